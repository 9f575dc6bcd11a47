"""Bringing a file of an earlier version up to date where it stands: undone merges and vectors in it are kept."""

from __future__ import annotations

import sqlite3

from graph import sqlite_schema as sql


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of a file's tables, after what upgrades there are for it."""
    version = _written(connection)
    if version not in sql.UPGRADES:
        return version
    connection.execute("BEGIN IMMEDIATE")
    version = _written(connection)  # another process may have been faster
    while version in sql.UPGRADES:
        connection.execute(sql.UPGRADES[version])
        version += 1
        connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("COMMIT")
    return version


def _written(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
