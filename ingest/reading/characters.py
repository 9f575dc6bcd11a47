"""Repairing characters: mojibake, html remnants and page-break characters."""

from __future__ import annotations

import html
import re

from graph.types import RepairKind
from ingest.reading.draft import Draft

_MARGIN = re.compile(r"\s*(?:(?:>|[-*+]\s|\d{1,9}[.)]\s)\s*)*")


def repair_characters(draft: Draft) -> None:
    """Undo mojibake and blank out lines that hold nothing but html entities for white space."""
    for index in range(len(draft.lines)):
        _repair_mojibake(draft, index)
        _repair_entity_line(draft, index)
        draft.lines[index] = _with_plain_margin(draft.lines[index])


def _with_plain_margin(line: str) -> str:
    """Turn form feeds and the like before a line's text into spaces.

    The parser takes only spaces and tabs for indentation: it would see text in a blank line, and drop that
    line from the paragraph without telling.
    """
    margin = _MARGIN.match(line)
    end = margin.end() if margin else 0
    return "".join(" " if c.isspace() and c != "\t" else c for c in line[:end]) + line[end:]


def _repair_mojibake(draft: Draft, index: int) -> None:
    line = draft.lines[index]
    repaired = fix_mojibake(line)
    if repaired != line:
        draft.mend(index, repaired, RepairKind.MOJIBAKE)


def fix_mojibake(line: str) -> str:
    """Return the line with text that was decoded wrongly decoded right; nothing else is changed."""
    if line.isascii() or not line.strip():
        return line
    import ftfy

    config = ftfy.TextFixerConfig(
        fix_line_breaks=False,
        uncurl_quotes=False,
        unescape_html=False,
        normalization=None,
        fix_latin_ligatures=False,
        fix_character_width=False,
        remove_terminal_escapes=False,
        remove_control_chars=False,
    )
    fixed = ftfy.fix_text(line, config)
    return fixed if "\n" not in fixed else line


def _repair_entity_line(draft: Draft, index: int) -> None:
    line = draft.lines[index]
    if "&" in line and not html.unescape(line).strip():
        draft.mend(index, "", RepairKind.ENTITY)
