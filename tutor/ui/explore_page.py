"""The Explore page: how the things in the notes relate, as a picture, as cards and as a table."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from graph.graph_export import ExportFormat, export_graph
from tutor.explore.atlas import Atlas
from tutor.explore.compare import comparison_of
from tutor.explore.draw import picture_of
from tutor.explore.picture import Picture
from tutor.explore.view import Mode, View, short_key, view_parameters
from tutor.tutoring import Tutoring
from tutor.ui.compare_data import comparison_data
from tutor.ui.components import component, opened
from tutor.ui.explore_chart import draw_chart
from tutor.ui.explore_controls import draw_controls, draw_modes
from tutor.ui.explore_data import legend_data, table_data
from tutor.ui.explore_events import toggled
from tutor.ui.explore_panel import draw_panel, follow_click
from tutor.ui.explore_session import current_view, show_view
from tutor.ui.links import page_address
from tutor.ui.numbering import Numbering

EXPLORE = "explore"
_LEGEND, _TABLE, _COMPARISON = "explore-legend", "explore-table", "explore-comparison"


def draw_explore(tutor: Tutoring) -> None:
    """Draw the tutor's graph as the address names it."""
    draw_atlas(tutor.atlas())


def draw_atlas(atlas: Atlas) -> None:
    """Draw the picture that the address names, with its controls, legend, cards and table."""
    st.title("Explore", anchor=False)
    if not atlas.entities:
        st.info("There is nothing to explore yet: add notes on the Library page.", icon=":material/menu_book:")
        return
    view = _whole_view(atlas, current_view())
    draw_modes(view)
    draw_controls(atlas, view)
    picture = picture_of(atlas, view)
    drawing, side = st.columns([2.15, 1], gap="medium")
    with drawing:
        _draw_picture(picture, view)
    with side, st.container(key="explore-panel"):
        draw_panel(atlas, view, picture)
    if view.mode is Mode.COMPARE and view.at:
        _draw_comparison(atlas, view)


def _whole_view(atlas: Atlas, view: View) -> View:
    """Return the view with the most related entity in its middle where the address names none."""
    if view.mode is Mode.NEIGHBOURS and not atlas.named(view.at[:1]):
        return replace(view, at=(short_key(atlas.by_name[0].id),))
    return view


def _draw_picture(picture: Picture, view: View) -> None:
    if picture.nodes:
        with st.container(key="explore-picture"):
            chart = draw_chart(picture, view)
        component("legend")(key=_LEGEND, data=legend_data(picture, view), on_opened_change=_toggle)
        with st.container(horizontal=True, key="explore-below"):
            component("picture_table")(
                key=_TABLE, data=table_data(picture), on_opened_change=partial(follow_click, _TABLE, Numbering(()))
            )
            with st.popover("Share or save", icon=":material/ios_share:"):
                _draw_share(picture, view, chart)
    elif view.hidden_kinds or view.hidden_types:
        st.info("Everything in this picture is hidden.", icon=":material/visibility_off:")
        component("legend")(key=_LEGEND, data=legend_data(picture, view), on_opened_change=_toggle)
    else:
        st.info(_invitation(view), icon=":material/hub:")


def _draw_share(picture: Picture, view: View, chart: str) -> None:
    st.caption("Link to this picture")
    address = page_address(st.context.url or "", view_parameters(view), EXPLORE)
    st.code(address, language=None, wrap_lines=True)
    component("save_picture")(key="explore-save", data={"chart": chart, "name": f"graph-{view.mode.value}"})
    st.download_button(
        "Save as GraphML",
        partial(_graphml, picture),
        file_name=f"graph-{view.mode.value}.graphml",
        mime="application/graphml+xml",
        on_click="ignore",
    )


def _draw_comparison(atlas: Atlas, view: View) -> None:
    data, numbering = comparison_data(comparison_of(atlas, view))
    st.subheader("Side by side", anchor=False)
    component("compare")(key=_COMPARISON, data=data, on_opened_change=partial(follow_click, _COMPARISON, numbering))


def _graphml(picture: Picture) -> str:
    return export_graph(picture.entities, picture.relations, ExportFormat.GRAPHML)[0].text


def _toggle() -> None:
    view = current_view()
    changed = toggled(opened(_LEGEND), view)
    if changed != view:
        show_view(changed)


def _invitation(view: View) -> str:
    if view.mode is Mode.ANSWER:
        return "The lines that this answer cites name nothing that the graph knows."
    if view.mode is Mode.OVERVIEW:
        return "The notes relate nothing to anything yet."
    return "Choose at least two services above." if view.mode is Mode.COMPARE else "Choose two services above."
