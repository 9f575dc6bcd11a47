from pathlib import Path

import pytest
from fakes import write_notes

from graph.errors import IngestError
from graph.types import Document, DocumentRole, Problem, ProblemKind
from ingest.plan import Plan, Wish, make_plan


def plan_of(*folders: Path, known: list[Document] | None = None, only: bool = False, afresh: bool = False) -> Plan:
    return make_plan(Wish(folders, only=only, afresh=afresh, limit_bytes=1000), known or [])


def document(path: str, root: Path, content_hash: str = "") -> Document:
    return Document(path, str(root), path, content_hash, DocumentRole.NOTES, 1, 1)


def known_from(*folders: Path) -> list[Document]:
    """Return the documents that an ingest of the folders would leave."""
    return [document(s.text.path, Path(s.root), s.text.content_hash) for s in plan_of(*folders).to_read]


def added(plan: Plan) -> list[str]:
    return [source.text.path for source in plan.added]


def changed(plan: Plan) -> list[str]:
    return [source.text.path for source in plan.changed]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return write_notes(tmp_path / "notes", {"b.md": "Bee.", "a.md": "Ay.", "sub/c.txt": "See."})


def test_at_first_all_files_are_new(notes: Path) -> None:
    plan = plan_of(notes)
    assert added(plan) == ["a.md", "b.md", "sub/c.txt"]
    assert {source.root for source in plan.added} == {str(notes)}
    assert (plan.changed, plan.unchanged, plan.removed, plan.problems) == ([], [], [], [])


def test_files_are_told_apart_by_their_content(notes: Path) -> None:
    known = known_from(notes)
    write_notes(notes, {"b.md": "Wasp.", "d.md": "Dee."})
    (notes / "a.md").unlink()
    plan = plan_of(notes, known=known)
    assert added(plan) == ["d.md"]
    assert changed(plan) == ["b.md"]
    assert plan.unchanged == ["sub/c.txt"]
    assert plan.removed == ["a.md"]


def test_a_touched_file_is_unchanged(notes: Path) -> None:
    known = known_from(notes)
    (notes / "a.md").touch()
    assert plan_of(notes, known=known).to_read == []


def test_read_afresh_unchanged_files_are_read_too(notes: Path) -> None:
    plan = plan_of(notes, known=known_from(notes), afresh=True)
    assert changed(plan) == ["a.md", "b.md", "sub/c.txt"]


def test_documents_of_other_folders_stay(notes: Path, tmp_path: Path) -> None:
    other = write_notes(tmp_path / "other", {"x.md": "Ex."})
    plan = plan_of(notes, known=known_from(other))
    assert (plan.removed, plan.unchanged) == ([], ["x.md"])


def test_with_only_documents_of_other_folders_go(notes: Path, tmp_path: Path) -> None:
    other = write_notes(tmp_path / "other", {"x.md": "Ex."})
    plan = plan_of(notes, known=known_from(other), only=True)
    assert plan.removed == ["x.md"]


def test_a_path_in_two_folders_is_a_conflict_and_the_first_is_read(notes: Path, tmp_path: Path) -> None:
    other = write_notes(tmp_path / "other", {"a.md": "Another.", "x.md": "Ex."})
    plan = plan_of(notes, other)
    assert added(plan) == ["a.md", "b.md", "sub/c.txt", "x.md"]
    detail = "another ingested folder has a file of this path; rename one of them"
    assert plan.problems == [Problem("a.md", ProblemKind.CONFLICT, detail)]
    assert [source.root for source in plan.added if source.text.path == "a.md"] == [str(notes)]


def test_a_path_of_a_folder_ingested_before_is_a_conflict(notes: Path, tmp_path: Path) -> None:
    other = write_notes(tmp_path / "other", {"a.md": "Another."})
    plan = plan_of(other, known=known_from(notes))
    assert plan.to_read == []
    assert plan.unchanged == ["a.md", "b.md", "sub/c.txt"]
    assert [problem.kind for problem in plan.problems] == [ProblemKind.CONFLICT]


def test_a_folder_that_was_moved_is_read_from_its_new_place(notes: Path, tmp_path: Path) -> None:
    known = known_from(notes)
    moved = notes.rename(tmp_path / "moved")
    plan = plan_of(moved, known=known)
    assert changed(plan) == ["a.md", "b.md", "sub/c.txt"]
    assert plan.problems == []


def test_problems_lose_no_other_file(notes: Path) -> None:
    (notes / "empty.md").write_text("")
    (notes / "binary.md").write_bytes(b"\x00\x01")
    (notes / "huge.md").write_text("x" * 1001)
    (notes / "latin.md").write_bytes(b"caf\xe9")
    plan = plan_of(notes)
    assert added(plan) == ["a.md", "b.md", "latin.md", "sub/c.txt"]
    assert [(problem.path, problem.kind) for problem in plan.problems] == [
        ("binary.md", ProblemKind.NOT_TEXT),
        ("empty.md", ProblemKind.EMPTY),
        ("huge.md", ProblemKind.TOO_LARGE),
        ("latin.md", ProblemKind.ENCODING),
    ]


def test_a_document_whose_file_became_empty_goes(notes: Path) -> None:
    known = known_from(notes)
    (notes / "a.md").write_text("")
    assert plan_of(notes, known=known).removed == ["a.md"]


def test_a_folder_that_is_not_there_is_a_problem_beside_one_that_is(notes: Path, tmp_path: Path) -> None:
    plan = plan_of(tmp_path / "gone", notes)
    assert added(plan) == ["a.md", "b.md", "sub/c.txt"]
    detail = f"{tmp_path}/gone does not exist; give the folder that holds the notes."
    assert plan.problems == [Problem(f"{tmp_path}/gone", ProblemKind.MISSING, detail)]


def test_without_a_folder_that_can_be_used_nothing_is_planned(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"one does not exist.*two does not exist"):
        plan_of(tmp_path / "one", tmp_path / "two")


def test_a_folder_given_twice_is_read_once(notes: Path) -> None:
    assert added(plan_of(notes, notes / ".." / "notes")) == ["a.md", "b.md", "sub/c.txt"]


def test_folders_inside_one_another_are_refused(notes: Path) -> None:
    with pytest.raises(IngestError, match="lie inside one another"):
        plan_of(notes, notes / "sub")


def test_a_folder_inside_one_ingested_before_is_refused_unless_it_is_to_stand_alone(notes: Path) -> None:
    known = known_from(notes)
    with pytest.raises(IngestError, match="lie inside one another"):
        plan_of(notes / "sub", known=known)
    plan = plan_of(notes / "sub", known=known, only=True)
    assert added(plan) == ["c.txt"]
    assert plan.removed == ["a.md", "b.md", "sub/c.txt"]


def test_a_file_whose_name_no_longer_can_be_read_keeps_nothing_else_from_going(notes: Path) -> None:
    known = known_from(notes)
    (notes / "a.md").unlink()
    (notes / "a.md").symlink_to("a.md")
    plan = plan_of(notes, known=known)
    assert plan.removed == ["a.md"]
    assert [problem.kind for problem in plan.problems] == [ProblemKind.MISSING]
