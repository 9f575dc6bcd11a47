from __future__ import annotations

from pathlib import Path

import pytest
from fakes_tutor import FakeTutor
from fakes_tutor_notes import SUMMARY, problems

from graph.types import IngestSummary, Problem, ProblemKind, RepairKind
from tutor.library import Library
from tutor.outcome import Refusal, RefusalReason
from tutor.ui.ingest_panel import outcome_notice
from tutor.ui.library_data import library_data, repair_counts
from tutor.ui.library_page import change_line, problem_lines, report_lines
from tutor.ui.refusal import explanation
from tutor.ui.uploads import Upload, keep_uploads, safe_name
from tutor.ui.welcome import coverage


def test_documents_are_listed_with_their_sections() -> None:
    first = library_data(FakeTutor().library().entries)[0]
    assert (first["title"], first["role"]) == ("Working in SageMaker Studio", "notes")
    assert first["size"] == "3 sections · 22 lines"
    assert first["repairs"] == "4 places mended while reading"
    assert [(s["name"], s["depth"], s["lines"]) for s in first["sections"]] == [
        ("Working in SageMaker Studio", 0, "lines 1–4"),
        ("Domain, user profile, space", 1, "lines 5–11"),
        ("SageMaker Debugger", 1, "lines 12–22"),
    ]


def test_repairs_are_counted_by_kind() -> None:
    counts = dict(repair_counts(FakeTutor().library().entries))
    assert counts == {RepairKind.MOJIBAKE: 2, RepairKind.SPLIT_HEADING: 1, RepairKind.LOST_BULLET: 1}


def test_the_report_is_said_in_words() -> None:
    assert report_lines(SUMMARY)[0] == ("Documents", "5")
    assert change_line(SUMMARY).startswith("The last ingest took 3.2 s: 2 added, 1 changed, 0 removed, 2 unchanged")
    assert outcome_notice(SUMMARY).text == "Read 5 documents in 3.2 s: 2 added, 1 changed."


def test_an_ingest_that_found_nothing_new_says_so() -> None:
    nothing = IngestSummary(0, 0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0.1)
    assert outcome_notice(nothing).text == "Read 1 document in 0.1 s: nothing had changed."


def test_problems_are_listed_inert_and_cut() -> None:
    shown = problem_lines(problems())
    assert "\\[x\\]\\(http" in shown
    assert "Export it as markdown" in shown
    many = [Problem(f"{n}.md", ProblemKind.EMPTY, "Fill it.") for n in range(150)]
    assert problem_lines(many).endswith("and 50 more")


def test_coverage_counts_notes_only() -> None:
    assert coverage(FakeTutor().library()).startswith("4 documents with ")
    assert "Library page" in coverage(Library((), None, ()))


def test_a_refusal_names_the_missing_words_inert() -> None:
    refusal = Refusal("q", "q", RefusalReason.UNKNOWN_NAME, ("Kuber[x]",), (), ())
    assert explanation(refusal).startswith("They never use :gray-badge[Kuber\\[x\\]]. ")


@pytest.mark.parametrize("reason", list(RefusalReason))
def test_every_reason_is_explained(reason: RefusalReason) -> None:
    assert explanation(Refusal("q", "q", reason, (), (), ()))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("notes.md", "notes.md"),
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\notes.md", "notes.md"),
        ("..", "upload.md"),
        ("", "upload.md"),
        (".hidden.md", "hidden.md"),
        ("a\0b.md", "ab.md"),
    ],
)
def test_an_upload_stays_in_its_folder(name: str, safe: str, tmp_path: Path) -> None:
    assert safe_name(name) == safe
    keep_uploads([Upload(name, b"x")], tmp_path)
    assert (tmp_path / "uploaded" / safe).read_bytes() == b"x"
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
