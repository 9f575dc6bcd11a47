"""Comparisons: what the notes say of each side, aspect by aspect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.words import terms
from tutor.grouping import citations_of
from tutor.outcome import AnswerSentence, Comparison, ComparisonRow
from tutor.question import Question
from tutor.selection import Chosen

_BETWEEN = (
    re.compile(r"(?P<a>.+?)\s+(?:vs\.?|versus|or)\s+(?P<b>[^:?]+)", re.IGNORECASE),
    re.compile(r"\bbetween\s+(?P<a>.+?)\s+and\s+(?P<b>[^:?]+)", re.IGNORECASE),
    re.compile(r"\bcompare\s+(?P<a>.+?)\s+(?:and|with|to)\s+(?P<b>[^:?]+)", re.IGNORECASE),
)
_FRAMES = re.compile(
    r"^(?:what is|what's|how does|how do|is|are|when|which|the|an?|difference|i use)\b\s*", re.IGNORECASE
)
_MOST_SIDES = 3
_CELL_SENTENCES = 2
_MOST_ROWS = 6
_LEAST_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class _Side:
    name: str
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Cell:
    side: int
    aspect: str


def compare(question: Question, scored: Sequence[Chosen]) -> Comparison | None:
    """Return what the best statements say of each side that a question compares, or None where a side has nothing.

    `scored` are statements with their scores, best first.
    """
    sides = _sides(question)
    if len(sides) < 2 or not scored:
        return None
    cells: dict[str, list[list[AnswerSentence]]] = {}
    for one in scored:
        placed = _placed(one, sides) if one.score >= _LEAST_SHARE * scored[0].score else None
        if placed is not None:
            row = cells.setdefault(placed.aspect, [[] for _ in sides])
            if len(row[placed.side]) < _CELL_SENTENCES:
                row[placed.side].append(_sentence(one))
    if not all(any(row[number] for row in cells.values()) for number in range(len(sides))):
        return None
    rows = sorted(cells.items(), key=lambda item: -sum(map(bool, item[1])))[:_MOST_ROWS]
    return Comparison(
        tuple(side.name for side in sides),
        tuple(ComparisonRow(aspect, tuple(map(tuple, row))) for aspect, row in rows),
    )


def cell_text(sentence: AnswerSentence, *said: str) -> str:
    """Return a sentence on one line, without its label where row or column say that already."""
    text = " ".join(sentence.text.split())
    repeats = bool(sentence.label) and sentence.label.casefold() in {known.casefold() for known in said}
    return text.removeprefix(sentence.label).lstrip(" :—-") if repeats else text


def _sides(question: Question) -> list[_Side]:
    """Return the sides: the entities named, or what stands around 'vs.' and between 'between' and 'and'."""
    if len(question.entities) >= 2:
        return [_Side(e.name, e.terms) for e in question.entities[:_MOST_SIDES]]
    for pattern in _BETWEEN:
        match = pattern.search(question.text)
        if match:
            names = [_unframed(match["a"]), _unframed(match["b"])]
            return [_Side(name, frozenset(terms(name))) for name in names if terms(name)]
    return []


def _unframed(name: str) -> str:
    while (shorter := _FRAMES.sub("", name.strip())) != name:
        name = shorter
    return name


def _placed(chosen: Chosen, sides: Sequence[_Side]) -> _Cell | None:
    """Return the one side that a statement is about, and the aspect that its label names.

    A statement labelled with a side says what it is; one under a side's heading or introducing line says what its
    label says; one that merely mentions a side is left out.
    """
    statement = chosen.statement
    labelled = _named(statement.label, sides)
    if labelled:
        return _Cell(labelled[0], statement.lead_in[-1] if statement.lead_in else "") if len(labelled) == 1 else None
    for above in (*reversed(statement.lead_in), *chosen.passage.heading_path[-1:]):
        named = _named(above, sides)
        if named:
            return _Cell(named[0], statement.label) if len(named) == 1 else None
    return None


def _named(text: str, sides: Sequence[_Side]) -> list[int]:
    words = frozenset(terms(text))
    return [number for number, side in enumerate(sides) if side.terms <= words]


def _sentence(chosen: Chosen) -> AnswerSentence:
    return AnswerSentence(chosen.statement.text, chosen.statement.label, citations_of(chosen.statement, chosen.passage))
