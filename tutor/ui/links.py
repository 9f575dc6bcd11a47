"""Links that can be shared: to lines of a document, or to a question. Encoded and read back here only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

from graph.types import LineSpan, content_key
from tutor.source_view import SourceView

DOCUMENT = "doc"
LINES = "lines"
CHECK = "check"
QUESTION = "q"
SOURCE_PARAMETERS = (DOCUMENT, LINES, CHECK)

_LINES = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?", re.ASCII)
_CHECK = re.compile(r"[0-9a-f]{12}")
_LONGEST_PATH = 1000
_LONGEST_QUESTION = 2000


class LinkError(ValueError):
    """Say what in a shared link cannot be used."""


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A link to lines of a document.

    `check` is a short key of the words that stood there when the link was made, or empty; with it a reader
    is told when the notes have changed since.
    """

    document: str
    span: LineSpan
    check: str = ""


def source_parameters(link: SourceLink) -> dict[str, str]:
    """Return the query parameters that `read_source_link` reads back."""
    parameters = {DOCUMENT: link.document, LINES: str(link.span)}
    return parameters | {CHECK: link.check} if link.check else parameters


def read_source_link(parameters: Mapping[str, str]) -> SourceLink | None:
    """Read a link to a source, or None when the parameters name none.

    Raises LinkError when they do but cannot be used.
    """
    if DOCUMENT not in parameters:
        return None
    return SourceLink(
        _read_document(parameters[DOCUMENT]),
        _read_span(parameters.get(LINES, "")),
        _read_check(parameters.get(CHECK, "")),
    )


def read_question(parameters: Mapping[str, str]) -> str:
    """Return the question that a link asks, cut to a sane length, or an empty text."""
    return " ".join(parameters.get(QUESTION, "").split())[:_LONGEST_QUESTION]


def page_address(url: str, parameters: Mapping[str, str], page: str = "") -> str:
    """Return the address of a page of the app, the chat unless named, whichever page `url` was."""
    parts = urlsplit(url)
    path = f"{parts.path.rpartition('/')[0]}/{page}"
    return urlunsplit((parts.scheme, parts.netloc, path, urlencode(parameters, errors="replace"), ""))


def check_of(view: SourceView) -> str:
    """Return the key of the quoted lines as they stand on disk."""
    return content_key(*(line.text for line in view.lines if line.quoted))[:12]


def _read_document(value: str) -> str:
    if not value.strip() or len(value) > _LONGEST_PATH:
        raise LinkError("This link names no document of the notes.")
    return value


def _read_span(value: str) -> LineSpan:
    match = _LINES.fullmatch(value)
    if match is None:
        raise LinkError("This link does not say which lines to open: it needs lines=12 or lines=12-14.")
    start, end = int(match[1]), int(match[2] or match[1])
    if not 1 <= start <= end:
        raise LinkError(f"This link asks for lines {start}-{end}, which are not lines of a document.")
    return LineSpan(start, end)


def _read_check(value: str) -> str:
    # An unreadable check only costs the warning, so the lines are opened all the same.
    return value if _CHECK.fullmatch(value) else ""
