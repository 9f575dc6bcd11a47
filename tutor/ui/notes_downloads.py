"""Taking notes along: one as markdown or html, all as a zip, all as a folder for Obsidian."""

from __future__ import annotations

from functools import partial

import streamlit as st

from tutor.notes.archive import single_note, zipped_notes
from tutor.notes.blocks import Note
from tutor.notes.note_format import NoteFormat
from tutor.notes.render_html import html_page
from tutor.notes.service import NoteService, Written
from tutor.notes.slugs import file_slug

_ICON = ":material/download:"


def draw_downloads(note: Note, all_notes: Written, service: NoteService) -> None:
    """Draw the buttons; a file is made when its button is clicked."""
    name = file_slug(note.title)
    with st.container(horizontal=True, gap="small", key="notes-downloads"):
        single = partial(single_note, note, service.shelf)
        _button("This note", single, f"{name}.md", "text/markdown")
        _button("This note as html", partial(html_page, note), f"{name}.html", "text/html")
        zipped = partial(zipped_notes, all_notes, NoteFormat.MARKDOWN, service.shelf)
        _button("All as a zip", zipped, "notes.zip", "application/zip")
        vault = partial(zipped_notes, all_notes, NoteFormat.OBSIDIAN, service.shelf)
        _button("Obsidian folder", vault, "notes-obsidian.zip", "application/zip")


def _button(label: str, make: partial[str] | partial[bytes], file: str, mime: str) -> None:
    st.download_button(label, make, file, mime, key=f"notes-{file.rpartition('.')[2]}-{label}", icon=_ICON,
                       on_click="ignore")  # fmt: skip
