import time

import pytest
from fakes import draft_of, read_note

from graph.types import RepairKind
from ingest.reading.draft import JOINER
from ingest.reading.line_repairs import repair_lines

BROKEN_OFF = "A queue keeps a message until a consumer has read"


def repaired(text: str) -> tuple[list[str], list[tuple[int, RepairKind]]]:
    draft = draft_of(text)
    repair_lines(draft)
    return draft.lines, [(repair.line, repair.kind) for repair in draft.repairs]


@pytest.mark.parametrize("bullet", ["-", "*", "+", "- ", "  -", "3.", "3) "])
def test_an_empty_bullet_is_blanked(bullet: str) -> None:
    lines, repairs = repaired(f"- Standard queue\n{bullet}\n- Delay queue\n")
    assert lines == ["- Standard queue", "", "- Delay queue"]
    assert repairs == [(2, RepairKind.EMPTY_BULLET)]


def test_a_bullet_whose_text_stands_below_it_stays() -> None:
    lines, repairs = repaired("-\n  Standard queue\n")
    assert lines == ["-", "  Standard queue"]
    assert repairs == []


def test_an_empty_bullet_makes_no_heading_of_the_paragraph_above() -> None:
    read = read_note("# Queues\n\nA queue keeps messages\n-\n\nA topic does not.\n")
    assert [section.heading_path for section in read.sections] == [("Queues",)]


def test_half_a_bold_mark_is_completed() -> None:
    lines, repairs = repaired("5. Dead Letters:**\n- Retention**\nOrder **\n")
    assert lines == ["5. **Dead Letters:**", "- **Retention**", "**Order**"]
    assert repairs == [(line, RepairKind.BROKEN_MARKUP) for line in (1, 2, 3)]


@pytest.mark.parametrize("line", ["**Whole** mark", "a ** b", "**Bold**", "a * b **", "**"])
def test_other_stars_are_left_alone(line: str) -> None:
    assert repaired(line) == ([line], [])


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["## Standard", " Queue Limits"], "## Standard Queue Limits"),
        (["## Limits of", "queues"], "## Limits of queues"),
        (["### Topics and", "Queues"], "### Topics and Queues"),
        (["# Topics,", "Queues ##"], "# Topics, Queues ##"),
        (["# Topics and #", "Queues"], "# Topics and Queues"),
    ],
)
def test_a_heading_cut_over_two_lines_is_joined(lines: list[str], joined: str) -> None:
    mended, repairs = repaired("\n".join([*lines, "Text.", ""]))
    assert mended == [joined, "", "Text."]
    assert repairs == [(1, RepairKind.SPLIT_HEADING)]


@pytest.mark.parametrize(
    "lines",
    [
        ["## Limits", "Queue Limits"],
        ["## Limits of", "queues are high."],
        ["## Limits of", "- queues"],
        ["## Limits of", ""],
        ["## Limits", " these are the lower case words"],
        ["## Limits of", "one two three four five six seven"],
        ["## Limits of", "the following:"],
        ["## Plan A", "queues"],
        ["## Limits of", "##"],
    ],
)
def test_text_below_a_heading_is_not_drawn_into_it(lines: list[str]) -> None:
    assert repaired("\n".join(lines) + "\n") == (lines, [])


@pytest.mark.parametrize("blanks", [1, 2, 4])
def test_a_sentence_cut_by_a_page_break_is_bridged(blanks: int) -> None:
    gap = [""] * blanks
    lines, repairs = repaired("\n".join([BROKEN_OFF, *gap, "and deleted it."]))
    assert lines == [BROKEN_OFF, *[JOINER] * blanks, "and deleted it."]
    assert repairs == [(1, RepairKind.SPLIT_PARAGRAPH)]


@pytest.mark.parametrize(
    ("before", "blanks", "after"),
    [
        (BROKEN_OFF, 5, "and deleted it."),
        (BROKEN_OFF, 0, "and deleted it."),
        (BROKEN_OFF + ".", 1, "and so on."),
        (BROKEN_OFF, 1, "And another thing."),
        (BROKEN_OFF, 1, "- and a bullet"),
        ("Too short", 1, "to be sure."),
        ("# " + BROKEN_OFF, 1, "and deleted it."),
        ("| " + BROKEN_OFF, 1, "and deleted it."),
    ],
)
def test_other_blank_lines_part_paragraphs(before: str, blanks: int, after: str) -> None:
    text = "\n".join([before, *[""] * blanks, after])
    assert repaired(text) == (text.split("\n"), [])


def test_a_bridged_sentence_is_one_statement_with_all_its_lines() -> None:
    read = read_note(f"# Queues\n\n{BROKEN_OFF}\n\n\nand deleted it.\n")
    (passage,) = read.passages
    (statement,) = passage.statements
    assert statement.text == f"{BROKEN_OFF} and deleted it."
    assert str(statement.span) == "3-6"


def test_a_line_of_a_hundred_thousand_spaces_takes_no_time() -> None:
    begun = time.perf_counter()
    for text in ("# a" + " " * 100_000 + "b", " " * 100_000 + "x", "- " + " " * 100_000 + "x"):
        repaired(text)
    assert time.perf_counter() - begun < 5
