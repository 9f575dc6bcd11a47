"""Reading questions: the repository's own files, and mistakes that are named by file and line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import NOTES

from graph.errors import InputError
from graph.lines import split_lines
from graph.settings import REPOSITORY
from tutor.evaluation.questions import Half, check_places, read_questions

GOOD = {
    "id": "q1",
    "kind": "fact",
    "half": "tune",
    "question": "What is S3?",
    "answers": [{"document": "a.md", "start_line": 2, "end_line": 3}],
    "all_needed": False,
}


def written(folder: Path, *lines: Mapping[str, object]) -> Path:
    file = folder / "questions.jsonl"
    file.write_text("\n\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return file


def test_a_question_is_read_whole(tmp_path: Path) -> None:
    read = read_questions(written(tmp_path, {**GOOD, "history": ["Before?"]}))
    (question,) = read.questions
    assert read.name == "questions"
    assert (question.id, question.kind, question.half, question.history) == ("q1", "fact", Half.TUNE, ("Before?",))
    assert (question.gold[0].document, str(question.gold[0].span)) == ("a.md", "2-3")
    assert question.answerable


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"half": "other"}, "half"),
        ({"kind": "unanswerable"}, "exactly when it has no answers"),
        ({"answers": []}, "exactly when it has no answers"),
        ({"answers": [{"document": "a.md", "start_line": 3, "end_line": 2}]}, "end_line 2 comes before start_line 3"),
        ({"answers": [{"document": "a.md", "start_line": 0, "end_line": 2}]}, "answers.0.start_line"),
        ({"all_neded": True}, "all_neded"),
        ({"question": ""}, "question"),
        ({"id": "q0"}, "the id 'q0' was used before"),
    ],
)
def test_a_mistake_is_named_by_file_and_line(tmp_path: Path, change: Mapping[str, object], said: str) -> None:
    file = written(tmp_path, {**GOOD, "id": "q0"}, {**GOOD, **change})
    with pytest.raises(InputError) as error:
        read_questions(file)
    assert str(error.value).startswith(f"{file}, line 3: ")
    assert said in str(error.value)


def test_files_that_are_no_questions_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_questions(tmp_path / "none.jsonl")
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="holds no question"):
        read_questions(empty)
    empty.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        read_questions(empty)


def test_lines_that_the_knowledge_base_does_not_hold_are_named(tmp_path: Path) -> None:
    read = read_questions(written(tmp_path, GOOD))
    check_places(read, {"a.md": 3}, "kb")
    with pytest.raises(InputError, match=r"q1 is answered by a\.md, which the knowledge base kb does not hold"):
        check_places(read, {"b.md": 9}, "kb")
    with pytest.raises(InputError, match=r"lines 2-3 of a\.md, which has 2"):
        check_places(read, {"a.md": 2}, "kb")


@pytest.mark.parametrize("name", ["questions-notes", "questions-seeds"])
def test_the_repositorys_questions_have_two_halves_of_like_kinds(name: str) -> None:
    questions = read_questions(REPOSITORY / "data" / "eval" / f"{name}.jsonl").questions
    kinds = {half: {q.kind for q in questions if q.half is half} for half in Half}
    counts = [sum(q.half is half for q in questions) for half in Half]
    assert kinds[Half.TUNE] == kinds[Half.HELD]
    assert abs(counts[0] - counts[1]) <= 0.05 * len(questions)


def test_the_questions_over_the_sample_notes_name_lines_that_say_something() -> None:
    questions = read_questions(REPOSITORY / "data" / "eval" / "questions-notes.jsonl")
    lines = {file.name: split_lines(file.read_text(encoding="utf-8")) for file in NOTES.iterdir()}
    check_places(questions, {name: len(found) for name, found in lines.items()}, "data/notes")
    for place in (place for question in questions.questions for place in question.gold):
        assert any(line.strip() for line in lines[place.document][place.span.start - 1 : place.span.end])
