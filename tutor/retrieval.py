"""From a question to passages, best first: two searches fused by rank, then ordered by what they cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.embedding import Embedder
from graph.search_indexes import SearchIndexes
from graph.store import Store
from graph.types import Passage
from tutor.entity_links import MentionIndex
from tutor.outcome import RetrievedPassage
from tutor.question import Question
from tutor.relevance import PassageTerms, best_cover, name_cover, terms_of, whole_cover

_CANDIDATES = 60  # of each search
_FUSED = 60  # of both together
# Reciprocal rank fusion: Cormack, Clarke and Büttcher, SIGIR 2009; 60 is their constant.
_RANK_CONSTANT = 60
# What each kind of nearness counts in the order of the candidates; set on the tuning half of data/eval.
_COSINE, _WORDS, _COVER, _WHOLE, _NAME = 1.0, 0.4, 0.8, 0.2, 0.3
_CACHED_PASSAGES = 20_000


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a passage is to a question: cosine, BM25 over the terms' weight, and shares of the question."""

    cosine: float
    words: float
    cover: float
    whole: float
    name: float

    @property
    def score(self) -> float:
        """Return the weighted sum that candidates are ordered by."""
        words = _WORDS * self.words + _COVER * self.cover + _WHOLE * self.whole
        return _COSINE * self.cosine + words + _NAME * self.name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with its terms and its nearness to the question."""

    terms: PassageTerms
    nearness: Nearness

    @property
    def passage(self) -> Passage:
        """Return the passage."""
        return self.terms.passage


class Retriever:
    """Searches one state of a knowledge base."""

    def __init__(self, store: Store, indexes: SearchIndexes, embedder: Embedder, mentions: MentionIndex) -> None:
        self._store = store
        self._indexes = indexes
        self._embedder = embedder
        self._mentions = mentions
        self._terms: dict[str, PassageTerms] = {}

    def candidates(self, question: Question) -> list[Candidate]:
        """Return the passages that may answer, best first."""
        vector = self._embedder.embed_question(question.text)
        near, cosines = self._indexes.vectors.search(vector, _CANDIDATES)
        worded, scores = self._indexes.words.search([term.text for term in question.terms], _CANDIDATES)
        fused = _fuse([near.tolist(), worded.tolist()])
        cosine = dict(zip(near.tolist(), cosines.tolist(), strict=True))
        missing = [position for position in fused if position not in cosine]
        cosine.update(zip(missing, self._indexes.vectors.cosines(vector, missing).tolist(), strict=True))
        words = dict(zip(worded.tolist(), scores.tolist(), strict=True))
        found = [
            self._candidate(question, terms, cosine[position], words.get(position, 0.0))
            for position, terms in zip(fused, self._load(fused), strict=True)
        ]
        return sorted(found, key=lambda candidate: -candidate.nearness.score)

    def _candidate(self, question: Question, terms: PassageTerms, cosine: float, words: float) -> Candidate:
        nearness = Nearness(
            cosine=cosine,
            words=words / question.weight if question.weight else 0.0,
            cover=best_cover(question, terms),
            whole=whole_cover(question, terms),
            name=name_cover(question, terms),
        )
        return Candidate(terms, nearness)

    def _load(self, positions: Sequence[int]) -> list[PassageTerms]:
        ids = [self._indexes.passage_ids[position] for position in positions]
        unknown = [passage_id for passage_id in ids if passage_id not in self._terms]
        if len(self._terms) + len(unknown) > _CACHED_PASSAGES:
            self._terms.clear()
            unknown = ids
        for passage in self._store.passages(unknown):
            self._terms[passage.id] = terms_of(passage, self._mentions)
        return [self._terms[passage_id] for passage_id in ids]


def _fuse(rankings: Sequence[Sequence[int]]) -> list[int]:
    """Return the positions of all rankings by the sum of their reciprocal ranks."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, position in enumerate(ranking):
            scores[position] = scores.get(position, 0.0) + 1 / (_RANK_CONSTANT + rank)
    return sorted(scores, key=lambda position: (-scores[position], position))[:_FUSED]


def as_retrieved(candidates: Sequence[Candidate]) -> tuple[RetrievedPassage, ...]:
    """Return the candidates as passages, those of the same text once, with their copies."""
    kept: dict[str, RetrievedPassage] = {}
    for candidate in candidates:
        passage = candidate.passage
        key = " ".join(passage.plain.casefold().split())
        first = kept.get(key)
        if first is None:
            kept[key] = RetrievedPassage(passage, round(candidate.nearness.score, 6))
        else:
            kept[key] = RetrievedPassage(first.passage, first.score, (*first.copies, passage))
    return tuple(kept.values())
