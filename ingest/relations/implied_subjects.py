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
    PREPOSED,
    PRONOUN,
)
from ingest.relations.negation import is_denied
from ingest.relations.verb_place import VerbPlace

ASPECTS = frozenset({EntityKind.TECHNIQUE, EntityKind.CONCEPT, EntityKind.METRIC})
_FLOWS = frozenset({RelationType.READS_FROM, RelationType.WRITES_TO, RelationType.STORES_IN})
_ITS = re.compile(r"\W*(?:its|their)\b", re.IGNORECASE)
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
    if (is_denied(words) and not compares) or (COMMAND.match(place.verb[0]) and not words.strip()):
        return ()
    owned = OWNED_OPENING.match(words) is not None
    if not sentence.labelled and owned and _ITS.match(words):
        return earlier_subject(place) or sentence.before or sentence.topic
    if not sentence.labelled and (PRONOUN.search(words) or OPENING_PRONOUN.match(words)):
        return earlier_subject(place) or sentence.before or sentence.topic
    if not sentence.labelled and (owned or not words.strip()):
        earlier = earlier_subject(place)
        if earlier:
            return earlier
    if not sentence.labelled and sentence.topic and sentence.topic[0].naming.kind in ASPECTS and not compares:
        return ()
    return sentence.topic if sentence.labelled or owned or OPENING.match(f"{words}{place.verb[0]} ") else ()


def earlier_subject(place: VerbPlace) -> tuple[Spot, ...]:
    """Return the names that the statement opens with, when that is before the clause."""
    first = next(iter(place.sentence.groups), None)
    if first is None or first.end > place.clause.start:
        return ()
    opening = place.sentence.text[: first.start]
    opens = (
        DETERMINERS.match(opening)
        or USE_OF.match(opening)
        or (FINITE.match(place.sentence.text, first.end) and not PREPOSED.search(opening))
    )
    return first.spots if opens else ()
