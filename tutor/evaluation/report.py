"""The result of an evaluation as frozen types: figures by system, kind and half, and how far the tutor leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tutor.evaluation.judging import Shares
from tutor.evaluation.metrics import NOTHING, Figure, Share, difference_of, figure_of
from tutor.evaluation.refusal_curve import RefusalCurve

TUTOR = "tutor"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Lead:
    """By how much the tutor leads the best of the baselines in one figure, on the same questions."""

    over: str
    difference: Figure


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of some questions: by system, then by the figure's name."""

    questions: int
    figures: Mapping[str, Mapping[str, Figure]]
    leads: Mapping[str, Lead]


@dataclass(frozen=True, slots=True)
class Part:
    """One half of a set, or all of it: overall, by kind, and the refusals' curve where it has one."""

    overall: Group
    kinds: Mapping[str, Group]
    curve: RefusalCurve | None = None


@dataclass(frozen=True, slots=True)
class Miss:
    """A question of the tuning half that went wrong, and how. The held-back half is never listed."""

    id: str
    kind: str
    wrong: str


@dataclass(frozen=True, slots=True)
class SetReport:
    """What was measured on one file of questions; `about` says against what."""

    name: str
    about: str
    parts: Mapping[str, Part]
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """One question's shares by system."""

    kind: str
    half: str
    by_system: Mapping[str, Shares]


def group_of(scores: Sequence[Scores]) -> Group:
    """Return the figures of these questions, with intervals, and the tutor's leads."""
    systems = list(dict.fromkeys(system for one in scores for system in one.by_system))
    figures = {system: _figures(scores, system) for system in systems}
    baselines = [system for system in systems if system != TUTOR]
    leads = {}
    for name in figures.get(TUTOR, {}):
        rivals = [system for system in baselines if name in figures[system]]
        if rivals:
            best = max(rivals, key=lambda system: figures[system][name].value)
            difference = difference_of(_shares(scores, TUTOR, name), _shares(scores, best, name))
            if difference is not None:
                leads[name] = Lead(best, difference)
    return Group(len(scores), figures, leads)


def part_of(scores: Sequence[Scores], curve: RefusalCurve | None = None) -> Part:
    """Return the figures of these questions overall and by kind."""
    kinds = dict.fromkeys(one.kind for one in scores if one.kind)
    by_kind = {kind: group_of([one for one in scores if one.kind == kind]) for kind in kinds}
    return Part(group_of(scores), by_kind, curve)


def _figures(scores: Sequence[Scores], system: str) -> dict[str, Figure]:
    names = dict.fromkeys(name for one in scores for name in one.by_system[system])
    found = {name: figure_of(_shares(scores, system, name)) for name in names}
    return {name: figure for name, figure in found.items() if figure is not None}


def _shares(scores: Sequence[Scores], system: str, name: str) -> list[Share]:
    return [one.by_system[system].get(name, NOTHING) for one in scores]
