"""Chunks as the plain baselines cut them: whole lines, up to 1,000 characters, nothing known of markdown.

Lines are packed in order until the next would make the chunk longer than 1,000 characters; chunks do not overlap.
A line that is longer by itself is cut at its last space before the limit, and every piece keeps the line's number.
This is kinder to the baselines than a blind cut: no sentence of the notes' one-line paragraphs is torn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.types import LineSpan
from tutor.evaluation.places import Place

SIZE = 1000


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of lines, or a piece of one long line."""

    place: Place
    text: str


def chunks_of(document: str, lines: Sequence[str], size: int = SIZE) -> Iterator[Chunk]:
    """Yield a document's chunks in order; lines of white space alone open none."""
    held: list[tuple[int, str]] = []
    length = 0
    for number, text in _pieces(lines, size):
        if held and length + 1 + len(text) > size:
            yield _chunk(document, held)
            held, length = [], 0
        if held or text.strip():
            length += len(text) + bool(held)
            held.append((number, text))
    if held:
        yield _chunk(document, held)


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
