"""The notes: choose what to write about, read the result, arrange it, take it along, keep it current."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial

import streamlit as st

from graph.errors import GraphTutorError
from graph.open_store import open_store
from graph.settings import load_settings
from tutor.notes.blocks import Gap, NoteRequest
from tutor.notes.service import NoteService
from tutor.ui.answer_data import counted
from tutor.ui.components import component, opened
from tutor.ui.events import clicked_citation, clicked_section
from tutor.ui.inert import inert, inert_lines
from tutor.ui.note_data import note_data, note_numbering
from tutor.ui.notes_arranging import read_arranging, rearranged
from tutor.ui.notes_choice import draw_choice
from tutor.ui.notes_currency import draw_currency
from tutor.ui.notes_downloads import draw_downloads
from tutor.ui.notes_progress import shown_progress
from tutor.ui.notes_session import NotesState, arranged_event, keep_notes, notes_state
from tutor.ui.numbering import Numbering
from tutor.ui.session import open_citation, open_source

NOTES = "notes"


def current_notes() -> NoteService:
    """Return what writes notes on the present knowledge base, built once for each state of it.

    Raises KnowledgeBaseMissing before the first ingest.
    """
    with closing(open_store(load_settings())) as store:
        stamp = store.stamp()
    return _build(stamp.fingerprint if stamp else "")


@st.cache_resource(max_entries=1, show_spinner="Opening the notes…")
def _build(fingerprint: str) -> NoteService:  # noqa: ARG001  (the key: other notes, another service)
    from tutor.build import open_notes

    return open_notes()


def draw_notes(open_notes: Callable[[], NoteService] = current_notes) -> None:
    """Draw the page."""
    st.title("Notes", anchor=False)
    st.markdown("They link what belongs together across your documents. Every sentence opens the lines that say it.")
    service = open_notes()
    requests = draw_choice(service)
    if st.button("Write", type="primary", icon=":material/edit_note:", disabled=not requests, key="notes-write"):
        _write(requests, service)
    state = notes_state()
    if state is not None:
        _draw_gaps(state.written.gaps)
        _draw_written(state, service)
    draw_currency(service)


def _write(requests: Sequence[NoteRequest], service: NoteService) -> None:
    try:
        with shown_progress("Writing…") as progress:
            keep_notes(service.write_all(requests, progress))
    except GraphTutorError as error:
        st.warning(inert_lines(str(error)), icon=":material/build:")


def _draw_gaps(gaps: Sequence[Gap]) -> None:
    if not gaps:
        return
    with st.expander(f"{counted(len(gaps), 'cross-reference')} not to be found", icon=":material/search_off:"):
        for gap in gaps:
            st.markdown(f"**{inert(' › '.join(gap.place.heading_path))}** · {inert(', '.join(gap.missing))}")
            st.caption(inert_lines("\n".join(f"Searched {searched}" for searched in gap.searched)))


def _draw_written(state: NotesState, service: NoteService) -> None:
    titles = [note.title for note in state.written.notes]
    if not titles:
        return
    shown = 0
    if len(titles) > 1:
        shown = st.selectbox("Note", range(len(titles)), format_func=titles.__getitem__, key="notes-shown") or 0
    if all(not note.sentences for note in state.written.notes):
        st.info("The notes say nothing that belongs here.")
        return
    _draw_note(state, min(shown, len(titles) - 1))
    draw_downloads(state.note(min(shown, len(titles) - 1)), state.arranged, service)


def _draw_note(state: NotesState, position: int) -> None:
    note = state.note(position)
    numbering = note_numbering(note)
    key = f"note-{position}"
    with st.container(border=True):
        component("note")(
            key=key,
            data=note_data(note, numbering),
            on_opened_change=partial(_open_clicked, key, numbering),
            on_arranged_change=partial(_arrange_clicked, key, position),
        )
    if note.request in state.order:
        back = partial(state.as_written, note.request)
        st.button("Undo the arranging", key="notes-undo", icon=":material/undo:", type="tertiary", on_click=back)


def _open_clicked(key: str, numbering: Numbering) -> None:
    value = opened(key)
    citation, link = clicked_citation(value, numbering), clicked_section(value)
    if citation is not None:
        open_citation(citation)
    elif link is not None:
        open_source(link)


def _arrange_clicked(key: str, position: int) -> None:
    wish, state = read_arranging(arranged_event(key)), notes_state()
    if wish is not None and state is not None and position < len(state.written.notes):
        note = state.note(position)
        state.order[note.request] = rearranged([block.key for block in note.blocks], wish)
