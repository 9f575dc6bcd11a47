from __future__ import annotations

import pytest
from fakes_tutor_notes import HOSTILE_TEXTS
from fixtures_notes import course_notes, course_settings  # noqa: F401
from hypothesis import given
from hypothesis import strategies as st

from graph.types import Citation, LineSpan
from tutor.notes.blocks import Block, BlockKind, Note, NoteKind, NoteRequest, Part, PartKind, Place, Sentence
from tutor.notes.render_html import html_page
from tutor.notes.service import NoteService
from tutor.ui.note_data import note_data, note_numbering
from tutor.ui.notes_arranging import Arranging, Move, read_arranging, rearranged

KEYS = st.lists(st.sampled_from("abcdef"), unique=True).map(tuple)


def hostile_note() -> Note:
    sentences = tuple(
        Sentence((Part(PartKind.QUOTE, text),), (Citation("a.md", (text,), LineSpan(n, n), text),))
        for n, text in enumerate(HOSTILE_TEXTS, start=1)
    )
    place = Place("a.md", (HOSTILE_TEXTS[0],), LineSpan(1, 2))
    block = Block(BlockKind.PLACE, HOSTILE_TEXTS[0], sentences, place)
    return Note(NoteRequest(NoteKind.ENTITY, ("x",)), HOSTILE_TEXTS[1], (), (), (block,), (HOSTILE_TEXTS[2],), ())


@pytest.mark.parametrize(
    "value",
    [None, 1, "up", {"block": "a"}, {"move": "up"}, {"block": 1, "move": "up"}, {"block": "a", "move": "away"},
     {"block": "a", "move": ["up"]}],
)  # fmt: skip
def test_what_is_no_click_on_a_block_is_ignored(value: object) -> None:
    assert read_arranging(value) is None


def test_a_click_is_read() -> None:
    assert read_arranging({"block": "a", "move": "drop"}) == Arranging("a", Move.DROP)


@given(KEYS, st.sampled_from("abcdef"))
def test_up_and_down_undo_each_other_inside_the_note(keys: tuple[str, ...], key: str) -> None:
    if key in keys[1:]:
        assert rearranged(rearranged(keys, Arranging(key, Move.UP)), Arranging(key, Move.DOWN)) == keys


@given(KEYS, st.sampled_from("abcdef"), st.sampled_from(Move))
def test_moving_loses_no_block_and_dropping_exactly_one(keys: tuple[str, ...], key: str, move: Move) -> None:
    left = set(rearranged(keys, Arranging(key, move)))
    assert left == (set(keys) - {key} if move is Move.DROP else set(keys))


def test_marks_are_numbered_by_place_and_ends_cannot_be_passed(course_notes: NoteService) -> None:  # noqa: F811
    note = course_notes.write(course_notes.for_entities(["Model Monitor"]))
    assert isinstance(note, Note)
    data = note_data(note, note_numbering(note))
    numbers = [mark["number"] for b in data["blocks"] for s in b["sentences"] for mark in s["marks"]]
    assert numbers[0] == 1
    assert set(numbers) == set(range(1, len(data["sources"]) + 1))
    assert [b["first"] for b in data["blocks"]] == [True] + [False] * (len(note.blocks) - 1)
    assert [b["last"] for b in data["blocks"]] == [False] * (len(note.blocks) - 1) + [True]


def test_hostile_notes_are_only_text_in_html() -> None:
    page = html_page(hostile_note())
    body = page.partition("<body>")[2]
    assert "<script" not in body
    assert "<img" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body
    assert body.count("<li>") == len(HOSTILE_TEXTS)
