"""What the comparison component is given: rows side by side, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from graph.knowledge import Entity
from graph.types import Citation, LineSpan
from tutor.explore.compare import Comparison, Row, phrase
from tutor.explore.draw import pick_of
from tutor.ui.answer_data import counted
from tutor.ui.numbering import Numbering, number_citations


class SaysData(TypedDict):
    """How one side relates to what the row is about; a click opens the evidence."""

    text: str
    pick: str


class CellData(TypedDict):
    """One side's part of a row; `has` is empty where the side does not have it."""

    says: list[SaysData]
    has: str


class RowData(TypedDict):
    """One row; `opens` is what a click on its name sends."""

    name: str
    note: str
    shared: bool
    opens: dict[str, str | int]
    cells: list[CellData]


class PartData(TypedDict):
    """Rows of one sort."""

    name: str
    rows: list[RowData]


class SideData(TypedDict):
    """One of the compared."""

    name: str
    note: str
    pick: str


class ComparisonData(TypedDict):
    """The whole comparison."""

    sides: list[SideData]
    parts: list[PartData]


def comparison_data(comparison: Comparison) -> tuple[ComparisonData, Numbering]:
    """Return the data that the comparison component draws, and the sections that its rows open."""
    numbering = number_citations(_citation(row) for row in comparison.sections)
    parts = [
        ("Features", comparison.features),
        ("Other relations", comparison.related),
        ("Sections that mention them", comparison.sections),
    ]
    data: ComparisonData = {
        "sides": [_side(side) for side in comparison.sides],
        "parts": [_part(name, rows, comparison.sides, numbering) for name, rows in parts if rows],
    }
    return data, numbering


def _side(side: Entity) -> SideData:
    return {"name": side.name, "note": side.kind.value, "pick": pick_of(side)}


def _part(name: str, rows: Sequence[Row], sides: Sequence[Entity], numbering: Numbering) -> PartData:
    shared = sum(row.is_shared for row in rows)
    head = f"{name}: {shared} shared, {len(rows) - shared} different"
    return {"name": head, "rows": [_row(row, sides, numbering) for row in rows]}


def _row(row: Row, sides: Sequence[Entity], numbering: Numbering) -> RowData:
    opens: dict[str, str | int] = {"pick": pick_of(row.entity)} if row.entity else {}
    if row.section:
        opens = {"source": numbering.number(_citation(row))}
    return {
        "name": row.name,
        "note": _note(row),
        "shared": row.is_shared,
        "opens": opens,
        "cells": [_cell(row, number, side) for number, side in enumerate(sides)],
    }


def _note(row: Row) -> str:
    if row.section:
        return f"{row.section.document} · {counted(row.section.mentions, 'mention')}"
    return row.entity.kind.value if row.entity else ""


def _cell(row: Row, number: int, side: Entity) -> CellData:
    says: list[SaysData] = [
        {"text": f"{phrase(relation, side)} ({len(relation.evidence)})", "pick": pick_of(relation)}
        for relation in row.relations[number]
    ]
    return {"says": says, "has": "mentioned" if row.sides[number] else ""}


def _citation(row: Row) -> Citation:
    """Return a citation that opens a section's lines as they stand, claiming nothing about the words."""
    assert row.section is not None
    line = row.section.line
    return Citation(row.section.document, row.section.heading_path, LineSpan(line, line), "")
