"""Measures and intervals against values worked out by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.evaluation.metrics import (
    NOTHING,
    Share,
    difference_of,
    figure_of,
    hit_at,
    ndcg_at,
    recall_at,
    reciprocal_rank,
)

RANKINGS = st.lists(st.booleans(), max_size=15)
SHARES = st.lists(st.floats(0, 1).map(Share), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("relevant", "k", "hit", "reciprocal"),
    [
        ([True, False], 1, 1.0, 1.0),
        ([False, False, True], 2, 0.0, 0.0),
        ([False, False, True], 3, 1.0, 1 / 3),
        ([], 5, 0.0, 0.0),
    ],
)
def test_hit_and_reciprocal_rank(relevant: list[bool], k: int, hit: float, reciprocal: float) -> None:
    assert hit_at(relevant, k) == hit
    assert reciprocal_rank(relevant, k) == pytest.approx(reciprocal)


def test_ndcg_by_hand() -> None:
    # Ranks 2 and 3 of three that are relevant in the collection: (1/log2 3 + 1/2) / (1 + 1/log2 3 + 1/2).
    second = 1 / math.log2(3)
    assert ndcg_at([False, True, True], 3, 10) == pytest.approx((second + 0.5) / (1 + second + 0.5))
    assert ndcg_at([True, True], 2, 10) == 1.0
    assert ndcg_at([True], 4, 1) == 1.0  # one rank cannot hold more than one
    assert ndcg_at([False], 0, 10) == 0.0


def test_recall_counts_equal_passages_once() -> None:
    wanted = [frozenset({3, 4}), frozenset({7})]
    assert recall_at([3, 4, 1], wanted, 2) == 0.5
    assert recall_at([4, 7, 1], wanted, 2) == 1.0
    assert recall_at([4, 1, 7], wanted, 2) == 0.5
    assert recall_at([4], [], 2) == 0.0


@given(RANKINGS, st.integers(1, 12))
def test_measures_stay_between_0_and_1_and_grow_with_k(relevant: list[bool], k: int) -> None:
    possible = sum(relevant)
    for measure in (hit_at(relevant, k), reciprocal_rank(relevant, k), ndcg_at(relevant, possible, k)):
        assert 0 <= measure <= 1 + 1e-9
    assert hit_at(relevant, k) <= hit_at(relevant, k + 1)
    assert reciprocal_rank(relevant, k) <= reciprocal_rank(relevant, k + 1)


@given(RANKINGS, st.integers(1, 12))
def test_no_order_is_better_than_the_relevant_first(relevant: list[bool], k: int) -> None:
    best = ndcg_at(sorted(relevant, reverse=True), sum(relevant), k)
    assert ndcg_at(relevant, sum(relevant), k) <= best + 1e-9
    assert best == pytest.approx(float(any(relevant)))


def test_a_figure_is_the_sum_of_parts_over_the_sum_of_wholes() -> None:
    figure = figure_of([Share(1, 4), Share(2, 2), NOTHING])
    assert figure is not None
    assert figure.value == pytest.approx(3 / 6)
    assert figure.questions == 2
    assert (figure.low, figure.high) == (0.25, 1.0)  # two questions: either may be drawn twice


def test_no_figure_without_a_question_that_speaks_of_it() -> None:
    assert figure_of([]) is None
    assert figure_of([NOTHING, NOTHING]) is None


def test_the_interval_of_a_share_is_about_two_standard_errors() -> None:
    figure = figure_of([Share(float(number % 2)) for number in range(400)])
    assert figure is not None
    assert figure.half_width == pytest.approx(1.96 * math.sqrt(0.25 / 400), rel=0.1)


@given(SHARES)
def test_an_interval_holds_its_figure_and_is_the_same_every_time(shares: list[Share]) -> None:
    figure = figure_of(shares)
    assert figure is not None
    assert figure.low <= figure.value <= figure.high
    assert figure == figure_of(shares)


def test_a_paired_difference_is_narrower_than_the_systems_own_intervals() -> None:
    hard = [Share(float(number % 2)) for number in range(100)]
    harder = [Share(share.part if number else 0.0) for number, share in enumerate(hard)]
    harder[1] = Share(0.0)
    difference, alone = difference_of(hard, harder), figure_of(hard)
    assert difference is not None
    assert alone is not None
    assert difference.value == pytest.approx(0.01)
    assert difference.half_width < alone.half_width / 2


def test_a_difference_needs_the_same_questions() -> None:
    with pytest.raises(ValueError):
        difference_of([Share(1)], [Share(1), Share(0)])
    assert difference_of([NOTHING], [Share(1)]) is None
