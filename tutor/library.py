"""What the Library shows: documents, their sections, and how the last ingest went."""

from __future__ import annotations

from dataclasses import dataclass

from graph.store import Store
from graph.types import Document, IngestSummary, Problem, Repair, Section


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One document with its sections in order and what was mended while reading it."""

    document: Document
    sections: tuple[Section, ...]
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """All documents by path, with the last ingest's report and problems."""

    entries: tuple[LibraryEntry, ...]
    summary: IngestSummary | None
    problems: tuple[Problem, ...]


def library_of(store: Store) -> Library:
    """Return what the store holds."""
    entries = tuple(
        LibraryEntry(document, store.sections(document.path), store.repairs(document.path))
        for document in store.documents()
    )
    return Library(entries, store.summary(), store.problems())
