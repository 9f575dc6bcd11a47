"""What the Neo4j driver says, as errors of the store contract: what is wrong, with the value, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from graph.errors import (
    KnowledgeBaseError,
    KnowledgeBaseForbidden,
    KnowledgeBaseLocked,
    KnowledgeBaseUnreachable,
    KnowledgeBaseUnreadable,
)

_NOT_FOUND = "Neo.ClientError.Database.DatabaseNotFound"
# What waiting for another's lock ends in; only that wait has a time limit.
_TIMED_OUT = ("Neo.ClientError.Transaction.TransactionTimedOut", "Neo.ClientError.Transaction.LockClientStopped")
_SECURITY = "Neo.ClientError.Security."
_NOT_ALLOWED = frozenset({"Neo.ClientError.Security.Forbidden", "Neo.ClientError.Statement.AccessMode"})
_UNAVAILABLE = "Neo.TransientError.General.DatabaseUnavailable"
_OUT_OF_MEMORY = (
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
    "Neo.TransientError.General.OutOfMemoryError",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a knowledge base is, without any secret: safe to show."""

    uri: str
    user: str
    database: str


@contextmanager
def plain_errors(place: Place) -> Iterator[None]:
    """Raise what the driver says as the errors of the store contract."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except Neo4jError as error:
        raise _server_said(error.code or "", error.message or "", place) from error
    except DriverError as error:
        raise _unreachable(place, str(error)) from error


def _server_said(code: str, message: str, place: Place) -> KnowledgeBaseError:
    if code == _NOT_FOUND:
        return KnowledgeBaseUnreachable(
            f"The server at {place.uri} has no database {place.database!r}. Set NEO4J_DATABASE to one it has."
        )
    if code.startswith(_TIMED_OUT):
        return KnowledgeBaseLocked(
            f"Another ingest is writing to {place.uri}, database {place.database!r}; "
            "wait until it is done and try again."
        )
    if code in _NOT_ALLOWED or "ReadOnly" in code:
        return KnowledgeBaseForbidden(
            f"The user {place.user!r} may only read database {place.database!r} at {place.uri}. Let it write, or set "
            "NEO4J_USER and NEO4J_PASSWORD to a user who may; asking questions needs no more than reading."
        )
    if code.startswith(_SECURITY):
        return KnowledgeBaseForbidden(
            f"The server at {place.uri} refuses the user {place.user!r} with this password ({code.split('.')[-1]}). "
            "Set NEO4J_USER and NEO4J_PASSWORD."
        )
    if code == _UNAVAILABLE:
        return _unreachable(place, f"database {place.database!r} is not ready")
    if code in _OUT_OF_MEMORY:
        return KnowledgeBaseUnreachable(
            f"The server at {place.uri} ran out of memory. Give it more: NEO4J_HEAP=2g for a server of `make neo4j`."
        )
    return KnowledgeBaseUnreadable(f"The server at {place.uri} refused a statement: {code}: {message}")


def _unreachable(place: Place, detail: str) -> KnowledgeBaseUnreachable:
    first_line = detail.splitlines()[0] if detail else "no answer"
    return KnowledgeBaseUnreachable(
        f"No Neo4j server answers at {place.uri}: {first_line}. Start one with `make neo4j`, or set NEO4J_URI."
    )
