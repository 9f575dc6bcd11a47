import pytest
from fakes import draft_of, read_note

from graph.types import PassageKind, Repair, RepairKind
from ingest.reading.fences import mark_code


def code_lines(text: str) -> list[int]:
    """Return the numbers of the lines that are taken for code."""
    draft = draft_of(text)
    mark_code(draft)
    return sorted(index + 1 for index in draft.code)


@pytest.mark.parametrize("mark", ["```", "~~~", "`````"])
def test_a_fence_is_code_from_mark_to_mark(mark: str) -> None:
    assert code_lines(f"Before.\n{mark}bash\nls\n\n# all\n{mark}\nAfter.\n") == [2, 3, 4, 5, 6]


def test_a_longer_mark_closes_and_a_shorter_or_other_one_does_not() -> None:
    assert code_lines("````\n```\n~~~~\n`````\nAfter.\n") == [1, 2, 3, 4]


def test_a_closing_mark_has_no_words_behind_it() -> None:
    assert code_lines("```\nls\n```bash\n```\nAfter.\n") == [1, 2, 3, 4]


def test_code_in_backticks_within_a_line_opens_no_fence() -> None:
    assert code_lines("```ls``` lists.\nAfter.\n") == []


def test_a_fence_in_a_list_item_is_code() -> None:
    assert code_lines("- Run:\n  ```\n  ls\n  ```\n- ~~~\n  ls\n  ~~~\nAfter.\n") == [2, 3, 4, 5, 6, 7]


def test_an_open_fence_ends_before_the_next_heading() -> None:
    draft = draft_of("```json\n{}\n\n# Next\n\nText.\n")
    mark_code(draft)
    assert sorted(draft.code) == [0, 1, 2]
    assert draft.repairs == [Repair("note.md", 1, RepairKind.OPEN_FENCE)]


@pytest.mark.parametrize("language", ["", "bash", "python", "yaml", "Bash title=run"])
def test_a_comment_in_an_open_fence_is_no_heading(language: str) -> None:
    assert code_lines(f"```{language}\nls\n\n# a comment\nls\n\n## Next\n\nText.\n") == [1, 2, 3, 4, 5, 6]


def test_an_open_fence_without_a_heading_after_it_runs_to_the_end() -> None:
    assert code_lines("Text.\n\n```bash\nls\n\nls -l\n") == [3, 4, 5, 6]


def test_a_heading_mark_without_a_blank_line_before_it_stays_code() -> None:
    assert code_lines("```json\n{}\n## not a heading\n") == [1, 2, 3]


def test_the_heading_after_an_open_fence_opens_a_section() -> None:
    read = read_note("# One\n\n```bash\naws sqs list-queues\n\n## Two\n\nA queue.\n")
    assert [(section.heading_path, str(section.span)) for section in read.sections] == [
        (("One",), "1-5"),
        (("One", "Two"), "6-8"),
    ]
    assert [(passage.kind, str(passage.span)) for passage in read.passages] == [
        (PassageKind.CODE, "3-4"),
        (PassageKind.PARAGRAPH, "8"),
    ]


def test_an_open_fence_in_a_list_swallows_no_heading() -> None:
    read = read_note("# One\n\n- Run:\n\n  ```bash\n  aws sqs list-queues\n\n## Two\n\nA queue.\n")
    assert [section.heading_path for section in read.sections] == [("One",), ("One", "Two")]
    assert [(passage.kind, str(passage.span)) for passage in read.passages] == [
        (PassageKind.CODE, "3-6"),
        (PassageKind.PARAGRAPH, "10"),
    ]


def test_code_in_a_list_that_stands_too_far_left_stays_whole() -> None:
    read = read_note(
        "# One\n\n1. Run:\n   ```bash\n   aws sqs \\\n list-queues\n```\n2. Wait a minute.\n\n## Two\n\nEnd.\n"
    )
    assert [section.heading_path for section in read.sections] == [("One",), ("One", "Two")]
    code = read.passages[0]
    assert (code.kind, str(code.span)) == (PassageKind.CODE, "3-7")
    assert [(s.text, s.lead_in, str(s.span)) for s in code.statements] == [
        ("aws sqs \\\nlist-queues", ("Run",), "4-7"),
    ]
