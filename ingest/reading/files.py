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
    try:
        if not folder.exists():
            raise IngestError(f"{folder} does not exist; give the folder that holds the notes.")
        if not folder.is_dir():
            raise IngestError(f"{folder} is a file; give the folder that holds it.")
        if not os.access(folder, os.R_OK | os.X_OK):
            raise IngestError(f"{folder} may not be read; check its permissions.")
        resolved = folder.resolve()
    except OSError as error:
        raise IngestError(f"{printable(folder)} cannot be opened: {error.strerror}.") from error
    if printable(resolved) != str(resolved):
        raise IngestError(f"{printable(resolved)} has a name that is not UTF-8; rename it to have it read.")
    return resolved


def printable(path: Path) -> str:
    """Return a path as text that can be printed and stored; bytes that are not UTF-8 are written out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def find_files(folder: Path) -> tuple[list[FoundFile], list[Problem]]:
    """Return the notes below a resolved folder by path, and problems: links that lead out, closed folders.

    Hidden files and folders are passed over, and links to folders inside: their files are read where they are.
    """
    found: list[FoundFile] = []
    problems: list[Problem] = []

    def closed(error: OSError) -> None:
        path = Path(error.filename).relative_to(folder) if error.filename else Path("?")
        problems.append(_unreadable(path, error))

    for parent, folders, names in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        notes = (name for name in names if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES)
        links = (name for name in folders if (Path(parent) / name).is_symlink())
        for name in sorted((*notes, *links)):
            _sort_in(folder, Path(parent) / name, found, problems)
    return sorted(found, key=lambda item: item.path), problems


def _sort_in(folder: Path, file: Path, found: list[FoundFile], problems: list[Problem]) -> None:
    path = file.relative_to(folder)
    try:
        problem = _problem_with(folder, file, path)
        if problem:
            problems.append(problem)
        elif file.is_file():
            found.append(FoundFile(file, path.as_posix()))
    except OSError as error:
        problems.append(_unreadable(path, error))
    except RuntimeError:  # how pathlib says it
        problems.append(Problem(printable(path), ProblemKind.MISSING, "its links lead in a circle"))


def _problem_with(folder: Path, file: Path, path: Path) -> Problem | None:
    shown = printable(path)
    if shown != str(path):
        return Problem(shown, ProblemKind.UNREADABLE, "its name is not UTF-8; rename it to have it read")
    target = file.resolve()
    if not target.is_relative_to(folder):
        what = "folder" if target.is_dir() else "file"
        detail = f"it links to a {what} outside the folder; copy the {what} here to have it read"
        return Problem(shown, ProblemKind.OUTSIDE, detail)
    if not target.exists():
        return Problem(shown, ProblemKind.MISSING, "it links to a file that is not there")
    return None


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(printable(path), ProblemKind.UNREADABLE, f"{error.strerror}; check its permissions")
