"""An ingest into Neo4j is one step to whoever looks: killed, cut off or refused, it leaves what was there."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import LiteralString
from urllib.parse import urlsplit

import pytest
from fakes import export
from fakes_store import change_of, note
from fixtures_cut import wire_to
from fixtures_neo4j import Neo4jServer
from test_store_contract import GRAPH, MIXED, QUEUES, STEPS

from graph.errors import KnowledgeBaseUnreachable
from graph.knowledge import Entity, EntityKind, Mention
from graph.neo4j_connection import Connection, Login, Rows, rows_of
from graph.neo4j_store import Neo4jStore
from graph.settings import REPOSITORY
from graph.store import Change

FIRST = replace(change_of(QUEUES, MIXED), graph=GRAPH)
LATER_NOTE = note("aws/queues.md", {"Use": ["A queue keeps messages.", "A queue is cheap."]})
LATER = replace(
    change_of(LATER_NOTE, note("new.md", {"Use": ["It is new."]}), removed=["mixed.md"]),
    graph=replace(
        GRAPH,
        entities=(*GRAPH.entities, Entity("e3", "Amazon SNS", EntityKind.SERVICE, ())),
        mentions=(Mention("e3", LATER_NOTE.passages[1].id, 0, 0, 7, "A queue"),),
    ),
)
NODES: LiteralString = "MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) ORDER BY label"
LINKS: LiteralString = "MATCH ()-[r]->() RETURN type(r), count(*) ORDER BY type(r)"
SERVICES: LiteralString = "MATCH (s:Service) RETURN s.name ORDER BY s.name"
# Run apart, so that it can be killed: applies LATER and dies at the step it is told.
DIES = """
import os, sys
sys.path.insert(0, "tests")
from pydantic import SecretStr
from graph.neo4j_connection import Login
from graph.neo4j_errors import Place
from graph.neo4j_store import Neo4jStore
from test_neo4j_writing import LATER
uri, last = sys.argv[1:]
def die(step):
    if step == last:
        os.kill(os.getpid(), 9)
secret = SecretStr(sys.stdin.readline().strip())
Neo4jStore(Login(Place(uri, "neo4j", "neo4j"), secret)).apply(LATER, checkpoint=die)
"""


@pytest.fixture
def store(neo4j_stores: Callable[[], Neo4jStore]) -> Neo4jStore:
    opened = neo4j_stores()
    opened.apply(FIRST)
    return opened


@pytest.fixture
def look(neo4j_server: Neo4jServer) -> Iterator[Callable[[LiteralString], Rows]]:
    """Return a function that runs a query as someone in Neo4j Browser does."""
    with closing(Connection(neo4j_server.login)) as connection:
        yield lambda query: connection.read(lambda transaction: rows_of(transaction, query))


def told_secret(server: Neo4jServer) -> str:
    return server.login.password.get_secret_value()


def apply_and_die(server: Neo4jServer, last: str) -> int:
    command = [sys.executable, "-c", DIES, server.login.place.uri, last]
    return subprocess.run(command, cwd=REPOSITORY, input=told_secret(server), text=True, check=False).returncode


def clean_counts(server: Neo4jServer, look: Callable[[LiteralString], Rows], *changes: Change) -> tuple[Rows, Rows]:
    """Return what lies in the database after these changes and nothing else."""
    server.empty()
    with closing(Neo4jStore(server.login)) as store:
        for change in changes:
            store.apply(change)
    return look(NODES), look(LINKS)


@pytest.mark.parametrize("last", ["write", "graph", "commit"])
def test_an_ingest_that_is_killed_leaves_what_was_there(
    neo4j_server: Neo4jServer, store: Neo4jStore, look: Callable[[LiteralString], Rows], last: str
) -> None:
    before = export(store)
    assert apply_and_die(neo4j_server, last) == -signal.SIGKILL
    assert export(store) == before
    assert look(SERVICES) == [("Amazon SQS",)]
    store.apply(LATER)
    assert [document.path for document in store.documents()] == ["aws/queues.md", "new.md"]
    assert store.entities() == LATER.graph.entities
    assert look(SERVICES) == [("Amazon SNS",), ("Amazon SQS",)]
    assert (look(NODES), look(LINKS)) == clean_counts(neo4j_server, look, FIRST, LATER)


def test_a_first_ingest_that_is_killed_leaves_nothing_to_be_seen(
    neo4j_server: Neo4jServer, neo4j_stores: Callable[[], Neo4jStore], look: Callable[[LiteralString], Rows]
) -> None:
    store = neo4j_stores()
    assert apply_and_die(neo4j_server, "commit") == -signal.SIGKILL
    assert store.stamp() is None
    assert look(SERVICES) == []
    store.apply(FIRST)
    assert (look(NODES), look(LINKS)) == clean_counts(neo4j_server, look, FIRST)


@pytest.mark.parametrize("last", ["vectors", "stamp"])
def test_a_connection_that_is_cut_for_a_moment_fails_the_ingest_and_leaves_what_was_there(
    neo4j_server: Neo4jServer, store: Neo4jStore, look: Callable[[LiteralString], Rows], last: str
) -> None:
    before, nodes, links = export(store), look(NODES), look(LINKS)
    with wire_to(port_of(neo4j_server)) as wire, closing(store_on(wire.port, neo4j_server)) as writer:
        # The batches are sent again; but the lock is lost, and with it the right to show what was written.
        with pytest.raises(KnowledgeBaseUnreachable, match="make neo4j"):
            writer.apply(LATER, checkpoint=lambda step: wire.cut() if step == last else None)
        assert export(writer) == before
    assert (look(NODES), look(LINKS)) == (nodes, links)
    store.apply(LATER)
    assert store.entities() == LATER.graph.entities


def test_a_connection_that_is_cut_for_good_leaves_what_was_there(
    neo4j_server: Neo4jServer, store: Neo4jStore, look: Callable[[LiteralString], Rows]
) -> None:
    before = export(store)
    with wire_to(port_of(neo4j_server)) as wire, closing(store_on(wire.port, neo4j_server)) as writer:
        with pytest.raises(KnowledgeBaseUnreachable, match=f"No Neo4j server answers at bolt://127.0.0.1:{wire.port}"):
            writer.apply(LATER, checkpoint=lambda step: wire.sever() if step == "graph" else None)
        assert export(store) == before
    store.apply(LATER)
    assert (look(NODES), look(LINKS)) == clean_counts(neo4j_server, look, FIRST, LATER)


@pytest.mark.usefixtures("store")
def test_a_connection_that_is_cut_between_two_reads_is_made_again(neo4j_server: Neo4jServer) -> None:
    with wire_to(port_of(neo4j_server)) as wire, closing(store_on(wire.port, neo4j_server)) as reader:
        before = export(reader)
        wire.cut()
        assert export(reader) == before


def test_at_every_step_others_see_the_state_before(
    store: Neo4jStore, neo4j_stores: Callable[[], Neo4jStore], look: Callable[[LiteralString], Rows]
) -> None:
    before, other = export(store), neo4j_stores()
    seen: list[str] = []

    def watch(step: str) -> None:
        seen.append(step)
        assert export(other) == before
        assert look(SERVICES) == [("Amazon SQS",)]

    store.apply(LATER, checkpoint=watch)
    assert tuple(dict.fromkeys(seen)) == STEPS
    assert export(other) == export(store) != before


def test_what_nobody_mentions_rightly_is_not_written(store: Neo4jStore) -> None:
    before = export(store)
    astray = replace(FIRST, graph=replace(GRAPH, mentions=(Mention("e1", "nowhere", 0, 0, 1, "q"),)))
    with pytest.raises(ValueError, match="a passage or entity that is not there"):
        store.apply(astray)
    assert export(store) == before


def test_many_rows_are_written_in_batches(neo4j_stores: Callable[[], Neo4jStore]) -> None:
    long = note("long.md", {"All": [f"Sentence {number}." for number in range(2500)]})
    entity = Entity("e1", "Sentence", EntityKind.CONCEPT, ())
    mentions = tuple(
        Mention("e1", passage.id, 0, start, start + 8, "Sentence") for passage in long.passages for start in (0, 9, 18)
    )
    graph = replace(GRAPH, entities=(entity,), mentions=mentions, relations=(), merges=())
    store = neo4j_stores()
    store.apply(replace(change_of(long), graph=graph))
    assert tuple(store.all_passages()) == long.passages
    assert store.mentions() == tuple(sorted(mentions, key=lambda m: (m.passage_id, m.statement, m.start)))
    assert store.vectors().shape == (2500, 8)


def port_of(server: Neo4jServer) -> int:
    port = urlsplit(server.login.place.uri).port
    assert port is not None
    return port


def store_on(port: int, server: Neo4jServer) -> Neo4jStore:
    place = replace(server.login.place, uri=f"bolt://127.0.0.1:{port}")
    return Neo4jStore(Login(place, server.login.password))
