"""The report as markdown: for each set and half the systems side by side, then the kinds of question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.evaluation.judging import Metric
from tutor.evaluation.metrics import CONFIDENCE, Figure
from tutor.evaluation.refusal_curve import curve_text
from tutor.evaluation.report import ALL, TUTOR, Group, Part, SetReport

_PARTS = {ALL: "All questions", "tune": "Tuning half", "held": "Held-back half"}
_NONE = "–"


def report_text(reports: Iterable[SetReport]) -> str:
    """Return the tables of all sets."""
    interval = f"Brackets are {CONFIDENCE:.0%} bootstrap intervals over questions; *lead* is over the best baseline."
    return "\n\n".join([interval, *(_set_text(report) for report in reports)])


def _set_text(report: SetReport) -> str:
    blocks = [f"## {report.name}", f"{report.about[0].upper()}{report.about[1:]}."]
    for name, part in report.parts.items():
        blocks += [f"### {_PARTS.get(name, name)} ({part.overall.questions})", *_part_blocks(part)]
        if part.curve is not None and name == ALL:
            blocks += ["### What each threshold would refuse", curve_text(part.curve)]
    return "\n\n".join(blocks)


def _part_blocks(part: Part) -> list[str]:
    group = part.overall
    shared, own = _columns(group)
    blocks = [_systems_table(group, shared)]
    if own:
        blocks.append(_table([TUTOR, *own], [["", *(_cell(group.figures[TUTOR].get(name)) for name in own)]]))
    if part.kinds:
        blocks.append(_kinds_table(part, shared, own))
    return blocks


def _columns(group: Group) -> tuple[list[str], list[str]]:
    """Return the figures that all systems have, and those that only the tutor has."""
    others = [figures for system, figures in group.figures.items() if system != TUTOR]
    ours = list(group.figures.get(TUTOR, {}))
    shared = [name for name in ours if all(name in figures for figures in others)]
    order = [metric.value for metric in Metric]
    own = sorted((name for name in ours if name not in shared), key=order.index)
    return shared, own


def _systems_table(group: Group, shared: Sequence[str]) -> str:
    rows = [[system, *(_cell(figures.get(name)) for name in shared)] for system, figures in group.figures.items()]
    rows.append(["*lead*", *(_lead(group, name) for name in shared)])
    return _table(["system", *shared], rows)


def _kinds_table(part: Part, shared: Sequence[str], own: Sequence[str]) -> str:
    systems = list(part.overall.figures)
    rows = []
    for kind, group in part.kinds.items():
        row = [kind, str(group.questions)]
        row += [" · ".join(_short(group.figures[system].get(name)) for system in systems) for name in shared]
        row += [_short(group.figures[TUTOR].get(name)) for name in own]
        rows.append(row)
    heads = [f"{name} ({' · '.join(systems)})" if number == 0 else name for number, name in enumerate(shared)]
    return _table(["kind", "questions", *heads, *own], rows)


def _cell(figure: Figure | None) -> str:
    return f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]" if figure else _NONE


def _short(figure: Figure | None) -> str:
    return f"{figure.value:.2f}" if figure else _NONE


def _lead(group: Group, name: str) -> str:
    lead = group.leads.get(name)
    if lead is None:
        return _NONE
    difference = lead.difference
    return f"{difference.value:+.3f} [{difference.low:+.3f}, {difference.high:+.3f}] over {lead.over}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, [":--", *("--:" for _ in heads[1:])], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
