"""Figures put together, written as tables and JSON, and compared with those that were accepted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import InputError
from tutor.evaluation.accepted import accept_figures, drops, read_accepted
from tutor.evaluation.judging import Metric
from tutor.evaluation.metrics import Share
from tutor.evaluation.refusal_curve import Confidence, curve_of
from tutor.evaluation.report import TUTOR, Miss, Scores, SetReport, group_of, part_of
from tutor.evaluation.report_json import report_json
from tutor.evaluation.report_text import report_text


def scores(kind: str, ours: float, theirs: float, cited: float) -> Scores:
    shares = {Metric.HIT_1.value: Share(ours), Metric.EXACT_SPANS.value: Share(cited, 2)}
    by_system = {TUTOR: shares, "BM25": {Metric.HIT_1.value: Share(theirs)}, "dense": {Metric.HIT_1.value: Share(0)}}
    return Scores(kind, "tune", by_system)


SCORES = [scores("fact", 1, 0, 2), scores("fact", 1, 1, 2), scores("list", 0, 0, 1), scores("list", 1, 0, 2)]
NO_WORDS = Scores("unanswerable", "tune", {TUTOR: {}, "BM25": {}, "dense": {}})


def report(*found: Scores) -> SetReport:
    curve = curve_of([Confidence(0.9, True), Confidence(0.1, False)], 0.5)
    return SetReport(
        "small", "two passages", {"all": part_of(found or SCORES, curve)}, (Miss("q3", "list", "refused"),)
    )


def test_a_group_has_every_systems_figures_and_the_lead_over_the_best_other() -> None:
    group = group_of([*SCORES, NO_WORDS])
    assert group.questions == 5
    assert group.figures[TUTOR]["hit@1"].value == 0.75
    assert group.figures[TUTOR]["hit@1"].questions == 4
    assert group.figures[TUTOR]["exact spans"].value == pytest.approx(7 / 8)
    assert group.leads["hit@1"].over == "BM25"
    assert group.leads["hit@1"].difference.value == pytest.approx(0.5)
    assert "exact spans" not in group.leads


def test_kinds_are_groups_of_their_own() -> None:
    part = part_of(SCORES)
    assert {kind: group.figures[TUTOR]["hit@1"].value for kind, group in part.kinds.items()} == {
        "fact": 1.0,
        "list": 0.5,
    }


def test_the_table_shows_systems_lead_kinds_and_curve() -> None:
    text = report_text([report()])
    assert "## small\n\nTwo passages." in text
    assert "### All questions (4)" in text
    assert "| tutor | 0.750 [" in text
    assert "] over BM25 |" in text
    assert "| list | 2 | 0.50 · 0.00 · 0.00 | 0.75 |" in text
    assert "| 0.50 (in use) | 100.0% |" in text
    assert "q3" not in text


def test_the_json_has_the_documented_fields() -> None:
    parsed = json.loads(report_json([report()]))
    assert set(parsed) == {"confidence", "resamples", "sets"}
    (one,) = parsed["sets"]
    assert set(one) == {"name", "about", "parts", "misses"}
    assert one["misses"] == [{"id": "q3", "kind": "list", "wrong": "refused"}]
    part = one["parts"]["all"]
    assert set(part) == {"overall", "kinds", "curve"}
    assert set(part["overall"]) == {"questions", "figures", "leads"}
    assert set(part["overall"]["figures"]["tutor"]["hit@1"]) == {"value", "low", "high", "questions"}
    assert set(part["overall"]["leads"]["hit@1"]) == {"over", "difference"}
    assert set(part["curve"]) == {"threshold", "points", "bins", "brier"}
    assert set(part["curve"]["points"][0]) == {"threshold", "unanswerable_refused", "answerable_refused"}


def test_figures_are_accepted_beside_those_of_other_sets(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    accept_figures([report()], file)
    accept_figures([SetReport("other", "x", {"all": part_of(SCORES)})], file)
    accepted = read_accepted(file)
    assert set(accepted) == {"small", "other"}
    assert accepted["small"]["all"].figures["hit@1"].accepted == 0.75
    assert drops([report()], accepted) == []


def test_only_a_drop_beyond_the_noise_is_told(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    good = [scores("fact", float(number > 4), 0, 2) for number in range(100)]
    accept_figures([report(*good)], file)
    accepted = read_accepted(file)
    noise = accepted["small"]["all"].figures["hit@1"].noise
    assert noise == pytest.approx(0.0427, abs=0.01)
    within = [scores("fact", float(number > 6), 0, 2) for number in range(100)]
    assert drops([report(*within)], accepted) == []
    below = [scores("fact", float(number > 14), 0, 2) for number in range(100)]
    (line,) = drops([report(*below)], accepted)
    assert line.startswith("small, all: hit@1 is 0.8500, below the accepted 0.9500")


def test_a_perfect_figure_is_allowed_one_question_but_a_span_must_be_exact(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    accept_figures([report(*[scores("fact", 1, 0, 2)] * 20)], file)
    figures = read_accepted(file)["small"]["all"].figures
    assert figures["hit@1"].noise == 0.05
    assert figures["exact spans"].noise == 0.0
    one_off = [scores("fact", 0, 0, 1), *[scores("fact", 1, 0, 2)] * 19]
    (line,) = drops([report(*one_off)], read_accepted(file))
    assert "exact spans is 0.9750" in line


def test_other_questions_than_were_accepted_are_told(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    accept_figures([report()], file)
    (line,) = drops([report(*SCORES[:3])], read_accepted(file))
    assert "4 questions were accepted and 3 are there" in line
    (unknown,) = drops([SetReport("new", "x", {"all": part_of(SCORES)})], read_accepted(file))
    assert unknown.startswith("new, no figure was accepted")


def test_a_file_that_holds_something_else_is_named(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text('{"small": {"all": {"questions": 4}}}', encoding="utf-8")
    with pytest.raises(InputError, match=r"small\.all\.figures"):
        read_accepted(file)
    with pytest.raises(InputError, match="--accept"):
        read_accepted(tmp_path / "none.json")
