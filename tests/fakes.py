"""Fakes with a memory, and short ways to read and ingest text in tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import numpy as np

from graph.lines import split_lines
from graph.sqlite_store import SqliteStore
from graph.store import Store, Vectors
from graph.types import ReadDocument
from ingest.pipeline import Workshop, ingest
from ingest.plan import Wish
from ingest.reading.draft import Draft
from ingest.reading.reader import read_document
from ingest.reading.source_text import SourceText
from ingest.report import IngestReport, Progress, no_progress

DIMENSIONS = 8
NOBODY = 65534


@dataclass(slots=True)
class FakeEmbedder:
    """Embeds a text as a unit vector drawn from its hash; `embedded` are the passages' texts in order."""

    model_id: str = "fake-model@0123456789ab"
    embedded: list[str] = field(default_factory=list)

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int], None] = lambda done: None) -> Vectors:
        self.embedded.extend(texts)
        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for position, text in enumerate(texts):
            rows[position] = self.embed_question(text)
            progress(1)
        return rows

    def embed_question(self, text: str) -> Vectors:
        seed = int.from_bytes(sha256(f"{self.model_id}\n{text}".encode()).digest()[:8], "big")
        drawn = np.random.default_rng(seed).normal(size=DIMENSIONS)
        return np.asarray(drawn / np.linalg.norm(drawn), dtype=np.float32)


def draft_of(text: str) -> Draft:
    """Make a draft of a text's lines."""
    return Draft("note.md", split_lines(text))


def read_note(text: str, path: str = "note.md", root: str = "/notes") -> ReadDocument:
    """Read a text as the file `path` of the folder `root`."""
    data = text.encode()
    source = SourceText(path, tuple(split_lines(text)), sha256(data).hexdigest(), len(data))
    return read_document(source, root)


def write_notes(folder: Path, notes: Mapping[str, str]) -> Path:
    """Write files, given as path and text, into a folder and return it."""
    for path, text in notes.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def ingest_into(
    file: Path,
    *folders: Path,
    embedder: FakeEmbedder | None = None,
    progress: Progress = no_progress,
    only: bool = False,
    limit_bytes: int = 1_000_000,
) -> IngestReport:
    """Ingest folders into the knowledge base `file`."""
    chosen = embedder or FakeEmbedder()
    with closing(SqliteStore(file)) as store:
        workshop = Workshop(store, lambda: chosen, file.with_name(file.name + ".index"))
        return ingest(Wish(folders, only=only, limit_bytes=limit_bytes), workshop, progress)


def export(store: Store) -> tuple[object, ...]:
    """Return all that a knowledge base says, but for how long its last ingest took."""
    documents = store.documents()
    return (
        store.stamp(),
        documents,
        tuple(store.sections(document.path) for document in documents),
        store.passage_ids(),
        tuple(store.all_passages()),
        store.outline(),
        store.problems(),
        tuple(store.repairs(document.path) for document in documents),
        sorted(store.vector_keys()),
        store.vectors().tobytes(),
        store.entities(),
        store.mentions(),
        store.relations(),
        store.merges(),
    )


def export_of(file: Path) -> tuple[object, ...]:
    """Return all that the knowledge base in `file` says."""
    with closing(SqliteStore(file)) as store:
        return export(store)


@contextmanager
def unprivileged(folder: Path) -> Iterator[None]:
    """Run a block without root's leave to open every file; `folder` is reachable in it.

    What the block needs must have been imported before: the interpreter may lie in root's own folder.
    """
    for parent in (folder, *folder.parents[:3]):
        if parent.stat().st_mode & 0o777 == 0o700:
            parent.chmod(0o755)
    users = os.getresuid()
    if 0 in users:
        os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(*users)
