"""Reading one document: from lines to sections, passages and outline items."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from graph.types import Document, DocumentRole, Passage, ReadDocument, RepairKind
from ingest.reading.characters import repair_characters
from ingest.reading.draft import Draft
from ingest.reading.fences import mark_code
from ingest.reading.headings import heading_text, settle_headings
from ingest.reading.lead_ins import PlacedUnit, place_units
from ingest.reading.line_repairs import repair_lines
from ingest.reading.list_indents import straighten_lists
from ingest.reading.outline import is_outline, outline_items, take_prompts
from ingest.reading.passages import passages_of
from ingest.reading.plain_runs import mark_plain_runs
from ingest.reading.quotes import DiskLines
from ingest.reading.sections import SectionUnits, cut_sections
from ingest.reading.source_text import SourceText
from ingest.reading.units import UnitKind, cut_out, parse_units

# Raised whenever the same file would be read differently; an older knowledge base is then read anew.
READER_VERSION = 3

_FRONT_TITLE = re.compile(r"^title\s*:\s*(?P<title>.+?)\s*$", re.MULTILINE)
_HASH = re.compile(r"(?i)\b(?=[0-9a-f]*\d)[0-9a-f]{12,}\b")  # a file name that no person chose
_NUMBERING = re.compile(r"^(?:\d{1,3}(?:\.\d+)*[.):]?|[ivxlc]+[.)])\s+", re.IGNORECASE)


def read_document(source: SourceText, root: str) -> ReadDocument:
    """Read one file's text. Deterministic: the same path and text give the same result."""
    draft = Draft(source.path, list(source.lines))
    repair_characters(draft)
    repaired = tuple(draft.lines)
    prompts = take_prompts(draft)
    disk = DiskLines(source.lines, repaired, draft.taken)
    placed = _placed_units(draft)
    parts = cut_sections(source.path, placed, len(source.lines))
    sections = [part.section for part in parts]
    outline = is_outline(prompts, draft, sum(map(len, source.lines)))
    title = _title(source.path, placed, outline)
    document = Document(
        path=source.path,
        root=root,
        title=title,
        content_hash=source.content_hash,
        role=DocumentRole.OUTLINE if outline else DocumentRole.NOTES,
        lines=len(source.lines),
        size=source.size,
    )
    return ReadDocument(
        document=document,
        sections=tuple(sections),
        passages=() if outline else tuple(_passages(parts, title, disk)),
        outline=tuple(outline_items(source.path, prompts, draft, sections)) if prompts else (),
        repairs=tuple(sorted(draft.repairs, key=lambda repair: (repair.line, repair.kind))),
    )


def _placed_units(draft: Draft) -> list[PlacedUnit]:
    mark_code(draft)
    repair_lines(draft)
    mark_plain_runs(draft)
    straighten_lists(draft)
    units = settle_headings(draft, cut_out(parse_units(draft.lines), draft.lines, draft.taken))
    for unit in units:
        if unit.kind is UnitKind.HTML and "<tr" in unit.content.lower():
            draft.note(unit.span.start - 1, RepairKind.HTML_TABLE)
    return place_units(draft, units)


def _passages(parts: list[SectionUnits], title: str, disk: DiskLines) -> list[Passage]:
    passages: list[Passage] = []
    for part in parts:
        passages += passages_of(part, title, disk, len(passages))
    return passages


def _title(path: str, placed: list[PlacedUnit], outline: bool) -> str:
    """Return the front matter's title, the one top heading, or the file's name made readable."""
    units = [item.unit for item in placed]
    front = next((unit.content for unit in units if unit.kind is UnitKind.FRONT_MATTER), "")
    named = _FRONT_TITLE.search(front)
    if named:
        return named["title"].strip("\"'")
    headings = [unit for unit in units if unit.kind is UnitKind.HEADING]
    top = min((unit.level for unit in headings), default=0)
    tops = [heading_text(unit.content) for unit in headings if unit.level == top]
    one_title = len(tops) == 1 or (top == 1 and not outline and not _NUMBERING.match(tops[0]))
    if tops and one_title and headings[0].level == top:
        return tops[0]
    name = readable_name(path)
    return _NUMBERING.sub("", heading_text(headings[0].content)) if headings and _HASH.search(name) else name


def readable_name(path: str) -> str:
    """Return 'Model monitoring' for 'chapters/06-model_monitoring.md'."""
    stem = PurePosixPath(path).stem
    words = re.sub(r"[-_.\s]+", " ", re.sub(r"^\d{1,3}[-_.\s]+", "", stem)).strip()
    return (words or stem)[:1].upper() + (words or stem)[1:]
