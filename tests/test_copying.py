"""Moving a knowledge base between stores loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import export
from fakes_store import change_of, note
from test_store_contract import BUCKETS, GRAPH, MIXED, PLAN, QUEUES

from graph.copying import copy_knowledge_base
from graph.errors import KnowledgeBaseMissing, KnowledgeBaseUnreadable
from graph.knowledge import EntityKind, OutlineAsk
from graph.neo4j_store import Neo4jStore
from graph.sqlite_store import SqliteStore
from graph.store import Change, Store
from graph.types import Problem, ProblemKind

ASKS = (
    OutlineAsk("item-1", "e1", "Amazon SQS", EntityKind.SERVICE),
    OutlineAsk("item-1", "x", "Unknown", EntityKind.API),
)
WHOLE: Change = replace(
    change_of(QUEUES, MIXED, PLAN, BUCKETS),
    graph=replace(GRAPH, asks=ASKS),
    problems=(Problem("a.md", ProblemKind.EMPTY, "there is nothing in it"),),
    reader_version=7,
    extractor="rules-3",
)


def everything(store: Store) -> tuple[object, ...]:
    return export(store), store.summary(), store.outline_asks(), store.undone_merges()


def test_there_and_back_nothing_is_lost(tmp_path: Path, neo4j_stores: Callable[[], Neo4jStore]) -> None:
    source, database, back = SqliteStore(tmp_path / "a.sqlite3"), neo4j_stores(), SqliteStore(tmp_path / "b.sqlite3")
    source.apply(WHOLE)
    source.set_undone("queue", True)
    before = everything(source)
    summary = copy_knowledge_base(source, database)
    assert summary == source.summary()
    assert everything(database) == before
    copy_knowledge_base(database, back)
    assert everything(back) == before == everything(source)
    source.close()
    back.close()


def test_a_copy_replaces_what_was_there(tmp_path: Path, neo4j_stores: Callable[[], Neo4jStore]) -> None:
    source, database = SqliteStore(tmp_path / "a.sqlite3"), neo4j_stores()
    database.apply(change_of(note("old.md", {"Use": ["It goes."]}), note("aws/queues.md", {"Use": ["Old."]})))
    database.set_undone("old", True)
    source.apply(WHOLE)
    copy_knowledge_base(source, database)
    assert everything(database) == everything(source)
    source.close()


def test_nothing_cannot_be_copied(tmp_path: Path, neo4j_stores: Callable[[], Neo4jStore]) -> None:
    source, database = SqliteStore(tmp_path / "a.sqlite3"), neo4j_stores()
    database.apply(change_of(QUEUES))
    before = everything(database)
    with pytest.raises(KnowledgeBaseMissing, match="nothing to copy"):
        copy_knowledge_base(source, database)
    assert everything(database) == before


def test_a_knowledge_base_without_its_vectors_is_not_copied(tmp_path: Path) -> None:
    source = SqliteStore(tmp_path / "a.sqlite3")
    source.apply(replace(change_of(QUEUES), vectors={}))
    with pytest.raises(KnowledgeBaseUnreadable, match="3 passages but 0 vectors"):
        copy_knowledge_base(source, SqliteStore(tmp_path / "b.sqlite3"))
    source.close()
