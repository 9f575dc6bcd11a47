"""Cutting a document into sections at its headings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from graph.types import LineSpan, Section, content_key
from ingest.reading.headings import heading_text
from ingest.reading.lead_ins import PlacedUnit
from ingest.reading.units import UnitKind


@dataclass(frozen=True, slots=True)
class SectionUnits:
    """A section with the units that stand in it, and the lines of its heading, which is none of them."""

    section: Section
    units: list[PlacedUnit]
    heading: LineSpan | None


def cut_sections(path: str, placed: list[PlacedUnit], line_count: int) -> list[SectionUnits]:
    """Return the sections in order. Together they cover every line once, but for blank lines before the first.

    What stands before the first heading is a section of its own, with an empty heading path.
    """
    starts = [(0, 1)] if not placed or placed[0].unit.kind is not UnitKind.HEADING else []
    starts += [(i, p.unit.span.start) for i, p in enumerate(placed) if p.unit.kind is UnitKind.HEADING]
    if starts[0][1] > 1:
        starts[0] = (starts[0][0], 1)
    builder = _Builder(path)
    ends = [start for _, start in starts[1:]]
    positions = [position for position, _ in starts[1:]]
    return [
        builder.build(placed[position:stop], LineSpan(start, max(end - 1, start)))
        for (position, start), stop, end in zip(starts, [*positions, len(placed)], [*ends, line_count + 1], strict=True)
    ]


class _Builder:
    """Keeps the headings that are open while sections are made in order."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._open: list[tuple[int, str]] = []
        self._seen: Counter[tuple[str, ...]] = Counter()
        self._count = 0

    def build(self, placed: list[PlacedUnit], span: LineSpan) -> SectionUnits:
        level, heading = 0, None
        if placed and placed[0].unit.kind is UnitKind.HEADING:
            level, heading = placed[0].unit.level, placed[0].unit.span
            while self._open and self._open[-1][0] >= level:
                self._open.pop()
            self._open.append((level, heading_text(placed[0].unit.content)))
            placed = placed[1:]
        headings = tuple(text for _, text in self._open if text)
        section_id = content_key(self._path, *headings, str(self._seen[headings]))
        section = Section(section_id, self._path, self._count, level, headings, span)
        self._seen[headings] += 1
        self._count += 1
        return SectionUnits(section, placed, heading)
