"""The harness and its command on a small folder of notes with the real reader, store and model."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.errors import KnowledgeBaseMissing
from graph.settings import REPOSITORY, Settings
from graph.types import LineSpan
from tutor.cli import app
from tutor.evaluation.harness import Workbench, evaluate_set, open_workbench
from tutor.evaluation.judging import Metric
from tutor.evaluation.observation import observe
from tutor.evaluation.places import Place
from tutor.evaluation.questions import read_questions
from tutor.evaluation.report import TUTOR
from tutor.outcome import Answer

RUNNER = CliRunner()
NOTES = {
    "storage.md": "# Storage\n\n## Amazon S3\n\nS3 keeps objects in buckets.\n\n## Amazon EFS\n\n"
    "EFS is a file system that many instances share.\n\n## Amazon FSx\n\nFSx for Lustre is fast.\n",
    "training.md": "# Training\n\n## Spot instances\n\nSpot instances make training up to 90% cheaper.\n\n"
    "## Checkpoints\n\nCheckpoints let a stopped training job go on where it stopped.\n\n"
    "## Warm pools\n\nWarm pools keep instances for the next job.\n",
    "plan.md": "# Storage\n\n## Amazon S3\n<llm_prompt>Tell where S3 keeps objects, and in what.</llm_prompt>\n",
}
QUESTIONS = [
    ("a", "fact", "tune", "Where does S3 keep objects?", [("storage.md", 5)]),
    ("b", "fact", "held", "What is EFS?", [("storage.md", 9)]),
    ("c", "followup", "tune", "What do they cost?", [("training.md", 5)]),
    ("d", "unanswerable", "tune", "Who wrote the novel Solaris?", []),
    ("e", "unanswerable", "held", "How do I bake sourdough bread?", []),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("evaluation")
    (made / "notes").mkdir()
    for name, text in NOTES.items():
        (made / "notes" / name).write_text(text, encoding="utf-8")
    lines = []
    for id_, kind, half, question, gold in QUESTIONS:
        answers = [{"document": name, "start_line": line, "end_line": line} for name, line in gold]
        history = {"history": ["What are spot instances?"]} if kind == "followup" else {}
        line = {"id": id_, "kind": kind, "half": half, "question": question, "answers": answers, **history}
        lines.append(json.dumps(line))
    (made / "small.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def small(folder: Path, ingested: Callable[[Path], Settings]) -> Settings:
    return ingested(folder / "notes")


@pytest.fixture(scope="module")
def bench(small: Settings) -> Iterator[Workbench]:
    opened = open_workbench(print, small)
    with closing(opened.tutor):
        yield opened


@pytest.fixture
def environment(small: Settings) -> dict[str, str]:
    return {"KB_PATH": str(small.kb_path), "MODEL_CACHE": str(small.model_cache)}


def test_every_part_of_a_set_is_measured(folder: Path, bench: Workbench) -> None:
    report = evaluate_set(read_questions(folder / "small.jsonl"), bench)
    assert {name: part.overall.questions for name, part in report.parts.items()} == {"all": 5, "tune": 3, "held": 2}
    group = report.parts["all"].overall
    assert list(group.figures) == [TUTOR, "BM25", "dense", "fusion"]
    assert group.figures[TUTOR][Metric.HIT_5].value == 1.0
    assert group.figures[TUTOR][Metric.EXACT_SPANS].value == 1.0
    assert group.figures[TUTOR][Metric.REFUSAL_RECALL].value == 1.0
    assert set(group.figures["dense"]) == {Metric.HIT_1, Metric.HIT_5, Metric.MRR, Metric.NDCG}
    assert set(report.parts["all"].kinds) == {"fact", "followup", "unanswerable"}
    assert report.parts["all"].curve is not None


def test_only_the_tuning_half_is_listed(folder: Path, bench: Workbench) -> None:
    text = (folder / "small.jsonl").read_text(encoding="utf-8")
    wrong = folder / "wrong.jsonl"
    wrong.write_text(re.sub('_line": [59]', '_line": 1', text), encoding="utf-8")
    report = evaluate_set(read_questions(wrong), bench)
    assert report.parts["held"].overall.figures[TUTOR][Metric.HIT_5].value == 0.0
    assert {miss.id for miss in report.misses} == {"a", "c"}


def test_an_observation_is_what_the_tutor_says_and_how_sure_it_was(bench: Workbench) -> None:
    seen = observe(bench.tutor, "What are checkpoints?")
    assert isinstance(seen.outcome, Answer)
    assert seen.outcome == bench.tutor.ask("What are checkpoints?")
    assert seen.ranked == seen.outcome.passages
    assert seen.confidence > 0.5
    refused = observe(bench.tutor, "How do I bake sourdough bread?")
    assert refused.confidence < 0.5
    shown = len(refused.outcome.passages)
    assert refused.ranked[:shown] == refused.outcome.passages
    assert len(refused.ranked) > shown
    assert observe(bench.tutor, "???").confidence == 0.0


def test_baselines_search_the_chunks_of_the_same_notes(folder: Path, bench: Workbench) -> None:
    questions = read_questions(folder / "small.jsonl").questions
    for system in bench.baselines.values():
        (best, *_) = system.rank(questions[0], 5)
        assert best.hits(questions[0].gold)
        assert system.relevant(questions[0].gold) == 1
        assert system.relevant([Place("plan.md", LineSpan(1, 4))]) == 0, "an outline is a plan, not notes"


def test_without_a_knowledge_base_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeBaseMissing, match="python -m ingest"):
        open_workbench(print, Settings(kb_path=tmp_path / "none.sqlite3"))


def test_the_command_prints_tables_and_writes_json(folder: Path, environment: dict[str, str], tmp_path: Path) -> None:
    arguments = ["evaluate", str(folder / "small.jsonl"), "--json", str(tmp_path / "out" / "figures.json")]
    result = RUNNER.invoke(app, arguments, env=environment)
    assert result.exit_code == 0
    assert "## small" in result.output
    assert "### Held-back half (2)" in result.output
    (one,) = json.loads((tmp_path / "out" / "figures.json").read_text(encoding="utf-8"))["sets"]
    assert one["parts"]["held"]["overall"]["figures"]["tutor"]["hit@5"]["value"] == 1.0


def test_a_drop_below_the_accepted_figures_ends_with_1(
    folder: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    baseline = tmp_path / "baseline.json"
    arguments = ["evaluate", str(folder / "small.jsonl")]
    assert RUNNER.invoke(app, [*arguments, "--accept", str(baseline)], env=environment).exit_code == 0
    assert RUNNER.invoke(app, [*arguments, "--check", str(baseline)], env=environment).exit_code == 0
    accepted = json.loads(baseline.read_text(encoding="utf-8"))
    accepted["small"]["held"]["figures"]["hit@5"] = {"accepted": 1.2, "noise": 0.1}
    baseline.write_text(json.dumps(accepted), encoding="utf-8")
    result = RUNNER.invoke(app, [*arguments, "--check", str(baseline)], env=environment)
    assert result.exit_code == 1
    assert "Dropped: small, held: hit@5 is 1.0000, below the accepted 1.2000" in result.stderr


def test_mistakes_end_in_one_clear_line(folder: Path, environment: dict[str, str], tmp_path: Path) -> None:
    other = REPOSITORY / "data" / "eval" / "questions-notes.jsonl"
    result = RUNNER.invoke(app, ["evaluate", str(other)], env=environment)
    assert result.exit_code == 1
    assert "which the knowledge base" in result.stderr
    nothing = RUNNER.invoke(app, ["evaluate"], env=environment)
    assert nothing.exit_code == 1
    assert "--passages" in nothing.stderr
    small = str(folder / "small.jsonl")
    unknown = RUNNER.invoke(app, ["evaluate", small, "--check", str(tmp_path / "none.json")], env=environment)
    assert unknown.exit_code == 1
    assert "cannot be read" in unknown.stderr
