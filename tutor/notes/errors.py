"""What can be wrong with notes, beyond an entity that nobody knows."""

from __future__ import annotations

from graph.errors import GraphTutorError


class NoteError(GraphTutorError):
    """Say why no note can be written about something."""


class NoteFolderError(GraphTutorError):
    """Say why a folder of notes, or a file in it, is left alone."""
