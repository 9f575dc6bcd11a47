"""What to write notes about: entities, a document, or a course outline."""

from __future__ import annotations

import streamlit as st

from graph.types import DocumentRole
from tutor.notes.blocks import NoteRequest
from tutor.notes.service import NoteService
from tutor.ui.inert import inert

ENTITIES, DOCUMENT, OUTLINE = "Entities", "A document", "The outline"
_MOST_ENTITIES = 8
_MOST_CONNECTED = 200
_WHOLE = "The whole document"


def draw_choice(service: NoteService) -> tuple[NoteRequest, ...]:
    """Draw the choice and return the requests it stands for, none while something is missing."""
    about = st.segmented_control("Write about", [ENTITIES, DOCUMENT, OUTLINE], default=ENTITIES, key="notes-about")
    if about == DOCUMENT:
        return _draw_document(service)
    if about == OUTLINE:
        return _draw_outline(service)
    return _draw_entities(service)


def _draw_entities(service: NoteService) -> tuple[NoteRequest, ...]:
    names = [request.names[0] for request in service.most_connected(len(service.shelf.entities))]
    chosen = st.multiselect(
        "Entities",
        names,
        max_selections=_MOST_ENTITIES,
        placeholder="One for a note on it; two or more for what joins them",
        key="notes-entities",
    )
    return (service.for_entities(chosen),) if chosen else ()


def _draw_document(service: NoteService) -> tuple[NoteRequest, ...]:
    paths = [document.path for document in service.documents(DocumentRole.NOTES)]
    path = st.selectbox("Document", paths, key="notes-document")
    if not path:
        return ()
    headings = [" › ".join(s.heading_path) for s in service.shelf.sections_of(path) if s.heading_path]
    heading = st.selectbox("Section", [_WHOLE, *dict.fromkeys(headings)], key="notes-section")
    return (service.for_document(path, "" if heading in (None, _WHOLE) else heading),)


def _draw_outline(service: NoteService) -> tuple[NoteRequest, ...]:
    outlines = [document.path for document in service.documents(DocumentRole.OUTLINE)]
    if not outlines:
        st.info("There is no course outline among the notes. Add one on the Library page.")
        return ()
    path = st.selectbox("Outline", outlines, key="notes-outline")
    connected = st.number_input(
        "Also the best connected entities", 0, _MOST_CONNECTED, 0, step=10, key="notes-connected"
    )
    requests = service.for_outline(path or outlines[0])
    st.caption(inert(f"{len(requests)} cross-references are asked for."))
    return (*requests, *service.most_connected(int(connected)))
