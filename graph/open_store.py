"""Opening the store that the settings name."""

from __future__ import annotations

from graph.settings import Settings
from graph.sqlite_store import SqliteStore
from graph.store import Store


def open_store(settings: Settings) -> Store:
    """Return the knowledge base's store; nothing is read or made yet."""
    return SqliteStore(settings.kb_file)
