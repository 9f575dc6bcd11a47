"""What one browser session remembers of its notes: those written last, which is shown, how each is arranged."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from tutor.notes.assembly import arranged
from tutor.notes.blocks import Note, NoteRequest
from tutor.notes.currency import Checked
from tutor.notes.service import Written

_NOTES = "notes_written"
_CHECKED = "notes_checked"
_ARRANGED = "arranged"


@dataclass(slots=True)
class NotesState:
    """The notes of the last run and, of those that were adjusted, the keys of the blocks that are left, in order."""

    written: Written
    order: dict[NoteRequest, tuple[str, ...]] = field(default_factory=dict)

    def note(self, position: int) -> Note:
        """Return a note as it was arranged."""
        note = self.written.notes[position]
        return arranged(note, self.order[note.request]) if note.request in self.order else note

    def as_written(self, request: NoteRequest) -> None:
        """Forget how a note was arranged."""
        self.order.pop(request, None)

    @property
    def arranged(self) -> Written:
        """Return all notes as they were arranged."""
        return Written(tuple(map(self.note, range(len(self.written.notes)))), self.written.gaps)


def notes_state() -> NotesState | None:
    """Return the session's notes, or None before any were written."""
    kept: object = st.session_state.get(_NOTES)
    return kept if isinstance(kept, NotesState) else None


def keep_notes(written: Written) -> None:
    """Remember the notes of a run; earlier ones and their arrangement are forgotten."""
    st.session_state[_NOTES] = NotesState(written)


def folders_checked() -> dict[str, tuple[Checked, ...]]:
    """Return what the last check found, by folder."""
    kept: object = st.session_state.get(_CHECKED)
    return kept if isinstance(kept, dict) else {}


def keep_checked(folder: str, checked: tuple[Checked, ...]) -> None:
    """Remember what a check found in a folder."""
    st.session_state[_CHECKED] = folders_checked() | {folder: checked}


def arranged_event(key: str) -> object:
    """Return what the click on a block's buttons in the component with that key sent, or None."""
    state: object = st.session_state.get(key)
    return state.get(_ARRANGED) if isinstance(state, dict) else None
