"""A unit's statements: the sentences, list items, table rows and code blocks that an answer can say."""

from __future__ import annotations

from graph.types import Statement
from ingest.reading.inline import label_of, plain_text
from ingest.reading.lead_ins import PlacedUnit
from ingest.reading.quotes import DiskLines
from ingest.reading.sentences import sentence_spans
from ingest.reading.tables import html_statements, markdown_table
from ingest.reading.units import Unit, UnitKind

_WHOLE_ITEM_SENTENCES = 3
_WHOLE_ITEM_LENGTH = 420


def statements_of(placed: PlacedUnit, disk: DiskLines) -> list[Statement]:
    """Return the statements of one unit in order; none for one that only introduces what follows."""
    unit, lead_in = placed.unit, placed.lead_in
    if placed.introduces:
        return []
    if unit.kind is UnitKind.TABLE:
        return markdown_table(unit, lead_in, disk)
    if unit.kind is UnitKind.HTML:
        return html_statements(unit, lead_in, disk)
    if unit.kind is UnitKind.CODE:
        return _code(unit, lead_in, disk)
    if unit.kind in (UnitKind.PARAGRAPH, UnitKind.ITEM):
        return _sentences(unit, lead_in, disk)
    return []


def _code(unit: Unit, lead_in: tuple[str, ...], disk: DiskLines) -> list[Statement]:
    text = unit.content.rstrip()
    return [Statement(text, "", lead_in, (disk.whole(unit.span),))] if text.strip() else []


def _sentences(unit: Unit, lead_in: tuple[str, ...], disk: DiskLines) -> list[Statement]:
    """A later sentence of a labelled item or paragraph is introduced by the last label before it."""
    spans = _pieces(unit)
    carries = unit.kind is UnitKind.ITEM or unit.content.lstrip().startswith(("**", "__"))
    statements: list[Statement] = []
    label = ""
    on_disk = disk.inline(unit.span, unit.content)
    for start, end in spans:
        source = unit.content[start:end]
        text = plain_text(source)
        if not text or (text.endswith(":") and len(spans) == 1 and unit.kind is UnitKind.PARAGRAPH):
            continue
        own = label_of(source)
        label = own or (label if carries else "")
        context = (*lead_in, label) if label and not own else lead_in
        statements.append(Statement(text, own, context, (on_disk.quote(start, end),)))
    return statements


def _pieces(unit: Unit) -> list[tuple[int, int]]:
    """Keep a list item whole unless it is long; cut paragraphs and long items into sentences."""
    spans = sentence_spans(unit.content)
    short = len(spans) <= _WHOLE_ITEM_SENTENCES and len(unit.content) <= _WHOLE_ITEM_LENGTH
    if unit.kind is UnitKind.ITEM and spans and short:
        return [(spans[0][0], spans[-1][1])]
    return spans
