import pytest
from fakes import draft_of, read_note

from graph.types import RepairKind
from ingest.reading.plain_runs import mark_plain_runs


def marked(*lines: str) -> tuple[list[str], list[tuple[int, RepairKind]]]:
    draft = draft_of("\n".join(lines) + "\n")
    mark_plain_runs(draft)
    return draft.lines, [(repair.line, repair.kind) for repair in draft.repairs]


def test_a_title_line_over_a_sentence_serves_as_a_heading_of_the_level_above() -> None:
    lines, repairs = marked("## Storage", "Object Storage", "It keeps objects under their keys.", "", "### Deep", "x")
    assert lines[1] == "## Object Storage"
    assert repairs == [(2, RepairKind.IMPLICIT_HEADING)]


def test_titles_between_pasted_sentences_serve_as_headings() -> None:
    lines, repairs = marked(
        "# Notes",
        "* First item ends here.",
        "Message Queue",
        "It keeps messages until they are read.",
        "It scales without any help.",
        "Message Topic",
        "It hands messages to all subscribers.",
    )
    assert [line for line in lines if line.startswith("#")] == ["# Notes", "# Message Queue", "# Message Topic"]
    assert [line for line, _ in repairs] == [3, 6]


def test_an_announcement_between_sentences_serves_as_a_heading() -> None:
    lines, _ = marked("It keeps messages for days.", "Points to note:", "Order is not kept by default.")
    assert lines[1] == "# Points to note:"


@pytest.mark.parametrize(
    "title",
    [
        "object storage",
        "Object Storage.",
        "  Object Storage",
        "- Object Storage",
        "A Name Of Far Too Many Words To Be Any Title",
    ],
)
def test_other_lines_over_a_sentence_are_text(title: str) -> None:
    lines, repairs = marked(title, "It keeps objects under their keys.")
    assert lines == [title, "It keeps objects under their keys."]
    assert repairs == []


def test_a_title_in_the_middle_of_a_sentence_is_text() -> None:
    lines, repairs = marked("All of this is kept in", "Object Storage", "and its keys stay the same.")
    assert repairs == []
    assert lines[1] == "Object Storage"


def test_a_sentence_under_list_items_gets_the_bullet_it_lost() -> None:
    lines, repairs = marked("* Batch: it runs at night.", "* Stream: it runs always.", "Edge: it runs on a device.")
    assert lines[2] == "* Edge: it runs on a device."
    assert repairs == [(3, RepairKind.LOST_BULLET)]


def test_the_second_half_of_an_item_gets_no_bullet() -> None:
    lines, repairs = marked("* Batch jobs run at night and", "Stream jobs run always.")
    assert lines[1] == "Stream jobs run always."
    assert repairs == []


def test_titles_that_stand_alone_are_headings_where_a_file_has_none() -> None:
    read = read_note("Message Queues\n\nThey keep messages.\n\nMessage Topics\n\nThey hand them on.\n")
    assert [section.heading_path for section in read.sections] == [("Message Queues",), ("Message Topics",)]


def test_titles_that_stand_alone_are_text_where_a_file_has_headings() -> None:
    lines, repairs = marked("# Messages", "", "Message Queues", "", "They keep messages.")
    assert lines[2] == "Message Queues"
    assert repairs == []
