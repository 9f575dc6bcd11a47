import string
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.words import STOP_WORDS, raw_words, stem, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Endpoints, endpoint", ["endpoint", "endpoint"]),
        ("training trained trains", ["train", "train", "train"]),
        ("S3 C5 F1", ["s3", "c5", "f1"]),
        ("p5.48xlarge", ["p5.48xlarge", "p5", "48xlarge"]),
        ("ml.m5.xlarge", ["ml.m5.xlarge", "ml", "m5", "xlarg"]),
        ("k-means", ["kmean", "k", "mean"]),
        ("K Means", ["kmean", "k", "mean"]),
        ("kmeans", ["kmean"]),
        ("CreateEndpoint", ["createendpoint", "creat", "endpoint"]),
        ("XGBoost", ["xgboost", "xg", "boost"]),
        ("SM_CHANNEL_TRAIN", ["smchanneltrain", "sm", "channel", "train"]),
        ("SageMaker's sagemaker’s", ["sagemak", "sage", "maker", "sagemak"]),
        ("o'reilly", ["oreilli"]),
        ("VPCs, LLMs and GPUs", ["vpc", "llm", "gpu"]),
        ("KMS, AWS, SQS", ["kms", "aws", "sqs"]),
        ("rate of 0.95", ["rate", "0.95"]),
        ("Größe GRÖSSE", ["grösse", "grösse"]),
        ("cafe\u0301 café", ["café", "café"]),
        ("ﬁle", ["file"]),
        ("What is it, and don't you?", []),
        ("not without", ["not", "without"]),
        ("", []),
        ("... -- '' __ !", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is Amazon S3's price?", ["what", "is", "amazon", "s3", "price"]),
        ("Endpoints run p5.48xlarge.", ["endpoints", "run", "p5.48xlarge"]),
        ("k-means, SM_CHANNEL_TRAIN", ["k-means", "sm_channel_train"]),
        ("CreateEndpoint", ["createendpoint"]),
        ("don't", ["don't"]),
        ("", []),
    ],
)
def test_raw_words(text: str, expected: list[str]) -> None:
    assert raw_words(text) == expected


@pytest.mark.parametrize(
    ("asked", "noted"),
    [
        ("kmeans", "K-Means"),
        ("k means", "kmeans"),
        ("create endpoint", "CreateEndpoint"),
        ("endpoints", "InvokeEndpoint"),
        ("p5 instances", "p5.48xlarge"),
        ("gpu", "GPUs"),
        ("sagemaker", "SageMaker’s"),
    ],
)
def test_a_question_meets_the_notes(asked: str, noted: str) -> None:
    assert set(terms(asked)) & set(terms(noted))


def test_stop_words_are_written_as_they_are_compared() -> None:
    assert all(terms(word) == [] for word in STOP_WORDS)
    assert {"not", "no", "before", "after", "without", "only"}.isdisjoint(STOP_WORDS)


@given(st.text())
def test_any_text_yields_words_without_spaces(text: str) -> None:
    for word in (*terms(text), *raw_words(text)):
        assert word
        assert not any(character.isspace() for character in word)


@given(st.text())
def test_no_term_is_a_capitalised_word(text: str) -> None:
    assert all(term == term.casefold() for term in terms(text))


@given(st.text(alphabet=string.printable))
def test_case_changes_no_word(text: str) -> None:
    assert raw_words(text.upper()) == raw_words(text) == raw_words(text.lower())


@given(st.text(alphabet=string.printable))
def test_case_only_adds_the_humps(text: str) -> None:
    assert set(terms(text.lower())) <= set(terms(text))


@given(st.text(alphabet=string.ascii_lowercase + " .-'_12", max_size=40), st.text(max_size=40))
def test_lines_do_not_change_each_others_terms(first: str, second: str) -> None:
    assert terms(f"{first}\n{second}") == terms(first) + terms(second)


@given(st.text(alphabet=string.ascii_lowercase, min_size=1))
def test_a_stem_is_no_longer_than_its_word(word: str) -> None:
    assert 1 <= len(stem(word)) <= len(word) + 1  # "hop(e)": an ending may be restored


def test_threads_do_not_spoil_each_others_stems() -> None:
    words = [f"{first}{second}ization" for first in "bcdfghjklmnprst" for second in ("ational", "eful", "ing", "ored")]
    alone = [stem(word) for word in words]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        stem.cache_clear()
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(lambda _: [stem.__wrapped__(word) for word in words], range(40)))
    finally:
        sys.setswitchinterval(before)
    assert all(stems == alone for stems in together)
