"""The citation gate: what of a model's sentences becomes part of an answer."""

from __future__ import annotations

import pytest
from fakes_llm_tutor import NAME, WordJudge, source
from hypothesis import given
from hypothesis import strategies as st

from graph.settings import Unsupported
from tutor.llm.gate import Gate
from tutor.llm.reply import ReadSentence
from tutor.outcome import AnswerSentence, Written
from tutor.support.judgement import Judgement
from tutor.support.sources import Source

GLUE = source("a1b2c3", "AWS Glue reads tables from Amazon S3.", "Glue crawlers run hourly.")
ATHENA = source("d4e5f6", "Amazon Athena queries data in Amazon S3.")
SOURCES = (GLUE, ATHENA)


def gate(unsupported: Unsupported = Unsupported.DROP) -> Gate:
    return Gate(WordJudge(), SOURCES, unsupported)


def sentence(text: str, *keys: str) -> ReadSentence:
    return ReadSentence(text, keys)


def test_a_supported_sentence_cites_the_piece_that_says_it() -> None:
    passed = gate().let_through(sentence("Crawlers run hourly.", GLUE.key))
    assert passed == AnswerSentence("Crawlers run hourly.", "", GLUE.pieces[1].citations)


def test_the_judge_is_shown_only_the_sources_that_are_cited() -> None:
    judge = WordJudge()
    Gate(judge, SOURCES, Unsupported.DROP).let_through(sentence("Athena queries data.", ATHENA.key, "ffffff"))
    assert judge.judged == [("Athena queries data.", (ATHENA.key,))]


def test_the_right_fact_with_the_wrong_key_is_left_out() -> None:
    one = gate()
    assert one.let_through(sentence("Athena queries data.", GLUE.key)) is None
    assert one.written(NAME) == Written(NAME, dropped=1, marked=0, unknown_keys=0)


def test_unknown_keys_are_taken_off_and_counted() -> None:
    one = gate()
    passed = one.let_through(sentence("Athena queries data.", "ffffff", ATHENA.key, "1"))
    assert passed is not None
    assert passed.citations == ATHENA.pieces[0].citations
    assert one.written(NAME).unknown_keys == 2


@pytest.mark.parametrize("unsupported", list(Unsupported))
@pytest.mark.parametrize("keys", [(), ("ffffff",)])
def test_a_sentence_without_a_known_key_is_always_left_out(unsupported: Unsupported, keys: tuple[str, ...]) -> None:
    one = gate(unsupported)
    assert one.let_through(sentence("Glue reads tables.", *keys)) is None
    assert one.written(NAME) == Written(NAME, dropped=1, marked=0, unknown_keys=len(keys))


def test_an_unsupported_sentence_is_marked_where_that_is_set() -> None:
    one = gate(Unsupported.MARK)
    passed = one.let_through(sentence("Crawlers run every 5 minutes.", GLUE.key))
    assert passed is not None
    assert not passed.supported
    assert passed.citations
    assert one.written(NAME) == Written(NAME, dropped=0, marked=1, unknown_keys=0)


class _Blind:
    """Bears out everything and names no place."""

    def judge(self, sentence: str, cited: object) -> Judgement:  # noqa: ARG002
        return Judgement((), ())


@pytest.mark.parametrize("unsupported", list(Unsupported))
def test_without_a_place_nothing_passes_whatever_the_judge_says(unsupported: Unsupported) -> None:
    assert Gate(_Blind(), SOURCES, unsupported).let_through(sentence("Glue reads.", GLUE.key)) is None


def test_headings_and_repetitions_are_passed_over_and_not_counted() -> None:
    one = gate()
    assert one.let_through(ReadSentence("Storage", (), is_heading=True)) is None
    assert one.let_through(sentence("Athena queries data.", ATHENA.key)) is not None
    assert one.let_through(sentence("ATHENA queries data.", ATHENA.key)) is None
    assert (one.total, one.written(NAME).dropped) == (1, 0)


@pytest.mark.parametrize(
    ("good", "bad", "enough"), [(0, 0, False), (0, 1, False), (1, 0, True), (1, 2, True), (1, 3, False), (2, 5, False)]
)
@pytest.mark.parametrize("unsupported", list(Unsupported))
def test_a_third_has_to_be_borne_out(unsupported: Unsupported, good: int, bad: int, enough: bool) -> None:
    one = gate(unsupported)
    truths = ["Glue reads tables.", "Crawlers run hourly."]
    for text in truths[:good]:
        one.let_through(sentence(text, GLUE.key))
    for number in range(bad):
        one.let_through(sentence(f"Invented thing {number}.", GLUE.key))
    assert (one.supported, one.total, one.is_enough) == (good, good + bad, enough)


def test_the_sentinel_counts_only_where_nothing_was_said_before() -> None:
    first, later = gate(), gate()
    assert first.let_through(sentence("NOT_IN_NOTES.", GLUE.key)) is None
    assert first.finds_nothing
    later.let_through(sentence("Athena queries data.", ATHENA.key))
    assert later.let_through(sentence("NOT_IN_NOTES")) is None
    assert (later.finds_nothing, later.is_enough, later.total) == (False, True, 1)


_KEYS = st.lists(st.sampled_from([GLUE.key, ATHENA.key, "ffffff", "1"]), max_size=4)
_TEXTS = st.sampled_from(
    ["Athena queries data.", "Crawlers run hourly.", "Invented.", "It costs 5 dollars.", "Glue reads."]
)


@given(st.lists(st.tuples(_TEXTS, _KEYS), max_size=12), st.sampled_from(list(Unsupported)))
def test_whatever_passes_cites_a_shown_source_that_it_named(
    reply: list[tuple[str, list[str]]], unsupported: Unsupported
) -> None:
    one = gate(unsupported)
    for text, keys in reply:
        passed = one.let_through(sentence(text, *keys))
        cited = [known for known in SOURCES if known.key in keys]
        if passed is not None:
            assert set(passed.citations) & {place for known in cited for place in _places(known)}
            assert passed.supported or unsupported is Unsupported.MARK
    assert one.total == len({text for text, _ in reply})


def _places(known: Source) -> set[object]:
    return {citation for piece in known.pieces for citation in piece.citations}
