"""The explored view in the address, and what a session remembers of the chart; pages go through here only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256

import streamlit as st

from tutor.explore.picture import Picture
from tutor.explore.view import VIEW_PARAMETERS, View, read_view, view_parameters

_MARK = "explore_mark"


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A chart that is shown: its key, what was picked when it was first drawn, and what is picked by now."""

    key: str
    first: str
    now: str


def current_view() -> View:
    """Return the view that the address names."""
    return read_view(st.query_params.to_dict())


def show_view(view: View) -> None:
    """Put a view into the address; the source that is open at the side stays open."""
    kept = {name: value for name, value in st.query_params.to_dict().items() if name not in VIEW_PARAMETERS}
    st.query_params.from_dict({**kept, **view_parameters(view)})


def pick(picked: str) -> None:
    """Open the card of what is named, or close it."""
    show_view(replace(current_view(), picked=picked))


def chart_mark(picture: Picture, picked: str) -> ChartMark:
    """Return how to draw the chart.

    The chart keeps its key while the same picture is shown, and with it the zoom of whoever looks at it; picking
    something elsewhere than in the chart gives it a new one, so that what is picked is lit up in it.
    """
    drawn = _digest(picture)
    kept: object = st.session_state.get(_MARK)
    if isinstance(kept, ChartMark) and kept.key.startswith(drawn) and kept.now == picked:
        return kept
    mark = ChartMark(f"{drawn}-{picked}", picked, picked)
    st.session_state[_MARK] = mark
    return mark


def picked_in_chart(key: str, picked: str) -> None:
    """Open the card of what was clicked in the chart itself."""
    kept: object = st.session_state.get(_MARK)
    if isinstance(kept, ChartMark) and kept.key == key:
        st.session_state[_MARK] = replace(kept, now=picked)
    pick(picked)


def widget_value(key: str) -> object:
    """Return what a control holds."""
    value: object = st.session_state.get(key)
    return value


def set_widget(key: str, value: object) -> None:
    """Have a control that is drawn next show what the view says."""
    st.session_state[key] = value


def _digest(picture: Picture) -> str:
    parts = [f"{node.entity.id}{node.at}{node.lit}" for node in picture.nodes]
    parts += [f"{edge.relation.id}{edge.strength}" for edge in picture.edges]
    return "picture-" + sha256("".join(parts).encode()).hexdigest()[:16]
