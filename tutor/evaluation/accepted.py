"""Figures that were accepted, with their noise: data/eval/baseline.json, and what has fallen below it since."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pydantic import TypeAdapter, ValidationError

from graph.errors import InputError
from tutor.evaluation.judging import Metric
from tutor.evaluation.metrics import Figure
from tutor.evaluation.report import TUTOR, Part, SetReport

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class AcceptedFigure:
    """A figure of the tutor and its noise: half the width of its bootstrap interval when it was accepted."""

    accepted: float
    noise: float


@dataclass(frozen=True, slots=True)
class AcceptedPart:
    """The figures of one part of a set, over this many questions."""

    questions: int
    figures: Mapping[str, AcceptedFigure]


Accepted: TypeAlias = dict[str, dict[str, AcceptedPart]]
_ACCEPTED = TypeAdapter(Accepted)


def read_accepted(file: Path) -> Accepted:
    """Return the accepted figures by set and part.

    Raises InputError when the file cannot be read as such.
    """
    try:
        return _ACCEPTED.validate_json(file.read_bytes())
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}. --accept {file} makes it.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{file}: {place + ': ' if place else ''}{first['msg']}.") from error


def accept_figures(reports: Iterable[SetReport], file: Path) -> None:
    """Write the reports' figures into the file; what it holds of other sets stays.

    Raises InputError when the file holds something else or cannot be written.
    """
    known = read_accepted(file) if file.exists() else {}
    known |= {report.name: {name: _accepted(part) for name, part in report.parts.items()} for report in reports}
    try:
        file.write_bytes(_ACCEPTED.dump_json(known, indent=2) + b"\n")
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror}.") from error


def drops(reports: Sequence[SetReport], accepted: Accepted) -> list[str]:
    """Return a line for every accepted figure that is not reached any more, noise allowed for."""
    return [f"{report.name}, {line}" for report in reports for line in _set_drops(report, accepted.get(report.name))]


def _set_drops(report: SetReport, accepted: Mapping[str, AcceptedPart] | None) -> Iterable[str]:
    if accepted is None:
        yield "no figure was accepted for this set yet: accept them with --accept."
        return
    for name, part in accepted.items():
        measured = report.parts.get(name)
        if measured is None or measured.overall.questions != part.questions:
            count = measured.overall.questions if measured else 0
            yield f"{name}: {part.questions} questions were accepted and {count} are there: accept the set anew."
            continue
        for metric, known in part.figures.items():
            yield from _drop(f"{name}: {metric}", measured.overall.figures[TUTOR].get(metric), known)


def _drop(place: str, figure: Figure | None, known: AcceptedFigure) -> Iterable[str]:
    value = figure.value if figure else 0.0
    if value < known.accepted - known.noise:
        yield f"{place} is {value:.4f}, below the accepted {known.accepted:.4f} less its noise of {known.noise:.4f}."


def _accepted(part: Part) -> AcceptedPart:
    figures = part.overall.figures[TUTOR].items()
    return AcceptedPart(part.overall.questions, {name: _rounded(name, figure) for name, figure in figures})


def _rounded(name: str, figure: Figure) -> AcceptedFigure:
    """Return the figure rounded down: rounded up, the same outcome would fall below itself.

    No resample moves a figure of 1, so the noise is at least one question; of a span that is not exact, none.
    """
    scale = 10**_DIGITS
    least = 0.0 if name == Metric.EXACT_SPANS else 1 / figure.questions
    noise = math.ceil(max(figure.half_width, least) * scale) / scale
    return AcceptedFigure(math.floor(figure.value * scale) / scale, noise)
