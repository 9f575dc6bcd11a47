"""Which notes of a folder are stale, why, and writing those anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import GraphTutorError
from tutor.notes.blocks import Gap, Note, SectionStamp
from tutor.notes.errors import NoteFolderError
from tutor.notes.manifest import WrittenNote, read_manifest
from tutor.notes.note_folder import FolderReport, write_notes
from tutor.notes.note_json import digest_of
from tutor.notes.service import NoteService, Progress, Written, unwatched


@dataclass(frozen=True, slots=True)
class Checked:
    """A note of a folder with the reasons for which it is stale; `fresh` is what it would say now, if anything."""

    note: WrittenNote
    reasons: tuple[str, ...]
    fresh: Note | None

    @property
    def is_stale(self) -> bool:
        """Tell whether the note no longer says what the notes do."""
        return bool(self.reasons)


def check_folder(folder: Path, service: NoteService, progress: Progress = unwatched) -> tuple[Checked, ...]:
    """Return every note of a folder with the reasons that make it stale, in the order of its files.

    Raises NoteFolderError when the folder is no folder of notes.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        raise NoteFolderError(f"{folder} is no folder of notes; write one with --write {folder}.")
    checked: list[Checked] = []
    for done, note in enumerate(manifest.notes):
        progress(done, len(manifest.notes), note.title)
        checked.append(_check(folder, note, service))
    return tuple(checked)


def renew(folder: Path, checked: Iterable[Checked], service: NoteService) -> FolderReport:
    """Write the stale notes of a folder anew, as far as there is something to write.

    Raises NoteFolderError when a file cannot be renewed without losing what people wrote.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        raise NoteFolderError(f"{folder} is no folder of notes.")
    fresh = tuple(one.fresh for one in checked if one.is_stale and one.fresh)
    return write_notes(folder, Written(fresh, ()), manifest.form, service.shelf)


def _check(folder: Path, note: WrittenNote, service: NoteService) -> Checked:
    try:
        fresh = service.write(note.request)
    except GraphTutorError as error:
        return Checked(note, (f"it cannot be written any more: {error}",), None)
    if isinstance(fresh, Gap):
        return Checked(note, (f"the notes no longer say anything of {', '.join(fresh.missing)}",), None)
    reasons = list(_changes(note.rests_on, fresh.rests_on))
    if not reasons and digest_of(fresh) != note.digest:
        reasons = ["the graph reads the same sections in another way"]
    if not (folder / note.file).exists():
        reasons.append("its file is gone")
    return Checked(note, tuple(reasons), fresh)


def _changes(before: Iterable[SectionStamp], now: Iterable[SectionStamp]) -> Iterator[str]:
    """Yield what became of each section that the note rested on, then those it would rest on now."""
    current = {_key(stamp): stamp for stamp in now}
    known = {_key(stamp): stamp for stamp in before}
    for key, stamp in known.items():
        fresh = current.get(key)
        if fresh is None:
            yield f"{_name(stamp)} no longer has what was cited"
        elif fresh.content != stamp.content:
            yield f"{_name(stamp)} has changed"
        elif fresh.start != stamp.start:
            yield f"{_name(stamp)} has moved from line {stamp.start} to {fresh.start}"
    yield from (f"{_name(stamp)} has something to add" for key, stamp in current.items() if key not in known)


def _key(stamp: SectionStamp) -> tuple[str, tuple[str, ...]]:
    return stamp.document, stamp.heading_path


def _name(stamp: SectionStamp) -> str:
    return " › ".join((stamp.document, *stamp.heading_path))
