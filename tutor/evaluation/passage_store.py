"""A store of passages that are no notes: held in memory, read-only, for one evaluation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from graph.knowledge import NO_GRAPH, Entity, Graph, Mention, Merge, OutlineAsk, Relation
from graph.store import Change, KnowledgeBaseStamp, Vectors
from graph.types import (
    Document,
    IngestSummary,
    OutlineItem,
    Passage,
    Problem,
    Repair,
    Section,
    content_key,
)

_READER = 0  # no reader of files made these passages


class PassageStore:
    """Follows the store contract for reading; `graph` is what was extracted from the passages, if anything."""

    def __init__(
        self, passages: Sequence[Passage], vectors: Vectors, embedding_model: str, graph: Graph = NO_GRAPH
    ) -> None:
        self._passages = {passage.id: passage for passage in passages}
        self._vectors = vectors
        self._graph = graph
        fingerprint = content_key(*(part for passage in passages for part in (passage.id, passage.embedding_key)))
        self._stamp = KnowledgeBaseStamp(fingerprint, embedding_model, _READER)

    def stamp(self) -> KnowledgeBaseStamp | None:
        """Return what the passages and vectors are."""
        return self._stamp

    def documents(self) -> tuple[Document, ...]:
        """Return nothing: the passages come from no file of notes."""
        return ()

    def sections(self, document: str) -> tuple[Section, ...]:  # noqa: ARG002  # the contract's name
        """Return nothing."""
        return ()

    def passage_ids(self) -> tuple[str, ...]:
        """Return the ids of all passages in the corpus's order."""
        return tuple(self._passages)

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """Return the named passages in the order named; ids that are not there are left out."""
        return tuple(self._passages[wanted] for wanted in ids if wanted in self._passages)

    def all_passages(self) -> Iterable[Passage]:
        """Yield every passage in the corpus's order."""
        return iter(self._passages.values())

    def outline(self) -> tuple[OutlineItem, ...]:
        """Return nothing."""
        return ()

    def problems(self) -> tuple[Problem, ...]:
        """Return nothing."""
        return ()

    def repairs(self, document: str) -> tuple[Repair, ...]:  # noqa: ARG002  # the contract's name
        """Return nothing."""
        return ()

    def summary(self) -> IngestSummary | None:
        """Return None: there was no ingest."""
        return None

    def vector_keys(self) -> frozenset[str]:
        """Return the embedding keys of the passages, all of which have a vector."""
        return frozenset(passage.embedding_key for passage in self._passages.values())

    def vectors(self) -> Vectors:
        """Return one row per passage, in the order of passage_ids."""
        return self._vectors

    def entities(self) -> tuple[Entity, ...]:
        """Return the graph's entities."""
        return self._graph.entities

    def mentions(self) -> tuple[Mention, ...]:
        """Return the graph's mentions."""
        return self._graph.mentions

    def relations(self) -> tuple[Relation, ...]:
        """Return the graph's relations."""
        return self._graph.relations

    def merges(self) -> tuple[Merge, ...]:
        """Return the graph's merge log."""
        return self._graph.merges

    def outline_asks(self) -> tuple[OutlineAsk, ...]:
        """Return what the graph's outlines ask for."""
        return self._graph.asks

    def undone_merges(self) -> frozenset[str]:
        """Return nothing: no user has undone anything here."""
        return frozenset()

    def set_undone(self, name: str, undone: bool) -> None:
        """Raise NotImplementedError: the passages are read-only."""
        raise NotImplementedError(f"{name} cannot be set to {undone}: the passages of an evaluation are read-only")

    def apply(self, change: Change, *, checkpoint: Callable[[str], None] = lambda step: None) -> None:
        """Raise NotImplementedError: the passages are read-only."""
        checkpoint("refused")
        raise NotImplementedError(f"{len(change.written)} documents: the passages of an evaluation are read-only")

    def close(self) -> None:
        """Do nothing: there is no file to let go of."""
