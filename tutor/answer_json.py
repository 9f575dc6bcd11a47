"""Outcomes as JSON: the line that `python -m tutor batch` and `ask --json` write."""

from __future__ import annotations

import json
from typing import NotRequired, TypedDict

from graph.types import Citation
from tutor.answer_text import refusal_text
from tutor.outcome import Answer, AnswerSentence, Outcome, RetrievedPassage


class CitationJson(TypedDict):
    """Where a sentence stands, and the words there."""

    document: str
    heading_path: list[str]
    start_line: int
    end_line: int
    quote: str


class SentenceJson(TypedDict):
    """One statement with every place that says it."""

    text: str
    citations: list[CitationJson]


class WhyJson(TypedDict):
    """One reason for which a passage was found."""

    kind: str
    detail: str


class PassageJson(TypedDict):
    """One retrieved passage."""

    document: str
    heading_path: list[str]
    start_line: int
    end_line: int
    text: str
    score: float
    why: list[WhyJson]


class TopicJson(TypedDict):
    """A section near a question that was refused."""

    document: str
    heading_path: list[str]
    line: int


class OutcomeJson(TypedDict):
    """An answer or a refusal."""

    id: NotRequired[str]
    question: str
    read_as: str
    answered: bool
    text: str
    sentences: list[SentenceJson]
    passages: list[PassageJson]
    reason: NotRequired[str]
    missing: NotRequired[list[str]]
    nearest: NotRequired[list[TopicJson]]


def outcome_json(outcome: Outcome, question_id: str | None = None) -> OutcomeJson:
    """Return an outcome as JSON values, passages best first."""
    answered = isinstance(outcome, Answer)
    sentences = outcome.sentences if isinstance(outcome, Answer) else ()
    text = "\n".join(s.text for s in outcome.sentences) if isinstance(outcome, Answer) else refusal_text(outcome)
    result: OutcomeJson = {
        "question": outcome.question,
        "read_as": outcome.read_as,
        "answered": answered,
        "text": text,
        "sentences": [_sentence(sentence) for sentence in sentences],
        "passages": [_passage(retrieved) for retrieved in outcome.passages],
    }
    if not isinstance(outcome, Answer):
        result["reason"] = outcome.reason.value
        result["missing"] = list(outcome.missing)
        result["nearest"] = [
            {"document": t.document, "heading_path": list(t.heading_path), "line": t.line} for t in outcome.nearest
        ]
    return {"id": question_id, **result} if question_id is not None else result


def outcome_line(outcome: Outcome, question_id: str | None = None) -> str:
    """Return an outcome as one line of JSON."""
    return json.dumps(outcome_json(outcome, question_id), ensure_ascii=False)


def _sentence(sentence: AnswerSentence) -> SentenceJson:
    return {"text": sentence.text, "citations": [_citation(citation) for citation in sentence.citations]}


def _citation(citation: Citation) -> CitationJson:
    return {
        "document": citation.document,
        "heading_path": list(citation.heading_path),
        "start_line": citation.span.start,
        "end_line": citation.span.end,
        "quote": citation.quote,
    }


def _passage(retrieved: RetrievedPassage) -> PassageJson:
    passage = retrieved.passage
    return {
        "document": passage.document,
        "heading_path": list(passage.heading_path),
        "start_line": passage.span.start,
        "end_line": passage.span.end,
        "text": passage.text,
        "score": retrieved.score,
        "why": [{"kind": why.kind.value, "detail": why.detail} for why in retrieved.why],
    }
