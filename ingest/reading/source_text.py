"""One file as lines of text, and saying clearly why a file is not read."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from graph.lines import FALLBACK_ENCODING, decode_text, split_lines
from graph.types import Problem, ProblemKind


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's lines as decoded, without line ends, and the hash of its bytes."""

    path: str
    lines: tuple[str, ...]
    content_hash: str
    size: int


def read_source(file: Path, path: str, limit_bytes: int) -> tuple[SourceText | None, Problem | None]:
    """Read one file. Return its text, or a problem, or both where it was read with a reservation."""
    try:
        size = file.stat().st_size
        if size > limit_bytes:
            return None, _problem(path, ProblemKind.TOO_LARGE, _too_large(size, limit_bytes))
        data = file.read_bytes()
    except OSError as error:
        return None, _problem(path, ProblemKind.UNREADABLE, f"{error.strerror}; check its permissions")
    return _from_bytes(data, path)


def _from_bytes(data: bytes, path: str) -> tuple[SourceText | None, Problem | None]:
    decoded = decode_text(data)
    if decoded is None:
        return None, _problem(path, ProblemKind.NOT_TEXT, "it holds binary data; save it as UTF-8 text")
    if not decoded.text.strip():
        return None, _problem(path, ProblemKind.EMPTY, "there is nothing in it")
    source = SourceText(path, tuple(split_lines(decoded.text)), sha256(data).hexdigest(), len(data))
    if decoded.encoding != FALLBACK_ENCODING:
        return source, None
    detail = "not UTF-8, read as Windows-1252; save it as UTF-8 if characters look wrong"
    return source, _problem(path, ProblemKind.ENCODING, detail)


def _too_large(size: int, limit: int) -> str:
    return f"{size / 1e6:.1f} MB, the limit is {limit / 1e6:.1f} MB; raise MAX_FILE_MEGABYTES or split the file"


def _problem(path: str, kind: ProblemKind, detail: str) -> Problem:
    return Problem(path, kind, detail)
