"""What the answer component is given: an answer with its marks numbered, as plain data."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict

from graph.types import Citation
from tutor.comparison import cell_text
from tutor.outcome import Answer, AnswerGroup, AnswerSentence, Comparison
from tutor.ui.numbering import Numbering, lines_phrase, source_name

NOT_BORNE_OUT = "not borne out by its source"
UNCITED = "cites no source"


class MarkData(TypedDict):
    """One citation mark."""

    number: int
    name: str


class SentenceData(TypedDict):
    """One statement; `code` when its line breaks must be kept, `doubt` when the lines it cites do not bear it out."""

    label: str
    text: str
    code: bool
    doubt: str
    marks: list[MarkData]


class GroupData(TypedDict):
    """Statements under one heading line."""

    trail: list[str]
    heading: str
    sentences: list[SentenceData]


class RowData(TypedDict):
    """One aspect of a comparison with the statements on each side."""

    aspect: str
    cells: list[list[SentenceData]]


class ComparisonData(TypedDict):
    """Two or three things side by side."""

    sides: list[str]
    rows: list[RowData]


class SourceData(TypedDict):
    """One row of the list of sources."""

    number: int
    name: str
    where: str
    lines: str


class AnswerData(TypedDict):
    """A whole answer, or what there is of it while `arriving` says what is being done."""

    comparison: ComparisonData | None
    groups: list[GroupData]
    sources: list[SourceData]
    summary: str
    arriving: str


def answer_data(answer: Answer, numbering: Numbering, arriving: str = "") -> AnswerData:
    """Return the data that the answer component draws."""
    return {
        "comparison": _comparison(answer.comparison, numbering) if answer.comparison else None,
        "groups": [_group(group, numbering) for group in answer.groups],
        # A list that grows while one reads would move what is below it.
        "sources": [] if arriving else [_source(n, cited) for n, cited in enumerate(numbering.citations, start=1)],
        "summary": _summary(numbering),
        "arriving": arriving,
    }


def _comparison(comparison: Comparison, numbering: Numbering) -> ComparisonData:
    rows: list[RowData] = [
        {
            "aspect": row.aspect,
            "cells": [
                [_cell(sentence, (row.aspect, side), numbering) for sentence in cell]
                for side, cell in zip(comparison.sides, row.cells, strict=True)
            ],
        }
        for row in comparison.rows
    ]
    return {"sides": list(comparison.sides), "rows": rows}


def _cell(sentence: AnswerSentence, said: tuple[str, str], numbering: Numbering) -> SentenceData:
    """Return a sentence of a table, where row and column have said its label."""
    text = cell_text(sentence, *said)
    return _sentence(
        replace(sentence, text=text, label=sentence.label if text.startswith(sentence.label) else ""), numbering
    )


def _group(group: AnswerGroup, numbering: Numbering) -> GroupData:
    return {
        "trail": list(group.about[:-1]),
        "heading": group.about[-1] if group.about else "",
        "sentences": [_sentence(sentence, numbering) for sentence in group.sentences],
    }


def _sentence(sentence: AnswerSentence, numbering: Numbering) -> SentenceData:
    label, text = split_label(sentence)
    return {
        "label": label,
        "text": text if sentence.keeps_lines else text.replace("\n", " "),
        "code": sentence.keeps_lines,
        "doubt": _doubt(sentence),
        "marks": [_mark(number, numbering) for number in numbering.numbers(sentence.citations)],
    }


def _doubt(sentence: AnswerSentence) -> str:
    if sentence.supported:
        return ""
    return NOT_BORNE_OUT if sentence.citations else UNCITED


def split_label(sentence: AnswerSentence) -> tuple[str, str]:
    """Return the words to set in bold and the words after them; together they are the sentence's text."""
    label = sentence.label
    return (label, sentence.text[len(label) :]) if sentence.text.startswith(label) else ("", sentence.text)


def _mark(number: int, numbering: Numbering) -> MarkData:
    return {"number": number, "name": source_name(number, numbering.citations[number - 1])}


def _source(number: int, citation: Citation) -> SourceData:
    return {
        "number": number,
        "name": source_name(number, citation),
        "where": " › ".join((citation.document, *citation.heading_path)),
        "lines": lines_phrase(citation.span),
    }


def _summary(numbering: Numbering) -> str:
    places = len(numbering.citations)
    documents = len({citation.document for citation in numbering.citations})
    return f"{counted(places, 'source')} in {counted(documents, 'document')}"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: '1 source', '3 sources', '1,200 lines'."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
