"""Mending the scars that page breaks and exports leave in single lines, before the parser sees them."""

from __future__ import annotations

import re
from itertools import pairwise

from graph.types import RepairKind
from ingest.reading.draft import JOINER, Draft
from ingest.reading.line_shape import EMPTY_ITEM, HEADING, ends_dangling, ends_sentence, is_title_case, starts_block

_HALF_BOLD = re.compile(r"^(?P<start>\s*+(?:[-*+]\s++)?(?:\d{1,3}[.)]\s++)?)(?P<text>[^*]+)\*\*\s*$")
_MOST_BLANKS_IN_A_SENTENCE = 4


def repair_lines(draft: Draft) -> None:
    """Mend empty bullets, half bold marks, and headings and sentences that were cut in two."""
    blank_empty_bullets(draft)
    close_half_bold(draft)
    join_split_headings(draft)
    join_split_sentences(draft)


def blank_empty_bullets(draft: Draft) -> None:
    """Blank out bullets without text; one under a paragraph would turn it into a heading."""
    for index in draft.prose():
        if EMPTY_ITEM.match(draft.lines[index]) and not _has_indented_body(draft, index):
            draft.mend(index, "", RepairKind.EMPTY_BULLET)


def _has_indented_body(draft: Draft, index: int) -> bool:
    if draft.is_blank(index + 1):
        return False
    here, below = draft.lines[index], draft.lines[index + 1]
    return len(below) - len(below.lstrip()) > len(here) - len(here.lstrip()) and not starts_block(below)


def close_half_bold(draft: Draft) -> None:
    """Give a line such as '5. Summarization:**' the opening mark that it lost."""
    for index in draft.prose():
        match = _HALF_BOLD.match(draft.lines[index])
        if match:
            draft.mend(index, f"{match['start']}**{match['text'].strip()}**", RepairKind.BROKEN_MARKUP)


def join_split_headings(draft: Draft) -> None:
    """Move the second line of a heading that was cut over two lines up to the first."""
    for index in draft.prose():
        heading = HEADING.match(draft.lines[index])
        if heading is None:
            continue
        text = (heading["text"] or "").rstrip("#").rstrip()
        if text and _continues_heading(draft, index, text):
            rest = draft.lines[index + 1].strip()
            draft.mend(index, f"{heading['mark']} {text} {rest}", RepairKind.SPLIT_HEADING)
            draft.lines[index + 1] = ""


def _continues_heading(draft: Draft, index: int, text: str) -> bool:
    if draft.is_blank(index + 1) or index + 1 in draft.code:
        return False
    line = draft.lines[index + 1]
    rest = line.strip()
    if starts_block(line) or ends_sentence(rest) or rest.endswith(":") or len(rest.split()) > 6:
        return False
    indented = line[0] == " " and is_title_case(rest)
    return indented or ends_dangling(text)


def join_split_sentences(draft: Draft) -> None:
    """Bridge the blank lines that a page break put into the middle of a sentence."""
    prose = draft.prose()
    for index, following in pairwise(prose):
        gap = range(index + 1, following)
        if 0 < len(gap) <= _MOST_BLANKS_IN_A_SENTENCE and _is_cut(draft, index, following):
            for blank in gap:
                draft.lines[blank] = JOINER
            draft.note(index, RepairKind.SPLIT_PARAGRAPH)


def _is_cut(draft: Draft, index: int, following: int) -> bool:
    before, after = draft.lines[index].rstrip(), draft.lines[following]
    if not draft.code.union(draft.taken).isdisjoint(range(index, following + 1)):
        return False
    if HEADING.match(before) or before.lstrip().startswith(("|", "<", ">")) or starts_block(after):
        return False
    return len(before) >= 40 and (before[-1].isalnum() or before[-1] == ",") and after.lstrip()[:1].islower()
