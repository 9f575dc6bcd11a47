"""What the Library shows: documents, their sections, and how the last ingest went."""

from __future__ import annotations

from dataclasses import dataclass

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
