"""What an ingest tells: its stages while it runs, and its report when it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from time import perf_counter
from typing import TypeAlias

from graph.types import IngestSummary, Problem, RepairKind


class Stage(StrEnum):
    """The steps of an ingest, in order."""

    FIND = "finding files"
    READ = "reading"
    EMBED = "embedding"
    ASK = "asking the model"
    EXTRACT = "extracting the graph"
    STORE = "storing"
    INDEX = "indexing"


# Is told that `done` of `total` steps of a stage are done.
Progress: TypeAlias = Callable[[Stage, int, int], None]


def no_progress(_stage: Stage, _done: int, _total: int) -> None:
    """Take note of nothing."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What one ingest read, mended and changed; `seconds` of wall time per stage."""

    summary: IngestSummary
    problems: tuple[Problem, ...]
    repairs: tuple[tuple[RepairKind, int], ...]
    seconds: tuple[tuple[Stage, float], ...]

    @property
    def changed_nothing(self) -> bool:
        """Tell whether the knowledge base is as it was before."""
        s = self.summary
        return not (s.added or s.changed or s.removed or s.embedded)


@dataclass(slots=True)
class Stopwatch:
    """Adds up the seconds of each stage."""

    spent: dict[Stage, float] = field(default_factory=dict)

    @contextmanager
    def time(self, stage: Stage) -> Iterator[None]:
        """Count the time inside the block towards a stage."""
        start = perf_counter()
        try:
            yield
        finally:
            self.spent[stage] = self.spent.get(stage, 0.0) + perf_counter() - start
