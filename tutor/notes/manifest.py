"""What a folder of notes remembers: which notes it holds, what they rest on, how they are written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from graph.whole_folder import write_text_whole
from tutor.notes.blocks import NoteRequest, SectionStamp
from tutor.notes.errors import NoteFolderError
from tutor.notes.note_format import NoteFormat

MANIFEST = ".graph-tutor-notes.json"


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note in a folder: its file, what it is about, a digest of what it said, what it names and rests on."""

    file: str
    title: str
    request: NoteRequest
    subjects: tuple[str, ...]
    digest: str
    named: tuple[str, ...]
    rests_on: tuple[SectionStamp, ...]


@dataclass(frozen=True, slots=True)
class WrittenGap:
    """A cross-reference that could not be written: where it stands, and what was searched."""

    document: str
    place: str
    missing: tuple[str, ...]
    searched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that a folder holds. `sources` are the copies of documents that an Obsidian folder keeps."""

    form: NoteFormat
    notes: tuple[WrittenNote, ...] = ()
    gaps: tuple[WrittenGap, ...] = ()
    sources: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)


def read_manifest(folder: Path) -> Manifest | None:
    """Return a folder's manifest, or None where there is none.

    Raises NoteFolderError when it cannot be read.
    """
    file = folder / MANIFEST
    try:
        return _adapter().validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise NoteFolderError(
            f"{file} cannot be read as the list of a notes folder. Restore it, or write to another folder."
        ) from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace a folder's manifest. Raises OSError when it cannot be written."""
    content: object = _adapter().dump_python(manifest, mode="json")
    write_text_whole(folder / MANIFEST, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
