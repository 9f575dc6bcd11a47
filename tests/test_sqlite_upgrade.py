"""A file that an earlier version of the program wrote is brought up to date where it stands."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from fakes import read_note
from fakes_store import change_of

from graph.errors import KnowledgeBaseUnreadable
from graph.sqlite_schema import SCHEMA_VERSION
from graph.sqlite_store import SqliteStore

NOTE = read_note("# Queues\n\nA queue keeps messages.")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a file as version 3 wrote it, before passages knew the words of their heading."""
    file = tmp_path / "knowledge.sqlite3"
    with closing(SqliteStore(file)) as store:
        store.apply(change_of(NOTE))
        store.set_undone("merge-1", undone=True)
    _run(file, "ALTER TABLE passage DROP COLUMN heading", "PRAGMA user_version = 3")
    return file


def _run(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_what_an_earlier_version_wrote_is_kept(old: Path) -> None:
    with closing(SqliteStore(old)) as store:
        (passage,) = store.all_passages()
        assert (passage.plain, passage.heading) == ("A queue keeps messages.", None)
        assert store.undone_merges() == frozenset({"merge-1"})


def test_the_next_ingest_fills_what_the_upgrade_left_empty(old: Path) -> None:
    with closing(SqliteStore(old)) as store:
        store.apply(change_of(NOTE))
    with closing(SqliteStore(old)) as store:
        (passage,) = store.all_passages()
        assert passage.heading is not None
        assert passage.heading.text == "# Queues"


def test_two_readers_of_an_old_file_upgrade_it_once(old: Path) -> None:
    with closing(SqliteStore(old)) as first, closing(SqliteStore(old)) as second:
        assert list(first.all_passages()) == list(second.all_passages())


@pytest.mark.parametrize("version", [1, 2, SCHEMA_VERSION + 1])
def test_a_version_without_an_upgrade_is_refused(old: Path, version: int) -> None:
    _run(old, f"PRAGMA user_version = {version}")
    with (
        pytest.raises(KnowledgeBaseUnreadable, match=f"it is of version {version}"),
        closing(SqliteStore(old)) as store,
    ):
        store.stamp()
