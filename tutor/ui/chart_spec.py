"""A picture's nodes and edges as the chart library reads them: Apache ECharts' graph with fixed positions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from graph.knowledge import RELATION_MEANINGS, Entity
from tutor.explore.draw import pick_of
from tutor.explore.looks import KIND_LOOKS, TYPE_LOOKS, Shape, line_width
from tutor.explore.picture import QUIET, Edge, Label, Node, Picture

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Item: TypeAlias = dict[str, Json]

_SMALL, _LARGE = 11.0, 32.0
_TINY = 0.62
_CROWD = 160
_FADED = 0.22
_LONGEST_NAME = 34


def chart_nodes(picture: Picture, marked: str) -> list[Json]:
    """Return the chart's items in the order that `picked_id` counts in; what is `marked` is drawn as picked."""
    scale = _TINY if picture.labels or len(picture.nodes) > _CROWD else 1.0
    labels = [_label(label) for label in picture.labels]
    nodes = [_node(node, scale, named=not picture.labels) for node in picture.nodes]
    return [*(_marked(item, marked) for item in (*labels, *nodes)), *_corners(picture)]


def chart_links(picture: Picture, marked: str) -> list[Json]:
    """Return the chart's links in the order that `picked_id` counts in; what is `marked` is drawn as picked."""
    entities = {entity.id: entity for entity in picture.entities}
    bends = _bends(picture)
    is_crowd = len(picture.nodes) > _CROWD
    links: list[Json] = []
    for edge in picture.edges:
        # In a crowd the faded lines between communities only hint; their arrows would be half of what is drawn.
        arrow = TYPE_LOOKS[edge.relation.type].arrow and not (is_crowd and edge.strength < QUIET)
        links.append(_marked(_link(edge, entities, bends[edge.relation.id], arrow), marked))
    return links


def picked_id(picture: Picture, data_type: object, index: object) -> str:
    """Return what the chart's selection means, or an empty text when it means nothing."""
    if not isinstance(index, int) or isinstance(index, bool) or index < 0:
        return ""
    if data_type == "edge":
        return pick_of(picture.relations[index]) if index < len(picture.edges) else ""
    ids = [*(f"c-{label.key}" for label in picture.labels), *map(pick_of, picture.entities)]
    return ids[index] if index < len(ids) else ""


def _marked(item: Item, marked: str) -> Item:
    return {**item, "selected": True} if item["id"] == marked else item


def _node(node: Node, scale: float, named: bool) -> Item:
    look = KIND_LOOKS[node.entity.kind]
    return {
        "id": pick_of(node.entity),
        "name": _shortened(node.entity.name),
        "value": f"{node.entity.name} · {node.entity.kind.value}",
        "x": node.at[0],
        "y": node.at[1],
        "symbol": "circle" if look.shape is Shape.CIRCLE else f"path://{look.shape.value}",
        "symbolSize": round((_SMALL + (_LARGE - _SMALL) * node.weight) * scale, 1),
        "itemStyle": {"color": look.color, "opacity": 1 if node.lit else _FADED},
        "label": {"show": named, "opacity": 1 if node.lit else 0.55},
    }


def _label(label: Label) -> Item:
    return {
        "id": f"c-{label.key}",
        "name": label.text,
        "value": f"{label.text} and more, {label.size} in all",
        "x": label.at[0],
        "y": label.at[1],
        "symbol": "circle",
        # Invisible, and larger for larger communities: of two names that overlap, the larger one's is shown.
        "symbolSize": round(4 + 2 * label.size**0.5, 1),
        "itemStyle": {"opacity": 0},
        "label": {"show": True, "position": "top", "fontSize": 14, "fontWeight": "bold", "opacity": 1},
    }


def _corners(picture: Picture) -> Iterator[Item]:
    """Yield two invisible items that hold the frame: without them the chart would fit itself to what is in it."""
    for number, (x, y) in enumerate(picture.frame):
        hidden: Json = {"show": False}
        yield {"id": f"corner-{number}", "name": "", "x": x, "y": y, "symbol": "none", "symbolSize": 0, "label": hidden}


def _link(edge: Edge, entities: dict[str, Entity], bend: float, arrow: bool) -> Item:
    relation = edge.relation
    look = TYPE_LOOKS[relation.type]
    source, target = entities[relation.source_id], entities[relation.target_id]
    verb = RELATION_MEANINGS[relation.type].verb
    return {
        "id": pick_of(relation),
        "source": pick_of(source),
        "target": pick_of(target),
        "value": f"{source.name} {verb} {target.name} · evidence: {len(relation.evidence)}",
        "symbol": ["none", "arrow" if arrow else "none"],
        "lineStyle": {
            "color": look.color,
            "width": line_width(len(relation.evidence)),
            "type": list(look.line.lengths) or "solid",
            "opacity": round(0.85 * edge.strength, 2),
            "curveness": bend,
        },
    }


def _bends(picture: Picture) -> dict[str, float]:
    """Return how much each edge is bent, so that relations between the same two entities lie side by side."""
    between: defaultdict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in picture.edges:
        first, second = sorted((edge.relation.source_id, edge.relation.target_id))
        between[first, second].append(edge)
    bends: dict[str, float] = {}
    for (first, _), edges in between.items():
        for position, edge in enumerate(edges):
            bend = 0.16 * (position - (len(edges) - 1) / 2) + 0.06
            bends[edge.relation.id] = round(bend if edge.relation.source_id == first else -bend, 3)
    return bends


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
