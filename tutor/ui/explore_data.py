"""What the components of the Explore page are given: cards, legend and table as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

from graph.knowledge import RELATION_MEANINGS, EntityKind, RelationType
from tutor.explore.draw import pick_of
from tutor.explore.looks import KIND_LOOKS, TYPE_LOOKS
from tutor.explore.picture import Picture
from tutor.explore.view import View


class SwatchData(TypedDict):
    """One entry of the legend: a kind with its shape, or a type with its line."""

    value: str
    name: str
    color: str
    shape: str
    line: str
    arrow: bool
    count: int
    on: bool


class LegendData(TypedDict):
    """The whole legend."""

    kinds: list[SwatchData]
    types: list[SwatchData]


class TableData(TypedDict):
    """A picture as text: what is shown and, row by row, how it is related."""

    summary: str
    nodes: list[list[str]]
    edges: list[list[str | int]]


def legend_data(picture: Picture, view: View) -> LegendData:
    """Return the kinds and types in the picture, and those that the reader has hidden."""
    kinds = Counter(entity.kind for entity in picture.entities)
    types = Counter(relation.type for relation in picture.relations)
    return {
        "kinds": [
            _kind(kind, kinds[kind], kind not in view.hidden_kinds)
            for kind in EntityKind
            if kinds[kind] or kind in view.hidden_kinds
        ],
        "types": [
            _type(kind, types[kind], kind not in view.hidden_types)
            for kind in RelationType
            if types[kind] or kind in view.hidden_types
        ],
    }


def table_data(picture: Picture) -> TableData:
    """Return the picture as a table; each row names what a click on it opens."""
    names = {entity.id: number for number, entity in enumerate(picture.entities)}
    return {
        "summary": summary(picture),
        "nodes": [[entity.name, entity.kind.value, pick_of(entity)] for entity in picture.entities],
        "edges": [
            [
                *(names[relation.source_id], RELATION_MEANINGS[relation.type].verb, names[relation.target_id]),
                *(len(relation.evidence), pick_of(relation)),
            ]
            for relation in picture.relations
        ],
    }


def summary(picture: Picture) -> str:
    """Return what a picture shows, in a few words."""
    shown = f"{_counted(picture.nodes, 'entity', 'entities')}, {_counted(picture.edges, 'relation', 'relations')}"
    return f"{shown}; {picture.left_out:,} more are left out" if picture.left_out else shown


def _counted(items: Sequence[object], one: str, more: str) -> str:
    return f"{len(items):,} {one if len(items) == 1 else more}"


def _kind(kind: EntityKind, count: int, on: bool) -> SwatchData:
    look = KIND_LOOKS[kind]
    return {
        "value": kind.value,
        "name": kind.value,
        "color": look.color,
        "shape": look.shape.value,
        "line": "",
        "arrow": False,
        "count": count,
        "on": on,
    }


def _type(kind: RelationType, count: int, on: bool) -> SwatchData:
    look = TYPE_LOOKS[kind]
    return {
        "value": kind.value,
        "name": RELATION_MEANINGS[kind].verb,
        "color": look.color,
        "shape": "",
        "line": look.line.value,
        "arrow": look.arrow,
        "count": count,
        "on": on,
    }
