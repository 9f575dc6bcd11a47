"""python -m graph on the real notes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.cli import app
from graph.lines import split_lines
from graph.settings import REPOSITORY, Settings

RUNNER = CliRunner()
NOTES = REPOSITORY / "data" / "notes"


@pytest.fixture
def environment(notes_settings: Settings) -> dict[str, str]:
    return {"KB_PATH": str(notes_settings.kb_path), "MODEL_CACHE": str(notes_settings.model_cache)}


def test_show_tells_kind_names_description_and_relations_with_quotes(environment: dict[str, str]) -> None:
    result = RUNNER.invoke(app, ["show", "model monitor"], env=environment)
    assert result.exit_code == 0
    first, second, *_ = result.output.splitlines()
    assert first == "SageMaker Model Monitor (feature, part of Amazon SageMaker)"
    assert second.startswith("  also: ")
    assert "Relations out (" in result.output
    assert "“" in result.output


def test_an_unknown_name_ends_with_the_nearest_ones(environment: dict[str, str]) -> None:
    result = RUNNER.invoke(app, ["show", "Modell Monitr"], env=environment)
    assert result.exit_code == 1
    assert "SageMaker Model Monitor" in result.stderr


def test_a_path_quotes_the_notes_for_every_hop(environment: dict[str, str]) -> None:
    result = RUNNER.invoke(app, ["path", "AWS Glue", "SageMaker Model Monitor", "--most", "1"], env=environment)
    assert result.exit_code == 0
    hops = int(result.output.split(" in ")[1].split()[0])
    assert result.output.count("“") == hops


def test_every_quote_of_the_export_stands_in_its_lines_on_disk(environment: dict[str, str]) -> None:
    exported = json.loads(RUNNER.invoke(app, ["export", "--format", "json"], env=environment).output)
    ids = {entity["id"] for entity in exported["entities"]}
    assert set(exported["entities"][0]) == {"id", "name", "kind", "aliases"}
    assert len(exported["relations"]) > 100
    for relation in exported["relations"]:
        assert {relation["source"], relation["target"]} <= ids
        assert relation["evidence"]
        for evidence in relation["evidence"]:
            lines = split_lines((NOTES / evidence["document"]).read_text(encoding="utf-8"))
            cited = "\n".join(lines[evidence["start_line"] - 1 : evidence["end_line"]])
            assert " ".join(evidence["quote"].split()) in " ".join(cited.split())


@pytest.mark.parametrize("form", ["json", "graphml", "cypher", "csv"])
def test_an_export_is_the_same_every_time(environment: dict[str, str], form: str, tmp_path: Path) -> None:
    outputs = []
    for name in ("first", "second"):
        target = tmp_path / name / "graph"
        target.parent.mkdir()
        assert RUNNER.invoke(app, ["export", "--format", form, "--output", str(target)], env=environment).exit_code == 0
        outputs.append({file.name: file.read_bytes() for file in target.parent.iterdir()})
    assert outputs[0] == outputs[1]
    assert all(outputs[0].values())


def test_stats_count_kinds_and_types(environment: dict[str, str]) -> None:
    result = RUNNER.invoke(app, ["stats"], env=environment)
    assert "entities, " in result.output
    assert "service" in result.output
    assert "PART_OF" in result.output


def test_merges_are_listed(environment: dict[str, str]) -> None:
    result = RUNNER.invoke(app, ["merges"], env=environment)
    assert "  S3 → Amazon S3  (the catalogue lists both names, 1.00)" in result.output.splitlines()


def test_before_the_first_ingest_the_remedy_is_named(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["stats"], env={"KB_PATH": str(tmp_path / "none.sqlite3")})
    assert result.exit_code == 1
    assert "python -m ingest FOLDER" in result.stderr


def test_a_gold_set_about_other_notes_is_no_figure(environment: dict[str, str], tmp_path: Path) -> None:
    gold = tmp_path / "gold.yaml"
    gold.write_text("places: [{half: tune, document: notes/none.md, lines: [1, 2]}]\n", encoding="utf-8")
    result = RUNNER.invoke(app, ["evaluate", str(gold)], env=environment)
    assert result.exit_code == 1
    assert "none of the gold set's documents" in result.stderr


def test_scores_count_what_stands_in_the_annotated_lines(environment: dict[str, str], tmp_path: Path) -> None:
    gold = tmp_path / "gold.yaml"
    line = next(
        number
        for number, text in enumerate((NOTES / "aws-services-cheat-sheet.md").read_text("utf-8").split("\n"), start=1)
        if "Athena does not store data" in text
    )
    place = f"half: tune, document: notes/aws-services-cheat-sheet.md, lines: [{line}, {line}]"
    entities = "entities: [{name: Amazon Athena}, {name: Amazon S3}, {name: Amazon Nonesuch}]"
    relations = "relations: [{source: Amazon Athena, type: READS_FROM, target: Amazon S3}]"
    gold.write_text(f"places: [{{{place}, {entities}, {relations}}}]\n", encoding="utf-8")
    result = RUNNER.invoke(app, ["evaluate", str(gold), "--misses"], env=environment)
    assert result.exit_code == 0, result.output
    assert "| entities | 1.000 | 0.667 | 2 | 1 | 0 |" in result.output
    assert "| other relations | 1.000 | 1.000 | 1 | 0 | 0 |" in result.output
    assert "Amazon Nonesuch" in result.output
