"""Rows of the embedded store as types, and types as rows."""

from __future__ import annotations

from typing import TypeAlias

from graph.codec import (
    dump_quote,
    dump_statements,
    dump_strings,
    load_quote,
    load_statements,
    load_strings,
    load_work,
)
from graph.types import (
    Document,
    DocumentRole,
    IngestSummary,
    LineSpan,
    OutlineItem,
    OutlinePart,
    Passage,
    PassageKind,
    Section,
)

Field: TypeAlias = str | int
DocumentRow: TypeAlias = tuple[str, str, str, str, str, int, int]
SectionRow: TypeAlias = tuple[str, str, int, int, str, int, int]
PassageRow: TypeAlias = tuple[str, str, str, int, str, str, str, str, int, int, str, str, str]
SummaryRow: TypeAlias = tuple[str, int, int, int, int, int, int]
OutlineRow: TypeAlias = tuple[str, str, int, str, str, str, str, int, int]


def document_of(row: DocumentRow) -> Document:
    """Return the document that a row holds."""
    path, root, title, content_hash, role, lines, size = row
    return Document(path, root, title, content_hash, DocumentRole(role), lines, size)


def document_row(document: Document) -> tuple[Field, ...]:
    """Return a document's row."""
    d = document
    return d.path, d.root, d.title, d.content_hash, d.role.value, d.lines, d.size


def section_of(row: SectionRow) -> Section:
    """Return the section that a row holds."""
    section_id, document, ordinal, level, heading_path, start, end = row
    return Section(section_id, document, ordinal, level, load_strings(heading_path), LineSpan(start, end))


def section_row(section: Section) -> tuple[Field, ...]:
    """Return a section's row."""
    s = section
    return s.id, s.document, s.ordinal, s.level, dump_strings(s.heading_path), s.span.start, s.span.end


def passage_of(row: PassageRow) -> Passage:
    """Return the passage that a row holds, its title and headings taken from document and section."""
    (
        passage_id,
        document,
        section_id,
        ordinal,
        kind,
        title,
        heading_path,
        lead_in,
        start,
        end,
        text,
        statements,
        heading,
    ) = row
    return Passage(
        id=passage_id,
        document=document,
        section_id=section_id,
        ordinal=ordinal,
        kind=PassageKind(kind),
        title=title,
        heading_path=load_strings(heading_path),
        lead_in=load_strings(lead_in),
        span=LineSpan(start, end),
        text=text,
        statements=load_statements(statements),
        heading=load_quote(heading),
    )


def passage_row(passage: Passage) -> tuple[Field, ...]:
    """Return a passage's row."""
    p = passage
    place = (p.id, p.document, p.section_id, p.ordinal, p.kind.value, dump_strings(p.lead_in))
    said = (p.text, dump_statements(p.statements), p.embedding_key, dump_quote(p.heading))
    return *place, p.span.start, p.span.end, *said


def summary_of(row: SummaryRow) -> IngestSummary:
    """Return the last ingest's work with the counts of what is stored."""
    work_json, documents, outlines, sections, passages, outline_items, repairs = row
    work = load_work(work_json)
    return IngestSummary(
        added=work.added,
        changed=work.changed,
        removed=work.removed,
        unchanged=work.unchanged,
        documents=documents,
        outlines=outlines,
        sections=sections,
        passages=passages,
        outline_items=outline_items,
        repairs=repairs,
        embedded=work.embedded,
        seconds=work.seconds,
    )


def outline_item_of(row: OutlineRow) -> OutlineItem:
    """Return the outline item that a row holds."""
    item_id, document, ordinal, chapter, heading_path, part, prompt, start, end = row
    headings = load_strings(heading_path)
    return OutlineItem(item_id, document, ordinal, chapter, headings, OutlinePart(part), prompt, LineSpan(start, end))


def outline_row(item: OutlineItem) -> tuple[Field, ...]:
    """Return an outline item's row."""
    i = item
    headings = dump_strings(i.heading_path)
    return i.id, i.document, i.ordinal, i.chapter, headings, i.part.value, i.prompt, i.span.start, i.span.end
