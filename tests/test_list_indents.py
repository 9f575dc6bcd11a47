import pytest
from fakes import draft_of, read_note

from ingest.reading.list_indents import straighten_lists


def straightened(*lines: str) -> list[str]:
    draft = draft_of("\n".join(lines) + "\n")
    straighten_lists(draft)
    return draft.lines


def depths(*lines: str) -> list[int]:
    """Return how many list items stand above each statement, by what introduces it."""
    read = read_note("\n".join(["# T", "", *lines, ""]))
    return [len(statement.lead_in) for passage in read.passages for statement in passage.statements]


def test_items_that_nest_already_are_left_alone() -> None:
    lines = ["- a", "  - b", "    - c", "1. d", "   - e"]
    assert straightened(*lines) == lines


def test_a_bullet_two_to_the_right_of_a_number_belongs_to_it() -> None:
    assert straightened("1. Queue:", "  - It keeps messages.") == ["1. Queue:", "   - It keeps messages."]
    assert depths("1. Queue:", "  - It keeps messages.") == [1]


def test_numbers_in_order_are_siblings_though_indented() -> None:
    assert straightened("1. Queue", "  2. Topic", "  3. Stream") == ["1. Queue", "2. Topic", "3. Stream"]


def test_items_far_to_the_right_are_items_and_not_code() -> None:
    assert straightened("- a", "          - b", "          - c") == ["- a", "  - b", "  - c"]


def test_a_paragraph_ends_the_list() -> None:
    assert straightened("- a", "", "Text.", "", "  - b") == ["- a", "", "Text.", "", "  - b"]


def test_tabs_nest_too() -> None:
    assert depths("- Queue:", "\t- It keeps messages.") == [1]


@pytest.mark.parametrize("count", [3, 8, 30])
def test_items_nest_as_deep_as_they_are_written(count: int) -> None:
    lines = [f"{'  ' * level}- level {level}:" for level in range(count)]
    assert straightened(*lines) == lines
