"""Opening the store that the settings name."""

from __future__ import annotations

from graph.errors import KnowledgeBaseForbidden, SettingError
from graph.settings import IndexKind, Settings, StoreKind
from graph.sqlite_store import SqliteStore
from graph.store import Store


def open_store(settings: Settings) -> Store:
    """Return the knowledge base's store; nothing is read or made yet.

    Raises SettingError when a setting cannot be used, KnowledgeBaseForbidden when a password is missing.
    """
    if settings.kb_index is IndexKind.NEO4J and settings.kb_store is not StoreKind.NEO4J:
        raise SettingError("KB_INDEX=neo4j searches in the database: set KB_STORE=neo4j as well.")
    return open_store_of(settings.kb_store, settings)


def open_store_of(kind: StoreKind, settings: Settings) -> Store:
    """Return the store of a kind, whichever of them the settings prefer."""
    return _open_neo4j(settings) if kind is StoreKind.NEO4J else SqliteStore(settings.kb_file)


def _open_neo4j(settings: Settings) -> Store:
    # Imported here because the embedded store needs none of it.
    from graph.neo4j_connection import Login
    from graph.neo4j_errors import Place
    from graph.neo4j_search import SearchingNeo4jStore
    from graph.neo4j_store import Neo4jStore

    password = settings.neo4j_secret
    if password is None:
        raise KnowledgeBaseForbidden(
            f"NEO4J_PASSWORD is not set: {settings.neo4j_uri} asks for the password of {settings.neo4j_user!r}. "
            "Set it, or start a server of your own with `make neo4j`."
        )
    login = Login(Place(settings.neo4j_uri, settings.neo4j_user, settings.neo4j_database), password)
    return SearchingNeo4jStore(login) if settings.kb_index is IndexKind.NEO4J else Neo4jStore(login)
