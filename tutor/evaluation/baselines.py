"""The plain systems that run beside the tutor: BM25, dense, and their reciprocal rank fusion.

They search the same files with the same embedding model, and BM25 with the same stemming and stop words as the
tutor, so that what separates them is the tutor's reading and ranking and not a weaker toolbox. A follow-up is put
to them with the earlier questions before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from graph.embedding import Embedder
from graph.store import Vectors
from graph.vector_index import VectorIndex
from graph.word_index import WordIndex
from graph.words import terms
from tutor.evaluation.chunks import Chunk
from tutor.evaluation.places import Place, Unit
from tutor.evaluation.questions import EvaluationQuestion

# Reciprocal rank fusion: Cormack, Clarke and Büttcher, SIGIR 2009; 60 is their constant.
_RANK_CONSTANT = 60
_FUSED_DEPTH = 100

BM25, DENSE, FUSION = "BM25", "dense", "fusion"
BASELINES = (BM25, DENSE, FUSION)


class PlainSearch:
    """Texts by position, searched by words, by vectors and by both."""

    def __init__(self, texts: Sequence[str], vectors: Vectors, embedder: Embedder) -> None:
        self._words = WordIndex.build([terms(text) for text in texts], Counter())
        self._vectors = VectorIndex.build(vectors)
        self._embedder = embedder

    @cached_property
    def by_name(self) -> Mapping[str, Callable[[str, int], list[int]]]:
        """Return the three searches: from a question and a depth to positions, best first."""
        return {BM25: self.bm25, DENSE: self.dense, FUSION: self.fusion}

    def bm25(self, question: str, k: int) -> list[int]:
        """Return the positions of the best texts by BM25."""
        positions, _ = self._words.search(terms(question), k)
        return [int(position) for position in positions]

    def dense(self, question: str, k: int) -> list[int]:
        """Return the positions of the best texts by cosine."""
        positions, _ = self._vectors.search(self._embedder.embed_question(question), k)
        return [int(position) for position in positions]

    def fusion(self, question: str, k: int) -> list[int]:
        """Return the positions of the best texts by the sum of their reciprocal ranks in the two others."""
        scores: dict[int, float] = {}
        for ranking in (self.bm25(question, _FUSED_DEPTH), self.dense(question, _FUSED_DEPTH)):
            for rank, position in enumerate(ranking, start=1):
                scores[position] = scores.get(position, 0.0) + 1 / (_RANK_CONSTANT + rank)
        return sorted(scores, key=lambda position: (-scores[position], position))[:k]


class ChunkSystem:
    """One plain search over the chunks of the notes."""

    def __init__(self, chunks: Sequence[Chunk], search: Callable[[str, int], list[int]]) -> None:
        self._chunks = chunks
        self._search = search

    def rank(self, question: EvaluationQuestion, k: int) -> list[Unit]:
        """Return the best `k` chunks."""
        text = " ".join((*question.history, question.question))
        return [Unit((self._chunks[position].place,)) for position in self._search(text, k)]

    def relevant(self, gold: Sequence[Place]) -> int:
        """Return how many chunks share a line with the gold places."""
        return sum(Unit((chunk.place,)).hits(gold) for chunk in self._chunks)
