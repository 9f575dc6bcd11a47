"""What was asked and answered in this session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from tutor.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that could not be worked on, and the remedy."""

    message: str


Reply: TypeAlias = Outcome | Failure


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what came of it."""

    question: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far, oldest first."""

    turns: tuple[Turn, ...] = ()

    @property
    def history(self) -> tuple[str, ...]:
        """Return the questions that the tutor has worked on, oldest first."""
        return tuple(turn.question for turn in self.turns if not isinstance(turn.reply, Failure))

    def then(self, turn: Turn) -> Conversation:
        """Return the conversation with one more turn."""
        return Conversation((*self.turns, turn))
