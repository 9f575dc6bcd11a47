"""The report as JSON: the frozen types of `report.py`, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from tutor.evaluation.metrics import CONFIDENCE, RESAMPLES
from tutor.evaluation.report import SetReport


@dataclass(frozen=True, slots=True)
class ReportJson:
    """All sets of one evaluation, and how their intervals were made."""

    confidence: float
    resamples: int
    sets: tuple[SetReport, ...]


_REPORT = TypeAdapter(ReportJson)


def report_json(reports: Sequence[SetReport]) -> str:
    """Return the reports as indented JSON."""
    return _REPORT.dump_json(ReportJson(CONFIDENCE, RESAMPLES, tuple(reports)), indent=2).decode()
