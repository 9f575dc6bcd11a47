"""Table rows as statements that know their column heads, from markdown and from html."""

from __future__ import annotations

from dataclasses import dataclass

from graph.types import LineSpan, Quote, Statement
from ingest.reading.characters import fix_mojibake
from ingest.reading.html_text import HtmlRow, HtmlText
from ingest.reading.inline import one_line
from ingest.reading.quotes import DiskLines
from ingest.reading.units import Unit


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    quote: Quote


def markdown_table(unit: Unit, lead_in: tuple[str, ...], disk: DiskLines) -> list[Statement]:
    """Return one statement per body row of a markdown table."""
    rows = [
        (row.head, _Row(tuple(one_line(cell.text) for cell in row.cells), disk.whole(row.span))) for row in unit.rows
    ]
    heads = next((row for head, row in rows if head), None)
    return _statements([row for head, row in rows if not head], heads, lead_in)


def html_statements(unit: Unit, lead_in: tuple[str, ...], disk: DiskLines) -> list[Statement]:
    """Return one statement per body row of an html block's tables, and one for its other text."""
    parsed = HtmlText("\n".join(disk.raw[unit.span.start - 1 : unit.span.end]))
    statements = []
    if parsed.text:
        statements.append(Statement(parsed.text, "", lead_in, (disk.whole(unit.span),)))
    rows = [row for row in parsed.rows if any(cell.strip() for cell in row.cells)]
    heads = next((_html_row(row, unit, disk) for row in rows if row.head), None)
    body = [_html_row(row, unit, disk) for row in rows if not row.head]
    return statements + _statements(body, heads, lead_in)


def _html_row(row: HtmlRow, unit: Unit, disk: DiskLines) -> _Row:
    (first, start), (last, end) = row.start, max(row.end, row.start)
    lines = [disk.raw[unit.span.start - 1 + index] for index in range(first, last + 1)]
    if end:
        lines[-1] = lines[-1][:end] if row.end > row.start else lines[-1]
    lines[0] = lines[0][start:]
    span = LineSpan(unit.span.start + first, unit.span.start + last)
    cells = tuple(fix_mojibake(" ".join(cell.split())) for cell in row.cells)
    return _Row(cells, Quote(span, "\n".join(lines).strip()))


def _statements(body: list[_Row], heads: _Row | None, lead_in: tuple[str, ...]) -> list[Statement]:
    names = heads.cells if heads else ()
    corner = (names[0],) if names and names[0] else ()
    quotes = (heads.quote,) if heads else ()
    return [
        Statement(_row_text(row.cells, names), row.cells[0], (*lead_in, *corner), (row.quote, *quotes))
        for row in body
        if any(row.cells)
    ]


def _row_text(cells: tuple[str, ...], names: tuple[str, ...]) -> str:
    """'Method — Offline: batch transform; Online: hosting service'; without heads just the cells."""
    told = []
    for position, cell in enumerate(cells[1:], start=1):
        name = names[position] if position < len(names) else ""
        if cell:
            told.append(f"{name}: {cell}" if name else cell)
    return f"{cells[0]} — {'; '.join(told)}" if told else cells[0]
