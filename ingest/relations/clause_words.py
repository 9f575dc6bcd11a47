"""The small words of a clause: pronouns, auxiliaries, people, and the nouns for what a service has and makes."""

from __future__ import annotations

import re

_PEOPLE = (
    "administrator|admin|analyst|anybody|anyone|attacker|author|caller|client|colleague|compan(?:y|ie)|customer|"
    "developer|engineer|everybody|everyone|expert|group|human|lecturer|manager|member|neighbour|nobody|operator|owner|"
    "people|person|provider|reader|reviewer|scientist|somebody|someone|speaker|student|teacher|team|tenant|user|"
    "visitor|vendor|worker"
)
_FOLK = rf"(?:(?:\w+ )?(?:{_PEOPLE})s?|you|we|one|I)\b"
# Nouns for what a service or a job has, takes in, makes or runs; without an owner they belong to the topic.
_OWN_NOUN = (
    r"(?:accounts?|agents?|alarms?|alerts?|answers?|apps?|applications?|artifacts?|artefacts?|backups?|baselines?|"
    r"batch|"
    r"batches|catalogs?|checkpoints?|clusters?|code|components?|connections?|consoles?|containers?|copies|copy|"
    r"credentials|data|datasets?|deployments?|director(?:y|ies)|documents?|embeddings?|endpoints?|engines?|events?|"
    r"evidence|experiments?|explanations?|exports?|failures?|features?|files?|findings?|flows?|folders?|functions?|"
    r"graphs?|history|images?|imports?|indexe?s|indices|inputs?|instances?|items?|jobs?|keys?|lineage|login|logs?|"
    r"messages?|metadata|metrics|models?|notebooks?|notifications?|objects?|outputs?|packages?|parameters?|pipelines?|"
    r"polic(?:y|ies)|predictions?|profiles?|quer(?:y|ies)|queues?|records?|recordings?|reports?|repositor(?:y|ies)|"
    r"requests?|resources?|responses?|results?|rows?|rules?|runs?|samples?|schedules?|scores?|scripts?|secrets?|"
    r"sessions?|settings|sign-in|snapshots?|state|statistics|steps?|stores?|streams?|tables?|tasks?|templates?|"
    r"tokens?|traces?|traffic|transcripts?|updates?|uploads?|values?|vectors?|versions?|videos?|violations?|volumes?|"
    r"weights|workflows?|workloads?)"
)
_DETERMINER = (
    r"(?:(?:all|most|both|its|their|the|an?|each|every|any|those|these|this|some|such|new|old|raw|finished|final|"
    r"resulting|trained|captured|approved|large|many|only|own|other|more|live|local|stored|whole|full) )*"
)
_PREPOSITIONS = "in|on|of|at|from|inside|within|for|with|to|into|onto|by|as|through|via|against|behind|under|over"
PREPOSITION = rf"(?:{_PREPOSITIONS})"

_AUXILIARY = (
    "can|may|will|must|should|does|do|did|has|have|had|also|then|even|just|now|always|often|usually|only|both|first|"
    "later|finally|next|thereby|thus|so|itself|themselves|already|again|in turn|simply|either|be|been|is|are|was|were|"
    "get|gets|being|still|typically|later on"
)
_AUXILIARIES = re.compile(rf"(?:(?<=\s)|^)(?:(?:{_AUXILIARY}|\w+ly)\s)+$", re.IGNORECASE)
_LAST_AUXILIARY = frozenset(each.rpartition(" ")[2] for each in _AUXILIARY.split("|"))
RELATIVE = re.compile(
    r"(?:,? (?:which|that|who|and which|whose(?: [\w-]+){1,2})|\((?:which|that|who)) ?$", re.IGNORECASE
)
_SUBJECT_STOP = "whom|where|as|when|if|than|because|until|so|but|what|how"
SUBJECT_GAP = re.compile(
    r"^(?:['’]s?)?(?: \()?(?:,? (?:and|or) other(?: [\w-]+){1,3})?"
    rf"(?:\s(?!(?:{_SUBJECT_STOP})\b)[\w'’/-]+){{0,9}}[ ,)]*$"
)
PRONOUN = re.compile(
    r"(?:^|\s)(?:it|they|this|this service|the service|the feature|the tool|this feature|the latter|both)(?: (?:also|"
    r"can|will|may|then|\w+ly))* ?$",
    re.IGNORECASE,
)
# A clause that speaks of the topic without naming it: 'Can trigger …', 'A job reads …', 'Higher latency than …'.
OPENING = re.compile(
    rf"^\W*(?:(?:an?|the|each|every|this|these|no|data) (?!{_FOLK})|"
    rf"(?!{_FOLK})[a-z]+(?:[^s]s|ing|ed|ly)\b|"
    r"(?:can|may|also|part|one|meant|made|good|best|great|built|able|fed|"
    r"driven|suits?|will|must|more|less|higher|lower|easier|similar|common|ideal|it|they|with)\b)",
    re.IGNORECASE,
)
# The words before such a noun are small, or a participle that opens the sentence: 'Captured', 'Low-latency'.
_MODIFIER = r"(?:[a-z][\w-]*(?<!s) |[A-Z][a-z]*(?:-[a-z]+|ed|ing) )"
OWNED_OPENING = re.compile(
    rf"^\W*(?:(?i:and|then|also|so) )?(?:(?i:its|their)(?: [\w-]+){{1,4}}\b|"
    rf"(?i:{_DETERMINER})(?!(?i:{_FOLK})){_MODIFIER}{{0,2}}?"
    rf"(?i:{_OWN_NOUN})\b(?! {PREPOSITION} {PREPOSITION}| (?:the|an?|its|every|each|all|your)\b))"
)
COMMAND = re.compile(r"(?:use|using|leverage|consider|choose)\b", re.IGNORECASE)
_BEFORE_NAME = "the|your|a|an|its|each|every|other|our|their|all|any|one|some|two|both|this|that"
_PREPOSED = re.compile(rf"\b{PREPOSITION}(?: (?:{_BEFORE_NAME}))*\s$", re.IGNORECASE)
_LAST_PREPOSED = (*_PREPOSITIONS.split("|"), *_BEFORE_NAME.split("|"))
_NOUN_OF = rf"{PREPOSITION}(?: (?:the|your|an?|its|each|every|other|our|their|all|any|one|some))*\s$"
OWNED = re.compile(
    rf"^\W*{_DETERMINER}(?:(?!\w+ing )[a-z][\w-]* ){{0,2}}?{_OWN_NOUN} (?:of|from|by|in|on|inside|within|for|"
    rf"behind)(?: (?:the|your|an?|its|each|every|other|our|their|all|"
    r"any|one|some))*\s$",
    re.IGNORECASE,
)
WORD_PREPOSED = re.compile(
    rf"^\W*(?:(?:an?|the|each|every|any|new|all) )*(?!{_FOLK})[a-z][\w-]* (?:[a-z][\w-]* )?{_NOUN_OF}", re.IGNORECASE
)
FOR_PEOPLE = re.compile(
    r"^\W*(?:with|in|from|using|through|via|inside|on|within)(?: (?:the|your|an?))*\s$", re.IGNORECASE
)
PEOPLE_FIRST = re.compile(rf"^,? (?:the |your |our |all )?{_FOLK}", re.IGNORECASE)
OPENING_PRONOUN = re.compile(
    r"^\W*(?:it|they|ours|mine|yours|theirs|this(?= \w+s\b)|(?:the|this) (?:service|feature|tool|algorithm|"
    r"component))\b",
    re.IGNORECASE,
)
DETERMINERS = re.compile(
    r"^\W*(?:(?:and|then|also|for example|here|there|an?|the|your|our|each|every|this|its|both|in|for|first|next|"
    r"afterwards|finally)\s+)*$",
    re.IGNORECASE,
)
# Words that are nouns behind 'the' and 'its', and verbs elsewhere.
NOUN_BEFORE = re.compile(
    r"\b(?:the|an?|its|their|your|our|this|these|those|each|every|any|no|of|all|many|several|free|full|own|"
    r"(?:the|an?|its|their|your|our) (?:first|last|next|second))$|"
    # 'a job that reads' is no 'that report'
    r"(?:^|[,;:.]|\b(?:in|on|of|for|to|with|from|by|at|and|or|as|use|uses|run|runs|is|are)) that$",
    re.IGNORECASE,
)
# A second verb between a verb and a name takes the name for itself: 'scans the bucket *and updates* the catalog'.
SECOND_VERB = re.compile(
    rf"(?:\b(?:and|or|then)|,)(?: (?:then|also|finally|later|\w+ly))* (?:[a-z]+(?:[^s\W]s|ies) (?:it|them|the|its|"
    rf"their|every|each|all|an?|your|our|these|those)\b|(?!{_OWN_NOUN}\b)[a-z]+(?:[^s\W]s|ies) (?:to|into|from|in|on|"
    r"\w+ (?:to|into|from|in))\b)"
)
# A verb behind a name, so that the name is its subject: 'Edge and acceleration SageMaker Neo *optimises*'.
FINITE = re.compile(
    r"(?: [a-z][\w-]*)? (?:(?:\w+ly|also|then|now) )?(?:is|are|has|have|can|may|will|does|do|"
    rf"(?!{_OWN_NOUN} (?!(?:the|an?|its|all|every)\b))[a-z]{{2,}}(?:[^s\W]s|ies|shes|ches|sses)) (?!(?:of|for)\b)"
)
# What a thing has, with nothing behind that says whose: 'encrypts *both stores*'.
OWN_THINGS = re.compile(
    rf" (?:both|all|the|its|their|every|each|all of the|all its)(?: [a-z-]+)?? {_OWN_NOUN}(?= *(?:[.,;)!]|$| at rest|"
    rf" in transit| with | by ))",
    re.IGNORECASE,
)


def without_auxiliaries(words: str) -> str:
    """Return the words before a verb without its auxiliaries and adverbs: 'S3 can also ' is 'S3 '."""
    last = _last_word(words)
    return _AUXILIARIES.sub("", words) if last in _LAST_AUXILIARY or last.endswith("ly") else words


def is_preposed(words: str) -> bool:
    """Tell whether the words before a name end with a preposition: 'the jobs of the '."""
    return _last_word(words).endswith(_LAST_PREPOSED) and _PREPOSED.search(words) is not None


def _last_word(words: str) -> str:
    """Return the last word in small letters: a pattern that asks for an end is sought at every beginning."""
    return (words.rsplit(None, 1) or [""])[-1].lower()
