"""Keeping the files that a reader adds, in a folder that is ingested like any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that the reader added. `name` is what their browser called it: never a path to trust."""

    name: str
    content: bytes


def keep_uploads(uploads: Sequence[Upload], folder: Path) -> None:
    """Write the files below `folder`; one of the same name is replaced."""
    for upload in uploads:
        # One level down, so that no upload's path is that of a note in another folder.
        target = folder / "uploaded" / safe_name(upload.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(upload.content)


def safe_name(name: str) -> str:
    """Return the last part of a name that a browser sent: never hidden, never a way out of the folder."""
    last = PurePosixPath(name.replace("\\", "/")).name.replace("\0", "").lstrip(".").strip()
    return last or "upload.md"
