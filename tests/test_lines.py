import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.lines import DecodedText, decode_text, split_lines


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_one_line(line_end: str) -> None:
    assert split_lines(f"one{line_end}{line_end}three{line_end}") == ["one", "", "three"]


def test_the_last_line_needs_no_line_end() -> None:
    assert split_lines("one\ntwo") == ["one", "two"]


def test_blank_lines_at_the_end_count_as_an_editor_counts_them() -> None:
    assert split_lines("one\n\n") == ["one", ""]


def test_nothing_has_no_lines() -> None:
    assert split_lines("") == []


@pytest.mark.parametrize("character", ["\x0c", "\x0b", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_other_separators_end_no_line(character: str) -> None:
    assert split_lines(f"one{character}still one\ntwo") == [f"one{character}still one", "two"]


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])), min_size=1))
def test_joining_lines_undoes_splitting_them(lines: list[str]) -> None:
    assert split_lines("".join(f"{line}\n" for line in lines)) == lines


@pytest.mark.parametrize(
    ("mark", "codec", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_byte_order_mark_names_the_encoding_and_is_no_text(mark: bytes, codec: str, encoding: str) -> None:
    assert decode_text(mark + "naïve – 数".encode(codec)) == DecodedText("naïve – 数", encoding)


def test_without_a_mark_text_is_utf_8() -> None:
    assert decode_text("café".encode()) == DecodedText("café", "utf-8")


def test_bytes_that_are_not_utf_8_are_read_as_windows_1252() -> None:
    assert decode_text(b"caf\xe9 \x96 \x93quoted\x94") == DecodedText("café – “quoted”", "cp1252")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04\x00\x00",
        b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04",
        codecs.BOM_UTF16_LE + b"a",
        b"\x81\x8d\x8f",
        bytes(range(1, 9)) * 4,
    ],
)
def test_binary_data_is_no_text(data: bytes) -> None:
    assert decode_text(data) is None


def test_a_stray_control_character_does_not_make_text_binary() -> None:
    text = "A terminal log with one bell \x07 in a line that is long enough to be taken for text.\n"
    assert decode_text(text.encode()) == DecodedText(text, "utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_text_is_read_as_it_was_written(text: str) -> None:
    without_mark = text.removeprefix("\ufeff")
    assert decode_text(without_mark.encode()) == DecodedText(without_mark, "utf-8") or without_mark[:1] == "\ufeff"
