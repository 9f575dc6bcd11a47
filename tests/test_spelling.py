from __future__ import annotations

import pytest

from graph.common_words import common_words
from tutor.spelling import Speller

SPELLER = Speller(
    {"sagemaker": 9, "clarify": 4, "kinesis": 3, "firehose": 2, "strategies": 2, "offline": 5, "model": 7}
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("wat is sagemakr clarfy", "wat is sagemaker clarify"),
        ("Kinesys Firehoze", "kinesis firehose"),
        ("tuning strategys", "tuning strategies"),
    ],
)
def test_slips_are_mended_by_the_words_of_the_notes(written: str, read: str) -> None:
    assert SPELLER.mend(written) == read


@pytest.mark.parametrize("text", ["capital of France", "a motel", "SageMaker Clarify", "offside", "x1", ""])
def test_english_words_known_words_and_far_ones_stay(text: str) -> None:
    assert SPELLER.mend(text) == text


def test_the_first_letter_is_never_changed() -> None:
    assert SPELLER.mend("zagemaker") == "zagemaker"


def test_of_two_near_words_the_more_frequent_is_taken() -> None:
    assert Speller({"parsing": 1, "parking": 5}).mend("parzing") == "parking"


def test_common_words_are_english() -> None:
    assert {"capital", "listen", "port"} <= common_words()
    assert "sagemaker" not in common_words()
