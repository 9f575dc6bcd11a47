"""The citation gate's evaluation: reading pairs, the figures, the table, and the command."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from fakes_gate import place
from typer.testing import CliRunner

from graph.errors import InputError
from graph.settings import REPOSITORY, Settings
from tutor.cli import app
from tutor.evaluation.accepted import accept_figures, drops, read_accepted
from tutor.evaluation.gate_gold import GateSet, read_pairs
from tutor.evaluation.gate_score import GateMetric, score_gate
from tutor.evaluation.gate_text import gate_text
from tutor.evaluation.questions import Half
from tutor.evaluation.report import TUTOR, Miss
from tutor.support.judgement import Judgement, Lack
from tutor.support.sources import Source

RUNNER = CliRunner()
GOOD = {
    "id": "g1",
    "half": "tune",
    "kind": "supported",
    "about": ["Storage"],
    "source": "S3 keeps objects.\n\nEFS keeps files.",
    "sentence": "S3 keeps objects.",
    "supported": True,
}
BAD = {**GOOD, "id": "g2", "kind": "wrong_name", "sentence": "EFS keeps objects.", "supported": False}
HELD = {"half": "held"}


@dataclass
class Passing:
    """Lets through the sentences that it is told to, and keeps what it was asked."""

    through: frozenset[str]
    asked: list[tuple[str, Source]]

    def judge(self, sentence: str, cited: Sequence[Source]) -> Judgement:
        self.asked += [(sentence, source) for source in cited]
        return Judgement(() if sentence in self.through else (Lack.NAME, Lack.WORDS), (place(1),))


def written(folder: Path, *lines: Mapping[str, object]) -> Path:
    file = folder / "pairs.jsonl"
    file.write_text("\n\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return file


def four(folder: Path) -> GateSet:
    lines = (GOOD, BAD, {**GOOD, **HELD, "id": "g3", "sentence": "Held."}, {**BAD, **HELD, "id": "g4"})
    return read_pairs(written(folder, *lines))


def judge(*through: str) -> Passing:
    return Passing(frozenset(through), [])


def test_a_pair_is_read_with_its_source_in_lines(tmp_path: Path) -> None:
    read = read_pairs(written(tmp_path, GOOD))
    (pair,) = read.pairs
    assert read.name == "pairs"
    assert (pair.id, pair.kind, pair.half, pair.sentence, pair.supported) == (
        "g1", "supported", Half.TUNE, "S3 keeps objects.", True,
    )  # fmt: skip
    assert pair.source.about == ("Storage",)
    assert [(piece.text, str(piece.citations[0].span)) for piece in pair.source.pieces] == [
        ("S3 keeps objects.", "1"),
        ("EFS keeps files.", "3"),
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"half": "other"}, "half"),
        ({"supported": "yes"}, "supported"),
        ({"supported": False}, "exactly when it is supported"),
        ({"kind": "wrong_name"}, "exactly when it is supported"),
        ({"sentence": " "}, "sentence"),
        ({"source": "\n"}, "source"),
        ({"abuot": []}, "abuot"),
        ({"id": "g0"}, "the id 'g0' was used before"),
    ],
)
def test_a_mistake_is_named_by_file_and_line(tmp_path: Path, change: Mapping[str, object], said: str) -> None:
    file = written(tmp_path, {**GOOD, "id": "g0"}, {**GOOD, **change})
    with pytest.raises(InputError) as error:
        read_pairs(file)
    assert str(error.value).startswith(f"{file}, line 3: ")
    assert said in str(error.value)


def test_files_that_are_no_pairs_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_pairs(tmp_path / "none.jsonl")
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="holds no pair"):
        read_pairs(empty)
    empty.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        read_pairs(empty)


def test_the_repositorys_own_pairs_are_enough_and_in_two_halves_of_every_kind() -> None:
    pairs = read_pairs(REPOSITORY / "data" / "eval" / "gate.jsonl").pairs
    assert len(pairs) >= 150
    kinds = {half: {pair.kind for pair in pairs if pair.half is half} for half in Half}
    assert kinds[Half.TUNE] == kinds[Half.HELD]
    assert kinds[Half.TUNE] >= {"supported", "half_supported", "wrong_number", "wrong_name", "wrong_citation"}


def test_every_sentence_is_judged_with_its_own_source(tmp_path: Path) -> None:
    pairs, passing = four(tmp_path), judge()
    score_gate(pairs, passing, "about")
    assert passing.asked == [(pair.sentence, pair.source) for pair in pairs.pairs]


def test_precision_recall_and_caught_are_of_sentences(tmp_path: Path) -> None:
    # Through are one right sentence and one wrong one of the tuning half, and nothing of the other half's right ones.
    report = score_gate(four(tmp_path), judge("S3 keeps objects.", "EFS keeps objects."), "about")
    of_half = {
        name: {metric: figure.value for metric, figure in part.overall.figures[TUTOR].items()}
        for name, part in report.parts.items()
    }
    assert of_half["tune"] == {GateMetric.PRECISION: 0.5, GateMetric.RECALL: 1.0, GateMetric.CAUGHT: 0.0}
    assert of_half["held"] == {GateMetric.PRECISION: 0.0, GateMetric.RECALL: 0.0, GateMetric.CAUGHT: 0.0}
    assert of_half["all"] == {GateMetric.PRECISION: 1 / 3, GateMetric.RECALL: 0.5, GateMetric.CAUGHT: 0.0}


def test_a_gate_that_lets_nothing_through_has_no_precision(tmp_path: Path) -> None:
    figures = score_gate(four(tmp_path), judge(), "about").parts["all"].overall.figures[TUTOR]
    assert set(figures) == {GateMetric.RECALL, GateMetric.CAUGHT}
    assert (figures[GateMetric.RECALL].value, figures[GateMetric.CAUGHT].value) == (0.0, 1.0)


def test_only_mistakes_of_the_tuning_half_are_listed(tmp_path: Path) -> None:
    report = score_gate(four(tmp_path), judge("EFS keeps objects."), "about")
    assert report.misses == (
        Miss("g1", "supported", f"held back: {Lack.NAME}; {Lack.WORDS}"),
        Miss("g2", "wrong_name", "let through"),
    )


def test_the_table_has_a_row_for_each_half_and_kind(tmp_path: Path) -> None:
    text = gate_text(score_gate(four(tmp_path), judge("S3 keeps objects."), "four sentences"))
    assert text.startswith("## pairs\n\nFour sentences. ")
    assert "| tuning half | 2 | 1.000 [1.000, 1.000] | 1.000 [1.000, 1.000] | 1.000 [1.000, 1.000] |" in text
    assert "| held-back half | 2 | – | 0.000 [0.000, 0.000] | 1.000 [1.000, 1.000] |" in text
    assert "| supported | 1/2 | 1/1 | 0/1 |" in text
    assert "| wrong_name | 2/2 | 1/1 | 1/1 |" in text


def test_accepted_figures_are_missed_by_a_worse_gate(tmp_path: Path) -> None:
    accepted = tmp_path / "accepted.json"
    accept_figures([score_gate(four(tmp_path), judge("S3 keeps objects.", "Held."), "about")], accepted)
    known = read_accepted(accepted)
    same = score_gate(four(tmp_path), judge("S3 keeps objects.", "Held."), "about")
    worse = score_gate(four(tmp_path), judge("EFS keeps objects."), "about")
    assert drops([same], known) == []
    assert any(line.startswith("pairs, all: precision is 0.0000") for line in drops([worse], known))


def test_the_command_prints_the_table_and_writes_json(notes_settings: Settings, tmp_path: Path) -> None:
    environment = {"KB_PATH": str(notes_settings.kb_path), "MODEL_CACHE": str(notes_settings.model_cache)}
    file, figures = written(tmp_path, GOOD, BAD), tmp_path / "figures.json"
    result = RUNNER.invoke(app, ["evaluate", "--gate", str(file), "--json", str(figures)], env=environment)
    assert result.exit_code == 0
    assert f"the gate knows the names of {notes_settings.kb_path}" in result.output
    assert "| tuning half | 2 | 1.000 [1.000, 1.000] | 1.000 [1.000, 1.000] | 1.000 [1.000, 1.000] |" in result.output
    (measured,) = json.loads(figures.read_text(encoding="utf-8"))["sets"]
    assert measured["parts"]["tune"]["overall"]["figures"]["tutor"]["recall"]["value"] == 1.0


def test_the_command_works_before_the_first_ingest(notes_settings: Settings, tmp_path: Path) -> None:
    environment = {"KB_PATH": str(tmp_path / "none" / "kb.sqlite3"), "MODEL_CACHE": str(notes_settings.model_cache)}
    result = RUNNER.invoke(app, ["evaluate", "--gate", str(written(tmp_path, GOOD, BAD))], env=environment)
    assert result.exit_code == 0
    assert "the gate knows no names, as there is no knowledge base" in result.output
    assert not (tmp_path / "none").exists()


def test_the_command_refuses_questions_beside_pairs(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["evaluate", "questions.jsonl", "--gate", str(written(tmp_path, GOOD))])
    assert result.exit_code == 1
    assert "leave the files of questions out" in result.output
