"""Reading a model's text: sentences with their keys, however the stream is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.llm.keys import KEY_GROUP
from tutor.llm.reply import ReadSentence, ReplyReader


def read(text: str, size: int = 0) -> list[ReadSentence]:
    """Read a text that arrives in pieces of so many characters, or all at once."""
    reader = ReplyReader()
    step = size or max(1, len(text))
    pieces = [text[start : start + step] for start in range(0, len(text), step)]
    return [sentence for piece in pieces for sentence in reader.feed(piece)] + reader.end()


def pairs(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(sentence.text, sentence.keys) for sentence in read(text)]


GLUE, ATHENA = "a1b2c3", "d4e5f6"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Glue reads S3 [a1b2c3].", [("Glue reads S3.", (GLUE,))]),
        ("Glue reads S3. [a1b2c3]", [("Glue reads S3.", (GLUE,))]),
        ("Glue reads S3.[a1b2c3] It is fast. [d4e5f6]", [("Glue reads S3.", (GLUE,)), ("It is fast.", (ATHENA,))]),
        ("Glue reads S3. [a1b2c3].\nIt is fast.", [("Glue reads S3.", (GLUE,)), ("It is fast.", ())]),
        ("Glue reads S3 [a1b2c3, d4e5f6].", [("Glue reads S3.", (GLUE, ATHENA))]),
        ("Glue reads S3 [a1b2c3][d4e5f6].", [("Glue reads S3.", (GLUE, ATHENA))]),
        ("It reads. [a1b2c3], [d4e5f6] So it is.", [("It reads.", (GLUE, ATHENA)), ("So it is.", ())]),
        ("Glue [a1b2c3] and Athena [d4e5f6] read S3.", [("Glue and Athena read S3.", (GLUE, ATHENA))]),
        ("Glue reads S3[a1b2c3]and writes.", [("Glue reads S3 and writes.", (GLUE,))]),
        ("Glue reads S3 [key: A1B2C3].", [("Glue reads S3.", (GLUE,))]),
        ("Glue reads S3 [a1b2c3] [a1b2c3].", [("Glue reads S3.", (GLUE,))]),
    ],
)
def test_keys_stand_before_or_after_the_full_stop(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert pairs(text) == expected


def test_keys_alone_on_the_next_line_belong_to_the_sentence_above() -> None:
    assert pairs("Glue reads S3.\n[a1b2c3]\nIt is fast.") == [("Glue reads S3.", (GLUE,)), ("It is fast.", ())]


def test_keys_that_open_a_line_belong_to_that_line() -> None:
    text = "[a1b2c3] Glue reads S3.\n[d4e5f6] Athena reads S3."
    assert pairs(text) == [("Glue reads S3.", (GLUE,)), ("Athena reads S3.", (ATHENA,))]


@pytest.mark.parametrize("group", ["[1]", "[ffff]", "[k1]", "[doc-2]", "[1, 2]", "[source 3]", "[ffffff]", "[k9x8w7]"])
def test_made_up_keys_are_read_as_keys_and_not_as_words(group: str) -> None:
    (sentence,) = read(f"Glue reads S3 {group}.")
    assert sentence.text == "Glue reads S3."
    assert sentence.keys


@pytest.mark.parametrize(
    "text", ["An array a[0] is read.", "It is [Optional] here.", "See [the notes](https://x.y/z)."]
)
def test_other_brackets_stay(text: str) -> None:
    assert pairs(text) == [(text, ())]


@pytest.mark.parametrize(
    "text",
    [
        "Formats, e.g. Parquet and ORC, are read.",
        "Formats (e.g. Parquet) are read.",
        "It costs 3.5 dollars per TB.",
        "SageMaker vs. Bedrock is one choice.",
        "The file config.json holds it.",
        "It runs in the U.S. East region.",
        "Amazon Web Services, i.e. AWS, runs it.",
    ],
)
def test_points_inside_a_sentence_do_not_end_it(text: str) -> None:
    assert [sentence.text for sentence in read(f"{text} The end.")] == [text, "The end."]


def test_code_is_kept_whole_and_its_points_and_brackets_mean_nothing() -> None:
    assert pairs("Call `a.b. C[abc123]` first. [a1b2c3]") == [("Call a.b. C[abc123] first.", (GLUE,))]
    text = "For example [a1b2c3]:\n```python\nx = 1.\nPrint. Done\n```\nThat is it. [d4e5f6]"
    assert pairs(text) == [("For example:\nx = 1.\nPrint. Done", (GLUE,)), ("That is it.", (ATHENA,))]


def test_lists_and_emphasis_lose_their_marks() -> None:
    text = "- **Glue** reads S3 [a1b2c3]\n* *Athena* queries it. [d4e5f6]\n1. Third __point__\n2) Fourth\n> Quoted"
    assert pairs(text) == [
        ("Glue reads S3", (GLUE,)),
        ("Athena queries it.", (ATHENA,)),
        ("Third point", ()),
        ("Fourth", ()),
        ("Quoted", ()),
    ]


@pytest.mark.parametrize("text", ["# Storage", "## What it is\n", "**Storage**\n", "Here is what the notes say:\n"])
def test_headings_and_announcements_are_told_apart(text: str) -> None:
    first, second = read(f"{text}\nGlue reads S3 [a1b2c3].")
    assert (first.is_heading, second.is_heading) == (True, False)


def test_a_line_that_is_wrapped_is_one_sentence() -> None:
    assert pairs("Glue reads\nfrom S3 [a1b2c3].") == [("Glue reads from S3.", (GLUE,))]


def test_a_line_without_words_is_no_sentence() -> None:
    assert read("---\n***\n|---|---|\n[a1b2c3]\n") == []


def test_a_sentence_is_out_as_soon_as_the_next_one_begins() -> None:
    reader = ReplyReader()
    assert reader.feed("Glue reads S3. [a1b2c3]") == []
    assert reader.feed(" I") == [ReadSentence("Glue reads S3.", (GLUE,))]
    assert reader.feed("t is") == []
    assert reader.end() == [ReadSentence("It is", ())]


def test_characters_that_hide_or_turn_text_are_taken_out() -> None:
    assert pairs("Glue\u202e reads\x00 \ud83d\ude00 S3\ud800.\r\nYes.") == [("Glue reads 😀 S3�.", ()), ("Yes.", ())]


_PLAIN = [
    "Glue",
    "reads",
    "S3",
    "e.g.",
    "3.5",
    ".",
    "!",
    "[a1b2c3]",
    "[1]",
    "[",
    "]",
    "**",
    "`",
    "```",
    ":",
    "(",
    ")",
    "x[0]",
    "Ünï",
    "…",
    "NOT_IN_NOTES",
]
_SPACED = (" ", "\n", "\n\n", "\r\n", ". ", ", ", "- ", "1. ", "## ", "\n```\n", "[a1b2c3, d4e5f6]")
_PIECES = st.sampled_from((*_PLAIN, *_SPACED))
_TEXTS = st.lists(_PIECES, max_size=40).map("".join)


@given(_TEXTS, st.lists(st.integers(1, 12), min_size=1, max_size=30))
def test_how_a_stream_is_cut_changes_nothing(text: str, sizes: list[int]) -> None:
    reader = ReplyReader()
    found: list[ReadSentence] = []
    rest = text
    for size in sizes:
        found += reader.feed(rest[:size])
        rest = rest[size:]
    found += reader.feed(rest) + reader.end()
    assert found == read(text) == read(text, 1)


@given(_TEXTS.filter(lambda text: "`" not in text))
def test_no_letter_is_lost_or_doubled(text: str) -> None:
    said = "".join(sentence.text for sentence in read(text))
    assert _letters(said) == _letters(KEY_GROUP.sub("", text))


def _letters(text: str) -> str:
    """Return the letters; digits are left out, because the numbers of list items go."""
    return "".join(character for character in text if character.isalpha())
