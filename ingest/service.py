"""Ingesting with the settings of this process: what the command line and the Library page call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import cache, partial
from pathlib import Path

from graph.embedding import Embedder
from graph.open_embedder import open_embedder
from graph.open_store import open_store
from graph.settings import Settings, load_settings
from ingest.llm.reading import open_reader
from ingest.naming.vocabulary import load_vocabulary
from ingest.pipeline import Workshop, ingest
from ingest.plan import Wish
from ingest.report import IngestReport, Progress, no_progress


def _silent(_line: str) -> None:
    pass


def ingest_folders(
    folders: Sequence[Path],
    progress: Progress = no_progress,
    *,
    only: bool = False,
    say: Callable[[str], None] = _silent,
    settings: Settings | None = None,
) -> IngestReport:
    """Bring the knowledge base up to date with the folders; with `only`, documents of other folders go.

    `say` is handed remarks for the user, such as that a model runs slower than it could. Raises a
    GraphTutorError when nothing could be ingested; the knowledge base is then as it was.
    """
    chosen = settings or load_settings()

    @cache
    def embedder() -> Embedder:
        return open_embedder(chosen.embedding_model, chosen.model_folder, say)

    wish = Wish(tuple(folders), only=only, limit_bytes=round(chosen.max_file_megabytes * 1_000_000))
    with closing(open_store(chosen)) as store:
        places = chosen.vocabulary_places
        reader = partial(open_reader, chosen, say)
        workshop = Workshop(store, embedder, chosen.index_folder, lambda: load_vocabulary(places), reader)
        return ingest(wish, workshop, progress)
