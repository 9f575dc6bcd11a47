"""To whom it is done: the names behind a verb, and those of its object that the verb speaks of."""

from __future__ import annotations

import re

from graph.knowledge import RelationType
from ingest.marked import Spot
from ingest.relations.clause_words import OWN_THINGS, SECOND_VERB
from ingest.relations.implied_subjects import earlier_subject, only_earlier
from ingest.relations.masked_text import Group, MaskedSentence
from ingest.relations.negation import is_denied
from ingest.relations.subjects import subjects
from ingest.relations.verb_patterns import Reach
from ingest.relations.verb_place import VerbPlace

_PRONOUN_LENGTH = 8
_STOP = (
    "them|what|how|whether|who|when|if|because|so|but|which|that|while|without|instead|than|not|is|are|until|via|using"
)
_NEAR_STOP = f"{_STOP}|through|before|after|and|or|to|for|by|with|as|about|into|onto"
_SUCH = r"such as|like|including|\((?:e\.g\.,? )?"
_OBJECT_GAP = re.compile(
    r"^(?: ?(?:\((?:e\.g\.,? |such as |like )?)?)?"
    rf"(?:\s(?!(?:{_NEAR_STOP})\b)[\w'’/-]+(?:,(?= ))?){{0,5}}?(?: ?(?:{_SUCH}))? ?$|"
    # the name carries the noun of a list: 'starts training, processing and *transform jobs*'
    r"^ (?:[a-z]+, ){1,3}[a-z]+ (?:and|or) $"
)
_FAR_GAP = re.compile(rf"^(?:[\s(]{{1,2}}(?!(?:{_STOP}|through)\b)[\w\ue000-\ue0ff'’/.-]+,?){{0,12}}? ?\(?$")
_COMPOUND = re.compile(r"-[a-z]+(?:ed|able|based|like|style)\b")
# What stands between one object and the next, and behind the last.
_FURTHER = re.compile(
    r"^(?: [a-z][\w-]*){0,2}(?:,? and |,? or |, |,? as well as |,? plus |,? (?:and )?then |, followed by )"
    r"(?:(?:to|from|into|in|with|by|on|through|via|for) )?(?:(?:the|an?|its|both|all|every|each|your|our|any|other) )+"
    r"(?:(?!(?:by|with|through|via|using|from)\b)[a-z][\w-]*(?<!s) |"
    r"[a-z]+s (?:of|in|on|from|inside|for) |(?:of|in|on|from) ){0,4}$|"
    r"^(?: [a-z][\w-]*){0,2}(?:, and |, or |, | and | or )(?:to|from|into|in|with|by|on|through|via|for) "
    r"(?:(?:the|an?|its|both|all|every|each|your|our) )*(?:[a-z][\w-]* ){0,2}$"
)
_FURTHER_END = re.compile(
    r"(?: [a-z]+)?(?:$|[.,;:)!]| (?:and|or|for|when|so|as|before|after|with|in|on|at|by|while)\b)"
)
_FLOWS = frozenset({RelationType.READS_FROM, RelationType.WRITES_TO, RelationType.STORES_IN})
# 'from there', 'reads that topic': a place that was named before.
_POINTING = re.compile(
    r" (?:there|here)(?= *(?:[.,;:)!]|$| (?:and|on|at|when|by|for|every|as)\b))|"
    r" (?:that|this|these|those|the same) (?:topic|stream|table|bucket|queue|database|lake|warehouse|store|index|"
    r"share|volume|"
    r"catalog|registry|repository|file system|log|log group)s?\b(?! in | of )"
)
_POINTERS = frozenset({"it", "them", "this", "that", "these", "those", "both", "there", "here", "same"})
_OBJECT_PRONOUN = re.compile(r"^ (?:(?:it|them)\b|(?:this|that|these|those|both)(?=[.,;:!)]|$))")


def end_of_verbs(sentence: MaskedSentence) -> int:
    """Return before which place a verb has to begin to have an object: the last name, unless words point to one."""
    if not _POINTERS.isdisjoint(sentence.words) or (sentence.topic and OWN_THINGS.search(sentence.text)):
        return len(sentence.text)
    return sentence.groups[-1].start if sentence.groups else 0


def objects(place: VerbPlace) -> tuple[Spot, ...]:
    """Return the names right behind a verb."""
    text, end = place.sentence.text, place.verb.end()
    if _OBJECT_PRONOUN.match(text[end : end + _PRONOUN_LENGTH]):
        return place.sentence.topic if place.sentence.labelled else _meant_by_it(place)
    if place.row.type in _FLOWS and _POINTING.match(text, end):
        return _pointed_at(place)
    if place.row.type is RelationType.SECURES and OWN_THINGS.match(text, end) and place.sentence.topic:
        return place.sentence.topic
    group = _object_group(place)
    if group is None or _COMPOUND.match(text, group.end):  # 'a SageMaker-deployed model' is about the model
        return ()
    gap = text[end : group.start]
    if "," in gap and place.row.type is RelationType.USED_FOR:  # 'SHAP for attributions, plots for the shape'
        return ()
    near = _OBJECT_GAP.match(gap) or (place.row.reach is Reach.FAR and _FAR_GAP.match(gap))
    if not near or is_denied(gap) or SECOND_VERB.search(gap):
        return ()
    return (*group.spots, *_more(place, group))


def _meant_by_it(place: VerbPlace) -> tuple[Spot, ...]:
    """Return what 'it' behind a verb stands for; what flows or is kept is seldom the thing spoken of before."""
    sentence = place.sentence
    alone = sum(group.end <= place.verb.start() for group in sentence.groups) < 2
    if place.row.type in _FLOWS:
        return earlier_subject(place) or (sentence.topic if alone else ())
    return earlier_subject(place) or only_earlier(place) or ((sentence.topic or sentence.before) if alone else ())


def _pointed_at(place: VerbPlace) -> tuple[Spot, ...]:
    """Return what 'there' or 'that topic' stands for: the last name before the clause, or before the statement."""
    earlier = [group for group in place.sentence.groups if group.end <= place.clause.start]
    return earlier[-1].spots[-1:] if earlier else place.sentence.latest or place.sentence.topic


def _more(place: VerbPlace, group: Group) -> tuple[Spot, ...]:
    """Return the names of further objects: 'the volumes of EC2, *the models in S3, and both stores of …*'."""
    text, at = place.sentence.text, group.end
    found: list[Spot] = []
    for other in (each for each in place.sentence.groups if group.end <= each.start < place.clause.end):
        between = text[at : other.start]
        if not _FURTHER.match(between) or not _FURTHER_END.match(text, other.end) or is_denied(between):
            break
        found += other.spots
        at = other.end
    return tuple(found)


def _object_group(place: VerbPlace) -> Group | None:
    """Return the first names behind a verb; where they may stand far, the first that fit."""
    any_kind = place.row.reach is not Reach.FAR
    kinds = place.row.sources if place.passive else place.row.targets
    start, stop = place.verb.end(), place.clause.end
    for group in place.sentence.groups:
        if start <= group.start < stop and (any_kind or group.has(kinds)):
            return group
    return None


def sources(place: VerbPlace) -> tuple[Spot, ...]:
    """Return the names that a verb speaks of; for rows that say so, those of its object."""
    verb, reach = place.verb, place.row.reach
    inner = [each for each in place.sentence.groups if verb.start() <= each.start and each.end <= verb.end()]
    if reach is Reach.OBJECT or (reach is Reach.INNER and inner):
        return () if not inner or is_denied(place.prefix) else inner[0].spots
    return subjects(place)
