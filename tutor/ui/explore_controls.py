"""The controls over the picture. Each shows what the address says and writes what is chosen back into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from graph.knowledge import Entity
from tutor.explore.atlas import Atlas
from tutor.explore.view import DEPTHS, FEWEST, MOST, MOST_COMPARED, Mode, View, neighbourhood_of, short_key
from tutor.ui.explore_session import current_view, set_widget, show_view, widget_value

_NAMES = {
    Mode.OVERVIEW: "Overview",
    Mode.NEIGHBOURS: "Neighbours",
    Mode.PATH: "Path",
    Mode.COMPARE: "Compare",
    Mode.ANSWER: "Answer",
}
_MODE, _FIND, _FROM, _TO, _SIDES = "explore-mode", "explore-find", "explore-from", "explore-to", "explore-sides"
_DEPTH, _SHOW = "explore-depth", "explore-show"
_STEP = 5


def draw_modes(view: View) -> None:
    """Draw the choice between the kinds of picture."""
    modes = [mode for mode in Mode if mode is not Mode.ANSWER or view.mode is Mode.ANSWER]
    set_widget(_MODE, view.mode)
    st.segmented_control(
        "Picture",
        modes,
        key=_MODE,
        format_func=_NAMES.__getitem__,
        on_change=_choose_mode,
        label_visibility="collapsed",
    )


def draw_controls(atlas: Atlas, view: View) -> None:
    """Draw what can be chosen for the kind of picture that is shown."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="explore-controls"):
        match view.mode:
            case Mode.PATH:
                _draw_ends(atlas, view)
            case Mode.COMPARE:
                _draw_sides(atlas, view)
            case Mode.OVERVIEW | Mode.NEIGHBOURS | Mode.ANSWER:
                _draw_find(atlas, view)
        if view.mode is Mode.NEIGHBOURS:
            set_widget(_DEPTH, view.depth)
            st.segmented_control("Depth", list(DEPTHS), key=_DEPTH, on_change=_choose_depth, width="content")
        if view.mode in (Mode.NEIGHBOURS, Mode.COMPARE, Mode.ANSWER):
            set_widget(_SHOW, view.show)
            st.slider("Neighbours at most", FEWEST, MOST, key=_SHOW, step=_STEP, on_change=_choose_show, width=190)


def label_of(entity: Entity) -> str:
    """Return how an entity is offered: its name with its aliases, so that typing one of them finds it."""
    return f"{entity.name} ({', '.join(entity.aliases)})" if entity.aliases else entity.name


def _offer(atlas: Atlas) -> dict[str, str]:
    return {short_key(entity.id): label_of(entity) for entity in atlas.by_name}


def _draw_find(atlas: Atlas, view: View) -> None:
    offer = _offer(atlas)
    is_about_one = view.mode is Mode.NEIGHBOURS and view.at and view.at[0] in offer
    set_widget(_FIND, view.at[0] if is_about_one else None)
    st.selectbox(
        "Service, feature or concept",
        list(offer),
        key=_FIND,
        index=None,
        format_func=offer.__getitem__,
        placeholder="Type a name or an alias…",
        on_change=_find,
        width=560,
    )


def _draw_ends(atlas: Atlas, view: View) -> None:
    offer = _offer(atlas)
    for number, (key, label) in enumerate(((_FROM, "From"), (_TO, "To"))):
        chosen = view.at[number] if number < len(view.at) else None
        set_widget(key, chosen if chosen in offer else None)
        st.selectbox(
            label, list(offer), key=key, index=None, format_func=offer.__getitem__, placeholder="Type a name…",
            on_change=_choose_ends,
        )  # fmt: skip


def _draw_sides(atlas: Atlas, view: View) -> None:
    offer = _offer(atlas)
    set_widget(_SIDES, [key for key in view.at if key in offer][:MOST_COMPARED])
    st.multiselect(
        "Two or three to compare",
        list(offer),
        key=_SIDES,
        format_func=offer.__getitem__,
        max_selections=MOST_COMPARED,
        placeholder="Type a name or an alias…",
        on_change=_choose_sides,
    )


def _choose_mode() -> None:
    """Change the kind of picture; what the last one was about is carried over."""
    view, chosen = current_view(), widget_value(_MODE)
    if not isinstance(chosen, Mode) or chosen is view.mode:
        return
    about = view.at if view.mode in (Mode.NEIGHBOURS, Mode.PATH, Mode.COMPARE) else ()
    if view.picked.startswith("n-") and not about:
        about = (view.picked[2:],)
    kept = {Mode.NEIGHBOURS: 1, Mode.PATH: 2, Mode.COMPARE: MOST_COMPARED}.get(chosen, 0)
    show_view(
        View(chosen, about[:kept], show=view.show, hidden_kinds=view.hidden_kinds, hidden_types=view.hidden_types)
    )


def _find() -> None:
    chosen = widget_value(_FIND)
    view = current_view()
    found = neighbourhood_of(chosen) if isinstance(chosen, str) else View()
    show_view(replace(found, hidden_kinds=view.hidden_kinds, hidden_types=view.hidden_types, show=view.show))


def _choose_ends() -> None:
    ends = tuple(key for key in (widget_value(_FROM), widget_value(_TO)) if isinstance(key, str))
    _about(ends)


def _choose_sides() -> None:
    sides = widget_value(_SIDES)
    _about([key for key in sides if isinstance(key, str)] if isinstance(sides, list) else [])


def _about(keys: Sequence[str]) -> None:
    show_view(replace(current_view(), at=tuple(dict.fromkeys(keys)), expanded=(), picked=""))


def _choose_depth() -> None:
    depth = widget_value(_DEPTH)
    if isinstance(depth, int):
        show_view(replace(current_view(), depth=depth))


def _choose_show() -> None:
    show = widget_value(_SHOW)
    if isinstance(show, int):
        show_view(replace(current_view(), show=show))
