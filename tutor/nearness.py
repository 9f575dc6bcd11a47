"""How near a passage is to a question, and the reasons in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.types import Passage
from tutor.likeness import Likeness
from tutor.outcome import RetrievedPassage, Why, WhyKind
from tutor.question import Question
from tutor.relevance import PassageTerms

# What each kind of nearness counts in the order of the candidates: a softmax over a question's candidates, fitted on
# the 226 answerable tuning questions of data/eval with a strong pull to the weights before, and rounded. BM25, which
# names candidates, added nothing to their order beside the covers.
_COSINE, _COVER, _NAME, _LIKE_WHOLE, _LIKE_HEADING, _GRAPH = 1.0, 0.65, 0.5, 0.3, 0.3, 0.2
_TELLING_COSINE = 0.35
_TELLING_SHARE = 0.25
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Nearness:
    """The cosine, and the shares of the question and of the walk that fall to a passage.

    `cover` and `name` count the same words alone, `likeness` also those that are near in meaning.
    """

    cosine: float
    cover: float
    name: float
    likeness: Likeness
    graph: float = 0.0

    @property
    def score(self) -> float:
        """Return the weighted sum that candidates are ordered by."""
        like = _LIKE_WHOLE * self.likeness.whole + _LIKE_HEADING * self.likeness.heading
        return _COSINE * self.cosine + _COVER * self.cover + _NAME * self.name + like + _GRAPH * self.graph


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
