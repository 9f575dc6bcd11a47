"""What `python -m tutor notes` does with its arguments, without a terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tutor.notes.archive import single_note
from tutor.notes.blocks import Gap, NoteRequest
from tutor.notes.currency import Checked, check_folder, renew
from tutor.notes.errors import NoteError
from tutor.notes.known_folders import known_folders, remember_folder
from tutor.notes.note_folder import write_notes
from tutor.notes.note_format import NoteFormat
from tutor.notes.note_json import gap_json, note_json
from tutor.notes.service import NoteService, Progress, Written, unwatched

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class NotesWish:
    """What was asked for: entities, documents, outlines, or so many of the most connected entities."""

    entities: Sequence[str] = ()
    documents: Sequence[Path] = ()
    headings: Sequence[str] = ()
    outlines: Sequence[Path] = ()
    connected: int = 0


def requests_of(wish: NotesWish, service: NoteService) -> tuple[NoteRequest, ...]:
    """Return the requests for all that is wished for.

    Raises UnknownEntity with the nearest names, NoteError when nothing is asked for or something is not there.
    """
    found: list[NoteRequest] = []
    if wish.entities:
        found.append(service.for_entities(wish.entities))
    for path in wish.documents:
        headings = wish.headings or ("",)
        found += [service.for_document(path.as_posix(), heading) for heading in headings]
    for path in wish.outlines:
        found += service.for_outline(path.as_posix())
    found += service.most_connected(wish.connected)
    if not found:
        raise NoteError("Name entities, a --document or an --outline, or --check the notes that are written.")
    return tuple(dict.fromkeys(found))


def printed(written: Written, form: NoteFormat, service: NoteService) -> str:
    """Return notes and gaps for standard output."""
    if form is NoteFormat.JSON:
        content = {"notes": [note_json(n) for n in written.notes], "gaps": [gap_json(g) for g in written.gaps]}
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return "\n".join(single_note(note, service.shelf, form) for note in written.notes)


def write_folder(folder: Path, written: Written, form: NoteFormat, service: NoteService, kb_file: Path) -> str:
    """Write notes into a folder, remember it for checks, and return the line that reports it.

    Raises NoteFolderError when the folder or a file in it is not this program's.
    """
    report = write_notes(folder, written, form, service.shelf)
    remember_folder(kb_file, folder)
    return f"wrote {len(written.notes)} notes into {report.folder}; start at {report.files[-1]}"


def check(
    folder: Path | None, service: NoteService, kb_file: Path, say: Say, *, update: bool, progress: Progress = unwatched
) -> int:
    """Tell which notes of a folder, or of all known folders, are stale and why; with `update` write them anew.

    Returns how many are still stale. Raises NoteFolderError for a folder that cannot be checked or renewed.
    """
    folders = (folder,) if folder else known_folders(kb_file)
    if not folders:
        say("No notes have been written yet; write some with --write FOLDER.")
    return sum(_check_one(each, service, say, update=update, progress=progress) for each in folders)


def gap_lines(gap: Gap) -> Iterator[str]:
    """Yield what a gap is and what was searched."""
    where = " › ".join(gap.place.heading_path)
    yield f"Not in the notes: {', '.join(gap.missing)} ({gap.place.document}, line {gap.place.span}: {where})"
    yield from (f"  searched {searched}" for searched in gap.searched)


def _check_one(folder: Path, service: NoteService, say: Say, *, update: bool, progress: Progress) -> int:
    checked = check_folder(folder, service, progress)
    stale = [one for one in checked if one.is_stale]
    say(f"{folder}: {len(stale)} of {len(checked)} notes are stale")
    for one in stale:
        say(f"  {one.note.file}")
        for reason in one.reasons:
            say(f"    {reason}")
    if not update or not stale:
        return len(stale)
    renew(folder, stale, service)
    return _renewed(stale, say)


def _renewed(stale: Sequence[Checked], say: Say) -> int:
    left = [one for one in stale if one.fresh is None]
    say(f"  wrote {len(stale) - len(left)} of them anew")
    return len(left)
