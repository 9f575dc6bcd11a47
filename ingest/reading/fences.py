"""Code fences: which lines are code, and closing a fence that its writer left open."""

from __future__ import annotations

import re

from graph.types import RepairKind
from ingest.reading.draft import Draft

_OPEN = re.compile(r"^\s*(?:[-*+]\s+|\d+[.)]\s+)?(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)$")
_HEADING = re.compile(r"^(?P<mark>#{1,6})\s+\S")
# In these a line that starts with one '#' is a comment, not a heading.
_HASH_COMMENTS = frozenset(
    {
        "",
        "bash",
        "sh",
        "shell",
        "console",
        "zsh",
        "python",
        "py",
        "yaml",
        "yml",
        "r",
        "ini",
        "toml",
        "dockerfile",
        "hcl",
        "terraform",
        "ruby",
        "powershell",
        "text",
    }
)


def mark_code(draft: Draft) -> None:
    """Find the fenced lines of the draft, closing an open fence before the next heading.

    Code and closing mark are indented as the opening mark is: in a list, the parser would end the fence at
    the first line that stands further left, and take its closing mark for the start of another.
    """
    code: set[int] = set()
    index = 0
    while index < len(draft.lines):
        opening = _OPEN.match(draft.lines[index])
        if opening:
            end = _close(draft, index, opening)
            _indent(draft, range(index + 1, end + 1), re.sub(r"\S", " ", opening.string[: opening.start("mark")]))
            code.update(range(index, end + 1))
            index = end
        index += 1
    draft.code = frozenset(code)


def _indent(draft: Draft, indexes: range, margin: str) -> None:
    for index in indexes:
        line = draft.lines[index]
        if line.strip() and not line.startswith(margin):
            draft.lines[index] = margin + line.lstrip()


def _close(draft: Draft, start: int, opening: re.Match[str]) -> int:
    mark = opening["mark"]
    closing = re.compile(rf"^\s*{re.escape(mark[0])}{{{len(mark)},}}\s*$")
    for index in range(start + 1, len(draft.lines)):
        if closing.match(draft.lines[index]):
            return index
    return _close_open_fence(draft, start, mark, opening["info"].strip().lower())


def _close_open_fence(draft: Draft, start: int, mark: str, language: str) -> int:
    draft.note(start, RepairKind.OPEN_FENCE)
    least = 2 if language.split(" ")[0] in _HASH_COMMENTS else 1
    for index in range(start + 1, len(draft.lines) - 1):
        heading = _HEADING.match(draft.lines[index + 1])
        if draft.is_blank(index) and heading and len(heading["mark"]) >= least:
            draft.lines[index] = mark
            return index
    return len(draft.lines) - 1
