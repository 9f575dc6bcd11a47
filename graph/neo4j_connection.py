"""The connection to a Neo4j server: opened at the first use, its version checked, every error translated."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, LiteralString, TypeAlias, TypeVar
from urllib.parse import urlsplit

from pydantic import SecretStr

from graph.cypher import HELLO, LOCK, NAME
from graph.errors import KnowledgeBaseUnreachable, SettingError
from graph.neo4j_errors import Place, plain_errors

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Transaction

# What the driver returns: its rows are tuples of what the query names.
Rows: TypeAlias = list[tuple]  # type: ignore[type-arg]
Result = TypeVar("Result")
OLDEST = (5, 26)
_SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})
_CONNECT_SECONDS = 10.0
_RETRY_SECONDS = 10.0
WAIT_FOR_WRITER_SECONDS = 10.0
_FETCHED_AT_ONCE = 5000
_VERSION = re.compile(r"Neo4j/(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Login:
    """Where to go and as whom; the password shows itself to nobody."""

    place: Place
    password: SecretStr


class Connection:
    """Sessions on one database. May be used from several threads."""

    def __init__(self, login: Login, wait_seconds: float = WAIT_FOR_WRITER_SECONDS) -> None:
        _check_uri(login.place.uri)
        self.place = login.place
        self._wait_seconds = wait_seconds
        self._password = login.password
        self._driver: Driver | None = None
        self._lock = threading.Lock()

    def read(self, work: Callable[[ManagedTransaction], Result]) -> Result:
        """Run `work` in a reading transaction, again when the server asks for it."""
        with plain_errors(self.place):
            driver = self._open()
            with driver.session(database=self.place.database, fetch_size=_FETCHED_AT_ONCE) as session:
                return session.execute_read(work)

    def write(self, query: LiteralString, **parameters: object) -> int:
        """Run one statement in a writing transaction of its own, again when the server asks for it.

        Return how many relationships it has made.
        """
        with plain_errors(self.place), self._open().session(database=self.place.database) as session:
            done = session.execute_write(lambda transaction: transaction.run(query, parameters).consume())
            return done.counters.relationships_created

    def run_in_steps(self, query: LiteralString, **parameters: object) -> None:
        """Run a statement that commits as it goes (`IN TRANSACTIONS`), or changes the schema."""
        with plain_errors(self.place), self._open().session(database=self.place.database) as session:
            session.run(query, parameters).consume()

    @contextmanager
    def writer(self) -> Iterator[Transaction]:
        """Be the only writer; yield the transaction that says so.

        The lock is the server's own, on the KnowledgeBase node, so it goes with the connection whatever happens
        to this process. The caller commits; otherwise nothing of that transaction stays. Raises
        KnowledgeBaseLocked when another writer is at work.
        """
        with plain_errors(self.place), self._open().session(database=self.place.database) as session:
            # A time limit holds for a whole transaction: one tries the lock, another keeps it.
            with session.begin_transaction(timeout=self._wait_seconds) as attempt:
                attempt.run(LOCK, name=NAME).consume()
            with session.begin_transaction() as transaction:
                transaction.run(LOCK, name=NAME).consume()
                yield transaction

    def server_version(self) -> str:
        """Return the server's version, such as '5.26.16'."""
        with plain_errors(self.place):
            return self._open().get_server_info().agent.removeprefix("Neo4j/")

    def close(self) -> None:
        """Close all sessions."""
        with self._lock:
            if self._driver is not None:
                self._driver.close()
                self._driver = None

    def _open(self) -> Driver:
        with self._lock:
            if self._driver is None:
                self._driver = self._connect()
            return self._driver

    def _connect(self) -> Driver:
        from neo4j import GraphDatabase

        driver = GraphDatabase.driver(
            self.place.uri,
            auth=(self.place.user, self._password.get_secret_value()),
            connection_timeout=_CONNECT_SECONDS,
            max_transaction_retry_time=_RETRY_SECONDS,
            notifications_min_severity="OFF",
        )
        try:
            with driver.session(database=self.place.database) as session:
                check_version(session.run(HELLO).consume().server.agent, self.place)
        except BaseException:
            driver.close()
            raise
        return driver


def check_version(agent: str, place: Place) -> None:
    """Raise KnowledgeBaseUnreachable when the server is too old for the store's queries."""
    found = _VERSION.match(agent)
    if found is None or (int(found[1]), int(found[2])) < OLDEST:
        raise KnowledgeBaseUnreachable(
            f"The server at {place.uri} is {agent}; Neo4j 5.26 or newer is needed. Update it, or start one with "
            "`make neo4j`."
        )


def rows_of(transaction: ManagedTransaction | Transaction, query: LiteralString, **parameters: object) -> Rows:
    """Run a query and return its rows as tuples."""
    return [tuple(record.values()) for record in transaction.run(query, parameters)]


def batches(rows: Sequence[Result], size: int) -> Iterator[Sequence[Result]]:
    """Yield the rows in runs of at most `size`."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _check_uri(uri: str) -> None:
    parts = urlsplit(uri)
    if parts.username or parts.password:
        raise SettingError("NEO4J_URI holds a login; set NEO4J_USER and NEO4J_PASSWORD instead.")
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise SettingError(f"NEO4J_URI={uri!r} cannot be used: it has to look like bolt://127.0.0.1:7687.")
