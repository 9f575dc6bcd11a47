"""Where something stands: the one measure by which passages, chunks and citations meet the gold lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.types import LineSpan


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Lines of one document."""

    document: str
    span: LineSpan

    def overlaps(self, other: Place) -> bool:
        """Tell whether the two share a line."""
        same = self.document == other.document
        return same and self.span.start <= other.span.end and other.span.start <= self.span.end


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands at one rank: the place of a text, and those of its copies in other documents."""

    places: tuple[Place, ...]

    def hits(self, gold: Iterable[Place]) -> bool:
        """Tell whether the text or a copy of it shares a line with one of the gold places."""
        return touches(self.places, gold)


def touches(places: Iterable[Place], gold: Iterable[Place]) -> bool:
    """Tell whether any of the places shares a line with any of the gold places."""
    known = tuple(gold)
    return any(place.overlaps(one) for place in places for one in known)


def covered(gold: Iterable[Place], places: Iterable[Place]) -> int:
    """Return how many of the gold places share a line with one of the places."""
    known = tuple(places)
    return sum(touches(known, (one,)) for one in gold)
