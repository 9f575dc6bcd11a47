"""Measures of a ranking, and figures with bootstrap intervals. Pure functions of numbers.

hit@k, reciprocal rank and nDCG are those of Manning, Raghavan and Schütze, Introduction to Information
Retrieval (2008), chapter 8, with binary relevance; nDCG with the discount of Järvelin and Kekäläinen, TOIS 2002.
Intervals are percentile bootstrap intervals over questions: Efron and Tibshirani, An Introduction to the
Bootstrap (1993), chapter 13; two systems are compared on the same resamples (Sakai, SIGIR 2006).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
CONFIDENCE = 0.95
_SEED = 20250801  # fixed: the same outcomes give the same intervals on every run

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Share:
    """What one question adds to a figure, which is the sum of the parts over the sum of the wholes.

    A mean is the case in which every whole is 1. A question that a figure does not speak of adds NOTHING.
    """

    part: float
    whole: float = 1.0


NOTHING = Share(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, its 95 % interval, and the number of questions that it speaks of."""

    value: float
    low: float
    high: float
    questions: int

    @property
    def half_width(self) -> float:
        """Return half of the interval's width: the figure's noise."""
        return (self.high - self.low) / 2


def hit_at(relevant: Sequence[bool], k: int) -> float:
    """Return 1 when one of the first `k` ranks is relevant, else 0."""
    return float(any(relevant[:k]))


def reciprocal_rank(relevant: Sequence[bool], k: int) -> float:
    """Return one over the first relevant rank, 0 when none of the first `k` is relevant."""
    return next((1 / rank for rank, hit in enumerate(relevant[:k], start=1) if hit), 0.0)


def ndcg_at(relevant: Sequence[bool], possible: int, k: int) -> float:
    """Return the discounted gain of the first `k` ranks over that of the best order.

    `possible` is how many relevant units the system could have found in its own collection.
    """
    gain = sum(_discount(rank) for rank, hit in enumerate(relevant[:k], start=1) if hit)
    best = sum(_discount(rank) for rank in range(1, min(possible, k) + 1))
    return gain / best if best else 0.0


def recall_at(found: Sequence[int], wanted: Sequence[frozenset[int]], k: int) -> float:
    """Return the share of the wanted that is among the first `k` found; each wanted is a set of equals."""
    best = set(found[:k])
    return sum(bool(best & equals) for equals in wanted) / len(wanted) if wanted else 0.0


def figure_of(shares: Sequence[Share]) -> Figure | None:
    """Return the figure with its interval, or None when no question speaks of it."""
    speaking = [share for share in shares if share.whole]
    if not speaking:
        return None
    value = sum(share.part for share in speaking) / sum(share.whole for share in speaking)
    low, high = _interval(_resampled(speaking))
    # Sums in another order may differ in the last digit; an interval always holds its figure.
    return Figure(value, min(low, value), max(high, value), len(speaking))


def difference_of(first: Sequence[Share], second: Sequence[Share]) -> Figure | None:
    """Return by how much the first system leads the second on the same questions, with a paired interval.

    Raises ValueError when the two were not asked the same questions.
    """
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a.whole and b.whole]
    if not pairs:
        return None
    ours, theirs = [a for a, _ in pairs], [b for _, b in pairs]
    value = _ratio(ours) - _ratio(theirs)
    low, high = _interval(_resampled(ours) - _resampled(theirs))
    return Figure(value, min(low, value), max(high, value), len(pairs))


def _discount(rank: int) -> float:
    return 1 / math.log2(rank + 1)


def _ratio(shares: Sequence[Share]) -> float:
    return sum(share.part for share in shares) / sum(share.whole for share in shares)


def _resampled(shares: Sequence[Share]) -> Numbers:
    """Return the figure of each resample."""
    parts = np.asarray([share.part for share in shares])
    wholes = np.asarray([share.whole for share in shares])
    drawn = _draws(len(shares))
    ratios: Numbers = (drawn @ parts) / (drawn @ wholes)
    return ratios


@lru_cache(maxsize=16)
def _draws(questions: int) -> Numbers:
    """Return how often each question is drawn in each resample, shape (resamples, questions)."""
    even = np.full(questions, 1 / questions)
    return np.random.default_rng(_SEED).multinomial(questions, even, size=RESAMPLES).astype(np.float64)


def _interval(values: Numbers) -> tuple[float, float]:
    outside = (1 - CONFIDENCE) / 2
    low, high = np.quantile(values, [outside, 1 - outside])
    return float(low), float(high)
