"""What serves what purpose, by the shape of the notes: tables, 'Use cases' and lists of methods."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.knowledge import EntityKind, RelationType
from ingest.findings import Claim
from ingest.marked import MarkedText, Place, Spot, topic_above
from ingest.relations.negation import is_denied
from ingest.relations.structure_parts import claim, label_spots, name_of

_PURPOSE_COLUMN = re.compile(
    r"^(?:uses?|use(?:d)?(?: it)? for|use cases?|purpose|good for|best for|typical use)$", re.IGNORECASE
)
_DOES_COLUMN = re.compile(r"^what (?:it|this) does\b", re.IGNORECASE)
_MEANS_OPENING = re.compile(
    r"^[^:]{0,60}\b(?:strategies|methods|techniques|algorithms|modes)\b[^:]{0,30}: ", re.IGNORECASE
)
_INCLUDING = re.compile(r"\b(?:include|includes|supports?|covers?|are|offers?)$", re.IGNORECASE)
_INPUT_COLUMN = re.compile(r"^(?:typical )?(?:input|inputs|input formats?|reads(?: from)?|source)$", re.IGNORECASE)
_MEANS_COLUMN = re.compile(r"\b(?:starting point|algorithm|tool|service|choice|option|feature|use)s?$", re.IGNORECASE)
_PURPOSE_LINE = re.compile(r"^(?:use cases?|used for|purpose|best for|ideal for|when to use)$", re.IGNORECASE)
_PURPOSE_TEXT = re.compile(
    r"^\W*(?:(?:an? |the )?(?:[\w-]+ ){0,4}?(?:algorithm|metric|model|service|technique|method|tool|feature|"
    r"measure|library|"
    r"framework)s? (?:used )?for|for|ideal for|best for|used for|great for|suitable for|useful for|preferred "
    r"for|effective for|good for)\b",
    re.IGNORECASE,
)
_CELL = re.compile(r"(?:— |; )(?P<head>[^:;—]{1,40}): (?P<cell>[^;]*)")
_PURPOSES = frozenset({EntityKind.TECHNIQUE, EntityKind.CONCEPT})
_METHODS = frozenset({EntityKind.ALGORITHM, EntityKind.TECHNIQUE, EntityKind.METRIC, EntityKind.FRAMEWORK})
_LISTED = _METHODS - {EntityKind.METRIC}
_FOR_TASK = re.compile(r"\b(?:algorithms|models)\W*$", re.IGNORECASE)
_WORKERS = frozenset({EntityKind.FEATURE, EntityKind.DEPLOYMENT})
_SOLVED = frozenset({EntityKind.CONCEPT, EntityKind.METRIC, EntityKind.FEATURE})
_COLLECTION = re.compile(r"\b(?:algorithms?|models?)$", re.IGNORECASE)
_LISTED_MEANS = re.compile(r"\b(?:such as|like|including|include|methods|techniques|using|via|use)\b", re.IGNORECASE)
# What stands behind 'with' is how the purpose is reached, and not the purpose: 'for short texts with pruning'.
_WITH_MEANS = re.compile(r"[a-z] with (?![^.;]*\b(?:such as|like|e\.g\.))")
_NEXT = re.compile(r"\b(?:followed by|preceded by|before|after|prior to)\b", re.IGNORECASE)
_WHOLES = frozenset(
    {EntityKind.SERVICE, EntityKind.FEATURE, EntityKind.DEPLOYMENT, EntityKind.RESOURCE, EntityKind.FRAMEWORK}
)


def purpose_claims(place: Place) -> Iterator[Claim]:
    """Return what tables, labels and lists say about purposes and means."""
    yield from _listed_means(place)
    if place.label.text or place.line.heads:
        for rule in (_columns, _purposes, _methods, _means):
            yield from rule(place)


def _columns(place: Place) -> Iterator[Claim]:
    """A table row: the first cell's entity, and the entities in a column whose head says how they relate."""
    sources = place.label.heads
    if not sources or " — " not in place.line.text:
        return
    for match in _CELL.finditer(place.line.text):
        head = match["head"].strip()
        for spot in place.line.spots:
            if not match.start("cell") <= spot.start < match.end("cell"):
                continue
            for source in sources:
                if (_PURPOSE_COLUMN.match(head) and spot.naming.kind in _PURPOSES) or (
                    _DOES_COLUMN.match(head) and spot.naming.kind in _WORKERS
                ):
                    yield from claim(place, source, RelationType.USED_FOR, spot, "table column", 0.85)
                elif _MEANS_COLUMN.search(head) and source.naming.kind in _PURPOSES:
                    yield from claim(place, spot, RelationType.USED_FOR, source, "table column", 0.8)
                elif _INPUT_COLUMN.match(head):
                    yield from claim(place, source, RelationType.READS_FROM, spot, "table column", 0.7)


def _purposes(place: Place) -> Iterator[Claim]:
    """'**XGBoost:** For classification and regression', or 'Use cases: …' below a heading."""
    label = place.label
    rest = place.line.text[len(label.text) :] if label.text else place.line.text
    if label.heads and _PURPOSE_TEXT.match(rest):
        sources = label.heads
    elif _PURPOSE_LINE.match(label.text.strip(": ")):
        sources = topic_above(place)
    else:
        return
    if is_denied(rest):
        return
    start = len(label.text)
    stop = min(
        (end for mark in (". ", "; ", " when ", " using ") if (end := place.line.text.find(mark, start)) >= 0),
        default=len(place.line.text),
    )
    by = _WITH_MEANS.search(place.line.text, start, stop)
    stop = by.start() if by else stop
    for source in sources:
        for spot in place.line.spots:
            if (
                start <= spot.start < stop
                and spot.naming.kind in _PURPOSES
                and source.naming.kind not in _PURPOSES - {EntityKind.TECHNIQUE}
            ):
                yield from claim(place, source, RelationType.USED_FOR, spot, "stated as its use", 0.8)


def _methods(place: Place) -> Iterator[Claim]:
    """'Clustering algorithms: **K-Means** …', 'Hyperparameter tuning: **Grid search** …'."""
    targets = _purpose_above(place.above[0]) if place.above else ()
    for source in label_spots(place):
        for target in targets:
            if source.naming.kind in _METHODS and not _is_aside(source, target):
                yield from claim(place, source, RelationType.USED_FOR, target, "listed under its purpose", 0.8)


def _is_aside(source: Spot, target: Spot) -> bool:
    """Tell what a feature is judged by, and under a product's own name what it does: no means for it."""
    by_name = target.naming.term.endswith(f" {target.naming.surface}")  # 'Clarify', and not 'hyperparameter tuning'
    aside = source.naming.kind is EntityKind.METRIC or (by_name and source.naming.kind is EntityKind.TECHNIQUE)
    return aside and target.naming.kind is EntityKind.FEATURE


def _purpose_above(text: MarkedText) -> tuple[Spot, ...]:
    spots = tuple(spot for spot in text.spots if not spot.is_plain)
    if len({name_of(spot) for spot in spots}) != 1 or _COLLECTION.search(spots[0].naming.term):
        return ()
    solved = spots[0].naming.kind in _SOLVED or _FOR_TASK.search(text.text)
    return spots[:1] if solved else ()


def _means(place: Place) -> Iterator[Claim]:
    """'**Outlier detection:** techniques such as Z-score or IQR'."""
    for target in place.label.heads:
        if target.naming.kind in _SOLVED - {EntityKind.FEATURE} | _PURPOSES and not target.is_plain:
            for spot in place.line.spots:
                between = place.line.text[len(place.label.text) : spot.start]
                if spot.naming.kind in _METHODS and _LISTED_MEANS.search(between) and not _is_next(between):
                    yield from claim(place, spot, RelationType.USED_FOR, target, "named as a means", 0.7)


def _is_next(words: str) -> bool:
    """Tell what is denied, and what comes before or after: 'typically *followed by* techniques like …'."""
    return is_denied(words) or _NEXT.search(words) is not None


def _listed_means(place: Place) -> Iterator[Claim]:
    """'Search strategies: random search and …', or a list below 'It supports:', about the thing above."""
    methods = [spot for spot in place.line.spots if spot.naming.kind in _LISTED]
    if not methods:
        return
    opening = _MEANS_OPENING.match(place.line.text)
    introduced = bool(place.lead_in) and _INCLUDING.search(place.lead_in[-1].text) is not None
    if not (opening or introduced) or is_denied(place.line.text):
        return
    for owner in topic_above(place):
        for spot in methods:
            if owner.naming.kind in _WHOLES:
                yield from claim(place, owner, RelationType.USES, spot, "listed as its means", 0.75)
