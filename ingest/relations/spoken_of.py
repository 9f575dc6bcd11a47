"""What a statement is about, for the one behind it that says 'it'."""

from __future__ import annotations

import re

from ingest.marked import MarkedText, Spot
from ingest.relations.clause_words import FINITE, is_preposed

# Characters of 'The ' or 'An ordinary ' before the name that a statement is about.
_LATEST_SUBJECT = 12
# What stands between two names that make a pair.
_PAIR = re.compile(r",? (?:and|or|&) (?:the |an? )?$")


def spoken_of(line: MarkedText) -> tuple[Spot, ...]:
    """Return the name that a statement opens with, or that a verb follows, or the only one there is."""
    first = line.spots[:1]
    if not first:
        return ()
    if first[0].start <= _LATEST_SUBJECT or len(line.spots) == 1:
        return first
    return next(((spot,) for spot in line.spots if _has_verb(line, spot)), ())


def both_of(line: MarkedText) -> tuple[Spot, ...]:
    """Return the two names that 'both' stands for in the next statement: a pair at the end, or two subjects."""
    last = line.spots[-2:]
    if len(last) == 2 and _PAIR.match(line.text[last[0].end : last[1].start]):
        return last
    subjects = tuple(spot for spot in line.spots if _has_verb(line, spot))
    return subjects if len(subjects) == 2 else ()


def _has_verb(line: MarkedText, spot: Spot) -> bool:
    return FINITE.match(line.text, spot.end) is not None and not is_preposed(line.text[: spot.start])
