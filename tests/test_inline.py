import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.inline import label_of, one_line, plain_text, wholly_bold


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain words", "plain words"),
        ("two\nlines", "two lines"),
        ("**bold** and _slanted_ and `code`", "bold and slanted and code"),
        ("a [queue](https://example.org) here", "a queue here"),
        ("![a picture](x.png)", "a picture"),
        ("R&amp;D &lt;b&gt;", "R&D <b>"),
        ("hard  \nbreak", "hard\nbreak"),
        ("one<br/>two", "one\ntwo"),
        ("a <b>tag</b> here", "a tag here"),
        ("half** bold", "half bold"),
        ("snake_case_name", "snake_case_name"),
        ("5 * 3 < 20", "5 * 3 < 20"),
        ("cut\n\u2060\nhere", "cut here"),
        ("~~gone~~", "gone"),
        ("`<tag>`", "<tag>"),
    ],
)
def test_inline_markup_reads_as_a_person_reads_it(source: str, text: str) -> None:
    assert plain_text(source) == text


def test_one_line_has_no_hard_break() -> None:
    assert one_line("hard  \nbreak") == "hard break"


@given(st.text())
def test_any_source_gives_folded_lines(source: str) -> None:
    lines = plain_text(source).split("\n")
    assert all(line == " ".join(line.split()) for line in lines)
    assert plain_text(source) == "" or all(lines)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**Queue**", "Queue"),
        ("**Queue:**", "Queue:"),
        ("__Queue__:", "Queue"),
        (" **A `b` c** ", "A b c"),
        ("**Queue** more", None),
        ("**a** and **b**", None),
        ("Queue", None),
        ("****", None),
    ],
)
def test_a_line_of_one_bold_run_is_told(source: str, text: str | None) -> None:
    assert wholly_bold(source) == text


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("**Order:** it is kept", "Order"),
        ("**Order**: it is kept", "Order"),
        ("**Order** – it is kept", "Order"),
        ("__Order__ - it is kept", "Order"),
        ("**Order**\nIt is kept.", "Order"),
        ("**Order** is kept", ""),
        ("Order: it is kept", "Order"),
        ("Dead letter queue: keeps failures", "Dead letter queue"),
        ("Message Group Of One Order: kept", "Message Group Of One Order"),
        ("You should know this one thing: order", ""),
        ("order: it is kept", ""),
        ("See https://example.org", ""),
        ("Order:", ""),
        ("**" + "word " * 11 + ":** x", ""),
    ],
)
def test_a_statement_has_the_label_that_it_opens_with(source: str, label: str) -> None:
    assert label_of(source) == label
