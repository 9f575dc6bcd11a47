"""The refusals' curve on confidences that can be counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.evaluation.refusal_curve import Confidence, curve_of, curve_text

SOME = [
    Confidence(0.05, False),
    Confidence(0.35, False),
    Confidence(0.30, True),
    Confidence(0.85, True),
    Confidence(0.95, True),
    Confidence(1.0, True),
]


def test_a_threshold_refuses_what_lies_below_it() -> None:
    curve = curve_of(SOME, 0.32)
    assert curve is not None
    shares = {point.threshold: (point.unanswerable_refused, point.answerable_refused) for point in curve.points}
    assert shares[0.0] == (0.0, 0.0)
    assert shares[0.3] == (0.5, 0.0)  # what is as sure as the threshold is answered
    assert shares[0.32] == (0.5, 0.25)
    assert shares[0.4] == (1.0, 0.25)
    assert shares[1.0] == (1.0, 0.75)


def test_bins_say_whether_the_confidence_means_what_it_says() -> None:
    curve = curve_of(SOME, 0.3)
    assert curve is not None
    assert [(one.low, one.questions) for one in curve.bins] == [(0.0, 1), (0.2, 2), (0.8, 3)]
    assert curve.bins[1].answerable == 0.5
    assert curve.bins[1].confidence == pytest.approx(0.325)
    assert curve.brier == pytest.approx((0.0025 + 0.1225 + 0.49 + 0.0225 + 0.0025) / 6)


def test_there_is_no_curve_of_one_sort_of_question() -> None:
    assert curve_of([Confidence(0.5, True)], 0.3) is None
    assert curve_of([Confidence(0.5, False)], 0.3) is None


def test_the_text_marks_the_threshold_in_use() -> None:
    curve = curve_of(SOME, 0.32)
    assert curve is not None
    (marked,) = [line for line in curve_text(curve).splitlines() if "in use" in line]
    assert marked.startswith("| 0.32 (in use) | 50.0% | ██████████ | 25.0% | █████ |")


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40), st.floats(0, 1))
def test_a_higher_threshold_never_refuses_less(found: list[tuple[float, bool]], threshold: float) -> None:
    confidences = [Confidence(0.0, False), Confidence(1.0, True), *(Confidence(*one) for one in found)]
    curve = curve_of(confidences, threshold)
    assert curve is not None
    for lower, higher in zip(curve.points, curve.points[1:], strict=False):
        assert lower.threshold < higher.threshold
        assert lower.unanswerable_refused <= higher.unanswerable_refused
        assert lower.answerable_refused <= higher.answerable_refused
    assert sum(one.questions for one in curve.bins) == len(confidences)
