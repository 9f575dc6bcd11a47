from fakes import read_note

from graph.types import LineSpan, Section, content_key


def sections(text: str) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(str(s.span), s.level, s.heading_path) for s in read_note(text).sections]


def test_a_section_runs_to_the_line_before_the_next_heading() -> None:
    assert sections("# A\n\ntext\n\n## B\n\ntext\n\n\n# C\ntext\n") == [
        ("1-4", 1, ("A",)),
        ("5-9", 2, ("A", "B")),
        ("10-11", 1, ("C",)),
    ]


def test_text_before_the_first_heading_is_a_section_without_a_heading() -> None:
    assert sections("text\n\n# A\n") == [("1-2", 0, ()), ("3", 1, ("A",))]


def test_blank_lines_before_the_first_heading_belong_to_it() -> None:
    assert sections("\n\n# A\ntext\n") == [("1-4", 1, ("A",))]


def test_a_document_without_headings_is_one_section() -> None:
    assert sections("one\n\ntwo\n") == [("1-3", 0, ())]


def test_a_skipped_level_nests_all_the_same() -> None:
    assert sections("# A\n#### B\n## C\n") == [("1", 1, ("A",)), ("2", 4, ("A", "B")), ("3", 2, ("A", "C"))]


def test_a_heading_without_words_has_its_parent_s_path() -> None:
    assert sections("# A\n##\ntext\n") == [("1", 1, ("A",)), ("2-3", 2, ("A",))]


def test_ids_come_from_path_headings_and_count() -> None:
    read = read_note("# A\n\n## B\n\nx\n\n## B\n\ny\n", "deep/note.md")
    assert read.sections == (
        Section(content_key("deep/note.md", "A", "0"), "deep/note.md", 0, 1, ("A",), LineSpan(1, 2)),
        Section(content_key("deep/note.md", "A", "B", "0"), "deep/note.md", 1, 2, ("A", "B"), LineSpan(3, 6)),
        Section(content_key("deep/note.md", "A", "B", "1"), "deep/note.md", 2, 2, ("A", "B"), LineSpan(7, 9)),
    )


def test_an_edit_in_one_section_leaves_the_ids_of_the_others() -> None:
    before = read_note("# A\n\none\n\n# B\n\ntwo\n")
    after = read_note("# A\n\none and more\n\nand more\n\n# B\n\ntwo\n")
    assert [section.id for section in before.sections] == [section.id for section in after.sections]
    assert before.passages[-1].id == after.passages[-1].id
