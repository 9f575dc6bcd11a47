"""What is found out about one sentence of a model: whether the sources that it cites bear it out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.types import Citation


class Lack(StrEnum):
    """What a sentence states that its sources do not."""

    NO_SOURCE = "it cites nothing that was shown"
    NUMBER = "a number that does not stand there"
    NAME = "a name that does not stand there"
    WORDS = "too much that is said in words that do not stand there"
    MEANING = "its meaning is too far from what stands there"
    DENIAL = "it denies what is said there, or the other way round"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a sentence is borne out, what it lacks otherwise, and the places that say it, the best first.

    `citations` are those of the pieces that come nearest, also where something is lacking; empty only where no
    source was cited.
    """

    lacks: tuple[Lack, ...]
    citations: tuple[Citation, ...]

    @property
    def supported(self) -> bool:
        """Tell whether nothing is lacking."""
        return not self.lacks
