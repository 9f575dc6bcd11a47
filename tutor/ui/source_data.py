"""What the source component is given: a section's lines, the quoted ones marked, as plain data."""

from __future__ import annotations

from typing import TypedDict

from tutor.source_view import SourceView
from tutor.ui.numbering import lines_phrase


class LineData(TypedDict):
    """One line as it stands on disk."""

    number: int
    text: str
    quoted: bool


class ViewData(TypedDict):
    """A section with the words that head it."""

    title: str
    trail: list[str]
    where: str
    lines: list[LineData]


def view_data(view: SourceView) -> ViewData:
    """Return the data that the source component draws."""
    # Most documents open with a heading that is their title; it need not be said twice.
    trail = view.heading_path[1:] if view.heading_path[:1] == (view.title,) else view.heading_path
    return {
        "title": view.title,
        "trail": list(trail),
        "where": f"{view.document}, {lines_phrase(view.span)}",
        "lines": [{"number": line.number, "text": line.text, "quoted": line.quoted} for line in view.lines],
    }
