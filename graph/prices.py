"""What the tokens of a language model cost."""

from __future__ import annotations

from dataclasses import dataclass

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in whatever currency the two are given in; None where it is not set."""

    input: float | None = None
    output: float | None = None

    def money(self, tokens_in: int, tokens_out: int) -> float | None:
        """Return what so many tokens cost, or None unless both prices are set."""
        if self.input is None or self.output is None:
            return None
        return (tokens_in * self.input + tokens_out * self.output) / _MILLION
