"""What an aspect's name says of the things compared or described: 'Engines: Spark, Ray', 'Firehose sinks: S3'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.knowledge import EntityKind, RelationType
from ingest.findings import Claim
from ingest.marked import Place, Spot, topic_above
from ingest.relations.claim_choice import LANGUAGES
from ingest.relations.column_relations import CELL, pairs
from ingest.relations.negation import is_denied
from ingest.relations.structure_parts import claim
from ingest.relations.tables.columns import Column, column_of
from ingest.relations.verb_patterns import METHODS, PRODUCTS

_OWNERS = PRODUCTS - {EntityKind.FRAMEWORK}
_MEANS = METHODS | {EntityKind.FRAMEWORK}
_THINGS = PRODUCTS | {EntityKind.RESOURCE, EntityKind.ALGORITHM, EntityKind.MODEL, EntityKind.API}
_OWNED = frozenset(
    {
        RelationType.READS_FROM,
        RelationType.WRITES_TO,
        RelationType.STORES_IN,
        RelationType.USES,
        RelationType.DEPENDS_ON,
    }
)
_STOPS = (". ", "; ")
# Words that make a label's items something else than means: rivals, or what does not belong.
_OTHER_LABEL = re.compile(
    r"\b(?:alternativ|versus|vs|compar|similar|differ|instead|unlike|not|without|never|avoid|example|note|tip|see|"
    r"exam|question|trap|rival|competitor|used? cases?|best for|purpose)",
    re.IGNORECASE,
)
# A verb among the items makes them a sentence's names.
_SENTENCE = re.compile(
    r"^ ?[A-Za-z]+[^s\W]s (?!(?:like|such|and|or|for|of|in|with)\b)\w|"
    r" (?:is|are|was|were|has|have|can|may|will|[a-z]+[^s\W]s (?:the|an?|its|your|to|in|on|from)) "
)


def aspect_claims(place: Place) -> Iterator[Claim]:
    """Return what rows of an aspect, labels with a name in them and labels above bare lists say."""
    if not place.label.text or not place.line.spots or place.line.spots[-1].start < len(place.label.text):
        return
    if " — " in place.line.text:
        yield from _aspect_row(place)
    else:
        yield from _owned_label(place)
        yield from _bare_list(place)


def _aspect_row(place: Place) -> Iterator[Claim]:
    """'Engines — Glue: Spark, Ray; EMR: Spark, Hive': the head of each cell is whom it speaks of."""
    if place.label.heads or _OTHER_LABEL.search(place.label.text):
        return
    column = column_of(place.label.text.strip(": "))
    for match in CELL.finditer(place.line.text):
        owners = _inside(place, *match.span("head"), _OWNERS)
        if len(owners) == 1 and not is_denied(match["cell"]):
            yield from _said_of(place, owners, column, _inside(place, *match.span("cell")), "aspect's row")


def _owned_label(place: Place) -> Iterator[Claim]:
    """'Firehose sinks: S3, Redshift' or 'Sources of AppFlow: Salesforce'."""
    label = place.label.text.strip(": ")
    owners = _inside(place, 0, len(place.label.text), _THINGS)
    if len(owners) != 1 or len(place.label.spots) != 1:
        return
    name = place.line.text[owners[0].start : owners[0].end]
    rest = re.sub(r"^['’]s? |(?: (?:of|for|in))?(?: (?:the|an?))? ?$", "", label.replace(name, "").strip())
    column = column_of(rest.strip())
    if column and column.type in _OWNED and not is_denied(_items(place)):
        yield from _said_of(place, owners, column, _inside(place, *_span(place)), "aspect in the label")


def _bare_list(place: Place) -> Iterator[Claim]:
    """Methods and libraries behind a plain label are means of the thing above: 'Encoding: one-hot, ordinal'."""
    if not any(spot.naming.kind in _MEANS for spot in place.line.spots):
        return
    items = _items(place)
    if any(spot.naming.kind in _THINGS for spot in place.label.spots) or _OTHER_LABEL.search(place.label.text):
        return
    if is_denied(items) or _SENTENCE.search(f" {items} ") or column_of(place.label.text.strip(": ")):
        return
    owners = tuple(spot for spot in topic_above(place) if spot.naming.kind in _OWNERS and not _is_collection(spot))
    yield from _said_of(place, owners, None, _inside(place, *_span(place)), "means in a list")


def _said_of(
    place: Place, owners: tuple[Spot, ...], column: Column | None, items: tuple[Spot, ...], rule: str
) -> Iterator[Claim]:
    if column:
        yield from pairs(place, owners, column, items, rule)
        return
    for owner in owners:
        for item in items:
            if item.naming.kind in _MEANS and item.naming.term not in LANGUAGES:
                yield from claim(place, owner, RelationType.USES, item, rule, 0.75)


def _is_collection(spot: Spot) -> bool:
    return spot.naming.term.endswith((" algorithm", " model"))


def _span(place: Place) -> tuple[int, int]:
    """Return where the items behind a label stand, up to the end of the first sentence."""
    text, start = place.line.text, len(place.label.text)
    return start, min((at for mark in _STOPS if (at := text.find(mark, start)) >= 0), default=len(text))


def _items(place: Place) -> str:
    start, end = _span(place)
    return place.line.text[start:end]


def _inside(
    place: Place, start: int, end: int, kinds: frozenset[EntityKind] = frozenset(EntityKind)
) -> tuple[Spot, ...]:
    return tuple(spot for spot in place.line.spots if start <= spot.start < end and spot.naming.kind in kinds)
