"""Which units are headings, and at which level: list items that serve as headings, levels that are off."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.types import RepairKind
from ingest.reading.draft import Draft
from ingest.reading.inline import one_line, wholly_bold
from ingest.reading.units import Unit, UnitKind

_NUMBERED = re.compile(r"^(?P<number>\d{1,3})[.)]\s")
_LISTED = re.compile(r"(?::|\()(?P<names>[^()]+)")
_BETWEEN = re.compile(r"\s*(?:[,;/]|\band\b|\bor\b|\bvs\b\.?|\bin\b|\bfor\b)\s*", re.IGNORECASE)
_MAKERS = frozenset({"amazon", "aws", "apache", "the", "a"})
_MOST_WORDS = 12


def heading_text(content: str) -> str:
    """Return a heading as it is shown: without marks and without a closing colon."""
    return one_line(content).rstrip(":").strip()


def settle_headings(draft: Draft, units: list[Unit]) -> list[Unit]:
    """Return the units with implicit headings made headings, and every heading at the level it belongs to."""
    settled: list[Unit] = []
    open_headings = _OpenHeadings()
    for position, unit in enumerate(units):
        following = units[position + 1] if position + 1 < len(units) else None
        unit = _as_heading(draft, unit, following)
        if unit.kind is UnitKind.HEADING:
            unit = _at_its_level(draft, unit, open_headings)
            open_headings.enter(unit)
        settled.append(unit)
    return settled


def _as_heading(draft: Draft, unit: Unit, following: Unit | None) -> Unit:
    """Make a heading of an item or paragraph that is nothing but bold words and introduces something."""
    if unit.kind is UnitKind.HEADING or not _serves_as_heading(unit, following):
        return unit
    number = f"{unit.number}. " if unit.number is not None else ""
    draft.note(unit.span.start - 1, RepairKind.IMPLICIT_HEADING)
    return replace(unit, kind=UnitKind.HEADING, content=f"{number}{unit.content.strip()}", level=0, depth=0)


def _serves_as_heading(unit: Unit, following: Unit | None) -> bool:
    text = wholly_bold(unit.content) if unit.kind in (UnitKind.ITEM, UnitKind.PARAGRAPH) else None
    if text is None or following is None or text.endswith((".", "!", ",")):
        return False
    if len(text.split()) > _MOST_WORDS or following.kind is UnitKind.HEADING:
        return False
    if unit.kind is UnitKind.PARAGRAPH:
        return unit.depth == 0
    return unit.number is not None and not _is_sibling(unit, following)


def _is_sibling(unit: Unit, following: Unit) -> bool:
    same_list = following.kind is UnitKind.ITEM and following.depth == unit.depth
    return same_list and following.number is not None


def _at_its_level(draft: Draft, unit: Unit, around: _OpenHeadings) -> Unit:
    wanted = around.level_for(unit)
    if unit.level and wanted != unit.level:
        draft.note(unit.span.start - 1, RepairKind.HEADING_LEVEL)
    return replace(unit, level=wanted)


class _OpenHeadings:
    """The headings that stand above the current place, outermost first, with the children they have had."""

    def __init__(self) -> None:
        self._stack: list[Unit] = []
        self._children: dict[int, list[str]] = {}  # by position in the stack

    def enter(self, heading: Unit) -> None:
        while self._stack and self._stack[-1].level >= heading.level:
            self._children.pop(len(self._stack) - 1, None)
            self._stack.pop()
        if self._stack:
            self._children.setdefault(len(self._stack) - 1, []).append(heading_text(heading.content))
        self._stack.append(heading)

    def level_for(self, heading: Unit) -> int:
        """Return the level of the numbered predecessor, of the siblings it was named with, or its own."""
        predecessor = self._numbered_predecessor(heading)
        if predecessor is not None:
            return predecessor.level
        if not heading.level:
            return self._below_the_last_written()
        return self._named_by(heading) or heading.level

    def _numbered_predecessor(self, heading: Unit) -> Unit | None:
        number = _number(heading)
        if number is None or number < 2:
            return None
        matches = [unit for unit in self._stack if _number(unit) == number - 1]
        own_level = [unit for unit in matches if unit.level == heading.level]
        candidates = own_level or matches
        return candidates[-1] if candidates else None

    def _below_the_last_written(self) -> int:
        """An implicit heading stands under the last heading; beside it where that one is implicit too."""
        if not self._stack:
            return 2
        last = self._stack[-1]
        return last.level if wholly_bold(_unnumbered(last.content)) is not None else min(last.level + 1, 6)

    def _named_by(self, heading: Unit) -> int | None:
        """Return the level under an open heading that announces this one in a list beside its children."""
        for position, unit in enumerate(self._stack):
            off = heading.level == unit.level or heading.level > unit.level + 1
            if off and self._announces(position, unit, heading):
                return unit.level + 1
        return None

    def _announces(self, position: int, unit: Unit, heading: Unit) -> bool:
        names = _listed_names(heading_text(unit.content))
        named = _names_any(names, heading_text(heading.content))
        return named and any(_names_any(names, child) for child in self._children.get(position, ()))


def _listed_names(title: str) -> list[tuple[str, ...]]:
    """Return the names that a heading lists after a colon, in brackets or around 'vs.', as words."""
    lists = [match["names"] for match in _LISTED.finditer(title)]
    names = [_words(part) for listed in lists for part in _BETWEEN.split(listed)]
    names = [name for name in names if name]
    return names if len(names) > 1 else []


def _names_any(names: list[tuple[str, ...]], title: str) -> bool:
    words = _words(title)
    return any(words[at : at + len(name)] == name for name in names for at in range(len(words)))


def _words(text: str) -> tuple[str, ...]:
    words = (word.strip(".,:()").lower() for word in text.split())
    return tuple(word for word in words if word and word not in _MAKERS)


def _number(unit: Unit) -> int | None:
    match = _NUMBERED.match(one_line(unit.content) + " ")
    return int(match["number"]) if match else None


def _unnumbered(content: str) -> str:
    return _NUMBERED.sub("", content)
