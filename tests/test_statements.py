from fakes import read_note
from hypothesis import given
from hypothesis import strategies as st

from graph.types import LineSpan, Quote, Statement


def statements(*lines: str) -> list[Statement]:
    """Return the statements of the lines, the first of which is line 3 of its file."""
    read = read_note("\n".join(["# T", "", *lines, ""]))
    return [statement for passage in read.passages for statement in passage.statements]


def quotes(*lines: str) -> list[tuple[str, str]]:
    return [(str(s.span), s.quotes[0].text) for s in statements(*lines)]


def test_a_paragraph_is_cut_into_sentences_with_the_lines_they_stand_in() -> None:
    assert quotes("A queue keeps a message until", "it is read. Then it is", "deleted.") == [
        ("3-4", "A queue keeps a message until\nit is read."),
        ("4-5", "Then it is\ndeleted."),
    ]


def test_a_statement_reads_without_marks_and_its_quote_keeps_them() -> None:
    (statement,) = statements("- **Order:** kept in `FIFO` queues")
    assert statement == Statement(
        text="Order: kept in FIFO queues",
        label="Order",
        lead_in=(),
        quotes=(Quote(LineSpan(3, 3), "**Order:** kept in `FIFO` queues"),),
    )


def test_a_short_item_stays_whole() -> None:
    assert quotes("- One thing. Another. A third.") == [("3", "One thing. Another. A third.")]


def test_a_long_item_is_cut_and_its_later_sentences_keep_its_label() -> None:
    items = statements("- **Order:** One. Two is next. Three is last. Four is extra.")
    assert [(item.text, item.label, item.lead_in) for item in items] == [
        ("Order: One.", "Order", ()),
        ("Two is next.", "", ("Order",)),
        ("Three is last.", "", ("Order",)),
        ("Four is extra.", "", ("Order",)),
    ]


def test_a_later_sentence_of_a_bold_paragraph_keeps_its_label() -> None:
    assert [(s.text, s.lead_in) for s in statements("**Order:** It is kept. It costs time.")] == [
        ("Order: It is kept.", ()),
        ("It costs time.", ("Order",)),
    ]


def test_a_plain_label_is_not_carried_on() -> None:
    assert [(s.label, s.lead_in) for s in statements("Order: It is kept. It costs time.")] == [
        ("Order", ()),
        ("", ()),
    ]


def test_code_is_one_statement() -> None:
    (statement,) = statements("```bash", "aws sqs \\", "  list-queues", "", "# done", "```")
    assert statement.text == "aws sqs \\\n  list-queues\n\n# done"
    assert statement.quotes == (Quote(LineSpan(3, 8), "```bash\naws sqs \\\n  list-queues\n\n# done\n```"),)


def test_a_long_command_line_is_kept_whole() -> None:
    command = "aws sqs create-queue --attributes '" + ",".join(f'"Key{n}":"{n}"' for n in range(400)) + "'"
    (statement,) = statements("```bash", command, "```")
    assert statement.text == command


def test_an_empty_fence_says_nothing() -> None:
    assert statements("```bash", "", "```") == []


def test_a_garbled_line_is_quoted_as_it_stands_on_disk_sentence_by_sentence() -> None:
    assert [(s.text, s.quotes[0].text) for s in statements("It isnâ€™t lost. It is kept. It isnâ€™t read.")] == [
        ("It isn’t lost.", "It isnâ€™t lost."),
        ("It is kept.", "It is kept."),
        ("It isn’t read.", "It isnâ€™t read."),
    ]


def test_a_mended_list_item_is_quoted_without_its_number() -> None:
    (statement,) = statements("- Keeps order:", "  - Retention**")
    assert statement.quotes == (Quote(LineSpan(4, 4), "Retention**"),)


def test_an_item_cut_off_from_its_bullet_is_quoted() -> None:
    assert quotes("* Batch runs at night.", "Stream runs always.") == [
        ("3", "Batch runs at night."),
        ("4", "Stream runs always."),
    ]


def test_words_of_a_block_quote_are_quoted_line_by_line() -> None:
    assert quotes("> It is kept. It is", "> read once.") == [("3", "It is kept."), ("3-4", "It is\n> read once.")]


@given(st.lists(st.sampled_from(["It is kept.", "Is it read?", "**Mind:** order.", "`x` y z.", "naïve."]), min_size=1))
def test_the_statements_of_a_paragraph_say_all_of_it_in_order(parts: list[str]) -> None:
    source = " ".join(["Start here.", *parts])
    said = " ".join(statement.quotes[0].text for statement in statements(source))
    assert said == source
