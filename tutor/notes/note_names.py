"""The files that notes are written to, told apart for good: a note keeps its file for as long as it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.types import content_key
from tutor.notes.blocks import Note, NoteKind, NoteRequest
from tutor.notes.slugs import file_slug

_FOLDERS = {
    NoteKind.ENTITY: "entities",
    NoteKind.SET: "sets",
    NoteKind.DOCUMENT: "documents",
    NoteKind.OUTLINE: "cross-references",
}


def note_files(notes: Iterable[Note], known: Mapping[NoteRequest, str], suffix: str) -> dict[NoteRequest, str]:
    """Return each note's file below the folder; those that are `known` keep theirs."""
    files = dict(known)
    for note in notes:
        if note.request not in files:
            files[note.request] = _free(note, set(files.values()), suffix)
    return files


def _free(note: Note, taken: set[str], suffix: str) -> str:
    """Return a file name that no other note has, in any mixture of case."""
    plain = f"{_FOLDERS[note.request.kind]}/{file_slug(note.title)}"
    if plain + suffix not in taken:
        return plain + suffix
    return f"{plain}-{content_key(*note.request.names)[:8]}{suffix}"
