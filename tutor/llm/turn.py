"""A turn on its way to a model, and the replies that it can end in without one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tutor.considered import Considered
from tutor.llm.ledger import Ledger, Usage
from tutor.llm.rewrite import NOT_REWRITTEN, Rewriting
from tutor.outcome import Answer, AnswerGroup, Refusal, RefusalReason, Reply, Spent
from tutor.refusal import nearest_topics
from tutor.talk import Asked


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that the notes answer, on its way to a model.

    `facts` are relations between the things that it names; `fall_back` gives the reply without a model;
    `rewriting` is what came of rewriting the question.
    """

    asked: Asked
    considered: Considered
    answer: Answer
    facts: tuple[AnswerGroup, ...]
    fall_back: Callable[[], Reply]
    rewriting: Rewriting = NOT_REWRITTEN


def spent_on(usage: Usage, ledger: Ledger) -> Spent | None:
    """Return what a turn cost, or None where nothing was asked of a model."""
    if not usage.total:
        return None
    return Spent(usage.input, usage.output, ledger.price(usage), usage.estimated)


def without_model(turn: Turn, remark: str, usage: Usage, ledger: Ledger) -> Reply:
    """Return the reply in the notes' own words, with a remark that says why."""
    return replace(turn.fall_back(), remark=remark, spent=spent_on(usage, ledger))


def nothing_found(turn: Turn, usage: Usage, ledger: Ledger) -> Refusal:
    """Return that the model finds no answer in what it was shown, with what the notes cover nearby."""
    answer = turn.answer
    nearest = nearest_topics(turn.considered.candidates)
    reason = RefusalReason.MODEL_FINDS_NOTHING
    return Refusal(answer.question, answer.read_as, reason, (), nearest, answer.passages, spent=spent_on(usage, ledger))
