from __future__ import annotations

import re

import pytest
from fakes_tutor_notes import HOSTILE_TEXTS
from hypothesis import given
from hypothesis import strategies as st

from tutor.ui.inert import inert, inert_lines

_BARE_PUNCTUATION = re.compile(r"(?<!\\)(?:\\\\)*[!-/:-@\[`{-~\]^_]")


def read_back(markdown: str) -> str:
    """Undo what CommonMark undoes: backslashes before punctuation, and the joiner that is not seen."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace("\u2060", "")


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_text_has_no_bare_punctuation_and_reads_back(text: str) -> None:
    assert read_back(inert(text)) == text
    assert not _BARE_PUNCTUATION.search(re.sub(r"\\[!-/:-@\[-`{-~]", "", inert(text)))


@given(st.text())
def test_any_text_reads_back_on_one_line(text: str) -> None:
    shown = inert(text)
    assert "\n" not in shown
    assert read_back(shown) == re.sub(r"[\x00-\x1f\x7f]+", " ", text).strip().replace("\u2060", "")


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (":material/home:", ":material"),
        (":smile:", ":smile"),
        ("http://evil.example", "://"),
        ("www.evil.example", "www."),
        ("a@evil.example", "a@e"),
        ("a -> b", "->"),
        ("a -- b", "--"),
    ],
)
def test_signs_that_are_looked_for_after_parsing_are_parted(text: str, never: str) -> None:
    parsed = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", inert(text))
    assert never not in parsed


def test_lines_stay_lines() -> None:
    assert inert_lines("one\n\n*two*") == "one\\\n\\*two\\*"
