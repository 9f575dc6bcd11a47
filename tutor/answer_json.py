"""Outcomes as JSON: the line that `python -m tutor batch` and `ask --json` write."""

from __future__ import annotations

import json
from typing import NotRequired, TypedDict

from graph.types import Citation
from tutor.answer_text import refusal_text
from tutor.outcome import Answer, AnswerSentence, Quiz, Refusal, Reply, RetrievedPassage, Spent, Written


class CitationJson(TypedDict):
    """Where a sentence stands, and the words there."""

    document: str
    heading_path: list[str]
    start_line: int
    end_line: int
    quote: str


class SentenceJson(TypedDict):
    """One statement with every place that says it; `supported` is there, and false, where these say less."""

    text: str
    citations: list[CitationJson]
    supported: NotRequired[bool]


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


class WrittenJson(TypedDict):
    """Which language model wrote an answer, and what was left out of it."""

    model: str
    dropped: int
    marked: int
    unknown_keys: int


class SpentJson(TypedDict):
    """What a language model cost; `money` is null where no prices are set."""

    tokens_in: int
    tokens_out: int
    money: float | None
    estimated: bool


class OutcomeJson(TypedDict):
    """An answer, a refusal or, with `asks`, a question asked back, whose solution the sentences are."""

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
    asks: NotRequired[str]
    remark: NotRequired[str]
    written: NotRequired[WrittenJson]
    spent: NotRequired[SpentJson]


def outcome_json(reply: Reply, question_id: str | None = None) -> OutcomeJson:
    """Return a reply as JSON values, passages best first."""
    sentences = _sentences(reply)
    result: OutcomeJson = {
        "question": reply.question,
        "read_as": reply.read_as,
        "answered": not isinstance(reply, Refusal),
        "text": refusal_text(reply) if isinstance(reply, Refusal) else "\n".join(s.text for s in sentences),
        "sentences": [_sentence(sentence) for sentence in sentences],
        "passages": [] if isinstance(reply, Quiz) else [_passage(retrieved) for retrieved in reply.passages],
    }
    if isinstance(reply, Refusal):
        _add_refusal(result, reply)
    if isinstance(reply, Quiz):
        result["asks"] = reply.asks
    _add_model(result, reply)
    return {"id": question_id, **result} if question_id is not None else result


def outcome_line(reply: Reply, question_id: str | None = None) -> str:
    """Return a reply as one line of JSON."""
    return json.dumps(outcome_json(reply, question_id), ensure_ascii=False)


def _sentences(reply: Reply) -> tuple[AnswerSentence, ...]:
    if isinstance(reply, Answer):
        return reply.sentences
    return reply.solution if isinstance(reply, Quiz) else ()


def _add_refusal(result: OutcomeJson, refusal: Refusal) -> None:
    result["reason"] = refusal.reason.value
    result["missing"] = list(refusal.missing)
    result["nearest"] = [
        {"document": t.document, "heading_path": list(t.heading_path), "line": t.line} for t in refusal.nearest
    ]


def _add_model(result: OutcomeJson, reply: Reply) -> None:
    """Add what is there only where a language model took part."""
    if reply.remark:
        result["remark"] = reply.remark
    if not isinstance(reply, Refusal) and reply.written:
        result["written"] = _written(reply.written)
    if reply.spent:
        result["spent"] = _spent(reply.spent)


def _written(written: Written) -> WrittenJson:
    return {
        "model": written.model,
        "dropped": written.dropped,
        "marked": written.marked,
        "unknown_keys": written.unknown_keys,
    }


def _spent(spent: Spent) -> SpentJson:
    return {
        "tokens_in": spent.tokens_in,
        "tokens_out": spent.tokens_out,
        "money": spent.money,
        "estimated": spent.estimated,
    }


def _sentence(sentence: AnswerSentence) -> SentenceJson:
    cited: SentenceJson = {
        "text": sentence.text,
        "citations": [_citation(citation) for citation in sentence.citations],
    }
    return cited if sentence.supported else {**cited, "supported": False}


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
