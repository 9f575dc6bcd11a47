from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_llm_server import FakeLlmServer, fail, say
from fakes_llm_tutor import faithful, shown_in
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


MONITOR = "What does SageMaker Model Monitor do?"


@pytest.fixture
def server() -> Iterator[FakeLlmServer]:
    with FakeLlmServer() as running:
        running.otherwise = lambda request: say(faithful(request))
        yield running


def with_model(server: FakeLlmServer, *arguments: str) -> list[str]:
    return ["ask", *arguments, "--model", "openai:fake", "--base-url", server.base_url]


def test_a_model_that_the_flags_name_words_the_answer(environment: dict[str, str], server: FakeLlmServer) -> None:
    prices = {"TUTOR_PRICE_IN": "1", "TUTOR_PRICE_OUT": "10", "TUTOR_MODEL": "openai:another"}
    result = RUNNER.invoke(app, with_model(server, MONITOR), env={**environment, **prices})
    assert result.exit_code == 0
    assert "Written by openai:fake" in result.output
    assert result.output.endswith("Cost: 100 tokens in, 20 out, 0.0003 at the prices set\n")
    assert "\nSources\n  [1] " in result.output


def test_the_settings_name_a_model_too_and_a_flag_takes_it_away(
    environment: dict[str, str], server: FakeLlmServer
) -> None:
    chosen = {**environment, "TUTOR_MODEL": "openai:fake", "TUTOR_BASE_URL": server.base_url}
    assert "Written by openai:fake" in RUNNER.invoke(app, ["ask", MONITOR], env=chosen).output
    assert "Written by" not in RUNNER.invoke(app, ["ask", MONITOR, "--model", ""], env=chosen).output
    assert len(server.requests) == 1


@pytest.mark.parametrize("model", ["openai:fake", "nosuch"])
def test_batches_are_answered_without_the_model(environment: dict[str, str], server: FakeLlmServer, model: str) -> None:
    chosen = {**environment, "TUTOR_MODEL": model, "TUTOR_BASE_URL": server.base_url}
    result = RUNNER.invoke(app, ["batch", "-"], env=chosen, input=json.dumps({"id": "1", "question": MONITOR}))
    assert json.loads(result.output)["answered"] is True
    assert server.requests == []


def test_json_tells_what_the_model_did(environment: dict[str, str], server: FakeLlmServer) -> None:
    server.otherwise = lambda request: say(f"{faithful(request)} It costs 4711 dollars [{shown_in(request)[0].key}].")
    marking = {**environment, "TUTOR_UNSUPPORTED": "mark"}
    parsed = json.loads(RUNNER.invoke(app, with_model(server, MONITOR, "--json"), env=marking).output)
    assert parsed["written"]["model"] == "openai:fake"
    assert parsed["spent"] == {"tokens_in": 100, "tokens_out": 20, "money": None, "estimated": False}
    assert "remark" not in parsed
    assert [sentence["text"] for sentence in parsed["sentences"] if not sentence.get("supported", True)] == [
        "It costs 4711 dollars."
    ]
    assert all(sentence["citations"] for sentence in parsed["sentences"])


def test_a_sentence_that_says_more_than_its_lines_is_marked(environment: dict[str, str], server: FakeLlmServer) -> None:
    server.otherwise = lambda request: say(f"{faithful(request)} It costs 4711 dollars [{shown_in(request)[0].key}].")
    marking = {**environment, "TUTOR_UNSUPPORTED": "mark", "COLUMNS": "110"}
    output = RUNNER.invoke(app, with_model(server, MONITOR), env=marking).output
    assert re.search(r"It costs 4711 dollars\. \[\d\] \(says more than the lines cited\)", output)


def test_a_failing_model_is_a_line_above_the_notes_own_words(
    environment: dict[str, str], server: FakeLlmServer
) -> None:
    server.otherwise = lambda _: fail(401, "Incorrect API key provided: sk-secret")
    result = RUNNER.invoke(app, with_model(server, MONITOR), env=environment)
    assert result.exit_code == 0
    assert result.output.startswith("Note: The language model openai:fake gave no answer: the key is not accepted")
    assert "sk-secret" not in result.output
    own = RUNNER.invoke(app, ["ask", MONITOR], env=environment).output
    assert result.output.endswith(own)
    parsed = json.loads(RUNNER.invoke(app, with_model(server, MONITOR, "--json"), env=environment).output)
    assert "the key is not accepted" in parsed["remark"]


def test_a_model_that_finds_nothing_ends_with_3(environment: dict[str, str], server: FakeLlmServer) -> None:
    server.otherwise = lambda _: say("NOT_IN_NOTES")
    result = RUNNER.invoke(app, with_model(server, MONITOR), env=environment)
    assert result.exit_code == 3
    assert "as the language model reads them" in result.output
    assert "Nearest topics in the notes:" in result.output
    assert result.output.endswith("Cost: 100 tokens in, 20 out\n")


def test_a_follow_up_is_rewritten_by_the_model(environment: dict[str, str], server: FakeLlmServer) -> None:
    rewritten = "What does SageMaker Model Monitor detect?"
    server.otherwise = lambda request: say(rewritten if "rewrite" in request.system else faithful(request))
    arguments = with_model(server, "--after", MONITOR, "What does it detect?")
    assert RUNNER.invoke(app, arguments, env=environment).output.startswith(f"Read as: {rewritten}\n")


@pytest.mark.parametrize("manner", ["simply", "deeper", "ask-me"])
def test_manners_work_without_a_model(environment: dict[str, str], manner: str) -> None:
    result = RUNNER.invoke(app, ["ask", MONITOR, "--manner", manner], env=environment)
    assert result.exit_code == 0
    assert "\nSources\n  [1] " in result.output
    assert result.output != RUNNER.invoke(app, ["ask", MONITOR], env=environment).output
    parsed = json.loads(RUNNER.invoke(app, ["ask", MONITOR, "--manner", manner, "--json"], env=environment).output)
    assert ("asks" in parsed) is (manner == "ask-me")


def test_being_asked_back_by_the_model_shows_question_and_solution(
    environment: dict[str, str], server: FakeLlmServer
) -> None:
    server.otherwise = lambda request: say(f"What does Model Monitor do?\nANSWER:\n{faithful(request)}")
    result = RUNNER.invoke(app, with_model(server, MONITOR, "--manner", "ask-me"), env=environment)
    assert result.exit_code == 0
    assert result.output.startswith("What does Model Monitor do?\n\nSolution\n  - ")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"TUTOR_MODEL": "nosuch"}, "TUTOR_MODEL='nosuch' cannot be used: write provider:name"),
        ({"TUTOR_MODEL": "bedrock:m"}, "pip install langchain langchain-aws"),
        ({"TUTOR_MODEL": "openai:m", "OPENAI_API_KEY": ""}, "Set TUTOR_API_KEY"),
        ({"TUTOR_MODEL": "openai:m", "TUTOR_CAP_MONEY": "1"}, "without TUTOR_PRICE_IN and TUTOR_PRICE_OUT"),
        ({"TUTOR_UNSUPPORTED": "maybe"}, "TUTOR_UNSUPPORTED='maybe' cannot be used"),
    ],
)
def test_a_model_that_cannot_be_had_is_one_clear_line(
    environment: dict[str, str], settings: dict[str, str], said: str
) -> None:
    result = RUNNER.invoke(app, ["ask", MONITOR], env={**environment, **settings})
    assert result.exit_code == 1
    assert result.stdout == ""
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
