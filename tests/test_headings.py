import pytest
from fakes import read_note

from graph.types import Repair, RepairKind


def paths(*lines: str) -> list[tuple[str, ...]]:
    return [section.heading_path for section in read_note("\n".join([*lines, ""])).sections]


def repairs(*lines: str) -> list[Repair]:
    return list(read_note("\n".join([*lines, ""])).repairs)


def test_headings_nest_by_level() -> None:
    assert paths("# A", "## B", "### C", "## D", "# E") == [
        ("A",),
        ("A", "B"),
        ("A", "B", "C"),
        ("A", "D"),
        ("E",),
    ]


def test_a_heading_is_shown_without_marks_and_closing_colon() -> None:
    assert paths("# **Message** `Queues`:", "x", "## [Limits](https://example.org)") == [
        ("Message Queues",),
        ("Message Queues", "Limits"),
    ]


@pytest.mark.parametrize("bold", ["1. **Standard queues:**", "1. **Standard queues**", "1. **Standard queues**:"])
def test_a_numbered_bold_line_with_items_below_is_a_heading(bold: str) -> None:
    lines = ["## Queues", "", bold, "   - Order may change.", "   - Nothing is lost."]
    assert paths(*lines) == [("Queues",), ("Queues", "1. Standard queues")]
    assert repairs(*lines) == [Repair("note.md", 3, RepairKind.IMPLICIT_HEADING)]


def test_numbered_bold_lines_that_drift_to_the_right_are_sections_side_by_side() -> None:
    lines = ["# Queues", "", "1. **Standard:**", "    - Order may change.", "  2. **Ordered:**", "    - Order is kept."]
    assert paths(*lines) == [("Queues",), ("Queues", "1. Standard"), ("Queues", "2. Ordered")]


def test_numbered_bold_lines_without_items_are_items() -> None:
    assert paths("# Queues", "", "1. **Standard**", "2. **Ordered**", "3. **Delayed**") == [("Queues",)]


def test_numbered_bold_terms_with_their_meaning_are_items() -> None:
    assert paths("# Queues", "", "1. **Standard**: order may change.", "   - Fast.") == [("Queues",)]


def test_a_bold_paragraph_that_introduces_text_is_a_heading() -> None:
    assert paths("# Queues", "", "**Limits**", "", "A message is small.") == [("Queues",), ("Queues", "Limits")]


@pytest.mark.parametrize("line", ["**Never lose a message.**", "**Mind this!**", "- **Limits**", "Some **Limits**"])
def test_other_bold_words_are_text(line: str) -> None:
    assert paths("# Queues", "", line, "", "A message is small.") == [("Queues",)]


def test_a_bold_line_at_the_end_introduces_nothing() -> None:
    assert paths("# Queues", "", "**Limits**") == [("Queues",)]


def test_a_numbered_heading_stands_beside_its_predecessor() -> None:
    lines = ["# Guide", "## 1. Queues", "x", "### 2. Topics", "x", "## 3. Streams"]
    assert paths(*lines) == [("Guide",), ("Guide", "1. Queues"), ("Guide", "2. Topics"), ("Guide", "3. Streams")]
    assert repairs(*lines) == [Repair("note.md", 4, RepairKind.HEADING_LEVEL)]


def test_numbers_of_another_level_start_anew() -> None:
    lines = ["# 1. Queues", "## 1. Standard", "x", "## 2. Ordered", "x", "# 2. Topics"]
    assert paths(*lines) == [
        ("1. Queues",),
        ("1. Queues", "1. Standard"),
        ("1. Queues", "2. Ordered"),
        ("2. Topics",),
    ]


def test_a_heading_stands_with_those_it_was_named_with() -> None:
    lines = ["# Guide", "## Messages: Queues, Topics and Streams", "### Queues", "x", "## Topics", "x", "### Streams"]
    assert paths(*lines) == [
        ("Guide",),
        ("Guide", "Messages: Queues, Topics and Streams"),
        ("Guide", "Messages: Queues, Topics and Streams", "Queues"),
        ("Guide", "Messages: Queues, Topics and Streams", "Topics"),
        ("Guide", "Messages: Queues, Topics and Streams", "Streams"),
    ]
    assert repairs(*lines) == [Repair("note.md", 5, RepairKind.HEADING_LEVEL)]


def test_a_heading_that_no_other_named_keeps_its_level() -> None:
    assert paths("# Guide", "## Messages: Queues, Topics", "### Queues", "x", "## Buckets") == [
        ("Guide",),
        ("Guide", "Messages: Queues, Topics"),
        ("Guide", "Messages: Queues, Topics", "Queues"),
        ("Guide", "Buckets"),
    ]


def test_a_heading_of_thousands_of_words_is_read() -> None:
    title = "word " * 3000
    assert len(paths("# Guide: Queues and Topics", "## Queues", f"# {title}")) == 3
