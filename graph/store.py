"""The store contract: what every home of a knowledge base can do. One file per store has these signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.knowledge import NO_GRAPH, Entity, Graph, Mention, Merge, OutlineAsk, Relation
from graph.types import (
    Document,
    IngestSummary,
    IngestWork,
    OutlineItem,
    Passage,
    Problem,
    ReadDocument,
    Repair,
    Section,
)

Vectors: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class KnowledgeBaseStamp:
    """What a knowledge base was built from and with; derived indexes carry its `fingerprint`.

    `extractor` tells the rules, vocabulary and undone merges that its graph was extracted with.
    """

    fingerprint: str
    embedding_model: str
    reader_version: int
    extractor: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """All that one ingest changes, applied as a whole or not at all.

    `written` replaces the documents of the same path; `removed` are paths that go; `vectors` maps embedding
    keys to the rows that are new. `problems` replaces the problems on record, `work` the last ingest's, `graph`
    all extracted knowledge.
    """

    written: Sequence[ReadDocument]
    removed: Sequence[str]
    vectors: Mapping[str, Vectors]
    problems: Sequence[Problem]
    embedding_model: str
    reader_version: int
    work: IngestWork
    graph: Graph = NO_GRAPH
    extractor: str = ""


class Store(Protocol):
    """One home of a knowledge base. All reads see the last whole ingest.

    Reads raise KnowledgeBaseMissing before the first ingest, KnowledgeBaseUnreadable when what is there is
    not a knowledge base of this version.
    """

    def stamp(self) -> KnowledgeBaseStamp | None:
        """Return what the knowledge base was built from, or None before the first ingest."""
        ...

    def documents(self) -> tuple[Document, ...]:
        """Return all documents by path."""
        ...

    def sections(self, document: str) -> tuple[Section, ...]:
        """Return one document's sections in order."""
        ...

    def passage_ids(self) -> tuple[str, ...]:
        """Return the ids of all passages by (document, ordinal)."""
        ...

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """Return the named passages in the order named; ids that are not there are left out."""
        ...

    def all_passages(self) -> Iterable[Passage]:
        """Yield every passage by (document, ordinal)."""
        ...

    def outline(self) -> tuple[OutlineItem, ...]:
        """Return all outline items by (document, ordinal)."""
        ...

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems that the last ingest met."""
        ...

    def repairs(self, document: str) -> tuple[Repair, ...]:
        """Return what was mended in one document."""
        ...

    def summary(self) -> IngestSummary | None:
        """Return the last ingest's report, or None before the first ingest."""
        ...

    def vector_keys(self) -> frozenset[str]:
        """Return the embedding keys that have a vector."""
        ...

    def vectors(self) -> Vectors:
        """Return one row per passage, float32, shape (passages, dimensions), in the order of passage_ids."""
        ...

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities by id."""
        ...

    def mentions(self) -> tuple[Mention, ...]:
        """Return all mentions by passage and place."""
        ...

    def relations(self) -> tuple[Relation, ...]:
        """Return all relations by id, with their evidence."""
        ...

    def merges(self) -> tuple[Merge, ...]:
        """Return the merge log by name."""
        ...

    def outline_asks(self) -> tuple[OutlineAsk, ...]:
        """Return which entities the parts of the outlines ask for, by item."""
        ...

    def undone_merges(self) -> frozenset[str]:
        """Return the names whose merges the user has undone."""
        ...

    def set_undone(self, name: str, undone: bool) -> None:
        """Undo a name's merge, or let it hold again, from the next ingest on."""
        ...

    def apply(self, change: Change, *, checkpoint: Callable[[str], None] = lambda step: None) -> None:
        """Apply the whole change in one transaction.

        `checkpoint` is called with a step's name as each begins. Raises KnowledgeBaseLocked when another
        process is writing.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
