"""From a place in a unit's source back to the words on disk."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from graph.types import LineSpan, Quote

_WORD = re.compile(r"\S+")
_MARK = re.compile(r"(?:[-*+>]|\d{1,9}[.)])$")


@dataclass(frozen=True, slots=True)
class DiskLines:
    """A file's lines: as they stand on disk, and with their characters repaired.

    `taken` are the indexes of lines that are no part of the notes: no passage reaches across them.
    """

    raw: tuple[str, ...]
    repaired: tuple[str, ...]
    taken: frozenset[int] = frozenset()

    def text(self, span: LineSpan) -> str:
        """Return the repaired text of a span, outer blank lines and line-end spaces dropped."""
        lines = [line.rstrip() for line in self.repaired[span.start - 1 : span.end]]
        return "\n".join(lines).strip("\n")

    def stretch(self, span: LineSpan, first: Quote, last: Quote) -> str:
        """Return the repaired text of a span from one quote to another; all of it where they were repaired."""
        text = self.text(span)
        begin, end = text.find(first.text), text.rfind(last.text)
        if begin < 0 or end < begin or (first == self.whole(first.span) and last == self.whole(last.span)):
            return text
        return text[begin : end + len(last.text)]

    def whole(self, span: LineSpan) -> Quote:
        """Return a quote of whole lines, outer blank lines left out of the span."""
        start, end = span.start, min(span.end, len(self.raw))
        while start < end and not self.raw[start - 1].strip():
            start += 1
        while end > start and not self.raw[end - 1].strip():
            end -= 1
        return Quote(LineSpan(start, end), "\n".join(self.raw[start - 1 : end]).strip())

    def inline(self, span: LineSpan, content: str) -> InlineSource:
        """Return the inline source `content` of `span`, ready to be quoted from."""
        return InlineSource(self.raw, span, content.split("\n"))


class InlineSource:
    """A unit's inline source, and where each of its lines stands on disk.

    Content line i stands in file line span.start + i, without its indentation and list mark.
    """

    def __init__(self, raw: tuple[str, ...], span: LineSpan, lines: list[str]) -> None:
        self._span = span
        self._raw = raw[span.start - 1 : span.start - 1 + len(lines)]
        self._columns = [raw_line.find(line) for raw_line, line in zip(self._raw, lines, strict=True)]
        self._starts = [0, *accumulate(len(line) + 1 for line in lines[:-1])]
        self._words = [
            _same_words(raw_line, line) if at < 0 else {}
            for raw_line, line, at in zip(self._raw, lines, self._columns, strict=True)
        ]

    def quote(self, start: int, end: int) -> Quote:
        """Return the words on disk of content[start:end].

        A line that was repaired is quoted word by word, or whole where its words are not those on disk.
        """
        first, first_column = self._place(start)
        last, last_column = self._place(end)
        parts: list[str] = []
        for index in range(first, last + 1):
            raw = self._raw[index]
            begin = self._on_disk(index, first_column) if index == first else 0
            stop = self._on_disk(index, last_column) if index == last else len(raw)
            parts.append(raw.strip() if begin is None or stop is None else raw[begin:stop])
        return Quote(LineSpan(self._span.start + first, self._span.start + last), "\n".join(parts).strip())

    def _place(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of an offset, both from 0."""
        line = bisect_right(self._starts, offset) - 1
        return line, offset - self._starts[line]

    def _on_disk(self, index: int, column: int) -> int | None:
        at = self._columns[index]
        return at + column if at >= 0 else self._words[index].get(column)


def _same_words(raw: str, line: str) -> dict[int, int]:
    """Return where the words of a repaired line start and end on disk; nothing when they do not pair up."""
    on_disk = list(_WORD.finditer(raw))
    words = list(_WORD.finditer(line))
    surplus = len(on_disk) - len(words)
    if surplus < 0 or not all(_MARK.match(mark.group()) for mark in on_disk[:surplus]):
        return {}
    places: dict[int, int] = {}
    for word, there in zip(words, on_disk[surplus:], strict=True):
        places[word.start()] = there.start()
        places[word.end()] = there.end()
    return places
