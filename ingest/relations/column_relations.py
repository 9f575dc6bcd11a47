"""What the head of a table's column, a label or an introducing line says of the names that stand under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.knowledge import EntityKind, RelationType
from ingest.findings import Claim
from ingest.marked import Place, Spot, topic_above
from ingest.relations.negation import is_denied
from ingest.relations.structure_parts import claim, named_above, opening_items
from ingest.relations.tables.columns import Column, column, column_of
from ingest.relations.verb_patterns import PLACES

CELL = re.compile(r"(?:— |; )(?P<head>[^:;—]{1,40}): (?P<cell>[^;]*)")
_SOURCE_HEAD = re.compile(r"^(?:data )?(?:source|from|producer|origin|sender)$", re.IGNORECASE)
_TARGET_HEAD = re.compile(r"^(?:data )?(?:target|to|consumer|destination|receiver|sink)$", re.IGNORECASE)


def column_claims(place: Place) -> Iterator[Claim]:
    """Return what heads, labels and introducing lines state."""
    yield from _cells(place)
    yield from _labelled(place)
    yield from _introduced(place)


def _cells(place: Place) -> Iterator[Claim]:
    """A table row: the first cell's name, and the names in a column whose head states a relation."""
    sources = place.label.heads
    if not sources or " — " not in place.line.text:
        return
    flows = bool(place.lead_in) and _SOURCE_HEAD.match(place.lead_in[-1].text) is not None
    for match in CELL.finditer(place.line.text):
        head = match["head"].strip()
        start, end = match.span("cell")
        spots = tuple(spot for spot in place.line.spots if start <= spot.start < end)
        found = _FLOW if flows and _TARGET_HEAD.match(head) else column_of(head)
        yield from _by_kinds(place, sources, spots)
        if found and spots and not is_denied(match["cell"]):
            yield from pairs(place, sources, found, spots, "table column")


def _by_kinds(place: Place, sources: tuple[Spot, ...], spots: tuple[Spot, ...]) -> Iterator[Claim]:
    """A metric in the row of an algorithm or task measures it, whatever the column is called."""
    for source in sources:
        for spot in spots:
            if spot.naming.kind is EntityKind.METRIC and source.naming.kind in _JUDGED:
                yield from claim(place, spot, RelationType.MEASURES, source, "metric in the row", 0.8)
            elif source.naming.kind is EntityKind.METRIC and spot.naming.kind is EntityKind.CONCEPT:
                yield from claim(place, source, RelationType.MEASURES, spot, "metric in the row", 0.8)


def _labelled(place: Place) -> Iterator[Claim]:
    """'**Works with:** Glue, Athena' about the thing above."""
    label = place.label
    if not label.text or label.spots:
        return
    column = column_of(label.text.strip(": "))
    rest = place.line.text[len(label.text) :]
    if column and column.type is not RelationType.USED_FOR and not is_denied(rest):
        stop = len(label.text) + min(
            (at for mark in (". ", "; ", ", wh", " that ") if (at := rest.find(mark)) >= 0), default=len(rest)
        )
        spots = tuple(spot for spot in place.line.spots if len(label.text) <= spot.start < stop)
        yield from pairs(place, topic_above(place), column, spots, "label")


def _introduced(place: Place) -> Iterator[Claim]:
    """Items below 'It works with:' or below a heading 'Alternatives'."""
    if not place.above or place.above[0].spots:
        return
    column = column_of(place.above[0].text.strip(": "))
    if column and column.type is not RelationType.USED_FOR and not column.catalogued:
        yield from pairs(place, named_above(place.above[1:]), column, opening_items(place), "introduced")


def pairs(
    place: Place, sources: tuple[Spot, ...], column: Column, spots: tuple[Spot, ...], rule: str
) -> Iterator[Claim]:
    """Return the column's relation between each source and each name under it."""
    for source in sources:
        for spot in spots:
            first, second = (spot, source) if column.backward else (source, spot)
            if spot.naming.kind not in column.targets or (column.catalogued and not _is_part(first, second)):
                continue
            yield from claim(place, first, column.type, second, f"{rule} {column.type.lower()}", 0.8)


def _is_part(part: Spot, whole: Spot) -> bool:
    return bool(part.parent) and part.parent in (whole.naming.term, whole.parent)


_JUDGED = frozenset({EntityKind.ALGORITHM, EntityKind.CONCEPT, EntityKind.MODEL, EntityKind.TECHNIQUE})
_FLOW = column("target", RelationType.WRITES_TO, PLACES)
