import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.sentences import sentence_spans


def sentences(source: str) -> list[str]:
    return [source[start:end] for start, end in sentence_spans(source)]


def test_a_sentence_ends_at_a_mark_before_a_capital() -> None:
    assert sentences("A queue keeps. A topic hands on! Is it so? Yes") == [
        "A queue keeps.",
        "A topic hands on!",
        "Is it so?",
        "Yes",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "Formats, e.g. Parquet, are read.",
        "Kinds (i.e. Standard) differ.",
        "Queues vs. Topics.",
        "It holds approx. 120,000 messages.",
        "See fig. 3 and No. 5 below.",
        "Version 2.5 is out.",
        "Write to kb.example.org for it.",
        "It was J. Doe who asked.",
        "the end. but it goes on",
        "Wait... and see.",
    ],
)
def test_other_full_stops_end_no_sentence(source: str) -> None:
    assert sentences(source) == [source]


def test_no_before_a_word_is_a_sentence() -> None:
    assert sentences("Is it kept? No. It is gone.") == ["Is it kept?", "No.", "It is gone."]


def test_marks_and_quotes_close_with_their_sentence() -> None:
    assert sentences("**It is kept.** “It is gone.” (Or not.) `x`") == [
        "**It is kept.**",
        "“It is gone.”",
        "(Or not.) `x`",
    ]


def test_a_line_end_after_a_full_stop_ends_a_sentence() -> None:
    assert sentences("It is kept.\nbut not for long.") == ["It is kept.", "but not for long."]


def test_a_sentence_may_start_with_a_digit() -> None:
    assert sentences("Two kinds exist. 3 are planned.") == ["Two kinds exist.", "3 are planned."]


@given(st.text(st.sampled_from('aB 1.!?\n*`)"e.g')))
def test_sentences_stand_in_order_and_leave_out_only_white_space(source: str) -> None:
    spans = sentence_spans(source)
    edges = [0, *(edge for span in spans for edge in span), len(source)]
    assert edges == sorted(edges)
    assert all(source[start:end] == source[start:end].strip() != "" for start, end in spans)
    gaps = (source[left:right] for left, right in zip(edges[::2], edges[1::2], strict=True))
    assert not any(gap.strip() for gap in gaps)


def test_a_paragraph_of_many_sentences_is_cut_in_no_time() -> None:
    assert len(sentence_spans("A queue keeps messages. " * 20_000)) == 20_000
