"""A tutor with a scripted language model: it streams what its script says, and remembers how each reply ended."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Event

from fakes_tutor import FakeTutor
from fakes_tutor_answers import cite
from fakes_tutor_notes import HOSTILE_TEXTS, STUDIO, TRAINING

from graph.errors import InputError
from graph.prices import Prices
from tutor.llm.ledger import Ledger, Usage
from tutor.outcome import Answer, AnswerGroup, AnswerSentence, Quiz, Refusal, Spent, Written
from tutor.talk import Asked, Done, Manner, ReadAs, Said, Step, Waiting

MODEL = "openai:scripted"
EXTRACTIVE = "Too little of what the model wrote is borne out by the notes; here are their own words."
USED = Usage(input=1000, output=240)

_INSIDE = cite(STUDIO, "looks inside the job", "Working in SageMaker Studio", "SageMaker Debugger")
_REPAIR = cite(TRAINING, "does not repair", "Training models", "Watching a job")


def said(text: str, supported: bool = True) -> AnswerSentence:
    """Return a sentence of the model with two sources."""
    return AnswerSentence(text, "", (_INSIDE, _REPAIR), supported)


def read(asked: Asked) -> str:
    """Return how a question is read after the earlier ones; one that is asked again, as before."""
    if not asked.history:
        return asked.question
    last = asked.history[-1]
    return last.read_as if last.question == asked.question else f"{asked.question} (in SageMaker)"


class Way(StrEnum):
    """How a script goes on after its sentences."""

    WHOLE = "whole"
    EXTRACTIVE = "extractive"
    ENDLESS = "endless"
    STUCK = "stuck"
    FAILS = "fails"
    CUT = "cut"


@dataclass(frozen=True)
class Script:
    """What the model says to a question, and how it goes on."""

    sentences: tuple[AnswerSentence, ...]
    way: Way = Way.WHOLE
    dropped: int = 0


SCRIPTS: dict[str, Script] = {
    "debugger": Script(
        (
            said("Debugger watches a training job from the inside."),
            said("It saves tensors to S3 while the job runs."),
            said("It tells early that repair is needed, and leaves the repair to you."),
        ),
        dropped=2,
    ),
    "doubt": Script((said("Debugger watches the job."), said("It repairs 99 % of all models.", supported=False))),
    "extractive domain": Script((said("A domain is a kind of cake."),), Way.EXTRACTIVE),
    "hostile": Script(tuple(map(said, HOSTILE_TEXTS))),
    "endless": Script((said("This is sentence 1 without an end."),), Way.ENDLESS),
    "stuck": Script((said("This much came before it hung."),), Way.STUCK),
    "fails": Script((said("This came before it failed."),), Way.FAILS),
    "cut": Script((said("This came before it was cut."),), Way.CUT),
}


class TalkingTutor(FakeTutor):
    """Streams by script what it has one for, and answers the rest without the model.

    `pause` are the seconds between two steps. `ended` holds what was asked, in the order in which the replies came
    to an end, by themselves or closed.
    """

    def __init__(self, pause: float = 0.0) -> None:
        super().__init__()
        self.told: list[Asked] = []
        self.ended: list[str] = []
        self.hangs = Event()
        self.released = Event()
        self._pause = pause

    @property
    def model_name(self) -> str:
        return MODEL

    def ledger(self) -> Ledger:
        return Ledger(Prices(1.0, 2.0))

    def talk(self, asked: Asked, ledger: Ledger) -> Iterator[Step]:
        self.told.append(asked)
        script = next((script for words, script in SCRIPTS.items() if words in asked.question.lower()), None)
        if script is None or asked.manner is Manner.EXAMPLE:
            yield from super().talk(asked, ledger)
            return
        ledger.add(USED)
        try:
            yield from self._play(asked, script, ledger)
        finally:
            self.ended.append(asked.question)

    def _play(self, asked: Asked, script: Script, ledger: Ledger) -> Iterator[Step]:
        read_as = read(asked)
        if read_as != asked.question:
            yield ReadAs(read_as)
        for sentence in () if asked.manner is Manner.ASK_ME else script.sentences:
            yield from self._think()
            yield Said(sentence)
        yield from self._go_on(script)
        if script.way is not Way.CUT:
            yield Done(self._reply(asked, script, read_as, ledger))

    def _go_on(self, script: Script) -> Iterator[Step]:
        if script.way is Way.FAILS:
            raise InputError("This *cannot* be read. Write it anew.")
        if script.way is Way.STUCK:
            self.hangs.set()
            self.released.wait(60)
        count = 1
        while script.way is Way.ENDLESS:
            count += 1
            yield from self._think()
            time.sleep(0.01)
            yield Said(said(f"This is sentence {count} without an end."))

    def _think(self) -> Iterator[Step]:
        yield Waiting()
        time.sleep(self._pause)

    def _reply(self, asked: Asked, script: Script, read_as: str, ledger: Ledger) -> Answer | Refusal | Quiz:
        spent = Spent(USED.input, USED.output, ledger.price(USED), estimated=False)
        if script.way is Way.EXTRACTIVE:
            outcome = self.ask(asked.question)
            return replace(outcome, remark=EXTRACTIVE, spent=spent)
        marked = sum(not sentence.supported for sentence in script.sentences)
        written = Written(MODEL, script.dropped, marked, 0)
        groups = (AnswerGroup((), script.sentences),)
        answer = Answer(asked.question, read_as, groups, (), written=written, spent=spent)
        if asked.manner is Manner.ASK_ME:
            return Quiz(asked.question, read_as, "What does it watch?", script.sentences[:1], written, spent=spent)
        return answer
