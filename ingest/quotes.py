"""From a place in a unit's source back to the words on disk."""

from __future__ import annotations

from dataclasses import dataclass

from graph.types import LineSpan, Quote


@dataclass(frozen=True, slots=True)
class DiskLines:
    """A file's lines: as they stand on disk, and with their characters repaired."""

    raw: tuple[str, ...]
    repaired: tuple[str, ...]

    def text(self, span: LineSpan) -> str:
        """Return the repaired text of a span, outer blank lines and line-end spaces dropped."""
        lines = [line.rstrip() for line in self.repaired[span.start - 1 : span.end]]
        return "\n".join(lines).strip("\n")

    def whole(self, span: LineSpan) -> Quote:
        """Return a quote of whole lines, outer blank lines left out of the span."""
        start, end = span.start, min(span.end, len(self.raw))
        while start < end and not self.raw[start - 1].strip():
            start += 1
        while end > start and not self.raw[end - 1].strip():
            end -= 1
        return Quote(LineSpan(start, end), "\n".join(self.raw[start - 1 : end]).strip())

    def slice(self, span: LineSpan, content: str, start: int, end: int) -> Quote:
        """Return the words on disk of content[start:end], where `content` is the inline source of `span`.

        Content line i stands in file line span.start + i, without its indentation and list mark. A line that
        reads differently on disk, because it was repaired, is quoted whole.
        """
        first, first_column = _position(content, start)
        last, last_column = _position(content, end)
        lines = content.split("\n")
        parts: list[str] = []
        for index in range(first, last + 1):
            raw = self.raw[span.start + index - 1]
            at = raw.find(lines[index])
            if at < 0:
                parts.append(raw.strip())
                continue
            begin = at + first_column if index == first else 0
            parts.append(raw[begin : at + last_column] if index == last else raw[begin:])
        return Quote(LineSpan(span.start + first, span.start + last), "\n".join(parts).strip())


def _position(content: str, offset: int) -> tuple[int, int]:
    """Return (line, column) of an offset, both from 0."""
    before = content[:offset]
    return before.count("\n"), offset - (before.rfind("\n") + 1)
