"""Chunks as the plain baselines cut them: whole lines, up to 1,000 characters, nothing known of markdown.

Lines are packed in order until the next would make the chunk longer than 1,000 characters; the last lines of a chunk
open the next one as well, up to 200 characters of them. A line that is longer by itself is cut at its last space
before the limit, and every piece keeps the line's number. This is kinder to the baselines than a blind cut: no
sentence of the notes' one-line paragraphs is torn. (On the tuning half, overlap served them better than none and
1,000 characters better than 600.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.types import LineSpan
from tutor.evaluation.places import Place

SIZE = 1000
OVERLAP = 200


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of lines, or a piece of one long line."""

    place: Place
    text: str


def chunks_of(document: str, lines: Sequence[str], size: int = SIZE, overlap: int = OVERLAP) -> Iterator[Chunk]:
    """Yield a document's chunks in order; lines of white space alone open none."""
    held: list[tuple[int, str]] = []
    for piece in _pieces(lines, size):
        if held and _length([*held, piece]) > size:
            yield _chunk(document, held)
            held = _tail(held, min(overlap, size - len(piece[1]) - 1))
        if held or piece[1].strip():
            held.append(piece)
    if held:
        yield _chunk(document, held)


def _tail(held: Sequence[tuple[int, str]], room: int) -> list[tuple[int, str]]:
    """Return the last lines that fit into the room, from the first of them that is not empty."""
    start = len(held)
    while start > 0 and _length(held[start - 1 :]) <= room:
        start -= 1
    while start < len(held) and not held[start][1].strip():
        start += 1
    return list(held[start:])


def _length(held: Sequence[tuple[int, str]]) -> int:
    """Return the length of the lines joined by line ends."""
    return sum(len(text) for _, text in held) + len(held) - 1


def _chunk(document: str, held: Sequence[tuple[int, str]]) -> Chunk:
    span = LineSpan(held[0][0], held[-1][0])
    return Chunk(Place(document, span), "\n".join(text for _, text in held))


def _pieces(lines: Sequence[str], size: int) -> Iterator[tuple[int, str]]:
    """Yield every line with its number, long ones in pieces."""
    for number, line in enumerate(lines, start=1):
        rest = line
        while len(rest) > size:
            space = rest.rfind(" ", 1, size + 1)
            cut = space if space > 0 else size
            yield number, rest[:cut]
            rest = rest[cut:].lstrip(" ")
        yield number, rest
