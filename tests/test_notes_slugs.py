from __future__ import annotations

import re
from pathlib import Path

import pytest
from fixtures_notes import NOTES, OUTLINE, github_anchors, shown_text, without_properties
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tutor.notes.disk_headings import DiskHeadings
from tutor.notes.slugs import file_slug, github_slug, github_slugs, obsidian_heading

FILES = sorted(file for folder in (NOTES, OUTLINE) for file in folder.iterdir())


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Model Monitor", "model-monitor"),
        ("Amazon EFS vs. FSx for Lustre vs. S3", "amazon-efs-vs-fsx-for-lustre-vs-s3"),
        ("**Bold** and `a_code` & more", "bold-and-a_code--more"),
        ("I. First Look: *what* is it?", "i-first-look-what-is-it"),
        ("A [link](http://x.example) here", "a-link-here"),
        ("Ärger & Übermut", "ärger--übermut"),
        ("snake_case_name", "snake_case_name"),
        (r"1\. Escaped \*stars\*", "1-escaped-stars"),
    ],
)
def test_github_names_a_heading_by_what_is_shown_of_it(heading: str, slug: str) -> None:
    assert github_slug(heading) == slug


def test_headings_of_one_name_are_counted() -> None:
    assert github_slugs(["Steps", "Steps", "Steps", "Steps-1"]) == ["steps", "steps-1", "steps-2", "steps-1-1"]


@given(st.lists(st.text("ab -1", max_size=4), max_size=12))
def test_no_two_headings_of_a_file_have_one_name(headings: list[str]) -> None:
    slugs = github_slugs(headings)
    assert len(set(slugs)) == len(headings)


def test_obsidian_names_lose_what_would_end_the_link() -> None:
    assert obsidian_heading("A [b] | c: #d ^e %%f") == "A b c d e f"


@given(st.text(max_size=120))
def test_a_file_name_is_plain_ascii_and_never_empty(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,79})", file_slug(title))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_headings_on_disk_are_those_that_a_markdown_reader_sees(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    tokens = MarkdownIt("commonmark").parse(without_properties(text))
    expected = [
        ((token.map or [0])[0] + 1, int(token.tag[1:]), shown_text(tokens[n + 1]))
        for n, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    found = DiskHeadings(text.split("\n")).all
    assert [(h.line, h.level) for h in found] == [(line, level) for line, level, _ in expected]
    assert [h.slug for h in found] == github_anchors(file)


_LINES = st.lists(
    st.sampled_from(["# One", "## Two ##", "text", "", "```", "~~~", "```` x", "===", "---", "####### no"])
)


# A rule under a paragraph of several lines makes all of them a heading: no notes are written so.
_RULED = re.compile(
    r"text\ntext|(?:===|---|#######.*)\n(?:text|===|---|#######)|text\n#######|#######.*\n===", re.MULTILINE
)


@given(_LINES)
@example(["```", "```", "text", "==="])
def test_headings_are_found_as_commonmark_finds_them(lines: list[str]) -> None:
    text = "\n".join(lines)
    if lines[:1] == ["---"] or _RULED.search(text):
        return
    tokens = MarkdownIt("commonmark").parse(text)
    expected = [(t.map or [0])[0] + 1 for t in tokens if t.type == "heading_open"]
    assert [heading.line for heading in DiskHeadings(lines).all] == expected


def test_the_heading_above_a_line_is_the_last_one_up_to_it() -> None:
    headings = DiskHeadings(["intro", "# One", "text", "## Two"])
    assert headings.above(1) is None
    assert [heading.source for line in (2, 3, 4) if (heading := headings.above(line))] == ["One", "One", "Two"]


def test_a_heading_that_is_not_alone_is_named_with_those_over_it() -> None:
    lines = ["# A", "## Steps", "# B", "## Steps", "## Other"]
    assert [h.obsidian for h in DiskHeadings(lines).all] == ["A", "A#Steps", "B", "B#Steps", "Other"]
