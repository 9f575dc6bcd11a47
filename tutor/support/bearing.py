"""Which pieces of the sources bear a sentence best: the fewest that together say what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.types import Citation
from tutor.support.number_tokens import Force
from tutor.support.numbers import numbers_in
from tutor.support.sources import Piece
from tutor.support.wording import Word, content_words, is_said, stems_in

MOST_PIECES = 4
_WORTH_A_PIECE = 2  # points that a further piece has to add
_NAME_OR_NUMBER = 2  # points of a number or of a name; a word has one


@dataclass(frozen=True, slots=True)
class Point:
    """A word, a name or a number of a sentence, and how much it counts."""

    place: int
    weight: int


def bearing_citations(sentence: str, pieces: Sequence[Piece], similarities: Sequence[float]) -> tuple[Citation, ...]:
    """Return the places of the pieces that bear a sentence, the best piece first, each place once."""
    said = [_said(sentence, piece.text) for piece in pieces]
    order = _chosen(said, similarities)
    return tuple(dict.fromkeys(citation for at in order for citation in pieces[at].citations))


def _chosen(said: Sequence[frozenset[Point]], similarities: Sequence[float]) -> list[int]:
    chosen = [max(range(len(said)), key=lambda at: (_rank(said, similarities, at), -at))]
    known = said[chosen[0]]
    while len(chosen) < MOST_PIECES:
        gains = {at: sum(point.weight for point in said[at] - known) for at in range(len(said)) if at not in chosen}
        best = max(gains, key=lambda at: (gains[at], similarities[at], -at), default=None)
        if best is None or gains[best] < _WORTH_A_PIECE:
            break
        chosen.append(best)
        known |= said[best]
    return chosen


def _rank(said: Sequence[frozenset[Point]], similarities: Sequence[float], at: int) -> float:
    """Return how well a piece alone bears the sentence: what it says of it, and how near it is in meaning."""
    most = max(sum(point.weight for point in points) for points in said)
    return sum(point.weight for point in said[at]) / max(most, 1) + similarities[at]


def _said(sentence: str, piece: str) -> frozenset[Point]:
    stems = stems_in(piece)
    words = {Point(word.start, _weight(sentence, word)) for word in content_words(sentence) if is_said(word, stems)}
    told = {(number.value, number.noun) for number in numbers_in(piece)}
    firm = [number for number in numbers_in(sentence) if number.force is Force.FIRM]
    # Places before the text: no word stands there.
    numbers = {Point(-1 - at, _NAME_OR_NUMBER) for at, one in enumerate(firm) if (one.value, one.noun) in told}
    return frozenset(words | numbers)


def _weight(sentence: str, word: Word) -> int:
    """A word with capitals inside the sentence is a name."""
    return _NAME_OR_NUMBER if word.start and sentence[word.start].isupper() else 1
