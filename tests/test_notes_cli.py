from __future__ import annotations

import json
from pathlib import Path

import pytest
from fixtures_notes import course_settings  # noqa: F401
from typer.testing import CliRunner, Result

from graph.settings import Settings
from tutor.cli import app


@pytest.fixture
def environment(course_settings: Settings) -> dict[str, str]:  # noqa: F811
    return {"KB_PATH": str(course_settings.kb_path), "MODEL_CACHE": str(course_settings.model_cache)}


def run(environment: dict[str, str], *arguments: str) -> Result:
    return CliRunner().invoke(app, ["notes", *arguments], env=environment)


def test_one_entity_is_printed_as_markdown(environment: dict[str, str]) -> None:
    result = run(environment, "Model Monitor")
    assert result.exit_code == 0
    assert result.stdout.startswith("# SageMaker Model Monitor\n")
    assert "](06-monitoring-and-governing-models.md#model-monitor)" in result.stdout


def test_several_entities_make_one_note(environment: dict[str, str]) -> None:
    result = run(environment, "Model Monitor", "CloudWatch", "Clarify")
    assert result.stdout.startswith("# SageMaker Model Monitor, Amazon CloudWatch and SageMaker Clarify\n")


def test_json_of_an_outline_holds_a_note_for_each_cross_reference(environment: dict[str, str]) -> None:
    result = run(environment, "--outline", "data/outline/course-outline.md", "--format", "json")
    parsed = json.loads(result.stdout)
    assert (len(parsed["notes"]), parsed["gaps"]) == (16, [])


def test_a_folder_is_written_checked_and_renewed(environment: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    result = run(environment, "--document", "05-deploying-models.md", "--connected", "3", "--write", str(folder))
    assert result.exit_code == 0, result.stderr
    assert f"wrote 4 notes into {folder}" in result.stderr
    current = run(environment, "--check", "--write", str(folder))
    assert (current.exit_code, current.stdout) == (0, f"{folder}: 0 of 4 notes are stale\n")
    (folder / "entities" / "amazon-s3.md").unlink()
    stale = run(environment, "--check")
    assert stale.exit_code == 3
    assert "  entities/amazon-s3.md\n    its file is gone\n" in stale.stdout
    assert run(environment, "--check", "--update").exit_code == 0
    assert (folder / "entities" / "amazon-s3.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Model Monitr"], "Near it: SageMaker Model Monitor"),
        (["--document", "nope.md"], "There is: 01-introduction-to-sagemaker.md"),
        (["--outline", "nope.md"], "There is: course-outline.md"),
        ([], "Name entities, a --document or an --outline"),
        (["S3", "--write", "tests"], "holds files that are not notes"),
        (["S3", "--write", "data/notes/links"], "whose files are ingested as notes"),
    ],
)
def test_mistakes_end_in_one_clear_line(environment: dict[str, str], arguments: list[str], said: str) -> None:
    result = run(environment, *arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_without_a_knowledge_base_the_remedy_is_said(tmp_path: Path) -> None:
    result = run({"KB_PATH": str(tmp_path / "none.sqlite3")}, "S3")
    assert result.exit_code == 1
    assert "python -m ingest FOLDER" in result.stderr
