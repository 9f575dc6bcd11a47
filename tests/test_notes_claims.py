from __future__ import annotations

import pytest

from tutor.notes.claims import amounts_in, lists_in


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("By Bayesian, random, and gradient-based search to find it.", ["Bayesian", "random", "gradient-based search"]),
        ("Use strategies (random search, Bayesian optimization) here.", ["random search", "Bayesian optimization"]),
        ("It imports from S3, Athena and even Snowflake.", ["S3", "Athena", "Snowflake"]),
        ("Alerts through e-mail or chat", ["e-mail", "chat"]),
    ],
)  # fmt: skip
def test_a_list_in_running_text_is_read(text: str, items: list[str]) -> None:
    assert [[item.text for item in items] for items in lists_in(text)] == [items]


@pytest.mark.parametrize(
    "text",
    ["It starts the job, providing all that it needs while nobody watches.", "One thing.", "", "No list: only a colon"],
)
def test_a_sentence_with_commas_is_not_yet_a_list(text: str) -> None:
    assert lists_in(text) == ()


def test_items_are_called_by_their_words_without_their_makers() -> None:
    (short,), (full,) = (
        [item for item in lists_in(text)[0] if "Redshift" in item.text]
        for text in ("from Athena and Redshift", "from Athena and Amazon Redshift")
    )
    assert short.is_called(full)
    assert full.is_called(short)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("It waits 15 minutes.", [("15", "minut")]),
        ("A 30-day window, 1,000 requests and 90 % off", [("30", "day"), ("1000", "request"), ("90", "%")]),
        ("ml.t3.medium in S3, version 2.5 of v3", []),
        ("Chapter 4", []),
    ],
)
def test_numbers_that_count_something_are_read(text: str, amounts: list[tuple[str, str]]) -> None:
    assert [(amount.value, amount.unit) for amount in amounts_in(text)] == amounts
