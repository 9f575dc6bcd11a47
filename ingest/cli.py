"""The command line: python -m ingest FOLDER…"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from graph.errors import GraphTutorError
from graph.types import ProblemKind
from ingest.report import IngestReport, Stage
from ingest.service import ingest_folders

_PROBLEMS_SHOWN = 50


def main(
    folders: Annotated[list[Path], typer.Argument(metavar="FOLDER...", help="Folders that hold the notes.")],
    only: Annotated[
        bool, typer.Option("--only", help="Let the documents of all other folders go from the knowledge base.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Read notes (*.md, *.markdown, *.txt) into the knowledge base.

    Files that did not change are not read again; files that are gone go from the knowledge base. KB_PATH
    says where it is kept, EMBEDDING_MODEL which model embeds.
    """
    errors = Console(stderr=True)
    try:
        with _Bars(errors) as bars:
            report = ingest_folders(folders, bars, only=only, say=lambda line: errors.print(escape(line)))
    except GraphTutorError as error:
        errors.print(f"[bold red]Nothing was ingested.[/] {escape(str(error))}", soft_wrap=True)
        raise typer.Exit(1) from error
    if as_json:
        typer.echo(json.dumps(_as_json(report), ensure_ascii=False, indent=2))
    else:
        print_report(report, Console())
    if any(problem.kind is ProblemKind.MISSING and Path(problem.path) in folders for problem in report.problems):
        raise typer.Exit(1)


class _Bars:
    """Shows one bar for each stage that has something to do."""

    def __init__(self, console: Console) -> None:
        columns = (TextColumn("{task.description:>14}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console, transient=True)
        self._tasks: dict[Stage, TaskID] = {}

    def __enter__(self) -> _Bars:
        self._progress.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._progress.stop()

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        """Show how far a stage is."""
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(stage.value, total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total)


def print_report(report: IngestReport, console: Console) -> None:
    """Print what was read, changed, mended and left out."""
    s = report.summary
    notes = s.documents - s.outlines
    console.print(
        f"[bold]{s.documents} documents[/] ({notes} notes, {s.outlines} outlines): {s.sections} sections, "
        f"{s.passages} passages, {s.outline_items} outline items, {s.repairs} repairs",
        soft_wrap=True,
    )
    changes = f"{s.added} added, {s.changed} changed, {s.removed} removed, {s.unchanged} unchanged"
    console.print(
        f"{changes}; {s.embedded} passages embedded in {s.seconds:.1f} seconds", highlight=False, soft_wrap=True
    )
    for kind, count in report.repairs:
        console.print(f"  mended: {count} × {kind.value}", style="dim", highlight=False)
    _print_problems(report, console)


def _print_problems(report: IngestReport, console: Console) -> None:
    for problem in report.problems[:_PROBLEMS_SHOWN]:
        line = f"[yellow]{problem.kind.value}[/]: {escape(problem.path)}: {escape(problem.detail)}"
        console.print(line, highlight=False, soft_wrap=True)
    if len(report.problems) > _PROBLEMS_SHOWN:
        console.print(f"… and {len(report.problems) - _PROBLEMS_SHOWN} more problems; --json lists all of them")


def _as_json(report: IngestReport) -> dict[str, object]:
    return {
        **asdict(report.summary),
        "stages": {stage.name.lower(): round(seconds, 3) for stage, seconds in report.seconds},
        "mended": {kind.value: count for kind, count in report.repairs},
        "problems": [asdict(problem) for problem in report.problems],
    }


def run() -> None:
    """Run the command line."""
    typer.run(main)
