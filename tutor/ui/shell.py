"""The frame around every page: navigation, the source at the side, and what is shown when there is no tutor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from graph.errors import GraphTutorError, KnowledgeBaseMissing
from tutor.tutoring import Tutoring
from tutor.ui.chat_page import draw_chat
from tutor.ui.explore_page import EXPLORE, draw_explore
from tutor.ui.inert import inert_lines
from tutor.ui.ingest_panel import Reingest, draw_ingest_panel
from tutor.ui.library_page import draw_library
from tutor.ui.notes_page import NOTES, draw_notes
from tutor.ui.session import take_destination
from tutor.ui.source_panel import draw_source_panel

_ASSETS = Path(__file__).resolve().parent / "assets"


def draw_app(open_tutor: Callable[[], Tutoring], reingest: Reingest) -> None:
    """Draw the whole screen. Errors with a remedy are shown as such, never as a traceback."""
    # An emoji: Streamlit would fetch any icon of the Material set from an outside host for the browser's tab.
    st.set_page_config(page_title="Graph Tutor", page_icon="🎓")
    st.logo(_ASSETS / "logo.svg", size="large")
    st.html(_ASSETS / "screen.css")
    try:
        _draw_pages(open_tutor(), reingest)
    except KnowledgeBaseMissing as error:
        _draw_start(str(error), reingest)
    except GraphTutorError as error:
        _draw_trouble(str(error), reingest)


def _draw_pages(tutor: Tutoring, reingest: Reingest) -> None:
    chat = st.Page(partial(draw_chat, tutor), title="Chat", icon=":material/forum:", url_path="chat", default=True)
    explore = st.Page(partial(draw_explore, tutor), title="Explore", icon=":material/hub:", url_path=EXPLORE)
    notes = st.Page(draw_notes, title="Notes", icon=":material/edit_note:", url_path=NOTES)
    library = st.Page(
        partial(draw_library, tutor, reingest),
        title="Library",
        icon=":material/library_books:",
        url_path="library",
    )
    current = st.navigation([chat, explore, notes, library], position="top")
    # Said once and nowhere else: a page that widens itself later is drawn narrow first.
    st.set_page_config(layout="wide" if current.url_path == EXPLORE else "centered")
    destination = take_destination()
    if destination is not None:
        st.switch_page({"chat": chat, EXPLORE: explore}[destination.page], query_params=destination.parameters)
    current.run()
    draw_source_panel(tutor)


def _draw_start(message: str, reingest: Reingest) -> None:
    st.title("Welcome to Graph Tutor", anchor=False)
    st.markdown("It answers questions from your own notes, and every sentence opens the lines that say it.")
    st.info(inert_lines(message), icon=":material/menu_book:")
    st.markdown("Or add notes here. Without any of your own, the sample notes are read.")
    draw_ingest_panel(reingest, label="Read the notes")


def _draw_trouble(message: str, reingest: Reingest) -> None:
    st.title("This needs a hand", anchor=False)
    st.warning(inert_lines(message), icon=":material/build:")
    draw_ingest_panel(reingest)
