"""One ingest into Neo4j: written out of sight under the coming generation's number, then shown in one step.

1. A transaction takes the server's lock on the KnowledgeBase node and is kept open until the last step.
2. What an ingest that was cut short has left is removed.
3. All that is new is written in batches, each a transaction of its own, with the coming number: no reader looks
   at it, because every read asks for the current number.
4. The first transaction sets the number and the stamp, and commits. It commits only if the lock was never lost.
5. What only the earlier generation held is removed.

One transaction for everything would be simpler, but the server keeps an open transaction in its memory: a million
mentions do not fit a small heap, and readers would still meet its commit half applied.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, LiteralString

from graph import cypher
from graph.codec import dump_work
from graph.errors import KnowledgeBaseError
from graph.fingerprint import fingerprint_of
from graph.knowledge import Graph
from graph.neo4j_connection import Connection, batches, rows_of
from graph.neo4j_graph_rows import (
    KIND_LABELS,
    ask_properties,
    entity_properties,
    mention_rows,
    merge_properties,
    relation_row,
)
from graph.neo4j_rows import (
    Value,
    document_properties,
    outline_properties,
    passage_properties,
    section_properties,
)
from graph.neo4j_schema import ensure_schema
from graph.neo4j_state import current_state
from graph.store import Change
from graph.types import ReadDocument

if TYPE_CHECKING:
    from neo4j import Transaction

# Passages and vectors are long rows: smaller batches keep the server's memory small.
_LONG_ROWS, _SHORT_ROWS = 1000, 5000
_PASSAGES_OF_MENTIONS = 2000
_DOCUMENTS_AT_ONCE = 50
Checkpoint = Callable[[str], None]


def apply_change(connection: Connection, change: Change, checkpoint: Checkpoint) -> None:
    """Bring the knowledge base from one generation to the next.

    Raises KnowledgeBaseLocked when another ingest is writing; the knowledge base is then, as after any error
    before the last step, as it was.
    """
    ensure_schema(connection)
    try:
        with connection.writer() as transaction:
            checkpoint("remove")
            current = sweep(connection, transaction)
            _Ingest(connection, change, current + 1, checkpoint).write()
            checkpoint("stamp")
            _flip(transaction, change, current + 1)
            checkpoint("commit")
            transaction.commit()
    finally:
        _tidy_up(connection)


def sweep(connection: Connection, writer: Transaction) -> int:
    """Remove all that does not belong to the current generation, and return its number."""
    state = current_state(writer, connection.place)
    generation, model = (state.generation, state.stamp.embedding_model) if state else (0, "")
    for statement in cypher.SWEEP:
        connection.run_in_steps(statement, g=generation, forever=cypher.FOREVER, model=model)
    return generation


def _tidy_up(connection: Connection) -> None:
    """Remove the earlier generation, or what a change that failed has left."""
    try:
        with connection.writer() as transaction:
            sweep(connection, transaction)
    except KnowledgeBaseError:
        # No reader looks at what is left, and the next ingest removes it.
        return


def _flip(transaction: Transaction, change: Change, coming: int) -> None:
    hashes = rows_of(transaction, cypher.DOCUMENT_HASHES, g=coming)
    fingerprint = fingerprint_of(hashes, change.embedding_model, change.reader_version, change.extractor)
    stamp: dict[str, Value] = {
        "schema_version": cypher.SCHEMA_VERSION,
        "fingerprint": fingerprint,
        "embedding_model": change.embedding_model,
        "reader_version": change.reader_version,
        "extractor": change.extractor,
        "work": dump_work(change.work),
        "problem_paths": [problem.path for problem in change.problems],
        "problem_kinds": [problem.kind.value for problem in change.problems],
        "problem_details": [problem.detail for problem in change.problems],
    }
    for statement in (cypher.HIDE_KINDS, cypher.SHOW_KINDS):
        transaction.run(statement, g=coming, kinds=KIND_LABELS).consume()
    transaction.run(cypher.FLIP, name=cypher.NAME, g=coming, stamp=stamp).consume()


@dataclass(frozen=True, slots=True)
class _Ingest:
    """Writes a change under the coming generation's number."""

    connection: Connection
    change: Change
    coming: int
    checkpoint: Checkpoint

    def write(self) -> None:
        paths = [*self.change.removed, *(read.document.path for read in self.change.written)]
        self._batches(cypher.END_DOCUMENTS, paths, _LONG_ROWS)
        for documents in batches(self.change.written, _DOCUMENTS_AT_ONCE):
            self.checkpoint("write")
            self._documents(documents)
        self.checkpoint("vectors")
        self._vectors()
        self.checkpoint("graph")
        self._graph(self.change.graph)

    def _documents(self, read: Sequence[ReadDocument]) -> None:
        self._batches(cypher.WRITE_DOCUMENTS, [document_properties(r) for r in read], _LONG_ROWS)
        self._batches(cypher.WRITE_SECTIONS, [section_properties(s) for r in read for s in r.sections], _SHORT_ROWS)
        self._batches(cypher.WRITE_PASSAGES, [passage_properties(p) for r in read for p in r.passages], _LONG_ROWS)
        self._batches(cypher.WRITE_OUTLINE, [outline_properties(o) for r in read for o in r.outline], _LONG_ROWS)

    def _vectors(self) -> None:
        for keys in batches(list(self.change.vectors), _LONG_ROWS):
            rows = [[key, self.change.vectors[key].tolist()] for key in keys]
            self._write(cypher.WRITE_VECTORS, rows)

    def _graph(self, graph: Graph) -> None:
        self._batches(cypher.WRITE_ENTITIES, [entity_properties(e) for e in graph.entities], _SHORT_ROWS)
        made = self._batches(cypher.WRITE_MENTIONS, mention_rows(graph.mentions), _PASSAGES_OF_MENTIONS)
        made += self._batches(cypher.WRITE_RELATIONS, [relation_row(r) for r in graph.relations], _LONG_ROWS)
        if made != len(graph.mentions) + len(graph.relations):
            raise ValueError("a mention or relation of a passage or entity that is not there")
        merges = [merge_properties(ordinal, merge) for ordinal, merge in enumerate(graph.merges)]
        self._batches(cypher.WRITE_MERGES, merges, _SHORT_ROWS)
        self._batches(cypher.WRITE_ASKS, [ask_properties(o, ask) for o, ask in enumerate(graph.asks)], _SHORT_ROWS)

    def _batches(self, query: LiteralString, rows: Sequence[object], size: int) -> int:
        """Write the rows and return how many relationships that has made."""
        return sum(self._write(query, batch) for batch in batches(rows, size))

    def _write(self, query: LiteralString, rows: Sequence[object]) -> int:
        model = self.change.embedding_model
        return self.connection.write(query, rows=rows, g=self.coming, forever=cypher.FOREVER, model=model)
