"""A picture as the chart library reads it: a graph with fixed positions, in Apache ECharts' own terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NotRequired, TypeAlias, TypedDict

from graph.knowledge import RELATION_MEANINGS
from tutor.explore.draw import pick_of
from tutor.explore.looks import KIND_LOOKS, TYPE_LOOKS, line_width
from tutor.explore.picture import Edge, Label, Node, Picture

_SMALL, _LARGE = 11.0, 32.0
_TINY = 0.62
_CROWD = 160
_FADED = 0.22
_LONGEST_NAME = 34

Json: TypeAlias = "str | int | float | bool | None | list[Json] | dict[str, Json]"


class NodeSpec(TypedDict):
    """One item of the chart's data."""

    id: str
    name: str
    x: float
    y: float
    symbol: str
    symbolSize: float
    itemStyle: dict[str, Json]
    label: dict[str, Json]
    value: NotRequired[str]
    selected: NotRequired[bool]
    tooltip: NotRequired[dict[str, Json]]
    cursor: NotRequired[str]


class LinkSpec(TypedDict):
    """One of the chart's links."""

    id: str
    source: str
    target: str
    value: str
    symbol: list[str]
    lineStyle: dict[str, Json]
    selected: NotRequired[bool]


class ChartSpec(TypedDict):
    """The whole chart, with what each item and link is called when it is picked."""

    data: list[NodeSpec]
    links: list[LinkSpec]


def chart_spec(picture: Picture, marked: str) -> ChartSpec:
    """Return the items and links of a picture; what is `marked` is drawn as picked."""
    scale = _TINY if len(picture.nodes) > _CROWD else 1.0
    labels = [_label(label) for label in picture.labels]
    nodes = [_node(node, scale, named=not picture.labels) for node in picture.nodes]
    links = list(_links(picture))
    for item in (*labels, *nodes, *links):
        if item["id"] == marked:
            item["selected"] = True
    return {"data": [*labels, *nodes, *_corners(picture)], "links": links}


def picked_id(picture: Picture, data_type: object, index: object) -> str:
    """Return what the chart's selection means, or an empty text when it means nothing."""
    if not isinstance(index, int) or isinstance(index, bool) or index < 0:
        return ""
    edges, nodes = [pick_of(r) for r in picture.relations], [pick_of(e) for e in picture.entities]
    ids = edges if data_type == "edge" else [*(f"c-{label.key}" for label in picture.labels), *nodes]
    return ids[index] if index < len(ids) else ""


def chart_options(spec: ChartSpec, crowd: bool) -> dict[str, Json]:
    """Return the chart's options around its items; a crowd is drawn without what costs time per item."""
    series: dict[str, Json] = {
        "type": "graph",
        "layout": "none",
        "roam": True,
        "scaleLimit": {"min": 0.5, "max": 12},
        "nodeScaleRatio": 0.5,
        "selectedMode": "single",
        "left": 46,
        "right": 46,
        "top": 24,
        "bottom": 40,
        "edgeSymbolSize": [0, 6 if crowd else 8],
        "label": {"show": True, "position": "bottom", "distance": 4, "fontSize": 12},
        "labelLayout": {"hideOverlap": True},
        "emphasis": {"label": {"show": True, "fontWeight": "bold"}} if crowd else {"focus": "adjacency"},
        "select": {
            "itemStyle": {"borderColor": "#d99a2b", "borderWidth": 4, "opacity": 1},
            "lineStyle": {"shadowColor": "#d99a2b", "shadowBlur": 6, "width": 5, "opacity": 1},
            "label": {"show": True, "fontWeight": "bold"},
        },
        "data": _plain(spec["data"]),
        "links": _plain(spec["links"]),
    }
    tooltip: dict[str, Json] = {"formatter": "{c}", "confine": True}
    return {"animation": False, "tooltip": tooltip, "series": [series]}


def _plain(items: list[NodeSpec] | list[LinkSpec]) -> list[Json]:
    plain: list[Json] = []
    for item in items:
        copied: dict[str, Json] = {}
        for name, value in item.items():
            copied[name] = value  # type: ignore[assignment]  # a TypedDict's values are objects to mypy
        plain.append(copied)
    return plain


def _node(node: Node, scale: float, named: bool) -> NodeSpec:
    look = KIND_LOOKS[node.entity.kind]
    return {
        "id": pick_of(node.entity),
        "name": _shortened(node.entity.name),
        "value": f"{node.entity.name} · {node.entity.kind.value}",
        "x": node.at[0],
        "y": node.at[1],
        "symbol": f"path://{look.shape.value}",
        "symbolSize": round((_SMALL + (_LARGE - _SMALL) * node.weight) * scale, 1),
        "itemStyle": {"color": look.color, "opacity": 1 if node.lit else _FADED},
        "label": {"show": named, "opacity": 1 if node.lit else 0.55},
    }


def _label(label: Label) -> NodeSpec:
    return {
        "id": f"c-{label.key}",
        "name": label.text,
        "value": f"{label.text} and {label.size - 1} more: look closer",
        "x": label.at[0],
        "y": label.at[1],
        "symbol": "circle",
        # Invisible, and larger for larger communities: of two names that overlap, the larger one's is shown.
        "symbolSize": round(12 + label.size**0.5 * 4, 1),
        "itemStyle": {"opacity": 0},
        "label": {"show": True, "position": "inside", "fontSize": 14, "fontWeight": "bold"},
    }


def _corners(picture: Picture) -> Iterator[NodeSpec]:
    """Yield two invisible items that hold the frame: without them the chart would fit itself to what is in it."""
    for number, (x, y) in enumerate(picture.frame):
        yield {
            "id": f"corner-{number}",
            "name": "",
            "x": x,
            "y": y,
            "symbol": "none",
            "symbolSize": 0,
            "itemStyle": {"opacity": 0},
            "label": {"show": False},
        }


def _links(picture: Picture) -> Iterator[LinkSpec]:
    names = {node.entity.id: node.entity.name for node in picture.nodes}
    bends = _bends(picture)
    for edge in picture.edges:
        relation = edge.relation
        look = TYPE_LOOKS[relation.type]
        verb = RELATION_MEANINGS[relation.type].verb
        yield {
            "id": pick_of(relation),
            "source": f"n-{relation.source_id[:10]}",
            "target": f"n-{relation.target_id[:10]}",
            "value": f"{names[relation.source_id]} {verb} {names[relation.target_id]} · {len(relation.evidence)}",
            "symbol": ["none", "arrow" if look.arrow else "none"],
            "lineStyle": {
                "color": look.color,
                "width": line_width(len(relation.evidence)),
                "type": list(look.line.lengths) or "solid",
                "opacity": 0.8 if edge.lit else _FADED,
                "curveness": bends[relation.id],
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
