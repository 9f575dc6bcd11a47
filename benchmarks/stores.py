"""Both stores on one generated graph: how fast an ingest writes it, and how long reads take.

The limit is what the plain driver does on the same server: the same nodes and relationships, in batches of the same
size, with the same constraints, and nothing else. Sizes can be given: python -m benchmarks.stores 10000 100000
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from os import environ
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import LiteralString

from benchmarks.made_graph import Size, made_change
from benchmarks.plain_neo4j import write_plainly
from graph.neo4j_connection import Connection, Login
from graph.neo4j_errors import Place
from graph.neo4j_store import Neo4jStore
from graph.settings import NEO4J_FOLDER, ServerSettings
from graph.sqlite_store import SqliteStore
from graph.store import Change, Store

_HEAP = "2g"
_READS = 20
_WARM_UP = Size(passages=500, mentions=5000, entities=100, relations=100)
_EMPTY: LiteralString = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"
_UNLINK: LiteralString = "MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS"


def main() -> None:
    """Measure both stores and print a table."""
    numbers = [int(number) for number in sys.argv[1:]] or [100_000, 1_000_000]
    size = Size(numbers[0], numbers[1], entities=max(100, numbers[0] // 20), relations=numbers[0] // 5)
    change = made_change(size)
    print(f"| {size.passages:,} passages, {size.mentions:,} mentions, {size.relations:,} relations | SQLite | Neo4j |")
    print("| --- | --- | --- |", flush=True)
    with TemporaryDirectory() as home:
        ours = _measure(SqliteStore(Path(home) / "kb.sqlite3"), change)
    # A server for each: what one leaves behind is merged in the background for minutes.
    with TemporaryDirectory() as home, _warm_server(Path(home)) as login, closing(Connection(login)) as connection:
        plain = write_plainly(connection, change)
    with TemporaryDirectory() as home, _warm_server(Path(home)) as login:
        theirs = _measure(Neo4jStore(login), change)
    for measure in ours.shown:
        print(f"| {measure} | {ours.shown[measure]} | {theirs.shown[measure]} |")
    links = size.mentions + size.relations
    print(f"| plain driver, the same rows: mentions and relations | | {links / plain.links:,.0f} relations/s |")
    print(f"| plain driver, the same rows: everything | | {plain.whole:.0f} s |")
    print(f"| Neo4j store / plain driver, mentions and relations (≥ 0.7) | | {plain.links / theirs.links:.2f} |")
    print(f"| Neo4j store / plain driver, everything (≥ 0.7) | | {plain.whole / theirs.whole:.2f} |", flush=True)


@dataclass(frozen=True, slots=True)
class _Measured:
    """Seconds of the whole write and of its graph step, and every measure as it is shown."""

    whole: float
    links: float
    shown: dict[str, str]


def _measure(store: Store, change: Change) -> _Measured:
    with closing(store):
        written = _write(store, change)
        return replace(written, shown={**written.shown, **_read(store, change)})


def _write(store: Store, change: Change) -> _Measured:
    begun: dict[str, float] = {}

    def note(step: str) -> None:
        begun.setdefault(step, perf_counter())

    start = perf_counter()
    store.apply(change, checkpoint=note)
    done = perf_counter()
    graph = begun["stamp"] - begun["graph"]
    shown = {
        "write: everything": f"{done - start:.0f} s",
        "write: documents, sections, passages": f"{begun['vectors'] - begun['write']:.0f} s",
        "write: vectors": f"{begun['graph'] - begun['vectors']:.0f} s",
        "write: mentions and relations": f"{_links(change) / graph:,.0f} relations/s",
        "write: showing it (stamp, commit, tidying up)": f"{done - begun['stamp']:.1f} s",
    }
    return _Measured(done - start, graph, shown)


def _links(change: Change) -> int:
    return len(change.graph.mentions) + len(change.graph.relations)


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


@contextmanager
def _warm_server(home: Path) -> Iterator[Login]:
    """Run an empty server that both ways of writing have warmed up."""
    small = made_change(_WARM_UP)
    with _server(home) as login:
        with closing(Connection(login)) as connection, closing(Neo4jStore(login)) as store:
            store.apply(small)
            _make_empty(connection)
            write_plainly(connection, small)
            _make_empty(connection)
        yield login


def _make_empty(connection: Connection) -> None:
    for statement in (_UNLINK, _EMPTY):
        connection.run_in_steps(statement)


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
