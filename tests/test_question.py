from __future__ import annotations

import pytest

from graph.word_index import WordIndex
from graph.words import terms
from tutor.question import QuestionKind, kind_of, understand

TEXTS = ["Model Monitor watches endpoints for drift", "Amazon S3 stores objects", "Endpoints serve models"]


@pytest.fixture(scope="module")
def words() -> WordIndex:
    return WordIndex.build([terms(text) for text in TEXTS], {})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What is S3 Select?", QuestionKind.DEFINITION),
        ("What does SageMaker Model Monitor do?", QuestionKind.DEFINITION),
        ("explain feature store", QuestionKind.DEFINITION),
        ("Which algorithms are built in?", QuestionKind.LIST),
        ("name the input modes of a training job", QuestionKind.LIST),
        ("What are the main features of Studio?", QuestionKind.LIST),
        ("Pipelines vs Step Functions", QuestionKind.COMPARISON),
        ("What is the difference between EFS and S3?", QuestionKind.COMPARISON),
        ("What topics are covered?", QuestionKind.CATALOGUE),
        ("How do I share a notebook?", QuestionKind.OTHER),
    ],
)
def test_kind_is_read_from_the_wording(text: str, kind: QuestionKind) -> None:
    assert kind_of(text) is kind


def test_rare_words_weigh_more_than_frequent_ones(words: WordIndex) -> None:
    weights = {term.text: term.weight for term in understand("drift of endpoints", words).terms}
    assert weights["drift"] > weights["endpoint"]


def test_words_that_only_shape_a_question_weigh_less(words: WordIndex) -> None:
    weights = {term.text: term.weight for term in understand("different unicorn", words).terms}
    assert weights["differ"] < weights["unicorn"]


def test_words_the_notes_never_use_are_missing(words: WordIndex) -> None:
    question = understand("Which port does Amazon Neptune listen on?", words)
    assert question.missing == ("port", "neptune", "listen")
    assert question.missing_names == ("neptune",)


def test_a_word_with_digits_is_a_name(words: WordIndex) -> None:
    assert understand("does the p5.48xlarge serve models", words).missing_names == ("p5.48xlarge",)


def test_a_word_in_use_is_no_name_and_another_platform_is_one_in_small_letters(words: WordIndex) -> None:
    question = understand("which classifier has drawbacks in azure", words)
    assert question.missing == ("classifier", "drawbacks", "azure")
    assert question.missing_names == ("azure",)


def test_a_question_of_stop_words_has_no_terms(words: WordIndex) -> None:
    assert understand("what is it?", words).terms == ()
    assert understand("", words).weight == 0
