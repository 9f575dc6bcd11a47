"""Running a command and measuring it from outside, the way the operating system counts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from graph.settings import REPOSITORY


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds of wall time, peak memory in megabytes, and what it printed."""

    seconds: float
    megabytes: float
    output: str


def run_python(arguments: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Run this environment's Python with the arguments. Raises RuntimeError with the output when it fails."""
    start = perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}:\n{output}")
    return Run(seconds, usage.ru_maxrss / 1024, output)


def middle(runs: Sequence[Run]) -> Run:
    """Return the median seconds and the highest memory of several runs, with the last one's output."""
    return Run(median(run.seconds for run in runs), max(run.megabytes for run in runs), runs[-1].output)
