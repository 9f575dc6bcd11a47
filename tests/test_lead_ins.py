from fakes import read_note

from graph.types import Repair, RepairKind


def told(*lines: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return each statement of a section with the lines that introduce it."""
    read = read_note("\n".join(["# T", "", *lines, ""]))
    return [(s.text, s.lead_in) for passage in read.passages for s in passage.statements]


def test_a_line_with_a_colon_introduces_the_list_below_it_and_says_nothing_itself() -> None:
    assert told("A queue offers:", "", "- order", "- delay") == [
        ("order", ("A queue offers",)),
        ("delay", ("A queue offers",)),
    ]


def test_lists_within_lists_have_all_their_introducing_lines_outermost_first() -> None:
    assert told("A queue offers:", "", "- Order:", "  - first in, first out", "- Delay", "") == [
        ("first in, first out", ("A queue offers", "Order")),
        ("Delay", ("A queue offers",)),
    ]


def test_an_item_without_a_colon_introduces_what_stands_below_it() -> None:
    assert told("- Order", "  - kept within a group") == [("kept within a group", ("Order",))]


def test_an_item_that_is_a_sentence_is_a_statement_though_items_stand_below_it() -> None:
    assert told("- A queue keeps order.", "  - Within a group.") == [
        ("A queue keeps order.", ()),
        ("Within a group.", ()),
    ]


def test_a_labelled_item_that_says_something_is_a_statement() -> None:
    assert told("- **Order**: kept within one message group", "  - set a group id") == [
        ("Order: kept within one message group", ()),
        ("set a group id", ()),
    ]


def test_code_and_tables_are_introduced_too() -> None:
    assert told("List all queues:", "", "```bash", "aws sqs list-queues", "```") == [
        ("aws sqs list-queues", ("List all queues",))
    ]
    assert told("Limits:", "", "| Kind | Size |", "|---|---|", "| Standard | 256 |") == [
        ("Standard — Size: 256", ("Limits", "Kind"))
    ]


def test_a_lead_in_ends_with_its_list() -> None:
    assert told("A queue offers:", "", "- order", "", "A topic hands on.")[-1] == ("A topic hands on.", ())


def test_a_lead_in_ends_at_the_next_heading() -> None:
    assert told("A queue offers:", "", "## Next", "", "- order") == [("order", ())]


def test_items_that_a_page_break_moved_out_go_back_to_their_list() -> None:
    lines = [
        "- Queue:",
        "  - Order:",
        "    - It is kept.",
        "",
        "- Delay is set in seconds.",
        "  - Retention:",
        "    - Days.",
    ]
    statements = told(*lines)
    assert ("Delay is set in seconds.", ("Queue", "Order")) in statements
    read = read_note("\n".join(["# T", "", *lines, ""]))
    assert Repair("note.md", 7, RepairKind.SPLIT_LIST) in read.repairs


def test_an_item_after_a_blank_line_without_items_below_it_starts_anew() -> None:
    lines = ["- Queue:", "  - It keeps order.", "", "- A topic is something else.", "- A stream too."]
    assert told(*lines)[1:] == [("A topic is something else.", ()), ("A stream too.", ())]
