"""Retrieval over open-domain passages: the seam at which the evaluation meets whatever finds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from graph.embedding import Embedder
from graph.search_indexes import SearchIndexes, indexed_terms
from graph.types import LineSpan, Passage, PassageKind, Quote, Statement, content_key
from graph.vector_index import VectorIndex
from graph.word_index import WordIndex
from graph.words import raw_words
from tutor.bridges import Bridges, TitledText
from tutor.entity_links import EntityLinker, MentionIndex
from tutor.evaluation.multihop_files import CorpusEntry
from tutor.evaluation.passage_store import PassageStore
from tutor.evaluation.vector_cache import VectorCache
from tutor.question import understand
from tutor.retrieval import Retriever

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"“(]?[A-Z0-9])")


class PassageRetriever(Protocol):
    """What the evaluation asks of a system."""

    def retrieve(self, question: str, k: int) -> Sequence[int]:
        """Return the positions in the corpus of the best `k` passages, best first."""
        ...


class OpenDomainRetriever:
    """The tutor's own retrieval over a corpus: its hybrid ranking, led on by the names that passages share."""

    def __init__(self, store: PassageStore, embedder: Embedder) -> None:
        self._indexes = _indexes_of(store)
        self._linker = EntityLinker(store.entities(), self._indexes.words.vocabulary)
        self._retriever = Retriever(store, self._indexes, embedder, MentionIndex(store.mentions()))
        self._positions = {passage_id: position for position, passage_id in enumerate(store.passage_ids())}
        self._bridges = Bridges([TitledText(p.title, p.text) for p in store.all_passages()])

    def retrieve(self, question: str, k: int) -> list[int]:
        """Return the positions in the corpus of the best `k` passages, best first."""
        linked = self._linker.link(question)
        read = understand(linked.text, self._indexes.words, linked.entities)
        scores = {self._positions[c.passage.id]: c.nearness.score for c in self._retriever.candidates(read)}
        best = max(scores.values(), default=0.0)
        if best <= 0:
            return list(scores)[:k]
        shares = {position: score / best for position, score in scores.items()}
        for position, gain in self._bridges.lead(shares).items():
            shares[position] = shares.get(position, 0.0) + gain
        return sorted(shares, key=lambda position: (-shares[position], position))[:k]


def store_of(corpus: Sequence[CorpusEntry], embedder: Embedder, cache: VectorCache) -> PassageStore:
    """Return a store that holds every entry of the corpus as one passage under its title."""
    passages = [_passage(position, entry) for position, entry in enumerate(corpus)]
    vectors = cache.embed([passage.embedded_text for passage in passages])
    return PassageStore(passages, vectors, embedder.model_id)


def _indexes_of(store: PassageStore) -> SearchIndexes:
    words = WordIndex.build([indexed_terms(passage) for passage in store.all_passages()], _spellings(store))
    return SearchIndexes(store.passage_ids(), VectorIndex.build(store.vectors()), words)


def _spellings(store: PassageStore) -> dict[str, int]:
    found: dict[str, int] = {}
    for passage in store.all_passages():
        for word in raw_words(f"{passage.title}\n{passage.plain}"):
            found[word] = found.get(word, 0) + 1
    return found


def _passage(position: int, entry: CorpusEntry) -> Passage:
    span = LineSpan(position + 1, position + 1)
    sentences = _SENTENCE_END.split(" ".join(entry.text.split()))
    return Passage(
        id=content_key(str(position), entry.title, entry.text),
        document=entry.title,
        section_id=content_key(entry.title),
        ordinal=position,
        kind=PassageKind.PARAGRAPH,
        title=entry.title,
        heading_path=(),
        lead_in=(),
        span=span,
        text=entry.text,
        statements=tuple(Statement(said, "", (), (Quote(span, said),)) for said in sentences if said),
    )
