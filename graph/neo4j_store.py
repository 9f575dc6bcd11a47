"""The knowledge base in Neo4j. What readers see is decided by one number; `neo4j_write.py` tells how it moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, LiteralString

import numpy as np

from graph import cypher
from graph.errors import KnowledgeBaseMissing
from graph.knowledge import Entity, Mention, Merge, OutlineAsk, Relation
from graph.neo4j_connection import Connection, Login, Rows, rows_of
from graph.neo4j_graph_rows import ask_of, entity_of, mentions_of, merge_of, relation_of
from graph.neo4j_rows import (
    document_of,
    outline_item_of,
    passage_of,
    problems_of,
    repairs_of,
    section_of,
    summary_of,
)
from graph.neo4j_state import State, current_state, read_whole
from graph.neo4j_write import apply_change
from graph.store import Change, KnowledgeBaseStamp, Vectors
from graph.types import Document, IngestSummary, OutlineItem, Passage, Problem, Repair, Section

if TYPE_CHECKING:
    from neo4j import ManagedTransaction


class Neo4jStore:
    """A knowledge base in a Neo4j database. May be used from several threads."""

    def __init__(self, login: Login) -> None:
        self._connection = Connection(login)

    def stamp(self) -> KnowledgeBaseStamp | None:
        """Return what the knowledge base was built from, or None before the first ingest."""
        state = self._connection.read(lambda transaction: current_state(transaction, self._connection.place))
        return state.stamp if state else None

    def documents(self) -> tuple[Document, ...]:
        """Return all documents by path."""
        return tuple(sorted((document_of(row) for row in self._rows(cypher.DOCUMENTS)), key=lambda d: d.path))

    def sections(self, document: str) -> tuple[Section, ...]:
        """Return one document's sections in order."""
        found = (section_of(row) for row in self._rows(cypher.SECTIONS, document=document))
        return tuple(sorted(found, key=lambda section: section.ordinal))

    def passage_ids(self) -> tuple[str, ...]:
        """Return the ids of all passages by (document, ordinal)."""
        return tuple(passage_id for _, _, passage_id in sorted(self._rows(cypher.PASSAGE_PLACES)))

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """Return the named passages in the order named; ids that are not there are left out."""
        wanted = list(ids)
        rows = self._rows(cypher.PASSAGES_BY_ID, ids=list(dict.fromkeys(wanted)))
        found = {row[0]: passage_of(row) for row in rows}
        return tuple(found[passage_id] for passage_id in wanted if passage_id in found)

    def all_passages(self) -> Iterable[Passage]:
        """Yield every passage by (document, ordinal)."""
        # Sorted here: the server would hold all texts in its small memory for it.
        rows = sorted(self._rows(cypher.ALL_PASSAGES), key=lambda row: (row[1], row[3]))
        return (passage_of(row) for row in rows)

    def outline(self) -> tuple[OutlineItem, ...]:
        """Return all outline items by (document, ordinal)."""
        found = (outline_item_of(row) for row in self._rows(cypher.OUTLINE))
        return tuple(sorted(found, key=lambda item: (item.document, item.ordinal)))

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems that the last ingest met."""
        return problems_of(*self._rows(cypher.PROBLEMS)[0])

    def repairs(self, document: str) -> tuple[Repair, ...]:
        """Return what was mended in one document."""
        return tuple(repair for row in self._rows(cypher.REPAIRS, document=document) for repair in repairs_of(*row))

    def summary(self) -> IngestSummary | None:
        """Return the last ingest's work and the counts, or None before the first ingest."""
        try:
            return summary_of(self._rows(cypher.SUMMARY)[0])
        except KnowledgeBaseMissing:
            return None

    def vector_keys(self) -> frozenset[str]:
        """Return the embedding keys that have a vector."""
        return frozenset(key for (key,) in self._rows(cypher.VECTOR_KEYS))

    def vectors(self) -> Vectors:
        """Return one row per passage, float32, in the order of passage_ids."""
        places, found = read_whole(self._connection, _read_vectors)
        rows = [found[key] for _, _, key in sorted(places) if key in found]
        return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities by id."""
        return tuple(sorted((entity_of(row) for row in self._rows(cypher.ENTITIES)), key=lambda entity: entity.id))

    def mentions(self) -> tuple[Mention, ...]:
        """Return all mentions by passage and place."""
        found = mentions_of(self._rows(cypher.MENTIONS))
        return tuple(sorted(found, key=lambda m: (m.passage_id, m.statement, m.start, m.entity_id)))

    def relations(self) -> tuple[Relation, ...]:
        """Return all relations by id, with their evidence."""
        return tuple(sorted((relation_of(row) for row in self._rows(cypher.RELATIONS)), key=lambda r: r.id))

    def merges(self) -> tuple[Merge, ...]:
        """Return the merge log by name."""
        found = (merge_of(row) for row in self._rows(cypher.MERGES))
        return tuple(sorted(found, key=lambda merge: (merge.name, merge.entity_id, merge.reason.value)))

    def outline_asks(self) -> tuple[OutlineAsk, ...]:
        """Return which entities the parts of the outlines ask for, by item."""
        return tuple(sorted((ask_of(row) for row in self._rows(cypher.ASKS)), key=lambda a: (a.item_id, a.entity_id)))

    def undone_merges(self) -> frozenset[str]:
        """Return the names whose merges the user has undone."""
        return frozenset(name for (name,) in self._rows(cypher.UNDONE))

    def set_undone(self, name: str, undone: bool) -> None:
        """Undo a name's merge, or let it hold again, from the next ingest on."""
        self._rows(cypher.UNDONE)  # raises KnowledgeBaseMissing before the first ingest
        self._connection.write(cypher.UNDO if undone else cypher.REDO, undone=name)

    def apply(self, change: Change, *, checkpoint: Callable[[str], None] = lambda step: None) -> None:
        """Apply the whole change in one visible step.

        Raises KnowledgeBaseLocked when another process is writing.
        """
        apply_change(self._connection, change, checkpoint)

    def server_version(self) -> str:
        """Return the server's version."""
        return self._connection.server_version()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _rows(self, query: LiteralString, **parameters: object) -> Rows:
        def read(transaction: ManagedTransaction, state: State) -> Rows:
            model = state.stamp.embedding_model
            return rows_of(transaction, query, g=state.generation, name=cypher.NAME, model=model, **parameters)

        return read_whole(self._connection, read)


def _read_vectors(transaction: ManagedTransaction, state: State) -> tuple[Rows, dict[str, Vectors]]:
    """Return the passages' keys and the vectors by key, taken into arrays as they come."""
    places = rows_of(transaction, cypher.EMBEDDING_KEYS, g=state.generation)
    found = transaction.run(cypher.VECTORS, model=state.stamp.embedding_model)
    return places, {key: np.asarray(vector, dtype=np.float32) for key, vector in found}
