from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from fakes import write_notes
from typer.testing import CliRunner, Result

from graph.settings import REPOSITORY
from ingest.cli import main

APP = typer.Typer()
APP.command()(main)
QUEUES = "# Queues\n\nA queue keeps messages.\n-\n\n## Limits\n\nA message is small.\n"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return write_notes(tmp_path / "notes", {"queues.md": QUEUES, "[red]odd[/].md": "# Odd\n\nAn odd name.\n"})


@pytest.fixture
def environment(tmp_path: Path, model_cache: Path) -> dict[str, str]:
    return {"KB_PATH": str(tmp_path / "knowledge.sqlite3"), "MODEL_CACHE": str(model_cache), "COLUMNS": "80"}


def ingest(environment: dict[str, str], *arguments: object) -> Result:
    result = CliRunner().invoke(APP, [str(argument) for argument in arguments], env=environment)
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.mark.slow
def test_a_first_ingest_tells_what_it_read_and_mended(environment: dict[str, str], notes: Path) -> None:
    result = ingest(environment, notes)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("2 documents (2 notes, 0 outlines): 3 sections, 3 passages, 0 outline items, 1 repairs")
    assert lines[1].startswith("2 added, 0 changed, 0 removed, 0 unchanged; 3 passages embedded in ")
    assert "  mended: 1 × empty bullet" in lines


@pytest.mark.slow
def test_a_second_ingest_tells_that_nothing_changed(environment: dict[str, str], notes: Path) -> None:
    ingest(environment, notes)
    before = Path(environment["KB_PATH"]).read_bytes()
    result = ingest(environment, notes)
    assert result.exit_code == 0
    assert "0 added, 0 changed, 0 removed, 2 unchanged; 0 passages embedded in " in result.stdout
    assert Path(environment["KB_PATH"]).read_bytes() == before


@pytest.mark.slow
def test_problems_are_one_line_each_and_no_failure(environment: dict[str, str], notes: Path) -> None:
    (notes / "empty.md").write_text("")
    (notes / "[bold]binary.md").write_bytes(b"\x00")
    (notes / "huge.md").write_text("x" * 2_000_000)
    result = ingest({**environment, "MAX_FILE_MEGABYTES": "1.5"}, notes)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-3:] == [
        "not text: [bold]binary.md: it holds binary data; save it as UTF-8 text",
        "empty: empty.md: there is nothing in it",
        "too large: huge.md: 2.0 MB, the limit is 1.5 MB; raise MAX_FILE_MEGABYTES or split the file",
    ]


@pytest.mark.slow
def test_the_report_as_json_tells_all_of_it(environment: dict[str, str], notes: Path) -> None:
    (notes / "empty.md").write_text("")
    result = ingest(environment, "--json", notes)
    report = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (report["documents"], report["passages"], report["embedded"]) == (2, 3, 3)
    assert report["mended"] == {"empty bullet": 1}
    assert report["problems"] == [{"path": "empty.md", "kind": "empty", "detail": "there is nothing in it"}]
    assert {"find", "read", "embed", "store", "index"} <= report["stages"].keys()


@pytest.mark.slow
def test_a_missing_folder_beside_a_good_one_ends_with_1_and_the_good_one_is_read(
    environment: dict[str, str], notes: Path
) -> None:
    result = ingest(environment, notes, notes / "gone")
    assert result.exit_code == 1
    assert "2 added" in result.stdout
    assert f"missing: {notes}/gone: {notes}/gone does not exist; give the folder that holds the notes." in result.stdout


@pytest.mark.slow
def test_only_lets_other_folders_go(environment: dict[str, str], notes: Path, tmp_path: Path) -> None:
    other = write_notes(tmp_path / "other", {"topics.md": "# Topics\n\nA topic hands on.\n"})
    ingest(environment, notes)
    assert "1 added, 0 changed, 0 removed, 2 unchanged" in ingest(environment, other).stdout
    assert "0 added, 0 changed, 2 removed, 1 unchanged" in ingest(environment, "--only", other).stdout


def one_line(result: Result) -> str:
    """Check that nothing was ingested, and return the one line that says why."""
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith("Nothing was ingested. ")
    return line.removeprefix("Nothing was ingested. ")


def test_a_folder_that_is_not_there_is_told(environment: dict[str, str], tmp_path: Path) -> None:
    told = one_line(ingest(environment, tmp_path / "gone"))
    assert told == f"{tmp_path}/gone does not exist; give the folder that holds the notes."
    assert not Path(environment["KB_PATH"]).exists()


def test_a_file_is_no_folder(environment: dict[str, str], notes: Path) -> None:
    told = one_line(ingest(environment, notes / "queues.md"))
    assert told == f"{notes}/queues.md is a file; give the folder that holds it."


def test_folders_inside_one_another_are_told(environment: dict[str, str], notes: Path, tmp_path: Path) -> None:
    assert "lie inside one another" in one_line(ingest(environment, notes, tmp_path))


def test_a_setting_that_cannot_be_used_is_told(environment: dict[str, str], notes: Path) -> None:
    told = one_line(ingest({**environment, "MAX_FILE_MEGABYTES": "lots"}, notes))
    assert told.startswith("MAX_FILE_MEGABYTES='lots' cannot be used: ")


def test_a_file_that_is_no_knowledge_base_is_told_and_left_alone(environment: dict[str, str], notes: Path) -> None:
    told = one_line(ingest({**environment, "KB_PATH": str(notes / "queues.md")}, notes))
    assert told.startswith(f"{notes}/queues.md cannot be used as a knowledge base: ")
    assert (notes / "queues.md").read_text() == QUEUES


@pytest.mark.slow
def test_a_place_that_cannot_be_written_is_told(environment: dict[str, str], notes: Path) -> None:
    told = one_line(ingest({**environment, "KB_PATH": str(notes / "queues.md" / "kb.sqlite3")}, notes))
    assert told.startswith(f"{notes}/queues.md/kb.sqlite3 cannot be opened or written: ")


@pytest.mark.slow
def test_a_model_that_is_not_there_is_told(environment: dict[str, str], notes: Path) -> None:
    told = one_line(ingest({**environment, "EMBEDDING_MODEL": str(notes / "no-model")}, notes))
    assert "no-model" in told
    assert not Path(environment["KB_PATH"]).exists()


def test_without_a_folder_the_usage_is_told(environment: dict[str, str]) -> None:
    result = ingest(environment)
    assert result.exit_code == 2
    assert "FOLDER" in result.stderr


@pytest.mark.slow
def test_it_runs_as_a_module(environment: dict[str, str], tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "ingest", str(tmp_path / "gone")],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert ran.stderr.strip() == (
        f"Nothing was ingested. {tmp_path}/gone does not exist; give the folder that holds the notes."
    )
