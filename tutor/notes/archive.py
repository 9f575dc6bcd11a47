"""Notes as one zip: what a folder of notes would hold, with the documents beside, so that every link works."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from tutor.notes.blocks import Note, NoteRequest
from tutor.notes.folder_files import (
    Edition,
    cited_documents,
    index_file,
    index_segments,
    json_text,
    note_segments,
    source_text,
    suffix_of,
    written_gap,
    written_note,
)
from tutor.notes.links import SOURCES, Headings, source_copy
from tutor.notes.note_format import NoteFormat
from tutor.notes.note_names import note_files
from tutor.notes.render_markdown import whole_text
from tutor.notes.service import Written
from tutor.notes.shelf import Shelf

_MADE = (1980, 1, 1, 0, 0, 0)  # the same notes give the same bytes


def zipped_notes(written: Written, form: NoteFormat, shelf: Shelf) -> bytes:
    """Return a zip of the notes in a form, an index and copies of the documents they cite."""
    texts = _texts(written, form, shelf)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(texts):
            archive.writestr(zipfile.ZipInfo(file, _MADE), texts[file].encode("utf-8", "replace"))
    return made.getvalue()


def single_note(note: Note, shelf: Shelf, form: NoteFormat = NoteFormat.MARKDOWN) -> str:
    """Return one note as text whose links are for a file that lies beside the documents."""
    if form is NoteFormat.JSON:
        return json_text(note)
    beside = {path: path for path in shelf.documents}
    edition = _edition([note], form, shelf, beside, {note.request: "note.md"})
    return whole_text(note_segments(note, edition))


def _texts(written: Written, form: NoteFormat, shelf: Shelf) -> dict[str, str]:
    notes = written.notes
    files = note_files(notes, {}, suffix_of(form))
    copies = {path: _copy(path, form) for path in shelf.documents}
    edition = _edition(notes, form, shelf, copies, files)
    texts = {files[note.request]: whole_text(note_segments(note, edition)) for note in notes}
    texts[index_file(form)] = whole_text(index_segments(edition, tuple(map(written_gap, written.gaps))))
    return texts | {copies[path]: source_text(shelf, path) for path in cited_documents(edition.listed, shelf)}


def _edition(
    notes: Sequence[Note], form: NoteFormat, shelf: Shelf, documents: dict[str, str], files: dict[NoteRequest, str]
) -> Edition:
    named = {note.request: files[note.request] for note in notes}
    listed = tuple(written_note(note, named[note.request]) for note in notes)
    return Edition(form, shelf, Headings(shelf.documents), documents, named, listed)


def _copy(path: str, form: NoteFormat) -> str:
    return source_copy(path) if form is NoteFormat.OBSIDIAN else f"{SOURCES}/{path}"
