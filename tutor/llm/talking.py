"""One turn of a talk, from the question as asked to the reply, with or without a language model."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Protocol

from tutor.considered import Considered
from tutor.llm.ledger import Ledger
from tutor.llm.rewrite import NOT_REWRITTEN, Rewriting, leans_on, read_before
from tutor.llm.turn import Turn, spent_on
from tutor.llm.writer import Writer
from tutor.manners import in_manner
from tutor.names import Names
from tutor.outcome import AnswerGroup, Refusal, Reply
from tutor.question import Question
from tutor.talk import Asked, Done, ReadAs, Step, Waiting


class Considering(Protocol):
    """What a turn needs of the tutor."""

    @property
    def names(self) -> Names:
        """Return the names that the notes give to things."""
        ...

    def consider(self, question: str, history: Sequence[str] = ()) -> Considered:
        """Answer or refuse, and return how the question was read and what was found on the way."""
        ...

    def facts(self, question: Question) -> tuple[AnswerGroup, ...]:
        """Return how the things that a question names relate, a cited group for each relation."""
        ...


def steps_of(asked: Asked, ledger: Ledger, tutor: Considering, writer: Writer | None) -> Generator[Step, None, None]:
    """Yield the steps of a turn; only a question that the notes answer reaches the model."""
    rewriting = yield from _rewritten(asked, ledger, tutor, writer)
    considered = _considered(asked, rewriting.text or read_before(asked.question, asked.history), tutor)
    if considered.question.text != " ".join(asked.question.split()):
        yield ReadAs(considered.question.text)

    def fall_back() -> Reply:
        return in_manner(asked.manner, considered, [earlier.answer for earlier in asked.history])

    answer = considered.outcome
    if writer is None or isinstance(answer, Refusal):
        reply = fall_back()
        yield Done(replace(reply, spent=spent_on(rewriting.usage, ledger)))
        return
    facts = tutor.facts(considered.question)
    yield from writer.write(Turn(asked, considered, answer, facts, fall_back, rewriting), ledger)


def _rewritten(
    asked: Asked, ledger: Ledger, tutor: Considering, writer: Writer | None
) -> Generator[Waiting, None, Rewriting]:
    if writer is None or read_before(asked.question, asked.history):
        return NOT_REWRITTEN
    if not asked.history or not leans_on(asked.question, tutor.names):
        return NOT_REWRITTEN
    return (yield from writer.rewrite(asked, ledger))


def _considered(asked: Asked, standing_alone: str, tutor: Considering) -> Considered:
    if not standing_alone:
        return tutor.consider(asked.question, [earlier.question for earlier in asked.history])
    considered = tutor.consider(standing_alone)
    return replace(considered, outcome=replace(considered.outcome, question=asked.question))
