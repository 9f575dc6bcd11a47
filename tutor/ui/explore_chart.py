"""The picture itself, drawn by Streamlit's own chart component: nothing is fetched and nothing is copied."""

from __future__ import annotations

from functools import partial

import streamlit as st

from tutor.explore.picture import Picture
from tutor.explore.view import View
from tutor.ui.chart_spec import Json, chart_links, chart_nodes, picked_id
from tutor.ui.explore_data import summary
from tutor.ui.explore_session import chart_mark, picked_in_chart, widget_value

_HEIGHT = 600
# From so many nodes on, what costs time for each of them is left out.
_CROWD = 300
_MARK = "#d99a2b"


def draw_chart(picture: Picture, view: View) -> str:
    """Draw a picture whose nodes and edges open their cards, and return the key of the chart."""
    mark = chart_mark(picture, view.picked)
    st.echarts_chart(
        chart_options(picture, mark.first),
        key=mark.key,
        height=_HEIGHT,
        renderer="svg",
        on_select=partial(_picked, mark.key, picture),
        alt=f"A graph of {summary(picture)}. The table below it says the same in words.",
    )
    return mark.key


def chart_options(picture: Picture, marked: str) -> dict[str, Json]:
    """Return the whole chart; what is `marked` is drawn as picked."""
    is_crowd = len(picture.nodes) > _CROWD
    bold: Json = {"show": True, "fontWeight": "bold"}
    series: dict[str, Json] = {
        "type": "graph",
        "layout": "none",
        "roam": True,
        "scaleLimit": {"min": 0.5, "max": 12},
        "symbolKeepAspect": True,
        "preserveAspect": "contain",
        "nodeScaleRatio": 0.5,
        "selectedMode": "single",
        **{"left": 46, "right": 46, "top": 24, "bottom": 40},
        "edgeSymbolSize": [0, 6 if is_crowd else 8],
        "label": {"show": True, "position": "bottom", "distance": 4, "fontSize": 12},
        "labelLayout": {"hideOverlap": True},
        # Each emphasis paints everything anew; in a crowd the tooltip alone says what is under the mouse.
        "emphasis": {"disabled": True} if is_crowd else {"focus": "adjacency", "label": bold},
        "select": {
            "itemStyle": {"borderColor": _MARK, "borderWidth": 4, "opacity": 1},
            "lineStyle": {"shadowColor": _MARK, "shadowBlur": 6, "width": 5, "opacity": 1},
            "label": bold,
        },
        "data": chart_nodes(picture, marked),
        "links": chart_links(picture, marked),
    }
    return {"animation": False, "tooltip": {"formatter": "{c}", "confine": True}, "series": [series]}


def _picked(key: str, picture: Picture) -> None:
    picked_in_chart(key, _selected(widget_value(key), picture))


def _selected(state: object, picture: Picture) -> str:
    """Return what the chart's state says is selected. A browser can send anything: each piece is looked at."""
    selection = state.get("selection") if isinstance(state, dict) else None
    groups = selection.get("selected") if isinstance(selection, dict) else None
    for group in groups if isinstance(groups, list) else []:
        indices = group.get("data_indices") if isinstance(group, dict) else None
        if isinstance(indices, list) and indices:
            return picked_id(picture, group.get("data_type"), indices[-1])
    return ""
