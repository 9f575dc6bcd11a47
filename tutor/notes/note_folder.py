"""Writing notes into a folder: only ever into its own, each file in one step, hand-written text kept."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.whole_folder import write_text_whole
from tutor.notes.blocks import Note, NoteKind
from tutor.notes.errors import NoteFolderError
from tutor.notes.folder_files import (
    Edition,
    cited_documents,
    index_file,
    index_json,
    index_segments,
    inside,
    json_text,
    note_segments,
    source_text,
    suffix_of,
    written_gap,
    written_note,
)
from tutor.notes.generated_blocks import marked, renewed
from tutor.notes.links import Headings, source_copy
from tutor.notes.manifest import MANIFEST, Manifest, WrittenGap, read_manifest, write_manifest
from tutor.notes.note_format import NoteFormat
from tutor.notes.note_names import note_files
from tutor.notes.render_markdown import Segment
from tutor.notes.service import Written
from tutor.notes.shelf import Shelf


@dataclass(frozen=True, slots=True)
class FolderReport:
    """What was written: the files by their paths below the folder, the index last."""

    folder: Path
    files: tuple[str, ...]


def write_notes(folder: Path, written: Written, form: NoteFormat, shelf: Shelf) -> FolderReport:
    """Add notes to a folder of notes, or make it; a note that is there is renewed where it stands.

    Raises NoteFolderError, before anything is written, when the folder or a file is not this program's.
    """
    _check_outside(folder, shelf)
    before = usable_manifest(folder, form)
    known = {note.request: note.file for note in before.notes}
    files = note_files(written.notes, known, suffix_of(form))
    fresh = [written_note(note, files[note.request]) for note in written.notes]
    told = {note.request for note in fresh}
    listed = tuple(sorted([*(n for n in before.notes if n.request not in told), *fresh], key=lambda n: n.file))
    gaps = _gaps(before, written)
    edition = Edition(form, shelf, Headings(shelf.documents), _document_files(folder, shelf), files, listed)
    texts = _texts(folder, written.notes, edition, gaps, before)
    sources = tuple(texts.keys() - {*files.values(), index_file(form)})
    for file, text in texts.items():
        _write(folder / file, text)
    _write_list(folder, Manifest(form, listed, gaps, tuple(sorted({*before.sources, *sources}))))
    return FolderReport(folder, tuple(texts))


def _check_outside(folder: Path, shelf: Shelf) -> None:
    """Refuse a folder that an ingest reads: what is written there would become evidence of itself."""
    for root in {Path(document.root) for document in shelf.documents.values()}:
        if folder.resolve().is_relative_to(root.resolve()):
            raise NoteFolderError(f"{folder} lies in {root}, whose files are ingested as notes; name another folder.")


def usable_manifest(folder: Path, form: NoteFormat) -> Manifest:
    """Return the manifest of a folder, a new one where it is missing or empty.

    Raises NoteFolderError when the folder holds other people's files, or notes of another form.
    """
    if folder.exists() and not folder.is_dir():
        raise NoteFolderError(f"{folder} is a file; name a folder.")
    manifest = read_manifest(folder)
    if manifest is None:
        if folder.is_dir() and any(folder.iterdir()):
            raise NoteFolderError(f"{folder} holds files that are not notes of this program; name an empty folder.")
        return Manifest(form)
    if manifest.form is not form:
        raise NoteFolderError(
            f"{folder} holds notes as {manifest.form.value}; name another folder for {form.value}, or use --format "
            f"{manifest.form.value}."
        )
    if not all(inside(file) for file in (*(n.file for n in manifest.notes), *manifest.sources)):
        raise NoteFolderError(f"{folder / MANIFEST} names files outside of the folder; it is not used.")
    return manifest


def _gaps(before: Manifest, written: Written) -> tuple[WrittenGap, ...]:
    """Return the gaps of outlines that this run did not look at, and its own."""
    fresh = tuple(map(written_gap, written.gaps))
    outlines = {note.request.names[0] for note in written.notes if note.request.kind is NoteKind.OUTLINE}
    outlines |= {gap.document for gap in fresh}
    return (*(gap for gap in before.gaps if gap.document not in outlines), *fresh)


def _texts(
    folder: Path, notes: Sequence[Note], edition: Edition, gaps: tuple[WrittenGap, ...], before: Manifest
) -> dict[str, str]:
    """Return all files to write with their texts; nothing is written yet, so that a refusal changes nothing."""
    own = {*(note.file for note in before.notes), *before.sources, index_file(edition.form)}
    texts: dict[str, str] = {}
    for note in notes:
        file = edition.files[note.request]
        _check_own(folder, file, own)
        texts[file] = json_text(note) if edition.form is NoteFormat.JSON else _merged(
            folder / file, note_segments(note, edition)
        )  # fmt: skip
    if edition.form is NoteFormat.OBSIDIAN:
        for document in cited_documents(edition.listed, edition.shelf):
            _check_own(folder, source_copy(document), own)
            texts[source_copy(document)] = source_text(edition.shelf, document)
    index = folder / index_file(edition.form)
    is_json = edition.form is NoteFormat.JSON
    texts[index.name] = index_json(edition.listed, gaps) if is_json else _merged(index, index_segments(edition, gaps))
    return texts


def _check_own(folder: Path, file: str, own: set[str]) -> None:
    if file not in own and (folder / file).exists():
        raise NoteFolderError(f"{folder / file} was not written by this program; rename it, or name another folder.")


def _merged(file: Path, segments: Sequence[Segment]) -> str:
    """Return a file's new text with what people wrote around its generated blocks."""
    try:
        # Not read_text, which would lose the line ends of an editor on Windows.
        before = file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return marked(segments)
    except (OSError, UnicodeDecodeError) as error:
        raise NoteFolderError(f"{file} cannot be read: {error}. Restore or delete it.") from error
    try:
        return renewed(before, segments)
    except NoteFolderError as error:
        raise NoteFolderError(f"{file}, {error}") from error


def _write(file: Path, text: str) -> None:
    try:
        if not file.exists() or file.read_bytes() != text.encode("utf-8"):
            write_text_whole(file, text)
    except OSError as error:
        raise NoteFolderError(f"{file} cannot be written: {error.strerror}.") from error


def _write_list(folder: Path, manifest: Manifest) -> None:
    try:
        write_manifest(folder, manifest)
    except OSError as error:
        raise NoteFolderError(f"{folder} cannot be written to: {error.strerror}.") from error


def _document_files(folder: Path, shelf: Shelf) -> dict[str, str]:
    """Return where each document lies as seen from the folder, with forward slashes."""
    seen_from = folder.resolve()
    return {
        document.path: os.path.relpath(Path(document.root).resolve() / document.path, seen_from).replace(os.sep, "/")
        for document in shelf.documents.values()
    }
