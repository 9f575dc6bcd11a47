"""The source at the side: opened by a citation mark, a heading, or a link that someone shared."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from graph.errors import CitationError
from graph.types import Citation
from tutor.source_view import SourceView
from tutor.tutoring import Tutoring
from tutor.ui.components import component
from tutor.ui.inert import inert, inert_lines
from tutor.ui.links import (
    CHECK,
    LinkError,
    SourceLink,
    check_of,
    page_address,
    read_source_link,
    source_parameters,
)
from tutor.ui.locate import cited_lines
from tutor.ui.numbering import lines_phrase
from tutor.ui.session import close_source, opened_citation
from tutor.ui.source_data import view_data

_WIDTH = 620


def draw_source_panel(tutor: Tutoring) -> None:
    """Open the panel when the address names lines of the notes."""
    try:
        link = read_source_link(st.query_params.to_dict())
        if link is not None:
            _open(tutor, link, opened_citation(link) or cited_lines(tutor.library(), link))
    except LinkError as error:
        message = str(error)
        _panel(lambda: _draw_bad_link(message))


def _open(tutor: Tutoring, link: SourceLink, citation: Citation) -> None:
    try:
        view = tutor.source(citation)
    except CitationError as error:
        message = str(error)
        _panel(lambda: _draw_changed(citation, message))
        return
    fresh = SourceLink(link.document, link.span, check_of(view))
    is_stale = link.check not in ("", fresh.check)
    if not is_stale:
        st.query_params[CHECK] = fresh.check
    _panel(lambda: _draw_view(view, fresh, is_stale))


def _panel(draw: Callable[[], None]) -> None:
    st.dialog("Source", width=_WIDTH, position="right", on_dismiss=close_source)(draw)()


def _draw_view(view: SourceView, link: SourceLink, is_stale: bool) -> None:
    if is_stale:
        st.warning(
            "The notes have changed since this link was made. These lines may not be the ones that were meant.",
            icon=":material/history:",
        )
    component("source")(key="source", data=view_data(view))
    st.caption("Link to these lines")
    st.code(page_address(st.context.url or "", source_parameters(link)), language=None, wrap_lines=True)


def _draw_changed(citation: Citation, message: str) -> None:
    st.markdown(f"**{inert(citation.document)}**, {lines_phrase(citation.span)}")
    st.warning(inert_lines(message), icon=":material/history:")
    st.markdown("The notes were read before the file changed. **Re-ingest** on the Library page reads it anew.")


def _draw_bad_link(message: str) -> None:
    st.warning(inert_lines(message), icon=":material/link_off:")
