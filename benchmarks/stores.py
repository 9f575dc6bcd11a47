"""Both stores on one generated graph: how fast an ingest writes it, and how long reads take.

The limit is what the plain driver does on the same server: the same nodes and relationships, in batches of the same
size, with the same constraints, and nothing else. Sizes can be given: python -m benchmarks.stores 10000 100000
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from os import environ
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import LiteralString

from benchmarks.made_graph import Size, made_change
from graph.neo4j_connection import Connection, Login, batches
from graph.neo4j_errors import Place
from graph.neo4j_store import Neo4jStore
from graph.settings import NEO4J_FOLDER, ServerSettings
from graph.sqlite_store import SqliteStore
from graph.store import Change, Store

_HEAP = "2g"
_READS = 20
_PLAIN_ENTITIES: LiteralString = "UNWIND $rows AS row MERGE (e:PlainEntity {id: row[0]}) SET e.name = row[1]"
_PLAIN_PASSAGES: LiteralString = "UNWIND $rows AS row MERGE (p:PlainPassage {id: row[0]}) SET p.text = row[1]"
_PLAIN_MENTIONS: LiteralString = """
UNWIND $rows AS row MATCH (p:PlainPassage {id: row[0]}) MATCH (e:PlainEntity {id: row[1]})
CREATE (p)-[:MENTIONS {statement: row[2], start: row[3], end: row[4], surface: row[5]}]->(e)
"""
_PLAIN_SCHEMA: tuple[LiteralString, ...] = (
    "CREATE CONSTRAINT plain_entity IF NOT EXISTS FOR (n:PlainEntity) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT plain_passage IF NOT EXISTS FOR (n:PlainPassage) REQUIRE n.id IS UNIQUE",
)


def main() -> None:
    """Measure both stores and print a table."""
    numbers = [int(number) for number in sys.argv[1:]] or [100_000, 1_000_000]
    size = Size(numbers[0], numbers[1], entities=max(100, numbers[0] // 20), relations=numbers[0] // 5)
    change = made_change(size)
    print(f"| {size.passages:,} passages, {size.mentions:,} mentions, {size.relations:,} relations | SQLite | Neo4j |")
    print("| --- | --- | --- |", flush=True)
    with TemporaryDirectory() as home, _server(Path(home)) as login:
        ours = _measure(SqliteStore(Path(home) / "kb.sqlite3"), change)
        plain = _plain_rate(login, change)
        theirs = _measure(Neo4jStore(login), change)
    for measure in ours:
        print(f"| {measure} | {ours[measure]} | {theirs[measure]} |")
    print(f"| plain driver, UNWIND of the same mentions | | {plain:,.0f} relations/s |")
    ratio = float(theirs[_GRAPH_STEP].split()[0].replace(",", "")) / plain
    print(f"| Neo4j: graph step / plain driver (to reach: 0.7) | | {ratio:.2f} |", flush=True)


_GRAPH_STEP = "ingest's graph step"


def _measure(store: Store, change: Change) -> dict[str, str]:
    with closing(store):
        return {**_write(store, change), **_read(store, change)}


def _write(store: Store, change: Change) -> dict[str, str]:
    begun: dict[str, float] = {}
    start = perf_counter()
    store.apply(change, checkpoint=lambda step: begun.setdefault(step, perf_counter()) and None)
    done = perf_counter()
    links = len(change.graph.mentions) + len(change.graph.relations)
    graph = begun["stamp"] - begun["graph"]
    return {
        "whole write": f"{done - start:.0f} s",
        "documents, sections, passages": f"{begun['vectors'] - begun['write']:.0f} s",
        "vectors": f"{begun['graph'] - begun['vectors']:.0f} s",
        _GRAPH_STEP: f"{links / graph:,.0f} relations/s",
        "showing it (stamp, commit, tidying up)": f"{done - begun['stamp']:.1f} s",
    }


def _read(store: Store, change: Change) -> dict[str, str]:
    ids = [passage.id for read in change.written for passage in read.passages]
    spread = ids[:: max(1, len(ids) // 60)][:60]
    path = change.written[0].document.path
    return {
        "stamp, median": _milliseconds(store.stamp),
        "60 passages by id, median": _milliseconds(lambda: store.passages(spread)),
        "one document's sections, median": _milliseconds(lambda: store.sections(path)),
        "all documents": _seconds(store.documents),
        "all entities": _seconds(store.entities),
        "all relations": _seconds(store.relations),
        "all passages": _seconds(lambda: list(store.all_passages())),
        "all vectors": _seconds(store.vectors),
        "all mentions": _seconds(store.mentions),
    }


def _plain_rate(login: Login, change: Change) -> float:
    """Return the relations a second that the driver writes by itself."""
    with closing(Connection(login)) as connection:
        for statement in _PLAIN_SCHEMA:
            connection.run_in_steps(statement)
        entities = [[e.id, e.name] for e in change.graph.entities]
        passages = [[p.id, p.text] for read in change.written for p in read.passages]
        mentions = change.graph.mentions
        rows = [[m.passage_id, m.entity_id, m.statement, m.start, m.end, m.surface] for m in mentions]
        _send(connection, _PLAIN_ENTITIES, entities, 5000)
        _send(connection, _PLAIN_PASSAGES, passages, 5000)
        start = perf_counter()
        _send(connection, _PLAIN_MENTIONS, rows, 20_000)
        rate = len(rows) / (perf_counter() - start)
        connection.run_in_steps("MATCH (n:PlainEntity|PlainPassage)-[r]-() CALL (r) {DELETE r} IN TRANSACTIONS")
        connection.run_in_steps("MATCH (n:PlainEntity|PlainPassage) CALL (n) {DETACH DELETE n} IN TRANSACTIONS")
    return rate


def _send(connection: Connection, query: LiteralString, rows: Sequence[Sequence[object]], size: int) -> None:
    for batch in batches(rows, size):
        connection.write(query, rows=batch)


def _milliseconds(read: Callable[[], object]) -> str:
    return f"{median(_times(read, _READS)) * 1000:.1f} ms"


def _seconds(read: Callable[[], object]) -> str:
    return f"{next(iter(_times(read, 1))):.1f} s"


def _times(read: Callable[[], object], often: int) -> Iterable[float]:
    for _ in range(often):
        start = perf_counter()
        read()
        yield perf_counter() - start


@contextmanager
def _server(home: Path) -> Iterator[Login]:
    """Run a server of its own during the block."""
    from pydantic import SecretStr

    from tools import neo4j_process
    from tools.neo4j_files import password
    from tools.neo4j_login import USER, address

    settings = ServerSettings(
        home=home / "neo4j",
        jars=Path(environ.get("NEO4J_JARS") or NEO4J_FOLDER / "jars"),
        bolt_port=neo4j_process.free_port(),
        http_port=neo4j_process.free_port(),
        heap=_HEAP,
    )
    process, version = neo4j_process.start(settings)
    print(f"measured on Neo4j {version}, heap {_HEAP}", file=sys.stderr)
    try:
        yield Login(Place(address(settings), USER, "neo4j"), SecretStr(password(settings.home)))
    finally:
        neo4j_process.end(process, settings)


if __name__ == "__main__":
    main()
