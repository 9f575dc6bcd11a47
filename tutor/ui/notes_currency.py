"""The folders that notes were written to: which of their notes are stale, why, and writing those anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from graph.errors import GraphTutorError
from graph.settings import load_settings
from tutor.notes.currency import Checked, check_folder, renew
from tutor.notes.known_folders import known_folders
from tutor.notes.service import NoteService
from tutor.ui.inert import inert, inert_lines
from tutor.ui.notes_progress import shown_progress
from tutor.ui.notes_session import folders_checked, keep_checked

_MOST_SHOWN = 40


def draw_currency(service: NoteService) -> None:
    """Draw the written folders, each with a check and what it found."""
    folders = known_folders(load_settings().kb_file)
    st.subheader("Written folders", anchor=False)
    if not folders:
        st.caption("None yet. This writes one and keeps it current:")
        st.code("python -m tutor notes --outline PATH --write FOLDER", language=None)
    for number, folder in enumerate(folders):
        with st.container(border=True, key=f"notes-folder-{number}"):
            _draw_folder(folder, number, service)


def _draw_folder(folder: Path, number: int, service: NoteService) -> None:
    st.markdown(f"**{inert(str(folder))}**")
    if st.button("Check", key=f"notes-check-{number}", icon=":material/fact_check:"):
        _check(folder, service)
    checked = folders_checked().get(str(folder))
    if checked is None:
        return
    stale = [one for one in checked if one.is_stale]
    st.caption(f"{len(stale)} of {len(checked)} notes are stale.")
    if stale:
        st.markdown(stale_lines(stale))
        if st.button("Write those anew", key=f"notes-renew-{number}", icon=":material/sync:", type="primary"):
            _renew(folder, stale, service)


def stale_lines(stale: Sequence[Checked]) -> str:
    """Return the stale notes with their reasons as a markdown list, cut when there are very many."""
    lines = [
        f"- **{inert(one.note.title)}**" + "".join(f"  \n  {inert(reason)}" for reason in one.reasons)
        for one in stale[:_MOST_SHOWN]
    ]
    more = len(stale) - len(lines)
    return "\n".join([*lines, f"- and {more:,} more"] if more > 0 else lines)


def _check(folder: Path, service: NoteService) -> None:
    try:
        with shown_progress("Checking…") as progress:
            keep_checked(str(folder), check_folder(folder, service, progress))
    except GraphTutorError as error:
        st.warning(inert_lines(str(error)), icon=":material/build:")


def _renew(folder: Path, stale: Sequence[Checked], service: NoteService) -> None:
    try:
        renew(folder, stale, service)
    except GraphTutorError as error:
        st.warning(inert_lines(str(error)), icon=":material/build:")
        return
    _check(folder, service)
    st.rerun()
