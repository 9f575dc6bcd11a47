"""What the rules that read the shape of notes share: the label's names, what stands above, and making a claim."""

from __future__ import annotations

from collections.abc import Iterator

from graph.knowledge import RelationType
from graph.types import PassageKind
from ingest.findings import Claim
from ingest.marked import MarkedText, Place, Spot, opening_heads


def claim(
    place: Place, source: Spot, kind: RelationType, target: Spot, rule: str, confidence: float
) -> Iterator[Claim]:
    """Claim a relation between two different entities."""
    if name_of(source) != name_of(target):
        yield Claim(source.naming, kind, target.naming, place.evidence(rule, confidence))


def heading_claim(
    place: Place, source: Spot, kind: RelationType, target: Spot, rule: str, confidence: float
) -> Iterator[Claim]:
    """Claim a relation that the heading right above states: its own line is the evidence."""
    if name_of(source) != name_of(target):
        yield Claim(source.naming, kind, target.naming, place.heading_evidence(rule, confidence))


def name_of(spot: Spot) -> str:
    """Return what tells one entity from another inside a document."""
    return spot.naming.term or spot.naming.surface.casefold()


def label_spots(place: Place) -> tuple[Spot, ...]:
    """Return the names that a statement opens with as its label, or that it consists of."""
    return place.label.heads if place.label.text else place.line.heads or opening_heads(place)


def opening_items(place: Place) -> tuple[Spot, ...]:
    """Return the names that an item of an introduced list stands for: 'Spark, through a connector'."""
    named = label_spots(place)
    first = place.line.spots[:1]
    if named or not first or first[0].start > 0 or place.passage.kind is not PassageKind.LIST:
        return named
    return first if place.line.text[first[0].end : first[0].end + 2] in (", ", " (") else ()


def named_above(texts: tuple[MarkedText, ...]) -> tuple[Spot, ...]:
    """Return the one thing that the nearest text with a name speaks of, or none where it names several."""
    for text in texts:
        names = {name_of(spot) for spot in text.spots}
        if names:
            return text.spots[:1] if len(names) == 1 else ()
    return ()
