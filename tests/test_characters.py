import pytest
from fakes import draft_of, read_note
from hypothesis import given
from hypothesis import strategies as st

from graph.types import Repair, RepairKind
from ingest.reading.characters import fix_mojibake, repair_characters


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("the queueâ€™s length", "the queue’s length"),
        ("â€œvisibilityâ€\x9d", "“visibility”"),
        ("pages 3â€“5", "pages 3–5"),
        ("dÃ©jÃ  lu", "déjà lu"),
        ("a â†’ b", "a → b"),
    ],
)
def test_text_that_was_decoded_wrongly_is_decoded_right(garbled: str, meant: str) -> None:
    assert fix_mojibake(garbled) == meant


@pytest.mark.parametrize(
    "text",
    ["plain", "“curly” quotes’ stay", "café", "数据库", "ﬁne ligature", "a\u00a0b", "&amp; &#x20;", "e\u0301", "Ａ"],
)
def test_text_that_is_right_is_left_alone(text: str) -> None:
    assert fix_mojibake(text) == text


@given(st.text(st.characters(max_codepoint=126)))
def test_ascii_is_never_changed(text: str) -> None:
    assert fix_mojibake(text) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")))
def test_mending_opens_no_further_line(text: str) -> None:
    assert "\n" not in fix_mojibake(text)


def test_mended_lines_are_on_record() -> None:
    draft = draft_of("# A queueâ€™s end\n\nNothing here.\n")
    repair_characters(draft)
    assert draft.lines == ["# A queue’s end", "", "Nothing here."]
    assert draft.repairs == [Repair("note.md", 1, RepairKind.MOJIBAKE)]


@pytest.mark.parametrize("line", ["&#x20;", "  &nbsp;&nbsp; ", "&#32; &#9;", "&emsp;"])
def test_a_line_of_white_space_written_as_html_is_blank(line: str) -> None:
    draft = draft_of(f"One.\n{line}\nTwo.\n")
    repair_characters(draft)
    assert draft.lines == ["One.", "", "Two."]
    assert draft.repairs == [Repair("note.md", 2, RepairKind.ENTITY)]


@pytest.mark.parametrize("line", ["R&D", "a &nbsp; b", "&lt;", "AT&T &amp; others"])
def test_a_line_with_text_beside_its_entities_stays(line: str) -> None:
    draft = draft_of(line)
    repair_characters(draft)
    assert draft.lines == [line]
    assert draft.repairs == []


@pytest.mark.parametrize("character", ["\x0c", "\x0b", "\x1f", "\u2028", "\u3000"])
def test_a_page_break_character_before_a_heading_does_not_hide_it(character: str) -> None:
    read = read_note(f"# One\n\nA bucket.\n{character}## Two\n\nA queue.\n")
    assert [section.heading_path for section in read.sections] == [("One",), ("One", "Two")]


def test_a_form_feed_in_a_line_of_its_own_parts_paragraphs() -> None:
    read = read_note("# One\n\nA bucket.\n\x0c\nA queue.\n")
    assert [statement.span.start for passage in read.passages for statement in passage.statements] == [3, 5]
