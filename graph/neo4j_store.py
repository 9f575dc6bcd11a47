"""The knowledge base in Neo4j. What readers see is decided by one number; `neo4j_write.py` tells how it moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import TYPE_CHECKING, LiteralString, TypeVar

import numpy as np

from graph import cypher
from graph.errors import KnowledgeBaseMissing
from graph.knowledge import Entity, Mention, Merge, OutlineAsk, Relation
from graph.neo4j_connection import WAIT_FOR_WRITER_SECONDS, Connection, Login, Rows, rows_of
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
from graph.neo4j_state import State, current_state, read_whole, unreadable
from graph.neo4j_write import apply_change
from graph.store import Change, KnowledgeBaseStamp, Vectors
from graph.types import Document, IngestSummary, OutlineItem, Passage, Problem, Repair, Section

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

Row = TypeVar("Row")
Found = TypeVar("Found")


class Neo4jStore:
    """A knowledge base in a Neo4j database. May be used from several threads."""

    def __init__(self, login: Login, wait_seconds: float = WAIT_FOR_WRITER_SECONDS) -> None:
        self._connection = Connection(login, wait_seconds)

    def stamp(self) -> KnowledgeBaseStamp | None:
        """Return what the knowledge base was built from, or None before the first ingest."""
        state = self._connection.read(lambda transaction: current_state(transaction, self._connection.place))
        return state.stamp if state else None

    def documents(self) -> tuple[Document, ...]:
        """Return all documents by path."""
        return tuple(sorted(self._each(document_of, cypher.DOCUMENTS), key=lambda document: document.path))

    def sections(self, document: str) -> tuple[Section, ...]:
        """Return one document's sections in order."""
        found = self._each(section_of, cypher.SECTIONS, document=document)
        return tuple(sorted(found, key=lambda section: section.ordinal))

    def passage_ids(self) -> tuple[str, ...]:
        """Return the ids of all passages by (document, ordinal)."""
        return tuple(passage_id for _, _, passage_id in sorted(self._rows(cypher.PASSAGE_PLACES)))

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """Return the named passages in the order named; ids that are not there are left out."""
        wanted = list(ids)
        named = self._each(passage_of, cypher.PASSAGES_BY_ID, ids=list(dict.fromkeys(wanted)))
        found = {passage.id: passage for passage in named}
        return tuple(found[passage_id] for passage_id in wanted if passage_id in found)

    def all_passages(self) -> Iterable[Passage]:
        """Yield every passage by (document, ordinal)."""
        # Sorted here: the server would hold all texts in its small memory for it.
        return sorted(self._each(passage_of, cypher.ALL_PASSAGES), key=lambda p: (p.document, p.ordinal))

    def outline(self) -> tuple[OutlineItem, ...]:
        """Return all outline items by (document, ordinal)."""
        found = self._each(outline_item_of, cypher.OUTLINE)
        return tuple(sorted(found, key=lambda item: (item.document, item.ordinal)))

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems that the last ingest met."""
        return self._each(problems_of, cypher.PROBLEMS)[0]

    def repairs(self, document: str) -> tuple[Repair, ...]:
        """Return what was mended in one document."""
        return tuple(chain.from_iterable(self._each(repairs_of, cypher.REPAIRS, document=document)))

    def summary(self) -> IngestSummary | None:
        """Return the last ingest's work and the counts, or None before the first ingest."""
        try:
            return self._each(summary_of, cypher.SUMMARY)[0]
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
        return tuple(sorted(self._each(entity_of, cypher.ENTITIES), key=lambda entity: entity.id))

    def mentions(self) -> tuple[Mention, ...]:
        """Return all mentions by passage and place."""
        found = chain.from_iterable(self._each(mentions_of, cypher.MENTIONS))
        return tuple(sorted(found, key=lambda m: (m.passage_id, m.statement, m.start, m.entity_id)))

    def relations(self) -> tuple[Relation, ...]:
        """Return all relations by id, with their evidence."""
        return tuple(sorted(self._each(relation_of, cypher.RELATIONS), key=lambda relation: relation.id))

    def merges(self) -> tuple[Merge, ...]:
        """Return the merge log by name."""
        found = self._each(merge_of, cypher.MERGES)
        return tuple(sorted(found, key=lambda merge: (merge.name, merge.entity_id, merge.reason.value)))

    def outline_asks(self) -> tuple[OutlineAsk, ...]:
        """Return which entities the parts of the outlines ask for, by item."""
        return tuple(sorted(self._each(ask_of, cypher.ASKS), key=lambda ask: (ask.item_id, ask.entity_id)))

    def undone_merges(self) -> frozenset[str]:
        """Return the names whose merges the user has undone."""
        return frozenset(name for (name,) in self._rows(cypher.UNDONE))

    def set_undone(self, name: str, undone: bool) -> None:
        """Undo a name's merge, or let it hold again, from the next ingest on."""
        self._rows(cypher.UNDONE)  # raises KnowledgeBaseMissing before the first ingest
        with self._connection.writer() as transaction:
            transaction.run(cypher.UNDO if undone else cypher.REDO, undone=name).consume()
            transaction.commit()

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

    def _each(self, of: Callable[[Row], Found], query: LiteralString, **parameters: object) -> list[Found]:
        """Return what a query's rows hold.

        Raises KnowledgeBaseUnreadable when someone has changed them by hand into what no ingest writes.
        """
        try:
            # Which fields a row has is said by the query and by what takes it.
            return [of(row) for row in self._rows(query, **parameters)]  # type: ignore[arg-type]
        except (TypeError, ValueError, KeyError) as error:
            raise unreadable(self._connection.place, f"it is damaged ({error})") from error

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
