"""The picture itself, drawn by Streamlit's own chart component: nothing is fetched and nothing is copied."""

from __future__ import annotations

from functools import partial

import streamlit as st

from tutor.explore.picture import Picture
from tutor.explore.view import View
from tutor.ui.chart_spec import chart_options, chart_spec, picked_id
from tutor.ui.explore_data import summary
from tutor.ui.explore_session import chart_mark, picked_in_chart, widget_value

_HEIGHT = 600
_CROWD = 300


def draw_chart(picture: Picture, view: View) -> str:
    """Draw a picture whose nodes and edges open their cards, and return the key of the chart."""
    mark = chart_mark(picture, view.picked)
    spec = chart_spec(picture, mark.first)
    st.echarts_chart(
        chart_options(spec, crowd=len(picture.nodes) > _CROWD),
        key=mark.key,
        height=_HEIGHT,
        renderer="svg",
        on_select=partial(_picked, mark.key, picture),
        alt=f"A graph of {summary(picture)}. The table below it says the same in words.",
    )
    return mark.key


def _picked(key: str, picture: Picture) -> None:
    picked_in_chart(key, _selected(widget_value(key), picture))


def _selected(state: object, picture: Picture) -> str:
    """Return what the chart's state says is selected. A browser can send anything, so it is looked at piece by piece."""
    selection = state.get("selection") if isinstance(state, dict) else None
    groups = selection.get("selected") if isinstance(selection, dict) else None
    for group in groups if isinstance(groups, list) else []:
        indices = group.get("data_indices") if isinstance(group, dict) else None
        if isinstance(indices, list) and indices:
            return picked_id(picture, group.get("data_type"), indices[-1])
    return ""
