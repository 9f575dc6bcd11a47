"""Nested values of the types as JSON text, for stores that keep them in one field."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TypedDict

from graph.types import IngestWork, LineSpan, Quote, Statement


class _QuoteJson(TypedDict):
    start: int
    end: int
    text: str


class _StatementJson(TypedDict):
    text: str
    label: str
    lead_in: list[str]
    quotes: list[_QuoteJson]


def dump_strings(values: tuple[str, ...]) -> str:
    """Return a tuple of strings as JSON."""
    return json.dumps(values, ensure_ascii=False)


def load_strings(text: str) -> tuple[str, ...]:
    """Return what dump_strings wrote."""
    values: list[str] = json.loads(text)
    return tuple(values)


def dump_statements(statements: tuple[Statement, ...]) -> str:
    """Return a passage's statements as JSON."""
    rows: list[_StatementJson] = [
        {
            "text": statement.text,
            "label": statement.label,
            "lead_in": list(statement.lead_in),
            "quotes": [{"start": q.span.start, "end": q.span.end, "text": q.text} for q in statement.quotes],
        }
        for statement in statements
    ]
    return json.dumps(rows, ensure_ascii=False)


def load_statements(text: str) -> tuple[Statement, ...]:
    """Return what dump_statements wrote."""
    rows: list[_StatementJson] = json.loads(text)
    return tuple(
        Statement(
            text=row["text"],
            label=row["label"],
            lead_in=tuple(row["lead_in"]),
            quotes=tuple(Quote(LineSpan(q["start"], q["end"]), q["text"]) for q in row["quotes"]),
        )
        for row in rows
    )


def dump_quote(quote: Quote | None) -> str:
    """Return a quote as JSON, or nothing for none."""
    if quote is None:
        return ""
    row: _QuoteJson = {"start": quote.span.start, "end": quote.span.end, "text": quote.text}
    return json.dumps(row, ensure_ascii=False)


def load_quote(text: str) -> Quote | None:
    """Return what dump_quote wrote."""
    if not text:
        return None
    row: _QuoteJson = json.loads(text)
    return Quote(LineSpan(row["start"], row["end"]), row["text"])


def dump_work(work: IngestWork) -> str:
    """Return what an ingest did as JSON."""
    return json.dumps(asdict(work))


def load_work(text: str) -> IngestWork:
    """Return what dump_work wrote."""
    return IngestWork(**json.loads(text))
