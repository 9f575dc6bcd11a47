"""What every threshold of confidence would refuse, and whether the confidence means what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_STEPS = 20
_BINS = 5
_BAR = 20


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure the tutor was that the notes answer a question, and whether they do."""

    value: float
    answerable: bool


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The shares that a threshold refuses: wanted high of the unanswerable, low of the answerable."""

    threshold: float
    unanswerable_refused: float
    answerable_refused: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of like confidence: what was said on average, and the share that the notes do answer."""

    low: float
    high: float
    questions: int
    confidence: float
    answerable: float


@dataclass(frozen=True, slots=True)
class RefusalCurve:
    """The curve, the threshold in use, the bins and the Brier score (the mean squared error of the confidence)."""

    threshold: float
    points: tuple[CurvePoint, ...]
    bins: tuple[Bin, ...]
    brier: float


def curve_of(confidences: Sequence[Confidence], threshold: float) -> RefusalCurve | None:
    """Return the curve over thresholds 0 to 1 and the one in use, or None without both sorts of question."""
    answerable = [one.value for one in confidences if one.answerable]
    unanswerable = [one.value for one in confidences if not one.answerable]
    if not answerable or not unanswerable:
        return None
    thresholds = sorted({step / _STEPS for step in range(_STEPS + 1)} | {threshold})
    points = tuple(CurvePoint(at, _below(unanswerable, at), _below(answerable, at)) for at in thresholds)
    brier = sum((one.value - one.answerable) ** 2 for one in confidences) / len(confidences)
    return RefusalCurve(threshold, points, _bins(confidences), brier)


def curve_text(curve: RefusalCurve) -> str:
    """Return the curve as a table in markdown with bars, and the bins below it."""
    rows = ["| threshold | unanswerable refused | | answerable refused | |", "| --: | --: | :-- | --: | :-- |"]
    for point in curve.points:
        mark = " (in use)" if point.threshold == curve.threshold else ""
        refused, lost = point.unanswerable_refused, point.answerable_refused
        rows.append(f"| {point.threshold:.2f}{mark} | {refused:.1%} | {_bar(refused)} | {lost:.1%} | {_bar(lost)} |")
    rows += ["", "| confidence | questions | said | answerable |", "| --- | --: | --: | --: |"]
    for one in curve.bins:
        rows.append(
            f"| {one.low:.1f} to {one.high:.1f} | {one.questions} | {one.confidence:.2f} | {one.answerable:.2f} |"
        )
    return "\n".join([*rows, "", f"Brier score {curve.brier:.3f}"])


def _below(values: Sequence[float], threshold: float) -> float:
    return sum(value < threshold for value in values) / len(values)


def _bar(share: float) -> str:
    return "█" * round(share * _BAR)


def _bins(confidences: Sequence[Confidence]) -> tuple[Bin, ...]:
    found = []
    for number in range(_BINS):
        low, high = number / _BINS, (number + 1) / _BINS
        inside = [one for one in confidences if min(int(one.value * _BINS), _BINS - 1) == number]
        if inside:
            said = sum(one.value for one in inside) / len(inside)
            found.append(Bin(low, high, len(inside), said, sum(one.answerable for one in inside) / len(inside)))
    return tuple(found)
