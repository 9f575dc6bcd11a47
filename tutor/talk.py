"""A turn of a conversation: what is asked of the tutor, and the steps in which the reply arrives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from tutor.outcome import AnswerSentence, Reply


class Manner(StrEnum):
    """How to teach; the value is what the button under an answer says."""

    PLAIN = "Answer"
    SIMPLY = "Explain simply"
    DEEPER = "Go deeper"
    EXAMPLE = "Give an example"
    ASK_ME = "Ask me"


@dataclass(frozen=True, slots=True)
class Exchange:
    """An earlier turn: the question as it was asked, as it was read, and the reply's text."""

    question: str
    read_as: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the earlier turns, oldest first. A manner other than PLAIN asks again about `question`."""

    question: str
    history: tuple[Exchange, ...] = ()
    manner: Manner = Manner.PLAIN


@dataclass(frozen=True, slots=True)
class ReadAs:
    """The question standing alone; comes before the first sentence, and only where it differs from what was asked."""

    text: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing new for a moment; comes several times a second while a model thinks, so that the caller can stop."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a model's answer that is through the gate, as it streams."""

    sentence: AnswerSentence


@dataclass(frozen=True, slots=True)
class Done:
    """The reply as a whole; always the last step, and what counts: it may differ from what was streamed."""

    reply: Reply


Step: TypeAlias = ReadAs | Waiting | Said | Done
