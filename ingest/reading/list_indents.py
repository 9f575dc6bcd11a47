"""List items that stand a little too far left or right to nest as their writer meant."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.reading.draft import JOINER, Draft
from ingest.reading.line_shape import ITEM

_CODE_INDENT = 4  # from here on, markdown no longer sees a list item


@dataclass(frozen=True, slots=True)
class _OpenItem:
    """An item with its indentation as written, as given to the parser, and where its text starts there."""

    written: int
    given: int
    text_at: int
    number: int | None


def straighten_lists(draft: Draft) -> None:
    """Indent nested items so that the parser nests them: '1. a' over '  - b' means that b belongs to a."""
    stack: list[_OpenItem] = []
    for index, line in enumerate(draft.lines):
        if index in draft.code or not line.strip() or line == JOINER:
            continue
        item = ITEM.match(line.expandtabs(4))
        if item:
            _place(draft, index, item.group("mark"), len(item["indent"]), item["text"], stack)
        elif (not line[0].isspace() and draft.is_blank(index - 1)) or line.startswith("#"):
            stack.clear()


def _place(draft: Draft, index: int, mark: str, written: int, text: str, stack: list[_OpenItem]) -> None:
    number = int(mark[:-1]) if mark[0].isdigit() else None
    sibling = _leave(stack, written, number)
    start = stack[-1].text_at if stack else 0
    given = sibling.given if sibling else written
    if not start <= given < start + _CODE_INDENT:
        given = start
    stack.append(_OpenItem(written, given, given + len(mark) + 1, number))
    if given != written:
        draft.lines[index] = f"{' ' * given}{mark} {text}"


def _leave(stack: list[_OpenItem], written: int, number: int | None) -> _OpenItem | None:
    """Close the items that do not hold the new one; return the last sibling closed."""
    sibling = None
    while stack and not _holds(stack[-1], written, number):
        sibling = stack.pop()
    return sibling


def _holds(item: _OpenItem, written: int, number: int | None) -> bool:
    deeper = written - item.written
    next_in_order = number is not None and item.number is not None and number == item.number + 1
    return deeper >= 2 and not (next_in_order and deeper < item.text_at - item.given)
