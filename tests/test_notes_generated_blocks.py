from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.notes.errors import NoteFolderError
from tutor.notes.generated_blocks import hand_written, marked, renewed
from tutor.notes.render_markdown import Segment

OLD = (Segment("title", "# Old"), Segment("a1", "old a"), Segment("b2", "old b"))
NEW = (Segment("title", "# New"), Segment("c3", "new c"), Segment("b2", "new b"))


def with_lines(text: str, additions: dict[int, str]) -> str:
    """Put hand-written lines before, between and after the generated blocks."""
    parts = text.split("\n\n")
    mixed = []
    for number in range(len(parts) + 1):
        mixed += [additions[number]] if number in additions else []
        mixed += parts[number : number + 1]
    return "\n\n".join(mixed)


def test_renewing_replaces_blocks_adds_new_ones_in_place_and_takes_out_old_ones() -> None:
    renewal = renewed(with_lines(marked(OLD), {1: "mine one", 3: "mine two"}), NEW)
    order = [renewal.index(text) for text in ("# New", "new c", "mine one", "new b", "mine two")]
    assert order == sorted(order)
    assert "old" not in renewal


WORDS = st.text(st.sampled_from("ab *#-<!>\n"), max_size=30)
BLOCKS = st.lists(st.sampled_from(["title", "a1", "b2", "c3", "d4"]), unique=True, max_size=5).map(
    lambda keys: tuple(Segment(key, f"text of {key}") for key in keys)
)


@given(BLOCKS, BLOCKS, st.dictionaries(st.integers(0, 5), WORDS))
def test_every_hand_written_line_survives_in_order(
    old: tuple[Segment, ...], new: tuple[Segment, ...], additions: dict[int, str]
) -> None:
    before = with_lines(marked(old), additions)
    renewal = renewed(before, new)
    assert hand_written(renewal) == hand_written(before)
    assert all(segment.text in renewal for segment in new)


@given(BLOCKS, BLOCKS, st.dictionaries(st.integers(0, 5), WORDS))
def test_renewing_twice_changes_nothing_more(
    old: tuple[Segment, ...], new: tuple[Segment, ...], additions: dict[int, str]
) -> None:
    once = renewed(with_lines(marked(old), additions), new)
    assert renewed(once, new) == once


def test_the_same_blocks_leave_the_file_as_it_is() -> None:
    text = with_lines(marked(OLD), {2: "mine"})
    assert renewed(text, OLD) == text


def test_the_line_ends_of_an_editor_on_windows_stay() -> None:
    before = with_lines(marked(OLD), {1: "mine"}).replace("\n", "\r\n")
    renewal = renewed(before, NEW)
    assert "\r\nmine\r\n" in renewal
    assert renewal.replace("\r\n", "").count("\n") == 0


@pytest.mark.parametrize("lost", ["<!-- generated:end a1 -->", "<!-- generated:begin a1 -->"])
def test_a_lost_marker_is_refused_with_its_line(lost: str) -> None:
    with pytest.raises(NoteFolderError, match=r"line \d+: the generated block a1 has lost its (begin|end) marker"):
        renewed(marked(OLD).replace(lost + "\n", ""), NEW)


def test_properties_stay_at_the_very_top() -> None:
    old = (Segment("properties", "---\ntitle: x\n---"), Segment("a1", "old a"))
    new = (Segment("properties", "---\ntitle: y\n---"), Segment("a1", "new a"))
    renewal = renewed(with_lines(marked(old), {1: "mine"}), new)
    assert renewal.startswith("---\ntitle: y\n---\n")
    assert hand_written(renewal) == ("mine",)
