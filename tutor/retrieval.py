"""From a question to passages, best first: two searches fused by rank, then ordered by how near they are.

The graph is asked only where it helps: for questions that lead over one thing to another (`GraphWalk`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.embedding import Embedder
from graph.search_indexes import SearchIndexes
from graph.store import Store, Vectors
from tutor.entity_links import MentionIndex
from tutor.graph_walk import GraphWalk
from tutor.known_words import KnownWords
from tutor.likeness import PassageWords, liken, words_of
from tutor.nearness import Candidate, Nearness
from tutor.question import Question, QuestionKind
from tutor.relevance import PassageTerms, best_cover, name_cover, terms_of
from tutor.word_table import word_table

_CANDIDATES = 60  # of each search
_FUSED = 60  # of both together
_WALK_STARTS = 5  # passages
_WALKED = 30  # passages that the walk adds at the most
# Reciprocal rank fusion: Cormack, Clarke and Büttcher, SIGIR 2009; 60 is their constant.
_RANK_CONSTANT = 60
_CACHED_PASSAGES = 20_000


@dataclass(frozen=True, slots=True)
class _Found:
    """The question's vector and the cosines, by position, that the search with it found."""

    vector: Vectors
    cosines: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What of a passage does not depend on the question."""

    terms: PassageTerms
    words: PassageWords


class Retriever:
    """Searches one state of a knowledge base. `walk` gives the graph walk, where there is a graph."""

    def __init__(
        self,
        store: Store,
        indexes: SearchIndexes,
        embedder: Embedder,
        mentions: MentionIndex,
        walk: Callable[[], GraphWalk] | None = None,
    ) -> None:
        self._store = store
        self._indexes = indexes
        self._embedder = embedder
        self._mentions = mentions
        self._walk = walk
        self._known_words = KnownWords(indexes.words.vocabulary, word_table())
        self._loaded: dict[str, _Loaded] = {}
        self._positions = {passage_id: position for position, passage_id in enumerate(indexes.passage_ids)}

    def candidates(self, question: Question) -> list[Candidate]:
        """Return the passages that may answer, best first."""
        vector = self._embedder.embed_question(question.text)
        near, cosines = self._indexes.vectors.search(vector, _CANDIDATES)
        worded, _ = self._indexes.words.search([term.text for term in question.terms], _CANDIDATES)
        found = _Found(vector, dict(zip(near.tolist(), cosines.tolist(), strict=True)))
        candidates = self._near(question, found, _fuse([near.tolist(), worded.tolist()]), {})
        if self._walk is None or question.kind is not QuestionKind.MULTI_HOP:
            return candidates
        return self._walked(question, found, candidates, self._walk())

    def _walked(
        self, question: Question, found: _Found, candidates: list[Candidate], walk: GraphWalk
    ) -> list[Candidate]:
        """Return the candidates with those that the graph leads to from the question's entities and the best ones."""
        starts = {candidate.passage.id: candidate.nearness.score for candidate in candidates[:_WALK_STARTS]}
        reached = walk.reach([entity.id for entity in question.entities], starts)
        known = [self._positions[candidate.passage.id] for candidate in candidates]
        further = sorted(reached.keys() - {c.passage.id for c in candidates}, key=lambda p: (-reached[p], p))
        positions = [*known, *(self._positions[passage] for passage in further[:_WALKED])]
        return self._near(question, found, positions, reached)

    def _near(
        self, question: Question, found: _Found, positions: Sequence[int], reached: Mapping[str, float]
    ) -> list[Candidate]:
        cosines = self._all_cosines(found, positions)
        loaded = self._load(positions)
        likenesses = liken(question, self._known_words, [one.words for one in loaded])
        candidates = [
            Candidate(
                question,
                one.terms,
                Nearness(
                    cosine=cosines[position],
                    cover=best_cover(question, one.terms),
                    name=name_cover(question, one.terms),
                    likeness=likeness,
                    graph=reached.get(one.terms.passage.id, 0.0),
                ),
            )
            for position, one, likeness in zip(positions, loaded, likenesses, strict=True)
        ]
        return sorted(candidates, key=lambda candidate: -candidate.nearness.score)

    def _all_cosines(self, found: _Found, positions: Sequence[int]) -> dict[int, float]:
        missing = [position for position in positions if position not in found.cosines]
        more = self._indexes.vectors.cosines(found.vector, missing).tolist()
        return {**found.cosines, **dict(zip(missing, more, strict=True))}

    def _load(self, positions: Sequence[int]) -> list[_Loaded]:
        ids = [self._indexes.passage_ids[position] for position in positions]
        unknown = [passage_id for passage_id in ids if passage_id not in self._loaded]
        if len(self._loaded) + len(unknown) > _CACHED_PASSAGES:
            self._loaded.clear()
            unknown = ids
        for passage in self._store.passages(unknown):
            terms = terms_of(passage, self._mentions, self._indexes.words.idf)
            self._loaded[passage.id] = _Loaded(terms, words_of(terms, self._known_words))
        return [self._loaded[passage_id] for passage_id in ids]


def _fuse(rankings: Sequence[Sequence[int]]) -> list[int]:
    """Return the positions of all rankings by the sum of their reciprocal ranks."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, position in enumerate(ranking):
            scores[position] = scores.get(position, 0.0) + 1 / (_RANK_CONSTANT + rank)
    return sorted(scores, key=lambda position: (-scores[position], position))[:_FUSED]
