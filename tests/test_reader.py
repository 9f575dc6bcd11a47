import pytest
from fakes import read_note
from hypothesis import given
from hypothesis import strategies as st

from graph.types import Document, DocumentRole, Repair, RepairKind
from ingest.reading.reader import readable_name


def title(text: str, path: str = "message-queues.md") -> str:
    return read_note(text, path).document.title


def test_a_document_is_described() -> None:
    read = read_note("# Queues\n\nA queue keeps messages.\n", "aws/queues.md", "/home/notes")
    assert read.document == Document(
        path="aws/queues.md",
        root="/home/notes",
        title="Queues",
        content_hash=read.document.content_hash,
        role=DocumentRole.NOTES,
        lines=3,
        size=34,
    )


def test_reading_twice_gives_the_same() -> None:
    text = "# Queues\n\nA queue offers:\n\n- order\n\n```bash\nls\n"
    assert read_note(text) == read_note(text)


def test_the_same_text_under_another_path_has_other_ids() -> None:
    one, two = read_note("# Q\n\nText here.\n", "a.md"), read_note("# Q\n\nText here.\n", "b.md")
    assert one.sections[0].id != two.sections[0].id
    assert one.passages[0].id != two.passages[0].id
    assert one.passages[0].embedding_key == two.passages[0].embedding_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('---\ntitle: "On Queues"\n---\n\n# Queues\n', "On Queues"),
        ("# Queues\n\n## Limits\n", "Queues"),
        ("## Queues\n\n### Limits\n", "Queues"),
        ("# Queues\n\n# Topics\n", "Queues"),
        ("# 1. Queues\n\n# 2. Topics\n", "Message queues"),
        ("## Queues\n\n## Topics\n", "Message queues"),
        ("### Deep\n\n# Queues\n", "Message queues"),
        ("No heading at all, just words.\n", "Message queues"),
    ],
)
def test_the_title_is_what_the_writer_gave_or_the_name_of_the_file(text: str, expected: str) -> None:
    assert title(text) == expected


def test_a_file_name_that_no_person_chose_is_no_title() -> None:
    assert title("# 1. Queues\n\n# 2. Topics\n", "000_90ab12cd34ef56aa.txt") == "Queues"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("chapters/06-model_monitoring.md", "Model monitoring"),
        ("Queues.md", "Queues"),
        ("a.b.c.txt", "A b c"),
        ("2024.md", "2024"),
        ("12-.md", "12-"),
    ],
)
def test_a_file_name_is_made_readable(path: str, name: str) -> None:
    assert readable_name(path) == name


def test_repairs_are_in_line_order() -> None:
    read = read_note("# Limits of\nqueues\n\n- one\n-\n- twoâ€™s\n\n```bash\nls\n")
    assert read.repairs == (
        Repair("note.md", 1, RepairKind.SPLIT_HEADING),
        Repair("note.md", 5, RepairKind.EMPTY_BULLET),
        Repair("note.md", 6, RepairKind.MOJIBAKE),
        Repair("note.md", 8, RepairKind.OPEN_FENCE),
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_change_nothing_but_the_file_s_bytes(line_end: str) -> None:
    text = "# Queues\n\nA queue offers:\n\n- order\n- delay\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    other = read_note(text.replace("\n", line_end))
    assert other.passages == read_note(text).passages
    assert other.sections == read_note(text).sections


@pytest.mark.parametrize(
    "text",
    [
        "A queue keeps messages. " * 12_000,
        "A queue keeps messages.\n" * 12_000,
        "# a" + " " * 3000 + "b\n",
        "- item\n" * 5000,
        "# H\n\nText.\n\n" * 3000,
        "> " * 1500 + "deep\n",
        "<llm_prompt>" * 3000,
        "**" * 5000,
        "[" * 5000,
        "| a " * 3000 + "|\n" + "|---" * 3000 + "|\n",
        "```\ncode\n\n## H\n\n" * 1500,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_monstrous_document_is_read_in_a_few_seconds(text: str) -> None:
    from time import perf_counter

    begun = perf_counter()
    read = read_note(text)
    assert read.sections
    assert perf_counter() - begun < 8


@given(st.integers(1, 6), st.integers(1, 6))
def test_any_two_levels_give_two_sections(first: int, second: int) -> None:
    read = read_note(f"{'#' * first} One\n\ntext\n\n{'#' * second} Two\n\ntext\n")
    expected = ("One", "Two") if second > first else ("Two",)
    assert [section.heading_path for section in read.sections] == [("One",), expected]
