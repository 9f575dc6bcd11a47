from fakes import read_note

from graph.types import LineSpan, Passage, PassageKind, Quote, content_key


def passages(*lines: str) -> tuple[Passage, ...]:
    """Return the passages of the lines, the first of which is line 3 of its file."""
    return read_note("\n".join(["# T", "", *lines, ""])).passages


def spans(*lines: str) -> list[str]:
    return [str(passage.span) for passage in passages(*lines)]


SENTENCE = "A queue keeps every message until a consumer has read and deleted it."


def test_a_list_stays_with_the_line_that_introduces_it() -> None:
    (passage,) = passages("A queue offers:", "", "- order", "- delay")
    assert passage.kind is PassageKind.LIST
    assert passage.text == "A queue offers:\n\n- order\n- delay"
    assert str(passage.span) == "3-6"
    assert passage.lead_in == ()


def test_small_neighbours_share_a_passage() -> None:
    assert spans("A queue keeps.", "", "A topic hands on.") == ["3-5"]


def test_large_neighbours_do_not() -> None:
    assert spans(SENTENCE * 5, "", SENTENCE * 5) == ["3", "5"]


def test_a_list_too_long_for_one_passage_is_opened_up_and_keeps_its_lead_in() -> None:
    items = [f"- {SENTENCE} Number {n}." for n in range(30)]
    made = passages("A queue offers:", "", *items)
    assert len(made) > 2
    assert made[0].lead_in == ()
    assert made[0].text.startswith("A queue offers:\n\n- A queue keeps")
    assert {passage.lead_in for passage in made[1:]} == {("A queue offers",)}
    assert [s.span.start for passage in made for s in passage.statements] == list(range(5, 35))
    assert all(statement.lead_in == ("A queue offers",) for passage in made for statement in passage.statements)


def test_an_item_stays_with_what_stands_below_it() -> None:
    groups = [line for n in range(9) for line in (f"- Queue {n}:", f"  - {SENTENCE}", f"  - {SENTENCE}")]
    for passage in passages(*groups):
        assert passage.text.startswith("- Queue")
        assert (passage.span.end - passage.span.start + 1) % 3 == 0


def test_code_stays_whole_however_long() -> None:
    code = ["```bash", *[f"aws sqs send-message --message-body {n}" for n in range(200)], "```"]
    (passage,) = passages(*code)
    assert passage.kind is PassageKind.CODE
    assert str(passage.span) == "3-204"
    assert passage.text == "\n".join(code)


def test_code_stays_with_the_line_that_introduces_it() -> None:
    assert [
        (str(p.span), p.kind) for p in passages("Send it:", "", "```bash", "aws sqs x", "```", "", "Done now.")
    ] == [
        ("3-7", PassageKind.CODE),
        ("9", PassageKind.PARAGRAPH),
    ]


def test_a_paragraph_too_long_for_one_passage_is_cut_between_sentences() -> None:
    numbered = [f"Sentence number {n} says that a queue keeps its messages." for n in range(60)]
    made = passages(" ".join(numbered))
    assert len(made) > 2
    assert all(str(passage.span) == "3" for passage in made)
    assert [statement.text for passage in made for statement in passage.statements] == numbered
    assert " ".join(passage.text for passage in made) == " ".join(numbered)


def test_ordinals_count_through_the_document_and_ids_within_the_section() -> None:
    read = read_note(f"# A\n\n{SENTENCE * 9}\n\n{SENTENCE * 9}\n\n# B\n\n{SENTENCE}\n")
    assert [passage.ordinal for passage in read.passages] == [0, 1, 2]
    first, second = read.sections
    assert [passage.id for passage in read.passages] == [
        content_key(first.id, "0"),
        content_key(first.id, "1"),
        content_key(second.id, "0"),
    ]


def test_what_is_embedded_is_the_breadcrumb_and_the_readable_text() -> None:
    read = read_note("# Messages\n\n## Queues\n\n**Order** is *kept*.\n", "deep/messages.md")
    (passage,) = read.passages
    assert passage.breadcrumb == ("Messages", "Queues")
    assert passage.embedded_text == "Messages › Queues\nOrder is kept."


def test_a_section_without_statements_has_no_passage() -> None:
    assert passages("## Empty", "", "---", "", "## Only a lead-in", "", "This follows:") == ()


def test_every_part_of_what_is_too_long_keeps_its_lead_in() -> None:
    item = "- " + " ".join(f"Sentence number {n} says that a queue keeps its messages." for n in range(60))
    rows = [f"| Queue number {n} | keeps the order of its messages within group {n} |" for n in range(60)]
    for block in ([item], ["| Kind | Order |", "|---|---|", *rows]):
        made = passages("A queue offers:", "", *block)
        assert len(made) > 2
        assert {passage.lead_in for passage in made} == {("A queue offers",)}
        assert all(passage.breadcrumb == ("T", "A queue offers") for passage in made)


def test_a_passage_knows_the_words_on_disk_of_the_heading_right_above_it() -> None:
    note = read_note("Before.\n\n# **Queues** &amp; topics #\n\nA queue.\n\n---\n\nPolling\n=======\n\n- Long\n")
    assert [passage.heading for passage in note.passages] == [
        None,
        Quote(LineSpan(3, 3), "# **Queues** &amp; topics #"),
        Quote(LineSpan(9, 9), "Polling"),
    ]
