from __future__ import annotations

import pytest
from fakes_tutor_notes import HOSTILE_TEXTS
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tutor.notes.markdown_text import address, escaped, fenced

READER = MarkdownIt("gfm-like", {"linkify": False, "html": True})


def shown(markdown: str) -> tuple[str, set[str]]:
    """Return what a reader shows of a list item, and the kinds of everything that came alive in it."""
    tokens = READER.parse(f"- “{markdown}”")
    inline = [child for token in tokens for child in token.children or ()]
    return "".join(child.content for child in inline), {child.type for child in inline} - {"text", "text_special"}


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_words_are_shown_and_do_nothing(text: str) -> None:
    assert shown(escaped(text)) == (f"“{text}”", set())


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60))
def test_any_words_are_shown_character_for_character(text: str) -> None:
    assert shown(escaped(text)) == (f"“{text.strip()}”", set())
    assert shown(escaped(text, opens=True)) == (f"“{text.strip()}”", set())


@given(st.text(st.sampled_from("-+#=1.) >*a"), min_size=1, max_size=8))
def test_words_at_the_start_of_a_line_open_no_block(text: str) -> None:
    if text.strip():
        assert {token.type for token in READER.parse(escaped(text, opens=True)) if token.type.endswith("_open")} == {
            "paragraph_open"
        }


@pytest.mark.parametrize("text", ["see http://evil.example", "www.evil.example", "mail a@evil.example"])
def test_bare_addresses_become_no_links(text: str) -> None:
    assert "://" not in escaped(text)
    assert "www." not in escaped(text)
    assert "a@e" not in escaped(text)


def test_obsidian_signs_are_only_shown() -> None:
    assert escaped("[[note]] %%x%% ==y== #tag") == r"\[\[note\]\] \%%x\%% \==y\== \#tag"


@given(st.text(st.sampled_from("`~\nab"), min_size=1, max_size=40))
def test_code_stays_whole_in_its_fence(code: str) -> None:
    tokens = READER.parse(fenced(code))
    assert [token.type for token in tokens] == ["fence"]
    assert tokens[0].content == code + "\n"


def test_an_address_is_encoded() -> None:
    assert address("my notes/(a).md", "ärger--x") == "my%20notes/%28a%29.md#%C3%A4rger--x"
