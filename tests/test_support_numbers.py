"""Numbers as a text states them, and whether a source tells them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.support.number_match import lacking, ranks_differ
from tutor.support.number_tokens import Force
from tutor.support.numbers import Bound, numbers_in


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("2–15 containers", [("2", "contain"), ("15", "contain")]),
        ("two to fifteen containers", [("2", "contain"), ("15", "contain")]),
        ("1,000 requests and 10k records", [("1000", "request"), ("10000", "record")]),
        ("twenty-five models", [("25", "model")]),
        ("two hundred thousand rows", [("200000", "row")]),
        ("99.9 percent", [("99.9", "percent")]),
        ("99.9%.", [("99.9", "percent")]),
        ("1 hour", [("3600", "second")]),
        ("one or three years", [("12", "month"), ("36", "month")]),
        ("$5", [("5", "dollar")]),
        ("in April 2024.", [("2024", "")]),
        ("1. Choose 5 GB", [("5368709120", "byte")]),
        ("Step 2: choose 3 models", [("3", "model")]),
        ("ml.p5.48xlarge, S3, Inf2, k-5, SHA-256 and 1.2.3", []),
        ("no number at all", []),
    ],
)
def test_numbers_are_read_with_what_they_count(text: str, stated: list[tuple[str, str]]) -> None:
    firm = [number for number in numbers_in(text) if number.force is Force.FIRM]
    assert [(number.value, number.noun) for number in firm] == [(Decimal(value), noun) for value, noun in stated]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("up to 5 models", Bound.MOST),
        ("no more than 5 models", Bound.MOST),
        ("5 models at most", Bound.MOST),
        ("at least 5 models", Bound.LEAST),
        ("more than 5 models", Bound.LEAST),
        ("5 or more models", Bound.LEAST),
        ("5 models", Bound.NONE),
    ],
)
def test_a_number_has_its_bound(text: str, bound: Bound) -> None:
    assert [number.bound for number in numbers_in(text)] == [bound]


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("60 minutes", "an hour"),
        ("1 GB", "1024 MB"),
        ("ninety percent", "90%"),
        ("2 to 15 containers", "two to fifteen containers"),
        ("a limit of 28", "28 days"),
        ("one endpoint", "an endpoint"),
        ("at most 5 models", "5 models"),
    ],
)
def test_the_same_number_in_another_form_is_told(stated: str, told: str) -> None:
    assert lacking(numbers_in(stated), numbers_in(told)) == ()


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("60 seconds", "60 minutes"),
        ("5 models", "5 GB"),
        ("3 models", "3 variants of 5 models"),
        ("at most 5 models", "at least 5 models"),
        ("one instance", "zero instances"),
        ("7 models", "models"),
    ],
)
def test_another_number_is_not_told(stated: str, told: str) -> None:
    assert [number.noun for number in lacking(numbers_in(stated), numbers_in(told))] == [numbers_in(stated)[-1].noun]


def test_ranks_differ_only_of_the_same_noun() -> None:
    assert ranks_differ("the second column", "the first column")
    assert not ranks_differ("the first column", "the first column")
    assert not ranks_differ("the second column", "the first row")


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["models", "MB", "%", "days", ""]))
def test_every_number_is_told_by_its_own_text(value: int, unit: str) -> None:
    text = f"It takes {value:,} {unit}"
    assert [number.written for number in numbers_in(text)] == [Decimal(value)]
    assert lacking(numbers_in(text), numbers_in(text)) == ()
