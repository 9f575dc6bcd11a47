"""The one node that says which generation readers see, and what it was built from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.cypher import CURRENT, FOREIGN, NAME, SCHEMA_VERSION
from graph.errors import KnowledgeBaseMissing, KnowledgeBaseUnreadable
from graph.neo4j_connection import Connection, Result, rows_of
from graph.neo4j_errors import Place
from graph.store import KnowledgeBaseStamp

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Transaction


@dataclass(frozen=True, slots=True)
class State:
    """The current generation's number and stamp."""

    generation: int
    stamp: KnowledgeBaseStamp


def current_state(transaction: ManagedTransaction | Transaction, place: Place) -> State | None:
    """Return the current generation, or None before the first ingest.

    Raises KnowledgeBaseUnreadable when it is of another version, or when another program's data is there instead.
    """
    rows = rows_of(transaction, CURRENT, name=NAME)
    if not rows or rows[0][0] is None:  # a first ingest holds the node for its lock
        if rows_of(transaction, FOREIGN):
            raise unreadable(place, "it belongs to another program")
        return None
    generation, version, *stamp = rows[0]
    if version != SCHEMA_VERSION:
        raise unreadable(place, f"it is of version {version}, this program reads version {SCHEMA_VERSION}")
    return State(generation, KnowledgeBaseStamp(*stamp))


def unreadable(place: Place, detail: str) -> KnowledgeBaseUnreadable:
    """Return the error that says what is wrong with what the database holds."""
    return KnowledgeBaseUnreadable(
        f"Database {place.database!r} at {place.uri} cannot be used as a knowledge base: {detail}. "
        "Delete what it holds and ingest again, or set NEO4J_URI or NEO4J_DATABASE to another one."
    )


def read_whole(connection: Connection, work: Callable[[ManagedTransaction, State], Result]) -> Result:
    """Return what `work` reads of the current generation, all of it from the same one.

    The server's transactions see what others commit meanwhile; but a generation is only removed after the number
    has moved on, so what was read while the number stood still is whole. Raises KnowledgeBaseMissing before the
    first ingest.
    """
    while True:
        generation, found = connection.read(lambda transaction: _read_once(transaction, connection.place, work))
        if generation is not None:
            return found


def _read_once(
    transaction: ManagedTransaction, place: Place, work: Callable[[ManagedTransaction, State], Result]
) -> tuple[int | None, Result]:
    """Return what `work` has read, with the generation that it is of, or None when it may be of two."""
    state = current_state(transaction, place)
    if state is None:
        raise KnowledgeBaseMissing(
            f"There is no knowledge base at {place.uri}, database {place.database!r}; make one with "
            "`python -m ingest FOLDER`."
        )
    found = work(transaction, state)
    return (state.generation if current_state(transaction, place) == state else None), found
