"""How near a passage is to a question, and the reasons in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.types import Passage
from tutor.outcome import RetrievedPassage, Why, WhyKind
from tutor.question import Question
from tutor.relevance import PassageTerms

# What each kind of nearness counts in the order of the candidates; set on the tuning half of data/eval.
_COSINE, _WORDS, _COVER, _WHOLE, _NAME, _GRAPH = 1.0, 0.4, 0.8, 0.2, 0.3, 0.2
_TELLING_COSINE = 0.35
_TELLING_SHARE = 0.25
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosine, BM25 over the terms' weight, and the shares of the question and of the walk that fall to a passage."""

    cosine: float
    words: float
    cover: float
    whole: float
    name: float
    graph: float = 0.0

    @property
    def score(self) -> float:
        """Return the weighted sum that candidates are ordered by."""
        words = _WORDS * self.words + _COVER * self.cover + _WHOLE * self.whole
        return _COSINE * self.cosine + words + _NAME * self.name + _GRAPH * self.graph


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with its terms and its nearness to a question."""

    question: Question
    terms: PassageTerms
    nearness: Nearness

    @property
    def passage(self) -> Passage:
        """Return the passage."""
        return self.terms.passage

    @property
    def why(self) -> tuple[Why, ...]:
        """Return what speaks for the passage: a name, words, meaning, and the graph where it led here."""
        return tuple(self._reasons())

    def _reasons(self) -> Iterator[Why]:
        if self.nearness.name > 0 and self.passage.heading_path:
            yield Why(WhyKind.NAME, self.passage.heading_path[-1])
        shared = [term for term in self.question.terms if term.text in self.terms.everything]
        if shared:
            heaviest = sorted(shared, key=lambda term: -term.weight)[:_MOST_WORDS]
            yield Why(WhyKind.WORDS, ", ".join(term.text for term in heaviest))
        if self.nearness.cosine >= _TELLING_COSINE:
            yield Why(WhyKind.MEANING, f"{self.nearness.cosine:.2f}")
        if self.nearness.graph >= _TELLING_SHARE:
            named = ", ".join(entity.name for entity in self.question.entities)
            yield Why(WhyKind.GRAPH, named or "the passages found first")


def as_retrieved(candidates: Sequence[Candidate]) -> tuple[RetrievedPassage, ...]:
    """Return the candidates as passages with their reasons, those of the same text once, with their copies."""
    kept: dict[str, RetrievedPassage] = {}
    for candidate in candidates:
        passage = candidate.passage
        key = " ".join(passage.plain.casefold().split())
        first = kept.get(key)
        if first is None:
            kept[key] = RetrievedPassage(passage, round(candidate.nearness.score, 6), (), candidate.why)
        else:
            kept[key] = RetrievedPassage(first.passage, first.score, (*first.copies, passage), first.why)
    return tuple(kept.values())
