"""Who does it and to whom: the names before and behind a verb, or what a clause without a subject is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.knowledge import RelationType
from ingest.marked import Spot
from ingest.masked_text import Group, MaskedSentence
from ingest.negation import Clause, is_denied, is_supposed
from ingest.verb_patterns import Direction, Reach, VerbPattern

# Characters of 'The ' or 'An ordinary ' before the name that a statement is about.
_LATEST_SUBJECT = 12
_PRONOUN_LENGTH = 6
_STOP = (
    "them|what|how|whether|who|when|if|because|so|but|which|that|while|without|instead|than|not|is|are|until|via|using"
)
_NEAR_STOP = f"{_STOP}|before|after|and|or|to|for|by|with|as|about"
_SUCH = r"such as|like|including|\((?:e\.g\.,? )?"
_OBJECT_GAP = re.compile(
    r"^(?: ?(?:\((?:e\.g\.,? |such as |like )?)?)?"
    rf"(?:\s(?!(?:{_NEAR_STOP})\b)[\w'’/-]+(?:,(?= ))?){{0,5}}?(?: ?(?:{_SUCH}))? ?$"
)
_FAR_GAP = re.compile(rf"^(?:[\s(]{{1,2}}(?!(?:{_STOP}|through)\b)[\w\ue000-\uf8ff'’/.-]+,?){{0,12}}? ?\(?$")
_SUBJECT_STOP = "who|whom|of|in|on|from|for|with|by|at|as|and|or|when|if|than|into"
_SUBJECT_GAP = re.compile(
    r"^(?:['’]s)?(?: \()?(?:,? (?:and|or) other(?: [\w-]+){1,3})?(?:,? (?:which|that|who|and which))?"
    rf"(?:\s(?!(?:{_SUBJECT_STOP})\b)[\w'’/-]+){{0,7}} ?$"
)
_RELATIVE_GAP = re.compile(r"^,? (?:is|are) (?:an?|the)(?: [\w'’/-]+){1,10} (?:that|which) ?(?:\w+ly )?$")
_COORDINATED = re.compile(r"(?:,? and|,? or|,| then)(?: (?:then|also|automatically|can|\w+ly))* ?$")
_PRONOUN = re.compile(
    r"(?:^|\s)(?:it|they|this|this service|the service|the feature|the tool|this feature|both)(?: (?:also|"
    r"can|will|may|then|\w+ly))* ?$",
    re.IGNORECASE,
)
# A clause that speaks of the topic without naming it: 'Can trigger …', 'A job reads …', 'Higher latency than …'.
_PEOPLE = (
    "administrator|analyst|anybody|attacker|caller|client|compan(?:y|ie)|customer|developer|engineer|people|person|"
    "scientist|somebody|speaker|student|team|user|you"
)
_OPENING = re.compile(
    rf"^\W*(?:(?:an?|the|each|every|this|these|no|data) (?!(?:\w+ )?(?:{_PEOPLE})s?\b)|"
    rf"(?!(?:\w+ )?(?:{_PEOPLE})s?\b)[a-z]+(?:[^s]s|ing|ed|ly)\b|"
    r"(?:can|may|also|part|one|meant|made|good|best|great|built|able|fed|"
    r"driven|suits?|will|must|more|less|higher|lower|easier|similar|common|ideal|it|they|with)\b)",
    re.IGNORECASE,
)
_COMMAND = re.compile(r"(?:use|using|leverage|consider|choose)\b", re.IGNORECASE)
_PREPOSED = re.compile(
    r"\b(?:in|on|of|at|from|inside|within|for|with|to|into|by|as|through|via)"
    r"(?: (?:the|your|an?|its|each|every|other))?\s$",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"-[a-z]+(?:ed|able|based|like|style)\b")
_OPENING_PRONOUN = re.compile(
    r"^\W*(?:it|they|this(?= \w+s\b)|(?:the|this) (?:service|feature|tool|algorithm|component))\b", re.IGNORECASE
)
_DETERMINERS = re.compile(
    r"^\W*(?:(?:and|then|also|for example|an?|the|your|our|each|every|this|its|both|in|for)\s+)*$", re.IGNORECASE
)
_OBJECT_PRONOUN = re.compile(r"^ (?:it|them)\b")


@dataclass(frozen=True, slots=True)
class VerbPlace:
    """A row of the verb table where it matches in a clause of a sentence."""

    sentence: MaskedSentence
    clause: Clause
    verb: re.Match[str]
    row: VerbPattern

    @property
    def prefix(self) -> str:
        """Return the clause's words before the verb."""
        return self.sentence.text[self.clause.start : self.verb.start()]

    @property
    def passive(self) -> bool:
        """Tell whether the doer stands behind the verb."""
        return self.row.direction is Direction.BACKWARD

    def words_before(self, group: Group) -> str:
        """Return the clause's words before a group of names."""
        return self.sentence.text[self.clause.start : group.start]

    def words_after(self, group: Group) -> str:
        """Return the words between a group of names and the verb."""
        return self.sentence.text[group.end : self.verb.start()]


def objects(place: VerbPlace) -> tuple[Spot, ...]:
    """Return the names right behind a verb."""
    text, end = place.sentence.text, place.verb.end()
    if _OBJECT_PRONOUN.match(text[end : end + _PRONOUN_LENGTH]):
        return place.sentence.topic if place.sentence.labelled else _earlier_subject(place)
    group = _object_group(place)
    if group is None or _COMPOUND.match(text, group.end):  # 'a SageMaker-deployed model' is about the model
        return ()
    gap = text[end : group.start]
    near = _OBJECT_GAP.match(gap) or (place.row.reach is Reach.FAR and _FAR_GAP.match(gap))
    return group.spots if near and not is_denied(gap) else ()


def _object_group(place: VerbPlace) -> Group | None:
    """Return the first names behind a verb; where they may stand far, the first that fit."""
    any_kind = place.row.reach is not Reach.FAR
    kinds = place.row.sources if place.passive else place.row.targets
    behind = (each for each in place.sentence.groups if place.verb.end() <= each.start < place.clause.end)
    return next((group for group in behind if any_kind or group.has(kinds)), None)


def sources(place: VerbPlace) -> tuple[Spot, ...]:
    """Return the names that a verb speaks of; for rows that say so, those of its object."""
    verb, reach = place.verb, place.row.reach
    inner = [each for each in place.sentence.groups if verb.start() <= each.start and each.end <= verb.end()]
    if reach is Reach.OBJECT or (reach is Reach.INNER and inner):
        return () if not inner or is_denied(place.prefix) else inner[0].spots
    return _subjects(place)


def _subjects(place: VerbPlace) -> tuple[Spot, ...]:
    """Return the names before a verb, or the topic of a clause that opens with it."""
    before = _groups_before(place)
    opening = place.words_before(before[0]) if before else ""
    if is_supposed(place.prefix) or is_denied(opening):
        return ()
    for group in reversed(before):
        between = place.words_after(group)
        if is_denied(between):
            return ()
        if _PRONOUN.search(between) or _COORDINATED.search(between):
            return _shared_subject(place, before[0])
        preposed = not place.passive and _PREPOSED.search(place.words_before(group))
        if preposed and len(before) > 1:
            continue
        if not _joins(place, group, before):
            return ()
        return _implied(place) if preposed else group.spots
    return () if before else _implied(place)


def _groups_before(place: VerbPlace) -> list[Group]:
    """Return the names before a verb that its subject may be; others ('latency') are like plain words."""
    kinds = place.row.targets if place.passive else place.row.sources
    start, end = place.clause.start, place.verb.start()
    return [each for each in place.sentence.groups if start <= each.start and each.end <= end and each.has(kinds)]


def _joins(place: VerbPlace, group: Group, before: list[Group]) -> bool:
    """Tell whether a verb belongs to a group: directly, or past one name ('Glue *jobs in S3* write')."""
    between = place.words_after(group)
    if _SUBJECT_GAP.match(between) or _RELATIVE_GAP.match(between):
        return True
    later = [each for each in before if each.start > group.start]
    return len(later) == 1 and _SUBJECT_GAP.match(place.words_after(later[0])) is not None


def _shared_subject(place: VerbPlace, first: Group) -> tuple[Spot, ...]:
    """Return the subject that several verbs of a clause share."""
    opening = place.words_before(first).rpartition(",")[2]
    if not _DETERMINERS.match(opening):
        return _implied(place)
    return () if _PREPOSED.search(opening) else first.spots


def _implied(place: VerbPlace) -> tuple[Spot, ...]:
    """Return what a clause without a named subject is about."""
    sentence, prefix = place.sentence, place.prefix
    compares = place.row.type is RelationType.COMPARED_WITH  # 'can lack speed compared to' compares all the same
    if (is_denied(prefix) and not compares) or (_COMMAND.match(place.verb[0]) and not prefix.strip()):
        return ()
    if not sentence.labelled and (_PRONOUN.search(prefix) or _OPENING_PRONOUN.match(prefix)):
        return _earlier_subject(place) or sentence.before or sentence.topic
    earlier = [group for group in sentence.groups if group.end <= place.clause.start]
    if earlier and not sentence.topic and not prefix.strip():
        return earlier[0].spots
    return sentence.topic if sentence.labelled or _OPENING.match(f"{prefix}{place.verb[0]} ") else ()


def _earlier_subject(place: VerbPlace) -> tuple[Spot, ...]:
    """Return the names that the statement opens with, when that is before the clause."""
    first = next(iter(place.sentence.groups), None)
    if first is None or first.end > place.clause.start or first.start > _LATEST_SUBJECT:
        return ()
    return first.spots
