"""The folders that notes were written to, so that a check finds them again. Kept beside the knowledge base."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from graph.whole_folder import write_text_whole
from tutor.notes.manifest import MANIFEST


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[list[str]]:
    return TypeAdapter(list[str])


def folders_file(kb_file: Path) -> Path:
    """Return the file that lists the folders of a knowledge base's notes."""
    return kb_file.with_name(kb_file.name + ".notes.json")


def known_folders(kb_file: Path) -> tuple[Path, ...]:
    """Return the folders of notes that are still there, by path; none where the list cannot be read."""
    try:
        listed = _adapter().validate_json(folders_file(kb_file).read_bytes())
    except (OSError, ValidationError):
        return ()
    return tuple(Path(folder) for folder in sorted(listed) if (Path(folder) / MANIFEST).is_file())


def remember_folder(kb_file: Path, folder: Path) -> None:
    """Add a folder to the list. Raises OSError when it cannot be written."""
    listed = {str(known) for known in known_folders(kb_file)} | {str(folder.resolve())}
    write_text_whole(folders_file(kb_file), _adapter().dump_json(sorted(listed), indent=1).decode() + "\n")
