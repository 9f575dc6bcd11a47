"""What `python -m tutor evaluate` does: measure, write, compare with what was accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from graph.errors import InputError
from graph.settings import load_settings
from tutor.evaluation.gate_score import evaluate_gate
from tutor.evaluation.harness import evaluate_set, open_workbench
from tutor.evaluation.multihop_files import questions_beside
from tutor.evaluation.open_domain import evaluate_passages
from tutor.evaluation.questions import read_questions
from tutor.evaluation.report import SetReport


def measure(files: Sequence[Path], corpus: Path | None, say: Callable[[str], None]) -> list[SetReport]:
    """Return a report for each file of questions; with a corpus, the files are multi-hop questions about it.

    Raises InputError when a file cannot be used or the knowledge base does not hold what it is about.
    """
    settings = load_settings()
    if corpus is not None:
        chosen = list(files) or [questions_beside(corpus)]
        return [evaluate_passages(corpus, file, say, settings) for file in chosen]
    if not files:
        raise InputError("Name a file of questions, such as data/eval/questions-notes.jsonl, or a corpus: --passages.")
    sets = [read_questions(file) for file in files]  # all before the first is measured: mistakes come at once
    bench = open_workbench(say, settings)
    with closing(bench.tutor):
        return [evaluate_set(questions, bench) for questions in sets]


def measure_gate(pairs: Path, files: Sequence[Path], say: Callable[[str], None]) -> SetReport:
    """Return a report on the citation gate.

    Raises InputError when the file of pairs cannot be used, or files of questions are named as well.
    """
    if files:
        raise InputError("--gate measures the citation gate alone: leave the files of questions out.")
    return evaluate_gate(pairs, say, load_settings())


def write_text(text: str, file: Path) -> None:
    """Write a report into a file.

    Raises InputError when it cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror}.") from error
