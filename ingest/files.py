"""Finding the notes in a folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from graph.errors import IngestError
from graph.types import Problem, ProblemKind

SUFFIXES = frozenset({".md", ".markdown", ".txt"})


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A notes file and its path relative to the folder, with forward slashes."""

    file: Path
    path: str


def check_folder(folder: Path) -> Path:
    """Return the resolved folder. Raises IngestError when it is not there, not a folder or not readable."""
    if not folder.exists():
        raise IngestError(f"{folder} does not exist; give the folder that holds the notes.")
    if not folder.is_dir():
        raise IngestError(f"{folder} is a file; give the folder that holds it.")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise IngestError(f"{folder} may not be read; check its permissions.")
    return folder.resolve()


def find_files(folder: Path) -> tuple[list[FoundFile], list[Problem]]:
    """Return the notes below a resolved folder by path, and problems: links that lead out, closed folders.

    Hidden files and folders are passed over.
    """
    found: list[FoundFile] = []
    problems: list[Problem] = []

    def closed(error: OSError) -> None:
        path = Path(error.filename).relative_to(folder).as_posix() if error.filename else "?"
        problems.append(Problem(path, ProblemKind.UNREADABLE, f"{error.strerror}; check its permissions"))

    for parent, folders, names in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                _sort_in(folder, Path(parent) / name, found, problems)
    return sorted(found, key=lambda item: item.path), problems


def _sort_in(folder: Path, file: Path, found: list[FoundFile], problems: list[Problem]) -> None:
    path = file.relative_to(folder).as_posix()
    target = file.resolve()
    if not target.is_relative_to(folder):
        detail = "it links to a file outside the folder; copy the file here to have it read"
        problems.append(Problem(path, ProblemKind.OUTSIDE, detail))
    elif not target.exists():
        problems.append(Problem(path, ProblemKind.MISSING, "it links to a file that is not there"))
    elif target.is_file():
        found.append(FoundFile(file, path))
