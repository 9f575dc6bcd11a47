"""Which line introduces which: every unit gets the introducing lines above it, outermost first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.types import RepairKind
from ingest.reading.draft import Draft
from ingest.reading.inline import label_of, one_line
from ingest.reading.line_shape import ends_sentence
from ingest.reading.units import Unit, UnitKind

_BLOCKS = (UnitKind.CODE, UnitKind.TABLE, UnitKind.HTML)


@dataclass(frozen=True, slots=True)
class PlacedUnit:
    """A unit with the lines that introduce it. `introduces` tells that it says nothing by itself."""

    unit: Unit
    lead_in: tuple[str, ...]
    introduces: bool


def place_units(draft: Draft, units: list[Unit]) -> list[PlacedUnit]:
    """Return the units with their lead-ins; lists that a page break cut are joined again."""
    placed: list[PlacedUnit] = []
    introducers: list[tuple[int, str]] = []  # (depth, text), outermost first
    mended = mend_cut_lists(draft, units)
    for unit, following in zip(mended, [*mended[1:], None], strict=False):
        if unit.kind is UnitKind.HEADING:
            introducers = []
        else:
            _leave(introducers, unit)
        introduces = _introduces(unit, following)
        placed.append(PlacedUnit(unit, tuple(text for _, text in introducers), introduces))
        if introduces:
            introducers.append((unit.depth, one_line(unit.content).rstrip(":").strip()))
    return placed


def _leave(introducers: list[tuple[int, str]], unit: Unit) -> None:
    """Drop the introducers that end where this unit stands."""
    keeps_equal = unit.kind in _BLOCKS  # a code block under 'Run this:' has the depth of that line
    while introducers and (introducers[-1][0] > unit.depth or (introducers[-1][0] == unit.depth and not keeps_equal)):
        introducers.pop()


def _introduces(unit: Unit, following: Unit | None) -> bool:
    if unit.kind not in (UnitKind.ITEM, UnitKind.PARAGRAPH) or following is None:
        return False
    text = one_line(unit.content)
    deeper = following.depth > unit.depth
    if unit.kind is UnitKind.PARAGRAPH:
        return text.endswith(":") and (deeper or following.kind in _BLOCKS)
    opens_block = following.kind in _BLOCKS and following.depth >= unit.depth
    if text.endswith(":"):
        return deeper or opens_block
    return deeper and not ends_sentence(text) and not _says_something(unit)


def _says_something(unit: Unit) -> bool:
    """Tell whether a text without a full stop still has a label and words about it."""
    label = label_of(unit.content)
    return bool(label) and len(one_line(unit.content).split()) > len(label.split()) + 2


def mend_cut_lists(draft: Draft, units: list[Unit]) -> list[Unit]:
    """Put list items back to the depth they had before a page break took their indentation.

    The scar: after a blank line an item at the outermost depth that is a whole sentence and yet has items
    below it. It continues the list above; items below it that introduce others stood one level further out.
    """
    mended: list[Unit] = []
    shift = 0
    scarred = False
    for position, unit in enumerate(units):
        if unit.kind is not UnitKind.ITEM or unit.depth == 1:
            shift, scarred = 0, False
        if _is_scar(draft, units, position):
            draft.note(unit.span.start - 1, RepairKind.SPLIT_LIST)
            mended.append(replace(unit, depth=max(_depth_above(mended), 1)))
            scarred = True
            continue
        following = units[position + 1] if position + 1 < len(units) else None
        if scarred and not shift and unit.kind is UnitKind.ITEM and _introduces(unit, following):
            shift = unit.depth - 1
        mended.append(replace(unit, depth=max(unit.depth - shift, 1)) if shift else unit)
    return mended


def _is_scar(draft: Draft, units: list[Unit], position: int) -> bool:
    unit = units[position]
    if unit.kind is not UnitKind.ITEM or unit.depth != 1 or not draft.is_blank(unit.span.start - 2):
        return False
    if position == 0 or position + 1 == len(units) or not ends_sentence(unit.content):
        return False
    above, below = units[position - 1], units[position + 1]
    continues = above.kind is UnitKind.ITEM and (above.depth > 1 or _ends_with_colon(above))
    return continues and below.kind is UnitKind.ITEM and below.depth > 1


def _ends_with_colon(unit: Unit) -> bool:
    return one_line(unit.content).endswith(":")


def _depth_above(mended: list[Unit]) -> int:
    above = mended[-1]
    return above.depth + 1 if _ends_with_colon(above) else above.depth
