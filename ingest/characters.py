"""Repairing characters: mojibake and html remnants."""

from __future__ import annotations

import html

from graph.types import RepairKind
from ingest.draft import Draft


def repair_characters(draft: Draft) -> None:
    """Undo mojibake and blank out lines that hold nothing but html entities for white space."""
    for index in range(len(draft.lines)):
        _repair_mojibake(draft, index)
        _repair_entity_line(draft, index)


def _repair_mojibake(draft: Draft, index: int) -> None:
    line = draft.lines[index]
    repaired = fix_mojibake(line)
    if repaired != line:
        draft.mend(index, repaired, RepairKind.MOJIBAKE)


def fix_mojibake(line: str) -> str:
    """Return the line with text that was decoded wrongly decoded right; nothing else is changed."""
    if line.isascii():
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
