"""What a session has spent on its language model, and the cap at which it stops asking."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from graph.prices import Prices


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one or more calls; `estimated` where the service reported none and they were counted by length."""

    input: int = 0
    output: int = 0
    estimated: bool = False

    @property
    def total(self) -> int:
        """Return the tokens of both directions."""
        return self.input + self.output

    def __add__(self, other: Usage) -> Usage:
        return Usage(self.input + other.input, self.output + other.output, self.estimated or other.estimated)


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that a session may spend; None where there is no bound."""

    tokens: int | None = None
    money: float | None = None


class Ledger:
    """Adds up the calls of one session; may be used from several threads."""

    def __init__(self, prices: Prices | None = None, cap: Cap | None = None) -> None:
        self._prices = prices or Prices()
        self._cap = cap or Cap()
        self._spent = Usage()
        self._lock = Lock()

    def add(self, usage: Usage) -> None:
        """Take note of a call."""
        with self._lock:
            self._spent += usage

    @property
    def spent(self) -> Usage:
        """Return the tokens so far."""
        return self._spent

    @property
    def money(self) -> float | None:
        """Return the money so far, or None where no prices are set."""
        return self.price(self._spent)

    def price(self, usage: Usage) -> float | None:
        """Return what some tokens cost, or None where no prices are set."""
        return self._prices.money(usage.input, usage.output)

    def allows(self, further: Usage) -> bool:
        """Tell whether a call of about this size stays within the cap."""
        return not self.cap_reached(further)

    def cap_reached(self, further: Usage) -> str:
        """Return the cap that a call of about this size would break, in words; nothing where it stays within."""
        after = self._spent + further
        money = self.price(after)
        if self._cap.tokens is not None and after.total > self._cap.tokens:
            return f"{self._cap.tokens:,} tokens (TUTOR_CAP_TOKENS)"
        if self._cap.money is not None and money is not None and money > self._cap.money:
            return f"{self._cap.money:g} in money (TUTOR_CAP_MONEY)"
        return ""
