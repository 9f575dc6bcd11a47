"""The citation gate's figures as markdown: a row for each half, and one for each kind of sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.evaluation.gate_score import GateMetric
from tutor.evaluation.metrics import CONFIDENCE, Figure
from tutor.evaluation.report import ALL, TUTOR, Group, SetReport

_PARTS = {ALL: "all", "tune": "tuning half", "held": "held-back half"}
_NONE = "–"


def gate_text(report: SetReport) -> str:
    """Return the tables of one set of pairs."""
    rows = [_row(_PARTS.get(name, name), part.overall) for name, part in report.parts.items()]
    heads = ["", "sentences", *(metric.value for metric in GateMetric)]
    interval = f"Brackets are {CONFIDENCE:.0%} bootstrap intervals over sentences."
    about = f"{report.about[0].upper()}{report.about[1:]}."
    kinds = ["### Right by kind of sentence", _kinds(report)]
    return "\n\n".join([f"## {report.name}", f"{about} {interval}", _table(heads, rows), *kinds])


def _row(name: str, group: Group) -> list[str]:
    return [name, str(group.questions), *(_cell(group.figures[TUTOR].get(metric)) for metric in GateMetric)]


def _kinds(report: SetReport) -> str:
    names = list(report.parts[ALL].kinds)
    rows = [[kind, *(_right(part.kinds.get(kind)) for part in report.parts.values())] for kind in names]
    return _table(["kind", *(_PARTS.get(name, name) for name in report.parts)], rows)


def _right(group: Group | None) -> str:
    """Return how many sentences of a kind were judged right, of all of them."""
    figures = group.figures[TUTOR] if group else {}
    figure = figures.get(GateMetric.RECALL) or figures.get(GateMetric.CAUGHT)
    return f"{round(figure.value * figure.questions)}/{figure.questions}" if figure else _NONE


def _cell(figure: Figure | None) -> str:
    return f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]" if figure else _NONE


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, [":--", *("--:" for _ in heads[1:])], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
