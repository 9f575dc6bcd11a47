"""Facts of the first user's documents, by file and line only: they stay out of the repository."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from conftest import SEEDS

from graph.types import DocumentRole, OutlinePart, PassageKind, ReadDocument, RepairKind
from ingest.reading.reader import read_document
from ingest.reading.source_text import read_source

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="../shared/seeds is not there: the first user's documents stay out of the repository"
)


@cache
def seed(number: str) -> ReadDocument:
    (file,) = SEEDS.glob(f"{number}_*.txt")
    source, problem = read_source(file, file.name, 1_000_000)
    assert source is not None
    assert problem is None
    return read_document(source, str(file.parent))


def starts(read: ReadDocument, kind: RepairKind) -> list[int]:
    return [repair.line for repair in read.repairs if repair.kind is kind]


def test_there_are_five_documents_one_of_them_an_outline() -> None:
    assert [path.name[:3] for path in sorted(Path(SEEDS).iterdir())] == ["000", "001", "002", "003", "004"]
    assert [seed(f"00{number}").document.role for number in range(5)] == [
        DocumentRole.OUTLINE,
        *[DocumentRole.NOTES] * 4,
    ]


@pytest.mark.parametrize(
    ("number", "lines", "sections"),
    [("000", 454, 127), ("001", 1207, 148), ("002", 85, 18), ("003", 93, 13), ("004", 64, 8)],
)
def test_each_has_its_lines_and_sections(number: str, lines: int, sections: int) -> None:
    assert seed(number).document.lines == lines
    assert len(seed(number).sections) == sections


def test_the_outline_has_twelve_chapters_of_ten_kinds_of_part_and_no_passage() -> None:
    read = seed("000")
    assert read.passages == ()
    assert len({item.chapter for item in read.outline}) == 12
    counts = Counter(item.part for item in read.outline)
    assert counts.pop(OutlinePart.CONTENT) == 125
    assert counts.pop(OutlinePart.CROSS_REFERENCE) == 7
    assert counts == dict.fromkeys(set(OutlinePart) - {OutlinePart.CONTENT, OutlinePart.CROSS_REFERENCE}, 12)


def test_the_outline_s_heading_that_is_cut_over_two_lines_is_one() -> None:
    read = seed("000")
    assert starts(read, RepairKind.SPLIT_HEADING) == [219]
    (section,) = [section for section in read.sections if section.span.start == 219]
    assert section.heading_path[1:] == ("SageMaker Model Monitor",)
    assert section.span.end == 221


def test_five_numbered_bold_lines_are_sections_of_the_deployment_options() -> None:
    sections = [s for s in seed("001").sections if 818 <= s.span.start <= 832]
    assert [str(section.span) for section in sections] == ["818-821", "822-824", "825-827", "828-830", "831-834"]
    assert {section.heading_path[-2] for section in sections} == {"SageMaker Deployment Options"}
    assert {section.level for section in sections} == {3}


def test_headings_at_the_wrong_level_stand_beside_their_siblings() -> None:
    read = seed("001")
    assert starts(read, RepairKind.HEADING_LEVEL) == [765, 775, 785, 795, 805, 909, 914, 1011, 1040, 1049, 1158, 1164]
    levels = {section.span.start: section.level for section in read.sections}
    assert {levels[line] for line in (754, 765, 775, 785, 795, 805)} == {3}
    assert levels[982] == levels[997] == levels[1011] == 3


def test_empty_bullets_and_half_bold_marks_are_mended() -> None:
    read = seed("001")
    assert len(starts(read, RepairKind.EMPTY_BULLET)) == 42
    assert starts(read, RepairKind.BROKEN_MARKUP) == [941, 944, 951, 954, 957]


def test_sentences_and_lists_cut_by_page_breaks_are_joined() -> None:
    read = seed("001")
    assert starts(read, RepairKind.SPLIT_PARAGRAPH) == [870, 903]
    joined = [s for p in read.passages for s in p.statements if s.span.start == 870]
    assert [statement.span.end > 870 for statement in joined] == [True]
    assert starts(read, RepairKind.SPLIT_LIST) == [27, 77, 101, 137, 182, 215, 381, 408, 504, 653, 730, 760]


def test_lines_without_marks_are_headings_and_the_list_item_keeps_its_bullet() -> None:
    read = seed("002")
    assert starts(read, RepairKind.IMPLICIT_HEADING) == [44, 48, 53, 57, 61, 65, 69, 72, 75, 78]
    assert starts(read, RepairKind.LOST_BULLET) == [43]
    assert {section.level for section in read.sections} == {1}


def test_mojibake_is_repaired_in_the_text_and_kept_in_the_quote() -> None:
    read = seed("002")
    assert starts(read, RepairKind.MOJIBAKE) == [83]
    (statement,) = [s for p in read.passages for s in p.statements if s.span.start == 83]
    assert "SageMaker’s" in statement.text
    assert "SageMakerâ€™s" in statement.quotes[0].text


def test_the_html_table_has_five_rows_with_their_heads() -> None:
    read = seed("003")
    (table,) = [passage for passage in read.passages if passage.kind is PassageKind.TABLE]
    assert str(table.span) == "81"
    assert [row.label for row in table.statements] == ["Usage", "When", "Method", "Input format", "Output format"]
    assert all("Offline Usage deployment: " in row.text for row in table.statements)
    assert all("Online Usage deployment: " in row.text for row in table.statements)
    assert starts(read, RepairKind.HTML_TABLE) == [81]
    assert starts(read, RepairKind.ENTITY) == [79]


def test_the_unclosed_fence_is_one_code_passage_to_the_end() -> None:
    read = seed("004")
    assert starts(read, RepairKind.OPEN_FENCE) == [57]
    (code,) = [passage for passage in read.passages if passage.kind is PassageKind.CODE]
    assert str(code.span) == "57-64"
    assert len(code.statements) == 1
