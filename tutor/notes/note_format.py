"""The forms in which notes are written."""

from __future__ import annotations

from enum import StrEnum


class NoteFormat(StrEnum):
    """How notes are written into a folder."""

    MARKDOWN = "markdown"
    OBSIDIAN = "obsidian"
    JSON = "json"
