"""Seconds of an answer once the tutor is loaded. Prints median and 95th percentile in milliseconds."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

from tutor.build import open_tutor


def main(questions: Path) -> None:
    """Ask every question once to warm up and once for the clock."""
    asked = [str(json.loads(line)["question"]) for line in questions.read_text(encoding="utf-8").splitlines()]
    tutor = open_tutor()
    for question in asked:
        tutor.ask(question)
    seconds = []
    for question in asked:
        start = perf_counter()
        tutor.ask(question)
        seconds.append(perf_counter() - start)
    seconds.sort()
    print(f"{seconds[len(seconds) // 2] * 1000:.1f} {seconds[int(len(seconds) * 0.95)] * 1000:.1f}")


main(Path(sys.argv[1]))
