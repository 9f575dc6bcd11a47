"""What was asked and answered in this session."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.talk import Exchange
from tutor.ui.arriving import Arriving
from tutor.ui.turn import Turn


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far, oldest first, and the reply that is on its way.

    Both are one object, so that a redraw that is cut off at any point neither loses a turn nor has it twice.
    """

    turns: tuple[Turn, ...] = ()
    arriving: Arriving | None = None

    @property
    def history(self) -> tuple[Exchange, ...]:
        """Return what the tutor has worked on, oldest first."""
        return tuple(turn.exchange for turn in self.turns if turn.exchange is not None)

    def then(self, turn: Turn) -> Conversation:
        """Return the conversation with one more turn."""
        return Conversation((*self.turns, turn))

    def awaiting(self, arriving: Arriving) -> Conversation:
        """Return the conversation with a reply on its way; one that was before is stopped and kept."""
        return Conversation(self.settled().turns, arriving)

    def settled(self) -> Conversation:
        """Return the conversation with nothing on its way: what was becomes a turn as far as it has come."""
        return self.then(self.arriving.settle()) if self.arriving else self
