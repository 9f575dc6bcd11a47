"""One file as lines of text: decoding, and saying clearly why a file is not text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from graph.types import Problem, ProblemKind

# The line ends that editors and the markdown parser agree on; str.splitlines also splits at form feeds.
_LINE_END = re.compile(r"\r\n|\n|\r")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's lines as decoded, without line ends, and the hash of its bytes."""

    path: str
    lines: tuple[str, ...]
    content_hash: str
    size: int


def split_lines(text: str) -> list[str]:
    """Return the lines of a text as an editor numbers them; a final line end opens no further line."""
    lines = _LINE_END.split(text)
    return lines[:-1] if lines and not lines[-1] else lines


def decode(data: bytes) -> tuple[str, str] | None:
    """Return (text, encoding) of a file's bytes, or None where they are no text."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _try_decode(data, encoding)
    if b"\x00" in data:
        return None
    decoded = _try_decode(data, "utf-8") or _try_decode(data, "cp1252")
    return decoded if decoded and _looks_like_text(decoded[0]) else None


def _try_decode(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _looks_like_text(text: str) -> bool:
    return len(_CONTROL.findall(text)) * 50 <= len(text)


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
    if not data.strip():
        return None, _problem(path, ProblemKind.EMPTY, "there is nothing in it")
    decoded = decode(data)
    if decoded is None:
        return None, _problem(path, ProblemKind.NOT_TEXT, "it holds binary data; save it as UTF-8 text")
    text, encoding = decoded
    source = SourceText(path, tuple(split_lines(text)), sha256(data).hexdigest(), len(data))
    if encoding != "cp1252":
        return source, None
    detail = "not UTF-8, read as Windows-1252; save it as UTF-8 if characters look wrong"
    return source, _problem(path, ProblemKind.ENCODING, detail)


def _too_large(size: int, limit: int) -> str:
    return f"{size / 1e6:.1f} MB, the limit is {limit / 1e6:.1f} MB; raise MAX_FILE_MEGABYTES or split the file"


def _problem(path: str, kind: ProblemKind, detail: str) -> Problem:
    return Problem(path, kind, detail)
