"""The embedded store: one SQLite file, one transaction an ingest.

Write-ahead logging keeps readers on the last whole state while an ingest writes; the log is folded back into
the one file when the last connection closes.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from graph import sqlite_graph_schema as graph_sql
from graph import sqlite_schema as sql
from graph.codec import dump_work
from graph.errors import KnowledgeBaseLocked, KnowledgeBaseMissing, KnowledgeBaseUnreadable
from graph.fingerprint import fingerprint_of
from graph.knowledge import Entity, Mention, Merge, OutlineAsk, Relation
from graph.sqlite_graph import read_asks, read_entities, read_mentions, read_merges, read_relations, write_graph
from graph.sqlite_rows import (
    document_of,
    document_row,
    outline_item_of,
    outline_row,
    passage_of,
    passage_row,
    section_of,
    section_row,
    summary_of,
)
from graph.sqlite_upgrade import version_of
from graph.store import Change, KnowledgeBaseStamp, Vectors
from graph.types import (
    Document,
    IngestSummary,
    OutlineItem,
    Passage,
    Problem,
    ProblemKind,
    ReadDocument,
    Repair,
    RepairKind,
    Section,
)

_WAIT_FOR_WRITER_SECONDS = 10.0


class SqliteStore:
    """A knowledge base in one file. May be used from several threads; calls wait for each other."""

    def __init__(self, file: Path, wait_seconds: float = _WAIT_FOR_WRITER_SECONDS) -> None:
        self._file = file
        self._wait_seconds = wait_seconds
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.RLock()

    def stamp(self) -> KnowledgeBaseStamp | None:
        """Return what the knowledge base was built from, or None before the first ingest."""
        try:
            return KnowledgeBaseStamp(*self._rows(sql.STAMP)[0])
        except KnowledgeBaseMissing:
            return None

    def documents(self) -> tuple[Document, ...]:
        """Return all documents by path."""
        return tuple(document_of(row) for row in self._rows(sql.DOCUMENTS))

    def sections(self, document: str) -> tuple[Section, ...]:
        """Return one document's sections in order."""
        return tuple(section_of(row) for row in self._rows(sql.SECTIONS, document))

    def passage_ids(self) -> tuple[str, ...]:
        """Return the ids of all passages by (document, ordinal)."""
        return tuple(passage_id for (passage_id,) in self._rows(sql.PASSAGE_IDS))

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """Return the named passages in the order named; ids that are not there are left out."""
        import json

        wanted = list(ids)
        found = {row[0]: passage_of(row) for row in self._rows(sql.PASSAGES_BY_ID, json.dumps(wanted))}
        return tuple(found[passage_id] for passage_id in wanted if passage_id in found)

    def all_passages(self) -> Iterable[Passage]:
        """Yield every passage by (document, ordinal)."""
        return (passage_of(row) for row in self._rows(sql.ALL_PASSAGES))

    def outline(self) -> tuple[OutlineItem, ...]:
        """Return all outline items by (document, ordinal)."""
        return tuple(outline_item_of(row) for row in self._rows(sql.OUTLINE))

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems that the last ingest met."""
        return tuple(Problem(path, ProblemKind(kind), detail) for path, kind, detail in self._rows(sql.PROBLEMS))

    def repairs(self, document: str) -> tuple[Repair, ...]:
        """Return what was mended in one document."""
        return tuple(Repair(path, line, RepairKind(kind)) for path, line, kind in self._rows(sql.REPAIRS, document))

    def summary(self) -> IngestSummary | None:
        """Return the last ingest's work and the counts, or None before the first ingest."""
        try:
            return summary_of(self._rows(sql.SUMMARY)[0])
        except KnowledgeBaseMissing:
            return None

    def vector_keys(self) -> frozenset[str]:
        """Return the embedding keys that have a vector."""
        return frozenset(key for (key,) in self._rows(sql.VECTOR_KEYS))

    def vectors(self) -> Vectors:
        """Return one row per passage, float32, in the order of passage_ids."""
        rows = self._rows(sql.VECTORS)
        if not rows:
            return np.zeros((0, 0), dtype=np.float32)
        return np.frombuffer(b"".join(value for (value,) in rows), dtype=np.float32).reshape(len(rows), -1)

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities by id."""
        with self._reading() as connection:
            return read_entities(connection)

    def mentions(self) -> tuple[Mention, ...]:
        """Return all mentions by passage and place."""
        with self._reading() as connection:
            return read_mentions(connection)

    def relations(self) -> tuple[Relation, ...]:
        """Return all relations by id, with their evidence."""
        with self._reading() as connection:
            return read_relations(connection)

    def merges(self) -> tuple[Merge, ...]:
        """Return the merge log by name."""
        with self._reading() as connection:
            return read_merges(connection)

    def outline_asks(self) -> tuple[OutlineAsk, ...]:
        """Return which entities the parts of the outlines ask for, by item."""
        with self._lock:
            return read_asks(self._open())

    def undone_merges(self) -> frozenset[str]:
        """Return the names whose merges the user has undone."""
        return frozenset(name for (name,) in self._rows(graph_sql.UNDONE))

    def set_undone(self, name: str, undone: bool) -> None:
        """Undo a name's merge, or let it hold again, from the next ingest on."""
        with self._lock, self._transaction(create=False) as connection:
            connection.execute(graph_sql.UNDO if undone else graph_sql.REDO, (name,))

    def apply(self, change: Change, *, checkpoint: Callable[[str], None] = lambda step: None) -> None:
        """Apply the whole change in one transaction.

        Raises KnowledgeBaseLocked when another process is writing.
        """
        with self._lock, self._transaction(create=True) as connection:
            checkpoint("remove")
            paths = [*change.removed, *(read.document.path for read in change.written)]
            connection.executemany(sql.DELETE_DOCUMENT, [(path,) for path in paths])
            for read in change.written:
                checkpoint("write")
                _write_document(connection, read)
            checkpoint("vectors")
            _write_vectors(connection, change)
            checkpoint("graph")
            write_graph(connection, change.graph)
            checkpoint("stamp")
            _write_stamp(connection, change)
            checkpoint("commit")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _rows(self, statement: str, *parameters: str) -> list[tuple]:  # type: ignore[type-arg]
        with self._reading() as connection:
            return connection.execute(statement, parameters).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._plain_errors():
            connection = self._open()
            if not connection.execute(sql.STAMP).fetchone():
                raise self._missing()
            yield connection

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            if not self._file.exists():
                raise self._missing()
            self._connection = self._connect(create=False)
        return self._connection

    def _connect(self, create: bool) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._file, timeout=self._wait_seconds, isolation_level=None, check_same_thread=False
        )
        try:
            if not self._is_made(connection):
                if not create:
                    raise self._missing()
                _create(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
        return connection

    def _is_made(self, connection: sqlite3.Connection) -> bool:
        """Tell whether there are tables, which are then of this program and version."""
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = bool(_count_tables(connection))
        if tables and application != sql.APPLICATION_ID:
            raise KnowledgeBaseUnreadable(self._unreadable("it belongs to another program"))
        version = version_of(connection) if tables else sql.SCHEMA_VERSION
        if version != sql.SCHEMA_VERSION:
            detail = f"it is of version {version}, this program reads version {sql.SCHEMA_VERSION}"
            raise KnowledgeBaseUnreadable(self._unreadable(detail))
        return tables

    def _missing(self) -> KnowledgeBaseMissing:
        return KnowledgeBaseMissing(
            f"There is no knowledge base at {self._file}; make one with `python -m ingest FOLDER`."
        )

    def _unreadable(self, detail: str) -> str:
        return (
            f"{self._file} cannot be used as a knowledge base: {detail}. "
            "Set KB_PATH to another file; if this one is an old or damaged knowledge base, delete it and ingest again."
        )

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        """Raise what SQLite and the file system say as the errors of the store contract."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if _is_busy(error):
                raise KnowledgeBaseLocked(
                    f"Another ingest is writing to {self._file}; wait until it is done and try again."
                ) from error
            raise self._unusable(str(error)) from error
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            raise KnowledgeBaseUnreadable(self._unreadable(str(error))) from error

    def _unusable(self, detail: str) -> KnowledgeBaseUnreadable:
        return KnowledgeBaseUnreadable(
            f"{self._file} cannot be opened or written: {detail}. What it holds is as it was. Check the folder, "
            "its permissions and the space on the disk, or set KB_PATH to another file."
        )

    @contextmanager
    def _transaction(self, create: bool) -> Iterator[sqlite3.Connection]:
        with self._plain_errors():
            if create:
                self._make_folder()
                if self._connection is None:
                    self._connection = self._connect(create=True)
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _make_folder(self) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unusable(error.strerror or str(error)) from error


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _count_tables(connection: sqlite3.Connection) -> int:
    count: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return count


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another process has made them in this very moment."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    if not _count_tables(connection):
        for statement in (sql.CREATE + graph_sql.CREATE).split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {sql.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {sql.SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _write_document(connection: sqlite3.Connection, read: ReadDocument) -> None:
    connection.execute(sql.INSERT_DOCUMENT, document_row(read.document))
    connection.executemany(sql.INSERT_SECTION, map(section_row, read.sections))
    connection.executemany(sql.INSERT_PASSAGE, map(passage_row, read.passages))
    connection.executemany(sql.INSERT_OUTLINE_ITEM, map(outline_row, read.outline))
    connection.executemany(sql.INSERT_REPAIR, [(r.document, r.line, r.kind.value) for r in read.repairs])


def _write_vectors(connection: sqlite3.Connection, change: Change) -> None:
    stamp = connection.execute(sql.STAMP).fetchone()
    if stamp and stamp[1] != change.embedding_model:
        connection.execute(sql.DELETE_ALL_VECTORS)
    rows = [(key, vector.astype(np.float32).tobytes()) for key, vector in change.vectors.items()]
    connection.executemany(sql.INSERT_VECTOR, rows)
    connection.execute(sql.DELETE_UNUSED_VECTORS)


def _write_stamp(connection: sqlite3.Connection, change: Change) -> None:
    connection.execute(sql.DELETE_PROBLEMS)
    connection.executemany(sql.INSERT_PROBLEM, [(p.path, p.kind.value, p.detail) for p in change.problems])
    hashes = connection.execute(sql.DOCUMENT_HASHES).fetchall()
    fingerprint = fingerprint_of(hashes, change.embedding_model, change.reader_version, change.extractor)
    made_with = (change.embedding_model, change.reader_version, change.extractor)
    stamp = (fingerprint, *made_with, dump_work(change.work))
    connection.execute(sql.WRITE_STAMP, stamp)
