"""What the library component is given: documents and their sections, as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

from graph.types import RepairKind, Section
from tutor.library import LibraryEntry
from tutor.ui.answer_data import counted
from tutor.ui.numbering import lines_phrase


class SectionData(TypedDict):
    """One section of a document; `depth` indents it."""

    name: str
    depth: int
    lines: str
    start: int
    end: int


class DocumentData(TypedDict):
    """One document with its sections."""

    title: str
    path: str
    role: str
    size: str
    repairs: str
    sections: list[SectionData]


def library_data(entries: Sequence[LibraryEntry]) -> list[DocumentData]:
    """Return the data that the library component draws."""
    return [_document(entry) for entry in entries]


def repair_counts(entries: Sequence[LibraryEntry]) -> tuple[tuple[RepairKind, int], ...]:
    """Return how often each kind of repair was made, the most frequent first."""
    counts = Counter(repair.kind for entry in entries for repair in entry.repairs)
    return tuple(counts.most_common())


def _document(entry: LibraryEntry) -> DocumentData:
    document = entry.document
    repairs = len(entry.repairs)
    return {
        "title": document.title or document.path,
        "path": document.path,
        "role": document.role.value,
        "size": f"{counted(len(entry.sections), 'section')} · {counted(document.lines, 'line')}",
        "repairs": f"{counted(repairs, 'place')} mended while reading" if repairs else "",
        "sections": [_section(section) for section in entry.sections],
    }


def _section(section: Section) -> SectionData:
    return {
        "name": section.heading_path[-1] if section.heading_path else "Opening lines",
        "depth": max(len(section.heading_path) - 1, 0),
        "lines": lines_phrase(section.span),
        "start": section.span.start,
        "end": section.span.end,
    }
