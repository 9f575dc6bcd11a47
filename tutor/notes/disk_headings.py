"""The headings of a file as markdown readers see them, which need not be those that the notes were read by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutor.notes.slugs import github_slugs, obsidian_heading

_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
_ATX = re.compile(r"^ {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(?P<mark>=+|-+)[ \t]*$")
# What cannot be the text above an underline: a list item, a quote, a table row, a heading, indented code.
_NO_TITLE = re.compile(r"^(?:\s*$| {0,3}(?:[-*+>|]|\d{1,9}[.)])(?:\s|$)| {0,3}#{1,6}\s|    |\t| {0,3}\|)")


@dataclass(frozen=True, slots=True)
class DiskHeading:
    """A heading by its line, level and source, with its names in links."""

    line: int
    level: int
    source: str
    slug: str
    obsidian: str


class DiskHeadings:
    """The headings of one file in order."""

    def __init__(self, lines: Sequence[str]) -> None:
        found = list(_headings(lines))
        slugs = github_slugs(source for _, _, source in found)
        paths = _obsidian_paths(found)
        self.all: tuple[DiskHeading, ...] = tuple(
            DiskHeading(line, level, source, slug, path)
            for (line, level, source), slug, path in zip(found, slugs, paths, strict=True)
        )
        self._starts = [heading.line for heading in self.all]

    def above(self, line: int) -> DiskHeading | None:
        """Return the heading at a line or the last one above it; None before the first."""
        position = bisect_right(self._starts, line)
        return self.all[position - 1] if position else None


def _headings(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield line, level and source of each heading outside of code."""
    fence, runs_on = "", False
    properties = _properties_end(lines)
    for number, line in enumerate(lines, start=1):
        if number <= properties:
            continue
        mark = _FENCE.match(line)
        if fence:
            is_closed = mark and mark["fence"].startswith(fence) and not mark["info"].strip()
            fence = "" if is_closed else fence
            runs_on = False
        elif mark and not (mark["fence"][0] == "`" and "`" in mark["info"]):
            fence = mark["fence"]
        else:
            yield from _heading(lines, number, runs_on=runs_on)
            runs_on = bool(line.strip()) and not _ATX.match(line)


def _properties_end(lines: Sequence[str]) -> int:
    """Return the number of the line that ends the properties on top of a file; readers show them as a table."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((number for number, line in enumerate(lines[1:], start=2) if line.rstrip() in ("---", "...")), 0)


def _heading(lines: Sequence[str], number: int, *, runs_on: bool) -> Iterator[tuple[int, int, str]]:
    """Yield the heading at a line, if one is there; one that runs on from the line above has no rule of its own."""
    line = lines[number - 1]
    atx = _ATX.match(line)
    if atx:
        yield number, len(atx["marks"]), atx["text"] or ""
        return
    below = _UNDERLINE.match(lines[number]) if number < len(lines) else None
    if below and not runs_on and not _NO_TITLE.match(line):
        yield number, 1 if below["mark"][0] == "=" else 2, line.strip()


def _obsidian_paths(found: Sequence[tuple[int, int, str]]) -> list[str]:
    """Return each heading's name in Obsidian; one that is not alone is named with those over it."""
    names = [obsidian_heading(source) for _, _, source in found]
    paths: list[str] = []
    open_headings: list[tuple[int, str]] = []
    for (_, level, _), name in zip(found, names, strict=True):
        open_headings = [(above, text) for above, text in open_headings if above < level] + [(level, name)]
        over = [text for _, text in open_headings if text]
        paths.append("#".join(over) if names.count(name) > 1 else name)
    return paths
