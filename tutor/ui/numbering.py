"""Which number each citation of an answer bears: places are counted in order of first appearance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.types import Citation, LineSpan
from tutor.outcome import Answer


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of a document; two citations of one place bear one number."""

    document: str
    span: LineSpan


@dataclass(frozen=True, slots=True)
class Numbering:
    """The cited places of one answer. A place's number is its position, counted from one."""

    citations: tuple[Citation, ...]

    def number(self, citation: Citation) -> int:
        """Return the number of a citation's place."""
        places = [place_of(known) for known in self.citations]
        return places.index(place_of(citation)) + 1

    def numbers(self, citations: Sequence[Citation]) -> tuple[int, ...]:
        """Return the numbers of one sentence's citations, each once, the best place first."""
        return tuple(dict.fromkeys(map(self.number, citations)))

    def citation(self, number: int) -> Citation | None:
        """Return the first citation of the place with that number."""
        return self.citations[number - 1] if 1 <= number <= len(self.citations) else None


def place_of(citation: Citation) -> Place:
    """Return where a citation points."""
    return Place(citation.document, citation.span)


def number_answer(answer: Answer) -> Numbering:
    """Number the places of an answer as they appear in it."""
    return number_citations(citation for sentence in answer.sentences for citation in sentence.citations)


def number_citations(citations: Iterable[Citation]) -> Numbering:
    """Number citations in the order given; later ones of a known place are left out."""
    first: dict[Place, Citation] = {}
    for citation in citations:
        first.setdefault(place_of(citation), citation)
    return Numbering(tuple(first.values()))


def lines_phrase(span: LineSpan) -> str:
    """Return a span in words: 'line 3' or 'lines 3–5'."""
    return f"line {span.start}" if span.start == span.end else f"lines {span.start}–{span.end}"


def source_name(number: int, citation: Citation) -> str:
    """Return the accessible name of a citation mark."""
    return f"Source {number}: {citation.document}, {lines_phrase(citation.span)}"
