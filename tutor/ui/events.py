"""What a click in a component means. A browser can send anything, so every value is checked here."""

from __future__ import annotations

from typing import TypeGuard

from graph.types import Citation, LineSpan
from tutor.ui.links import SourceLink
from tutor.ui.numbering import Numbering


def clicked_citation(value: object, numbering: Numbering) -> Citation | None:
    """Return the citation whose mark was clicked, or None when there is no such mark."""
    return numbering.citation(value) if _is_number(value) else None


def clicked_section(value: object) -> SourceLink | None:
    """Return the link to the section that was clicked in the library, or None."""
    if not isinstance(value, dict):
        return None
    path, start, end = value.get("path"), value.get("start"), value.get("end")
    if not (isinstance(path, str) and _is_number(start) and _is_number(end)) or not 1 <= start <= end:
        return None
    return SourceLink(path, LineSpan(start, end))


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
