"""What an empty chat shows: what the notes cover, and questions they answer."""

from __future__ import annotations

import streamlit as st

from graph.types import DocumentRole
from tutor.library import Library
from tutor.tutoring import Tutoring
from tutor.ui.answer_data import counted
from tutor.ui.buttons import draw_questions, draw_topics

_TOPICS = 12
_QUESTIONS = 6


def draw_welcome(tutor: Tutoring) -> None:
    """Draw an invitation to ask."""
    st.title("Ask your notes", anchor=False)
    st.markdown(f"{coverage(tutor.library())} Every sentence of an answer opens the lines that say it.")
    st.subheader("Questions to start with", anchor=False)
    draw_questions(tutor.suggestions(_QUESTIONS), "welcome")
    st.subheader("What the notes cover", anchor=False)
    draw_topics(tutor.topics(_TOPICS), "welcome")


def coverage(library: Library) -> str:
    """Return how much there is to ask about, in a sentence."""
    notes = [entry for entry in library.entries if entry.document.role is DocumentRole.NOTES]
    if not notes:
        return "There are no notes yet: add some on the Library page."
    sections = sum(len(entry.sections) for entry in notes)
    return f"{counted(len(notes), 'document')} with {counted(sections, 'section')} are ready."
