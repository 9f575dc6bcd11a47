from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.settings import Settings
from tutor.cli import app

RUNNER = CliRunner()


@pytest.fixture
def environment(notes_settings: Settings) -> dict[str, str]:
    return {"KB_PATH": str(notes_settings.kb_path), "MODEL_CACHE": str(notes_settings.model_cache)}


def test_ask_prints_sentences_with_marks_and_their_sources(environment: dict[str, str]) -> None:
    result = RUNNER.invoke(app, ["ask", "What is script mode?"], env=environment)
    assert result.exit_code == 0
    answer, sources = result.output.split("\nSources\n")
    assert "[1]" in answer
    assert "  [1] " in sources
    assert ", line" in sources


def test_ask_as_json_has_the_documented_fields(environment: dict[str, str]) -> None:
    result = RUNNER.invoke(app, ["ask", "--json", "What is script mode?"], env=environment)
    parsed = json.loads(result.output)
    assert parsed["answered"] is True
    assert set(parsed["sentences"][0]) == {"text", "citations"}
    fields = {"document", "heading_path", "start_line", "end_line"}
    assert set(parsed["sentences"][0]["citations"][0]) == fields | {"quote"}
    assert set(parsed["passages"][0]) == fields | {"text", "score", "why"}


def test_a_refusal_ends_with_3_and_names_topics(environment: dict[str, str]) -> None:
    result = RUNNER.invoke(app, ["ask", "What is the capital of France?"], env=environment)
    assert result.exit_code == 3
    assert "Nearest topics in the notes:" in result.output


def test_an_earlier_question_is_taken_into_account(environment: dict[str, str]) -> None:
    arguments = ["ask", "--after", "What is SageMaker Model Monitor?", "What does it detect?"]
    result = RUNNER.invoke(app, arguments, env=environment)
    assert result.output.startswith("Read as: What does SageMaker Model Monitor detect?")


def test_batch_writes_one_line_for_each_question_in_order(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    questions = [
        {"id": "a", "question": "What is script mode?"},
        {"id": 7, "question": "What is the capital of France?"},
        {"id": "c", "question": "What does it detect?", "history": ["What is SageMaker Model Monitor?"]},
    ]
    file.write_text("\n".join(json.dumps(question) for question in questions) + "\n\n", encoding="utf-8")
    result = RUNNER.invoke(app, ["batch", str(file)], env=environment)
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert [line["id"] for line in lines] == ["a", "7", "c"]
    assert [line["answered"] for line in lines] == [True, False, True]
    assert lines[1]["sentences"] == []
    assert lines[1]["text"]


def test_batch_reads_standard_input(environment: dict[str, str]) -> None:
    line = '{"id": "1", "question": "What is script mode?"}'
    result = RUNNER.invoke(app, ["batch", "-"], env=environment, input=line)
    assert json.loads(result.output)["id"] == "1"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("not json", "questions.jsonl, line 2"),
        ('{"id": "1"}', "question"),
        ('{"id": "1", "question": ["?"]}', "question"),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_answered(
    environment: dict[str, str], tmp_path: Path, line: str, said: str
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "0", "question": "What is S3?"}\n' + line, encoding="utf-8")
    result = RUNNER.invoke(app, ["batch", str(file)], env=environment)
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stdout == ""


def test_mistakes_end_in_one_clear_line(environment: dict[str, str], tmp_path: Path) -> None:
    missing = RUNNER.invoke(app, ["batch", str(tmp_path / "none.jsonl")], env=environment)
    assert missing.exit_code == 1
    assert "No such file" in missing.stderr
    empty = RUNNER.invoke(app, ["ask", " "], env=environment)
    assert empty.exit_code == 1
    assert empty.stderr == "Error: The question is empty.\n"
    nothing = RUNNER.invoke(app, ["ask", "What?"], env={**environment, "KB_PATH": str(tmp_path / "none.sqlite3")})
    assert nothing.exit_code == 1
    assert "python -m ingest FOLDER" in nothing.stderr


def test_another_embedding_model_is_refused_with_the_remedy(
    environment: dict[str, str], tmp_path: Path, notes_settings: Settings
) -> None:
    import sqlite3

    other = tmp_path / "other.sqlite3"
    source = sqlite3.connect(notes_settings.kb_file)
    with sqlite3.connect(other) as target:
        source.backup(target)
        target.execute("UPDATE stamp SET embedding_model = 'another@0'")
    result = RUNNER.invoke(app, ["ask", "What is S3?"], env={**environment, "KB_PATH": str(other)})
    assert result.exit_code == 1
    assert "another@0" in result.stderr
    assert "ingest again" in result.stderr
