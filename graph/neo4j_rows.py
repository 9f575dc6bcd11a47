"""Documents, sections, passages and outline items as rows of the Neo4j store, and rows as types."""

from __future__ import annotations

from typing import TypeAlias

from graph.codec import dump_quote, dump_statements, load_quote, load_statements, load_work
from graph.search_indexes import indexed_terms
from graph.types import (
    Document,
    DocumentRole,
    IngestSummary,
    LineSpan,
    OutlineItem,
    OutlinePart,
    Passage,
    PassageKind,
    Problem,
    ProblemKind,
    ReadDocument,
    Repair,
    RepairKind,
    Section,
)

Value: TypeAlias = str | int | float | bool | list[str] | list[int] | list[float]
Properties: TypeAlias = dict[str, Value]
DocumentRow: TypeAlias = tuple[str, str, str, str, str, int, int]
SectionRow: TypeAlias = tuple[str, str, int, int, list[str], int, int]
PassageRow: TypeAlias = tuple[str, str, str, int, str, str, list[str], list[str], int, int, str, str, str]
OutlineRow: TypeAlias = tuple[str, str, int, str, list[str], str, str, int, int]
SummaryRow: TypeAlias = tuple[str, int, int, int, int, int, list[int]]


def document_properties(read: ReadDocument) -> Properties:
    """Return a document's properties, what was mended in it among them."""
    d = read.document
    return {
        "path": d.path,
        "root": d.root,
        "title": d.title,
        "content_hash": d.content_hash,
        "role": d.role.value,
        "lines": d.lines,
        "size": d.size,
        "repair_lines": [repair.line for repair in read.repairs],
        "repair_kinds": [repair.kind.value for repair in read.repairs],
    }


def document_of(row: DocumentRow) -> Document:
    """Return the document that a row holds."""
    path, root, title, content_hash, role, lines, size = row
    return Document(path, root, title, content_hash, DocumentRole(role), lines, size)


def repairs_of(row: tuple[str, list[int], list[str]]) -> list[Repair]:
    """Return what was mended in a document, by line and kind."""
    path, lines, kinds = row
    return [Repair(path, line, RepairKind(kind)) for line, kind in sorted(zip(lines, kinds, strict=True))]


def section_properties(section: Section) -> Properties:
    """Return a section's properties."""
    return {
        "id": section.id,
        "document": section.document,
        "ordinal": section.ordinal,
        "level": section.level,
        "heading_path": list(section.heading_path),
        "start_line": section.span.start,
        "end_line": section.span.end,
    }


def section_of(row: SectionRow) -> Section:
    """Return the section that a row holds."""
    section_id, document, ordinal, level, heading_path, start, end = row
    return Section(section_id, document, ordinal, level, tuple(heading_path), LineSpan(start, end))


def passage_properties(passage: Passage) -> Properties:
    """Return a passage's properties, with the index terms it is found under."""
    return {
        "id": passage.id,
        "document": passage.document,
        "section_id": passage.section_id,
        "ordinal": passage.ordinal,
        "kind": passage.kind.value,
        "title": passage.title,
        "heading_path": list(passage.heading_path),
        "lead_in": list(passage.lead_in),
        "start_line": passage.span.start,
        "end_line": passage.span.end,
        "text": passage.text,
        "statements": dump_statements(passage.statements),
        "heading_quote": dump_quote(passage.heading),
        "embedding_key": passage.embedding_key,
        "terms": " ".join(indexed_terms(passage)),
    }


def passage_of(row: PassageRow) -> Passage:
    """Return the passage that a row holds."""
    passage_id, document, section_id, ordinal, kind, title, headings, lead_in = row[:8]
    start, end, text, statements, heading = row[8:]
    return Passage(
        id=passage_id,
        document=document,
        section_id=section_id,
        ordinal=ordinal,
        kind=PassageKind(kind),
        title=title,
        heading_path=tuple(headings),
        lead_in=tuple(lead_in),
        span=LineSpan(start, end),
        text=text,
        statements=load_statements(statements),
        heading=load_quote(heading),
    )


def outline_properties(item: OutlineItem) -> Properties:
    """Return an outline item's properties."""
    return {
        "id": item.id,
        "document": item.document,
        "ordinal": item.ordinal,
        "chapter": item.chapter,
        "heading_path": list(item.heading_path),
        "part": item.part.value,
        "prompt": item.prompt,
        "start_line": item.span.start,
        "end_line": item.span.end,
    }


def outline_item_of(row: OutlineRow) -> OutlineItem:
    """Return the outline item that a row holds."""
    item_id, document, ordinal, chapter, headings, part, prompt, start, end = row
    span = LineSpan(start, end)
    return OutlineItem(item_id, document, ordinal, chapter, tuple(headings), OutlinePart(part), prompt, span)


def problems_of(row: tuple[list[str], list[str], list[str]]) -> tuple[Problem, ...]:
    """Return the problems on record, by path and kind."""
    rows = sorted(zip(*row, strict=True))
    return tuple(Problem(path, ProblemKind(kind), detail) for path, kind, detail in rows)


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
        repairs=sum(repairs),
        embedded=work.embedded,
        seconds=work.seconds,
    )
