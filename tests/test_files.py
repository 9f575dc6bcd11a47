import os
from pathlib import Path

import pytest
from fakes import unprivileged, write_notes

from graph.errors import IngestError
from graph.types import Problem, ProblemKind
from ingest.reading.files import check_folder, find_files


def found_in(folder: Path) -> list[str]:
    return [found.path for found in find_files(folder)[0]]


def problems_in(folder: Path) -> list[Problem]:
    return find_files(folder)[1]


def test_notes_are_found_by_suffix_whatever_its_case_in_path_order(tmp_path: Path) -> None:
    names = ["b.md", "A.MD", "c.markdown", "d.Txt", "sub/e.md", "f.pdf", "g", "md", "h.md.bak"]
    write_notes(tmp_path, dict.fromkeys(names, "x"))
    assert found_in(tmp_path) == ["A.MD", "b.md", "c.markdown", "d.Txt", "sub/e.md"]
    assert problems_in(tmp_path) == []


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    write_notes(tmp_path, dict.fromkeys([".a.md", ".git/b.md", "sub/.c/d.md", "kept.md"], "x"))
    assert found_in(tmp_path) == ["kept.md"]


def test_a_folder_named_like_a_note_is_walked_through(tmp_path: Path) -> None:
    write_notes(tmp_path, {"notes.md/inner.md": "x"})
    assert found_in(tmp_path) == ["notes.md/inner.md"]


def test_a_link_to_a_file_inside_is_followed(tmp_path: Path) -> None:
    write_notes(tmp_path, {"real.md": "x"})
    (tmp_path / "link.md").symlink_to("real.md")
    assert found_in(tmp_path) == ["link.md", "real.md"]


def test_a_link_to_a_file_outside_is_a_problem(tmp_path: Path) -> None:
    notes = write_notes(tmp_path / "notes", {"kept.md": "x"})
    write_notes(tmp_path, {"secret.md": "x"})
    (notes / "link.md").symlink_to(tmp_path / "secret.md")
    assert found_in(notes) == ["kept.md"]
    detail = "it links to a file outside the folder; copy the file here to have it read"
    assert problems_in(notes) == [Problem("link.md", ProblemKind.OUTSIDE, detail)]


def test_a_link_to_a_folder_outside_is_a_problem(tmp_path: Path) -> None:
    notes = write_notes(tmp_path / "notes", {"kept.md": "x"})
    write_notes(tmp_path / "other", {"secret.md": "x"})
    (notes / "linked").symlink_to(tmp_path / "other")
    assert found_in(notes) == ["kept.md"]
    detail = "it links to a folder outside the folder; copy the folder here to have it read"
    assert problems_in(notes) == [Problem("linked", ProblemKind.OUTSIDE, detail)]


def test_a_link_to_a_folder_inside_reads_its_files_once(tmp_path: Path) -> None:
    write_notes(tmp_path, {"real/a.md": "x"})
    (tmp_path / "linked").symlink_to("real")
    assert found_in(tmp_path) == ["real/a.md"]
    assert problems_in(tmp_path) == []


def test_a_link_to_nothing_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to("gone.md")
    assert problems_in(tmp_path) == [Problem("link.md", ProblemKind.MISSING, "it links to a file that is not there")]


def test_links_in_a_circle_are_a_problem_and_no_other_file_is_lost(tmp_path: Path) -> None:
    write_notes(tmp_path, {"kept.md": "x"})
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    assert found_in(tmp_path) == ["kept.md"]
    assert [(problem.path, problem.kind) for problem in problems_in(tmp_path)] == [
        ("a.md", ProblemKind.MISSING),
        ("b.md", ProblemKind.MISSING),
    ]


def test_a_name_that_is_not_utf_8_is_a_problem(tmp_path: Path) -> None:
    write_notes(tmp_path, {"kept.md": "x"})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md")).write_text("x")
    assert found_in(tmp_path) == ["kept.md"]
    detail = "its name is not UTF-8; rename it to have it read"
    assert problems_in(tmp_path) == [Problem("caf\\xe9.md", ProblemKind.UNREADABLE, detail)]


def test_a_closed_folder_is_a_problem_and_no_other_file_is_lost(tmp_path: Path) -> None:
    write_notes(tmp_path, {"kept.md": "x", "closed/a.md": "x"})
    (tmp_path / "closed").chmod(0)
    with unprivileged(tmp_path):
        found, problems = find_files(tmp_path)
    assert [file.path for file in found] == ["kept.md"]
    assert problems == [Problem("closed", ProblemKind.UNREADABLE, "Permission denied; check its permissions")]


def test_files_of_a_folder_that_may_only_be_listed_are_problems(tmp_path: Path) -> None:
    write_notes(tmp_path, {"kept.md": "x", "listed/a.md": "x"})
    (tmp_path / "listed").chmod(0o444)
    with unprivileged(tmp_path):
        found, problems = find_files(tmp_path)
    assert [file.path for file in found] == ["kept.md"]
    assert problems == [Problem("listed/a.md", ProblemKind.UNREADABLE, "Permission denied; check its permissions")]


def test_a_closed_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "closed" / "inner").mkdir(parents=True)
    (tmp_path / "closed").chmod(0)
    with unprivileged(tmp_path):
        with pytest.raises(IngestError, match="closed may not be read; check its permissions"):
            check_folder(tmp_path / "closed")
        with pytest.raises(IngestError, match="inner cannot be opened: Permission denied"):
            check_folder(tmp_path / "closed" / "inner")


def test_a_folder_is_resolved(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert check_folder(tmp_path / "link") == tmp_path.resolve() / "real"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="gone does not exist; give the folder that holds the notes"):
        check_folder(tmp_path / "gone")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    write_notes(tmp_path, {"a.md": "x"})
    with pytest.raises(IngestError, match=r"a\.md is a file; give the folder that holds it"):
        check_folder(tmp_path / "a.md")


def test_a_name_that_no_file_system_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="cannot be opened: File name too long"):
        check_folder(tmp_path / ("a" * 300))


def test_a_folder_whose_name_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    folder.mkdir()
    with pytest.raises(IngestError, match=r"caf\\xe9 has a name that is not UTF-8"):
        check_folder(folder)
