"""Headings and list items that lost their marks: text pasted into notes as plain lines.

Markdown takes such lines as the continuation of the list item or paragraph above; they are given the mark
that their shape and their neighbours speak for.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.types import RepairKind
from ingest.reading.draft import JOINER, Draft
from ingest.reading.line_shape import HEADING, ITEM, ends_sentence, is_announcement, is_title_line, starts_block


def mark_plain_runs(draft: Draft) -> None:
    """Mark implicit headings and lost bullets in runs of plain lines; standalone titles in unmarked files."""
    level = 0
    for run in _runs(draft):
        first = draft.lines[run[0]]
        heading = HEADING.match(first)
        if heading:
            level = len(heading["mark"])
        _mark_run(draft, run, max(level, 1))
    if not level:
        _mark_standalone_titles(draft)


def _runs(draft: Draft) -> Iterator[list[int]]:
    """Yield the runs of neighbouring lines that are neither blank nor code; a heading is a run of its own."""
    run: list[int] = []
    for index in draft.prose():
        heading = bool(HEADING.match(draft.lines[index]))
        if run and (heading or index != run[-1] + 1 or HEADING.match(draft.lines[run[-1]])):
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _mark_run(draft: Draft, run: list[int], level: int) -> None:
    marker = ""
    under_title = False
    for position, index in enumerate(run):
        line = draft.lines[index]
        item = ITEM.match(line)
        if item:
            marker, under_title = f"{item['indent']}{item['mark']} ", False
        elif _serves_as_heading(draft, run, position):
            draft.mend(index, f"{'#' * level} {line.strip()}", RepairKind.IMPLICIT_HEADING)
            under_title = True
        elif marker and not under_title and _lost_its_bullet(draft, run, position):
            draft.mend(index, marker + line.strip(), RepairKind.LOST_BULLET)


def _serves_as_heading(draft: Draft, run: list[int], position: int) -> bool:
    line = draft.lines[run[position]]
    if position + 1 >= len(run) or line[:1].isspace() or starts_block(line) or line.startswith(JOINER):
        return False
    after_a_sentence = position == 0 or ends_sentence(draft.lines[run[position - 1]])
    return after_a_sentence and _titles(line, draft.lines[run[position + 1]], position)


def _titles(line: str, below: str, position: int) -> bool:
    sentence_below = ends_sentence(below) and not starts_block(below) and len(below.split()) > 3
    return sentence_below and (is_title_line(line) or (position > 0 and is_announcement(line)))


def _lost_its_bullet(draft: Draft, run: list[int], position: int) -> bool:
    line = draft.lines[run[position]]
    plain = not line[:1].isspace() and line[:1].isupper() and not starts_block(line)
    return plain and ends_sentence(line) and ends_sentence(draft.lines[run[position - 1]])


def _mark_standalone_titles(draft: Draft) -> None:
    """Take title lines between blank lines as headings where the file has no heading at all."""
    for index in draft.prose():
        alone = draft.is_blank(index - 1) and draft.is_blank(index + 1)
        line = draft.lines[index]
        if alone and index + 1 < len(draft.lines) and not starts_block(line) and is_title_line(line):
            draft.mend(index, f"## {line.strip()}", RepairKind.IMPLICIT_HEADING)
