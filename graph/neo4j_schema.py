"""The constraints and indexes of the Neo4j store: made where they are missing, and awaited."""

from __future__ import annotations

from graph.cypher import AWAIT_INDEXES, SCHEMA, SCHEMA_NAMES
from graph.neo4j_connection import Connection, rows_of


def ensure_schema(connection: Connection) -> None:
    """Make every constraint and index that is missing, and wait until all of them answer."""
    there = {name for (name,) in connection.read(lambda transaction: rows_of(transaction, SCHEMA_NAMES))}
    missing = [statement for name, statement in SCHEMA.items() if name not in there]
    # Looked up first: `IF NOT EXISTS` alone would wait for another ingest's lock.
    for statement in missing:
        connection.run_in_steps(statement)
    if missing:
        connection.run_in_steps(AWAIT_INDEXES)
