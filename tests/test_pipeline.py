from contextlib import closing
from pathlib import Path

import pytest
from fakes import FakeEmbedder, export_of, ingest_into, unprivileged, write_notes

from graph.errors import IngestError
from graph.sqlite_store import SqliteStore
from graph.types import DocumentRole, Problem, ProblemKind, RepairKind
from ingest.report import Stage

QUEUES = "# Queues\n\nA queue keeps messages.\n\n## Limits\n\nA message is small.\n"
TOPICS = "# Topics\n\nA topic hands messages on.\n\n- one\n-\n- two\n"
PLAN = "# I. Messages\n\n## Queues\n<llm_prompt>Tell what a queue is for.</llm_prompt>\n"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return write_notes(tmp_path / "notes", {"queues.md": QUEUES, "topics.md": TOPICS, "plan.md": PLAN})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kb" / "knowledge.sqlite3"


def passages(file: Path) -> list[str]:
    with closing(SqliteStore(file)) as store:
        return [f"{passage.document}: {passage.plain}" for passage in store.all_passages()]


def test_a_first_ingest_reads_embeds_and_stores_all(notes: Path, file: Path) -> None:
    embedder = FakeEmbedder()
    report = ingest_into(file, notes, embedder=embedder)
    s = report.summary
    assert (s.added, s.changed, s.removed, s.unchanged) == (3, 0, 0, 0)
    assert (s.documents, s.outlines, s.sections, s.passages, s.outline_items) == (3, 1, 5, 3, 1)
    assert (s.repairs, s.embedded) == (1, 3)
    assert report.repairs == ((RepairKind.EMPTY_BULLET, 1),)
    assert report.problems == ()
    assert not report.changed_nothing
    assert sorted(embedder.embedded) == [
        "Queues\nA queue keeps messages.",
        "Queues › Limits\nA message is small.",
        "Topics\nA topic hands messages on.\none\ntwo",
    ]


def test_what_is_stored_can_be_read_back(notes: Path, file: Path) -> None:
    embedder = FakeEmbedder()
    ingest_into(file, notes, embedder=embedder)
    with closing(SqliteStore(file)) as store:
        assert [(d.path, d.role, d.root) for d in store.documents()] == [
            ("plan.md", DocumentRole.OUTLINE, str(notes)),
            ("queues.md", DocumentRole.NOTES, str(notes)),
            ("topics.md", DocumentRole.NOTES, str(notes)),
        ]
        assert [item.prompt for item in store.outline()] == ["Tell what a queue is for."]
        for passage, vector in zip(store.all_passages(), store.vectors(), strict=True):
            assert vector.tolist() == embedder.embed_question(passage.embedded_text).tolist()


def test_ingesting_again_changes_not_one_byte(notes: Path, file: Path) -> None:
    ingest_into(file, notes)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files_of(file)}
    embedder = FakeEmbedder()
    report = ingest_into(file, notes, embedder=embedder)
    assert report.changed_nothing
    assert (report.summary.unchanged, report.summary.passages) == (3, 3)
    assert embedder.embedded == []
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files_of(file)} == before


def files_of(file: Path) -> list[Path]:
    return sorted(path for path in file.parent.rglob("*") if path.is_file())


def test_ingesting_again_with_a_problem_changes_not_one_byte(notes: Path, file: Path) -> None:
    (notes / "empty.md").write_text("")
    ingest_into(file, notes)
    before = file.read_bytes()
    report = ingest_into(file, notes)
    assert [problem.kind for problem in report.problems] == [ProblemKind.EMPTY]
    assert file.read_bytes() == before


def test_an_edited_file_embeds_only_its_changed_passages(notes: Path, file: Path) -> None:
    ingest_into(file, notes)
    write_notes(notes, {"queues.md": QUEUES.replace("is small", "is tiny")})
    embedder = FakeEmbedder()
    report = ingest_into(file, notes, embedder=embedder)
    assert embedder.embedded == ["Queues › Limits\nA message is tiny."]
    assert (report.summary.changed, report.summary.unchanged, report.summary.embedded) == (1, 2, 1)
    assert passages(file) == [
        "queues.md: A queue keeps messages.",
        "queues.md: A message is tiny.",
        "topics.md: A topic hands messages on.\none\ntwo",
    ]


def test_a_moved_file_embeds_nothing(notes: Path, file: Path) -> None:
    ingest_into(file, notes)
    (notes / "queues.md").rename(notes / "renamed.md")
    embedder = FakeEmbedder()
    report = ingest_into(file, notes, embedder=embedder)
    assert (report.summary.added, report.summary.removed) == (1, 1)
    assert embedder.embedded == []


def test_a_deleted_file_s_passages_and_vectors_go(notes: Path, file: Path) -> None:
    ingest_into(file, notes)
    (notes / "queues.md").unlink()
    report = ingest_into(file, notes)
    assert (report.summary.removed, report.summary.unchanged) == (1, 2)
    assert passages(file) == ["topics.md: A topic hands messages on.\none\ntwo"]
    with closing(SqliteStore(file)) as store:
        assert len(store.vector_keys()) == 1
        assert store.vectors().shape == (1, 8)


def test_a_text_that_stands_in_two_files_is_kept_while_one_of_them_is_there(notes: Path, file: Path) -> None:
    write_notes(notes, {"sub/queues.md": QUEUES})
    report = ingest_into(file, notes)
    assert report.summary.embedded == 3
    (notes / "queues.md").unlink()
    ingest_into(file, notes)
    with closing(SqliteStore(file)) as store:
        assert store.vectors().shape == (3, 8)


@pytest.mark.parametrize("order", [("queues.md", "topics.md"), ("topics.md", "queues.md")])
def test_the_way_there_makes_no_difference(notes: Path, tmp_path: Path, order: tuple[str, str]) -> None:
    straight, crooked = tmp_path / "straight.sqlite3", tmp_path / "crooked.sqlite3"
    ingest_into(straight, notes)
    texts = {name: (notes / name).read_text() for name in order}
    for name in order:
        (notes / name).unlink()
    for name in order:
        write_notes(notes, {name: "# Something else\n\nFor now.\n"})
        ingest_into(crooked, notes)
        write_notes(notes, {name: texts[name]})
        ingest_into(crooked, notes)
    assert export_of(crooked) == export_of(straight)


def test_another_model_embeds_all_anew(notes: Path, file: Path) -> None:
    ingest_into(file, notes)
    other = FakeEmbedder("other-model@ba9876543210")
    report = ingest_into(file, notes, embedder=other)
    assert len(other.embedded) == 3
    assert report.summary.embedded == 3
    with closing(SqliteStore(file)) as store:
        stamp = store.stamp()
        assert stamp is not None
        assert stamp.embedding_model == "other-model@ba9876543210"
        first = next(iter(store.all_passages()))
        assert store.vectors()[0].tolist() == other.embed_question(first.embedded_text).tolist()


def test_bad_files_are_told_and_lose_nothing_else(notes: Path, file: Path, tmp_path: Path) -> None:
    write_notes(tmp_path, {"outside.md": "secret"})
    (notes / "binary.md").write_bytes(b"\x00\x01\x02")
    (notes / "empty.md").write_text(" \n")
    (notes / "huge.md").write_text("x" * 1_000_001)
    (notes / "latin.md").write_bytes("# Größe\n\nSehr groß.\n".encode("cp1252"))
    (notes / "link.md").symlink_to(tmp_path / "outside.md")
    (notes / "dangling.md").symlink_to("nowhere.md")
    report = ingest_into(file, notes, tmp_path / "not there")
    assert report.problems == (
        Problem(
            f"{tmp_path}/not there",
            ProblemKind.MISSING,
            f"{tmp_path}/not there does not exist; give the folder that holds the notes.",
        ),
        Problem("binary.md", ProblemKind.NOT_TEXT, "it holds binary data; save it as UTF-8 text"),
        Problem("dangling.md", ProblemKind.MISSING, "it links to a file that is not there"),
        Problem("empty.md", ProblemKind.EMPTY, "there is nothing in it"),
        Problem(
            "huge.md",
            ProblemKind.TOO_LARGE,
            "1.0 MB, the limit is 1.0 MB; raise MAX_FILE_MEGABYTES or split the file",
        ),
        Problem(
            "latin.md",
            ProblemKind.ENCODING,
            "not UTF-8, read as Windows-1252; save it as UTF-8 if characters look wrong",
        ),
        Problem(
            "link.md",
            ProblemKind.OUTSIDE,
            "it links to a file outside the folder; copy the file here to have it read",
        ),
    )
    assert report.summary.documents == 4
    assert "latin.md: Sehr groß." in passages(file)


def test_a_problem_that_is_mended_goes_from_the_record(notes: Path, file: Path) -> None:
    (notes / "empty.md").write_text("")
    ingest_into(file, notes)
    (notes / "empty.md").unlink()
    assert ingest_into(file, notes).problems == ()
    with closing(SqliteStore(file)) as store:
        assert store.problems() == ()


@pytest.mark.parametrize("closed", ["queues.md", "sub"])
def test_what_may_no_longer_be_read_is_told_and_what_was_read_of_it_stays(notes: Path, file: Path, closed: str) -> None:
    write_notes(notes, {"sub/deep/streams.md": "# Streams\n\nA stream flows.\n"})
    ingest_into(file, notes)
    for path in (file.parent, *file.parent.rglob("*")):
        path.chmod(0o777)
    (notes / closed).chmod(0)
    write_notes(notes, {"topics.md": TOPICS.replace("hands", "passes")})
    with unprivileged(notes.parent):
        report = ingest_into(file, notes)
    assert report.problems == (Problem(closed, ProblemKind.UNREADABLE, "Permission denied; check its permissions"),)
    assert (report.summary.changed, report.summary.unchanged, report.summary.removed) == (1, 3, 0)
    assert "queues.md: A queue keeps messages." in passages(file)
    assert "sub/deep/streams.md: A stream flows." in passages(file)
    assert "topics.md: A topic passes messages on.\none\ntwo" in passages(file)


def test_two_folders_are_kept_side_by_side(notes: Path, file: Path, tmp_path: Path) -> None:
    other = write_notes(tmp_path / "other", {"streams.md": "# Streams\n\nA stream flows.\n"})
    ingest_into(file, notes)
    assert ingest_into(file, other).summary.documents == 4
    assert ingest_into(file, other, only=True).summary.documents == 1
    assert passages(file) == ["streams.md: A stream flows."]


def test_an_ingest_without_a_usable_folder_changes_nothing(notes: Path, file: Path) -> None:
    ingest_into(file, notes)
    before = file.read_bytes()
    with pytest.raises(IngestError, match="does not exist"):
        ingest_into(file, notes / "gone")
    assert file.read_bytes() == before


def test_a_first_ingest_without_a_usable_folder_leaves_no_file(file: Path) -> None:
    with pytest.raises(IngestError, match="does not exist"):
        ingest_into(file, file.parent / "gone")
    assert not file.exists()


def test_a_folder_without_notes_makes_an_empty_knowledge_base(file: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    report = ingest_into(file, tmp_path / "nothing")
    assert (report.summary.documents, report.summary.passages) == (0, 0)
    with closing(SqliteStore(file)) as store:
        assert store.vectors().shape == (0, 0)


def test_progress_tells_every_stage_to_its_end(notes: Path, file: Path) -> None:
    told: list[tuple[Stage, int, int]] = []
    report = ingest_into(file, notes, progress=lambda stage, done, total: told.append((stage, done, total)))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages == [stage for stage in Stage if stage in stages]
    assert {Stage.FIND, Stage.READ, Stage.EMBED, Stage.STORE, Stage.INDEX} <= set(stages)
    assert [entry for entry in told if entry[0] is Stage.EMBED][-1] == (Stage.EMBED, 3, 3)
    assert all(0 <= done <= total for _, done, total in told)
    assert {stage for stage, _ in report.seconds} == set(stages)
