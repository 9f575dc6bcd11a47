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


def test_a_name_is_no_slip_of_an_english_word_two_letters_away() -> None:
    speller = Speller({"training": 9, "transform": 1})
    assert speller.mend("What is Trainium?") == "What is Trainium?"
    assert speller.mend("What is Trainin?") == "What is training?"
    assert speller.mend("what is trainium?") == "what is training?"


def test_a_numeronym_is_read_as_the_one_word_it_can_stand_for() -> None:
    assert Speller({"kubernetes": 1}).mend("models on K8s") == "models on kubernetes"
    assert Speller({"kubernetes": 1, "kilometres": 1}).mend("models on k8s") == "models on k8s"
    assert Speller({"spot": 1, "plots": 1}).mend("p3s and s2t") == "p3s and s2t"


def test_common_words_are_english() -> None:
    assert {"capital", "listen", "port"} <= common_words()
    assert "sagemaker" not in common_words()
