"""What a clause without a named subject is about: label, heading, or the statement before."""

from __future__ import annotations

import re

from graph.knowledge import EntityKind, RelationType
from ingest.marked import Spot
from ingest.relations.clause_words import (
    COMMAND,
    DETERMINERS,
    FINITE,
    OPENING,
    OPENING_PRONOUN,
    OWNED_OPENING,
    PEOPLE_FIRST,
    PRONOUN,
    is_preposed,
)
from ingest.relations.negation import is_denied
from ingest.relations.verb_place import VerbPlace

ASPECTS = frozenset({EntityKind.TECHNIQUE, EntityKind.CONCEPT, EntityKind.METRIC})
_FLOWS = frozenset({RelationType.READS_FROM, RelationType.WRITES_TO, RelationType.STORES_IN})
# One of these stands in whatever points to a name before.
_POINTING = frozenset(
    "it they ours mine yours theirs this both service feature tool latter algorithm component".split()  # noqa: SIM905
)
_ITS = re.compile(r"\W*(?:its|their)\b", re.IGNORECASE)
_BOTH = re.compile(r"\W*(?:and |but )?(?:both|the two|the pair)(?: of them)? ", re.IGNORECASE)
_PREDICATE = re.compile(r"\b(?:is|are|was|were|like|as)(?: (?:an?|the|just|only|really|mostly))*\s$")
_COLON = re.compile(r"(?: \([^()]*\))?:")
_LABELS = re.compile(r"[\ue000-\ue0ff](?: \([^()]*\))?: ")
_OWN_SUBJECT = re.compile(
    r"\W*(?:and |but |so |then )?(?:the|an?|every|each|our|my|your) "
    r"(?!service\b|feature\b|tool\b)[a-z]+ (?:[a-z]+ ){0,2}[a-z]+(?:s|ed) ",
    re.IGNORECASE,
)
USE_OF = re.compile(
    r"^\W*(?:(?:you|we|teams|one) (?:can )?)?(?:use|using|leverage|leveraging|with|employ|try)(?: (?:the|an?|your))* $",
    re.IGNORECASE,
)


def implied(place: VerbPlace, words: str) -> tuple[Spot, ...]:
    """Return what a clause without a named subject is about."""
    sentence = place.sentence
    compares = place.row.type is RelationType.COMPARED_WITH  # 'can lack speed compared to' compares all the same
    if place.row.type in _FLOWS and PEOPLE_FIRST.match(words.lstrip(" :–—-")):
        return ()
    if (is_denied(words) and not compares) or (COMMAND.match(place.said) and not words.strip()):
        return ()
    inline = _label_before(place)
    if inline:
        return inline
    if _BOTH.match(words) and (pair := _earlier_pair(place)):
        return pair
    owned = OWNED_OPENING.match(words) is not None
    if not sentence.labelled and owned and _ITS.match(words):
        return earlier_subject(place) or sentence.before or sentence.topic
    pointing = not (sentence.labelled or _POINTING.isdisjoint(sentence.words))
    if pointing and (PRONOUN.search(words) or OPENING_PRONOUN.match(words)):
        named = earlier_subject(place) or only_earlier(place)
        return named or (() if _has_own_subject(place) else sentence.before or sentence.topic)
    if not sentence.labelled and (owned or not words.strip()):
        earlier = earlier_subject(place)
        if earlier:
            return earlier
    if not sentence.labelled and sentence.topic and sentence.topic[0].naming.kind in ASPECTS and not compares:
        return ()
    return sentence.topic if sentence.labelled or owned or OPENING.match(f"{words}{place.said} ") else ()


def _label_before(place: VerbPlace) -> tuple[Spot, ...]:
    """Return the name that a colon right before the clause makes its label: 'Glue: none to manage; EMR: runs …'."""
    text, start = place.sentence.text, place.clause.start
    if place.sentence.labelled or not text.endswith(":", 0, start):
        return ()
    for group in place.sentence.groups:
        if group.end <= start and _COLON.fullmatch(text, group.end, start):
            opens = not text[: group.start].strip() or text[: group.start].endswith((". ", "; "))
            labels = opens or len(_LABELS.findall(text)) > 1
            return group.spots[-1:] if labels and group.spots[-1].naming.kind not in ASPECTS else ()
    return ()


def _has_own_subject(place: VerbPlace) -> bool:
    """Tell 'The domain hands out roles, and *it* keeps …', where 'it' is no name that stands earlier."""
    opening = place.sentence.text[: place.verb.start()]
    return "," in opening and _OWN_SUBJECT.match(opening) is not None


def _earlier_pair(place: VerbPlace) -> tuple[Spot, ...]:
    """Return the two names that 'both' stands for: 'Glue replaces EMR; *both* run Spark'."""
    earlier = tuple(spot for group in place.sentence.groups if group.end <= place.clause.start for spot in group.spots)
    return earlier if len(earlier) == 2 else ()


def earlier_subject(place: VerbPlace) -> tuple[Spot, ...]:
    """Return the names that the statement opens with, when that is before the clause."""
    first = next(iter(place.sentence.groups), None)
    if first is None or first.end > place.clause.start:
        return ()
    opening = place.sentence.text[: first.start]
    opens = (
        DETERMINERS.match(opening)
        or USE_OF.match(opening)
        or (FINITE.match(place.sentence.text, first.end) and not is_preposed(opening))
    )
    return first.spots if opens else ()


def only_earlier(place: VerbPlace) -> tuple[Spot, ...]:
    """Return the one thing that the sentence names before the clause: 'We moved it to Glue; it …'."""
    text, start = place.sentence.text, place.clause.start
    opens = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n")) + 1
    named = (each for each in place.sentence.groups if opens <= each.start and each.end <= start)
    earlier = [each for each in named if each.spots[0].naming.kind not in ASPECTS]
    if len(earlier) != 1 or len(earlier[0].spots) != 1:
        return ()
    words = text[opens:start]
    return () if is_denied(words) or _PREDICATE.search(text[opens : earlier[0].start]) else earlier[0].spots
