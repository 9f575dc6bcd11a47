"""How much two statements have in common, by their index terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from graph.words import terms
from tutor.notes.shelf import Spot

SAME = 0.85  # share of terms from which two statements say the same, as in an answer
ALIKE = 0.5  # ... from which one repeats the other in other words
_ADDS = 0.45  # share of a statement's terms that must be new for it to add something
_FEWEST_TERMS = 3


@lru_cache(maxsize=1 << 15)
def term_set(text: str) -> frozenset[str]:
    """Return a text's index terms."""
    return frozenset(terms(text))


def likeness(first: str, second: str) -> float:
    """Return the share of both texts' terms that they have in common, 0 to 1."""
    one, other = term_set(first), term_set(second)
    return len(one & other) / len(one | other) if one and other else 0.0


def is_same(first: str, second: str) -> bool:
    """Tell whether two statements say the same."""
    return likeness(first, second) >= SAME


def what_adds(spots: Iterable[Spot], said: set[str], most: int) -> Sequence[Spot]:
    """Return the first statements that say something new; `said`, the terms used so far, grows by theirs."""
    chosen: list[Spot] = []
    for spot in spots:
        own = term_set(spot.text)
        if len(chosen) < most and len(own) >= _FEWEST_TERMS and len(own - said) >= _ADDS * len(own):
            chosen.append(spot)
            said |= own
    return chosen
