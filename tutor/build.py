"""Building the tutor from the settings: the one place where its parts are put together."""

from __future__ import annotations

from collections.abc import Callable

from graph.embedding import Embedder
from graph.errors import KnowledgeBaseMissing, ModelMismatch
from graph.open_embedder import open_embedder
from graph.open_store import open_store
from graph.search_indexes import open_indexes
from graph.settings import Settings, load_settings
from graph.store import Store
from tutor.llm.writer import Writer
from tutor.notes.service import NoteService
from tutor.tutor import Tutor


def _silent(_line: str) -> None:
    pass


def open_tutor(say: Callable[[str], None] = _silent, settings: Settings | None = None) -> Tutor:
    """Return a tutor on the present knowledge base.

    `say` is handed remarks for the user. Raises KnowledgeBaseMissing before the first ingest, ModelMismatch when
    the knowledge base was built with another embedding model, SettingError or LlmMissing when a language model is
    set that cannot be had.
    """
    chosen = settings or load_settings()
    store = open_store(chosen)
    stamp = store.stamp()
    if stamp is None:
        raise _missing(chosen)
    embedder = open_embedder(chosen.embedding_model, chosen.model_folder, say)
    if embedder.model_id != stamp.embedding_model:
        raise ModelMismatch(
            f"The knowledge base was built with the embedding model {stamp.embedding_model}, and EMBEDDING_MODEL "
            f"names {embedder.model_id}. Set EMBEDDING_MODEL back, or ingest again to embed everything anew."
        )
    layout_file = chosen.index_folder.with_suffix(".layout.json")
    indexes = open_indexes(store, chosen.index_folder)
    return Tutor(store, indexes, embedder, layout_file, _writer(chosen, embedder, store))


def open_notes(settings: Settings | None = None) -> NoteService:
    """Return what writes notes on the present knowledge base; it needs neither the model nor the indexes.

    Raises KnowledgeBaseMissing before the first ingest.
    """
    chosen = settings or load_settings()
    store = open_store(chosen)
    if store.stamp() is None:
        raise _missing(chosen)
    return NoteService(store)


def _writer(settings: Settings, embedder: Embedder, store: Store) -> Writer | None:
    if not settings.tutor_model:
        return None
    from tutor.llm.open_writer import open_writer

    return open_writer(settings, embedder, store.entities())


def _missing(settings: Settings) -> KnowledgeBaseMissing:
    return KnowledgeBaseMissing(
        f"There is no knowledge base at {settings.kb_place} yet; make one with `python -m ingest FOLDER`."
    )
