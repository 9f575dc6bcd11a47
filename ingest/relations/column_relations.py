"""What the head of a table's column, a label or an introducing line says of the names that stand under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.knowledge import EntityKind, RelationType
from ingest.findings import Claim
from ingest.marked import Place, Spot, topic_above
from ingest.relations.negation import is_denied
from ingest.relations.structure_parts import claim, named_above, opening_items
from ingest.relations.verb_patterns import ANY, PLACES, PRODUCTS, PURPOSES, STORES, USABLE

_CELL = re.compile(r"(?:— |; )(?P<head>[^:;—]{1,40}): (?P<cell>[^;]*)")
_SOURCE_HEAD = re.compile(r"^(?:data )?(?:source|from|producer|origin|sender)$", re.IGNORECASE)
_TARGET_HEAD = re.compile(r"^(?:data )?(?:target|to|consumer|destination|receiver|sink)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """Heads that state one relation, from the row's subject to the names in the cell, or `backward`."""

    heads: re.Pattern[str]
    type: RelationType
    targets: frozenset[EntityKind]
    backward: bool = False
    catalogued: bool = False


def _column(
    heads: str,
    kind: RelationType,
    targets: frozenset[EntityKind],
    *,
    backward: bool = False,
    catalogued: bool = False,
) -> Column:
    pattern = re.compile(rf"^(?:it |typically |usually |also |typical |main |common )?(?:{heads})$", re.IGNORECASE)
    return Column(pattern, kind, targets, backward, catalogued)


_KIND = RelationType
COLUMNS = (
    _column(
        r"works? (?:well )?with|integrat(?:es|ion|ions)(?: with)?|connects? (?:to|with)|pairs? with|used "
        r"with|goes with|"
        r"plugs into|companions?|partners?|related services?",
        _KIND.INTEGRATES_WITH,
        PRODUCTS,
    ),
    _column(
        r"(?:stores?|keeps?|saves?)(?: its| the)?(?: \w+)? in|stored in|storage|data (?:lives|lies|kept|"
        r"stored) in|kept in",
        _KIND.STORES_IN,
        PLACES,
    ),
    _column(
        r"feature of|part of|belongs to|parent|parent service|service|product|platform|home|lives in|found in|umbrella",
        _KIND.PART_OF,
        PLACES,
        catalogued=True,
    ),
    _column(
        r"(?:key |main )?(?:features?|components?|parts|capabilities|modules|tools|sub-?features)|includes|"
        r"contains|offers|has",
        _KIND.PART_OF,
        ANY,
        backward=True,
        catalogued=True,
    ),
    _column(r"needs|requires|depends on|prerequisites?|dependenc(?:y|ies)|requirements?", _KIND.DEPENDS_ON, USABLE),
    _column(
        r"uses|built (?:up)?on|based on|powered by|engine|under the hood|relies on|backed by",
        _KIND.USES,
        USABLE | {EntityKind.METRIC},
    ),
    _column(
        r"alternatives?(?: to)?|instead of|replaces|or(?: use)?|can replace|substitutes?|could also use",
        _KIND.ALTERNATIVE_TO,
        ANY,
    ),
    _column(r"compared (?:with|to)|vs\.?|versus|compare with|not to be confused with", _KIND.COMPARED_WITH, ANY),
    _column(
        r"reads?(?: data)?(?: from)?|inputs?(?: from)?|(?:data )?sources?|fed by|takes(?: data)? from|imports from",
        _KIND.READS_FROM,
        STORES,
    ),
    _column(
        r"writes?(?: \w+)?(?: to)?|outputs?(?: to| in)?|(?:data )?(?:sinks?|destinations?)|"
        r"(?:sends|logs|exports|delivers|publishes|loads)(?: \w+)? (?:in)?to|lands in",
        _KIND.WRITES_TO,
        STORES,
    ),
    _column(r"triggers|starts|invokes|kicks off|launches|calls", _KIND.TRIGGERS, PLACES | {EntityKind.API}),
    _column(r"(?:triggered|started|invoked|launched|called) by|trigger", _KIND.TRIGGERS, PLACES, backward=True),
    _column(r"orchestrates|coordinates|schedules|chains", _KIND.ORCHESTRATES, PLACES),
    _column(r"(?:orchestrated|coordinated|scheduled) (?:by|with)", _KIND.ORCHESTRATES, PLACES, backward=True),
    _column(r"(?:monitors|watches|detects|tracks|checks|observes|audits|records|looks)(?: for)?", _KIND.MONITORS, ANY),
    _column(r"(?:monitored|watched|audited|tracked|logged) (?:by|with|in)", _KIND.MONITORS, PLACES, backward=True),
    _column(
        r"(?:alerts?|alarms?|notifi(?:es|cations?))(?: (?:via|through|to|by))?",
        _KIND.ALERTS_THROUGH,
        frozenset({EntityKind.SERVICE, EntityKind.FEATURE}),
    ),
    _column(r"(?:protects|secures|encrypts|guards|controls access to)", _KIND.SECURES, PLACES),
    _column(
        r"(?:protected|secured|encrypted|guarded) (?:by|with)|encryption|protection",
        _KIND.SECURES,
        PLACES,
        backward=True,
    ),
    _column(r"deploys? (?:to|on)|deployed (?:to|on)|hosted on|runs (?:on|in)", _KIND.DEPLOYS_TO, PLACES),
    _column(
        r"(?:good|best|used|great|made|suited|suitable) (?:for|at)|tasks?|problem(?: type)?s?", _KIND.USED_FOR, PURPOSES
    ),
    _column(r"measures|evaluates|quantifies", _KIND.MEASURES, ANY),
)


def column_claims(place: Place) -> Iterator[Claim]:
    """Return what heads, labels and introducing lines state."""
    yield from _cells(place)
    yield from _labelled(place)
    yield from _introduced(place)


@lru_cache(maxsize=4096)
def _column_of(head: str) -> Column | None:
    return next((column for column in COLUMNS if column.heads.match(head)), None)


def _cells(place: Place) -> Iterator[Claim]:
    """A table row: the first cell's name, and the names in a column whose head states a relation."""
    sources = place.label.heads
    if not sources or " — " not in place.line.text:
        return
    flows = bool(place.lead_in) and _SOURCE_HEAD.match(place.lead_in[-1].text) is not None
    for match in _CELL.finditer(place.line.text):
        head = match["head"].strip()
        start, end = match.span("cell")
        spots = tuple(spot for spot in place.line.spots if start <= spot.start < end)
        column = _FLOW if flows and _TARGET_HEAD.match(head) else _column_of(head)
        yield from _by_kinds(place, sources, spots)
        if column and spots and not is_denied(match["cell"]):
            yield from _pairs(place, sources, column, spots, "table column")


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
    column = _column_of(label.text.strip(": "))
    rest = place.line.text[len(label.text) :]
    if column and column.type is not RelationType.USED_FOR and not is_denied(rest):
        stop = len(label.text) + min((at for mark in (". ", "; ") if (at := rest.find(mark)) >= 0), default=len(rest))
        spots = tuple(spot for spot in place.line.spots if len(label.text) <= spot.start < stop)
        yield from _pairs(place, topic_above(place), column, spots, "label")


def _introduced(place: Place) -> Iterator[Claim]:
    """Items below 'It works with:' or below a heading 'Alternatives'."""
    if not place.above or place.above[0].spots:
        return
    column = _column_of(place.above[0].text.strip(": "))
    if column and column.type is not RelationType.USED_FOR and not column.catalogued:
        yield from _pairs(place, named_above(place.above[1:]), column, opening_items(place), "introduced")


def _pairs(
    place: Place, sources: tuple[Spot, ...], column: Column, spots: tuple[Spot, ...], rule: str
) -> Iterator[Claim]:
    for source in sources:
        for spot in spots:
            first, second = (spot, source) if column.backward else (source, spot)
            if spot.naming.kind not in column.targets or (column.catalogued and not _is_part(first, second)):
                continue
            yield from claim(place, first, column.type, second, f"{rule} {column.type.lower()}", 0.8)


def _is_part(part: Spot, whole: Spot) -> bool:
    return bool(part.parent) and part.parent in (whole.naming.term, whole.parent)


_JUDGED = frozenset({EntityKind.ALGORITHM, EntityKind.CONCEPT, EntityKind.MODEL, EntityKind.TECHNIQUE})
_FLOW = _column("target", RelationType.WRITES_TO, PLACES)
