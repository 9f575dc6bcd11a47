"""Files as numbered lines of text: the one rule by which ingest and citations count lines."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

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
FALLBACK_ENCODING = "cp1252"


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A file's text and the encoding that it was read in."""

    text: str
    encoding: str


def split_lines(text: str) -> list[str]:
    """Return the lines of a text as an editor numbers them; a final line end opens no further line."""
    lines = _LINE_END.split(text)
    return lines[:-1] if lines and not lines[-1] else lines


def decode_text(data: bytes) -> DecodedText | None:
    """Return the text of a file by its byte order mark, as UTF-8, else as Windows-1252; None for no text."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _try_decode(data, encoding)
    if b"\x00" in data:
        return None
    decoded = _try_decode(data, "utf-8") or _try_decode(data, FALLBACK_ENCODING)
    return decoded if decoded and _looks_like_text(decoded.text) else None


def _try_decode(data: bytes, encoding: str) -> DecodedText | None:
    try:
        return DecodedText(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _looks_like_text(text: str) -> bool:
    return len(_CONTROL.findall(text)) * 50 <= len(text)
