"""The command line: python -m tutor ask "…", batch FILE and evaluate FILE…"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import GraphTutorError, InputError
from tutor.notes.note_format import NoteFormat
from tutor.talk import Asked, Done, Exchange, Manner

if TYPE_CHECKING:
    from graph.settings import Settings
    from tutor.outcome import Reply
    from tutor.tutor import Tutor


class MannerName(StrEnum):
    """A manner of teaching as it is named on the command line."""

    PLAIN = "plain"
    SIMPLY = "simply"
    DEEPER = "deeper"
    EXAMPLE = "example"
    ASK_ME = "ask-me"


_MANNERS = {
    MannerName.PLAIN: Manner.PLAIN,
    MannerName.SIMPLY: Manner.SIMPLY,
    MannerName.DEEPER: Manner.DEEPER,
    MannerName.EXAMPLE: Manner.EXAMPLE,
    MannerName.ASK_ME: Manner.ASK_ME,
}
app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
REFUSED = 3


@contextmanager
def _errors_said() -> Iterator[None]:
    try:
        yield
    except GraphTutorError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from error


def _say(line: str) -> None:
    typer.echo(line, err=True)


@app.callback()
def main() -> None:
    """Ask your notes; every sentence of an answer cites the lines that say it."""


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotes.")],
    after: Annotated[list[str] | None, typer.Option("--after", help="An earlier question; may be repeated.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    manner: Annotated[MannerName, typer.Option("--manner", help="How to teach.")] = MannerName.PLAIN,
    model: Annotated[str | None, typer.Option("--model", help="A language model that words the answer.")] = None,
    base_url: Annotated[str | None, typer.Option("--base-url", help="The address of its server.")] = None,
) -> None:
    """Answer one question from the notes. Exit code 0: answered, 3: the notes do not say, 1: an error.

    --model is provider:name, such as openai:gpt-5-mini; it and --base-url come before TUTOR_MODEL and
    TUTOR_BASE_URL, and --model "" asks none.
    """
    from tutor.answer_json import outcome_line
    from tutor.answer_text import outcome_text
    from tutor.build import open_tutor
    from tutor.outcome import Refusal

    with _errors_said():
        if not question.strip():
            raise InputError("The question is empty.")
        asked = Asked(question, tuple(map(Exchange, after or ())), _MANNERS[manner])
        reply = _reply(open_tutor(_say, _with_model(model, base_url)), asked)
    width = min(shutil.get_terminal_size((100, 24)).columns, 110)
    typer.echo(outcome_line(reply) if as_json else outcome_text(reply, width))
    if isinstance(reply, Refusal):
        raise typer.Exit(REFUSED)


def _with_model(model: str | None, base_url: str | None) -> Settings:
    from graph.settings import load_settings

    wished = {"tutor_model": model, "tutor_base_url": base_url}
    return load_settings().model_copy(update={name: value for name, value in wished.items() if value is not None})


def _reply(tutor: Tutor, asked: Asked) -> Reply:
    """Return the reply alone: in a terminal the whole answer with its sources is what is read."""
    *_, done = tutor.talk(asked, tutor.ledger())
    if not isinstance(done, Done):
        raise TypeError("a turn ends with its reply")
    return done.reply


@app.command()
def batch(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="One question a line; - reads standard input.")],
) -> None:
    """Answer questions by the file: {"id", "question", "history"?} a line in, one JSON object a line out."""
    from tutor.answer_json import outcome_line
    from tutor.batch import read_batch
    from tutor.build import open_tutor

    with _errors_said():
        questions = list(read_batch(_lines_of(file), str(file)))
        tutor = open_tutor(_say, _with_model("", None))  # what is measured and compared is the reference
        for question in questions:
            typer.echo(outcome_line(tutor.ask(question.question, question.history), question.id))


@app.command()
def evaluate(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", help="Files of data/eval/*.jsonl.")] = None,
    passages: Annotated[
        Path | None, typer.Option(help="A corpus in HippoRAG's form; FILE are then multi-hop questions about it.")
    ] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write all figures as JSON into this file.")] = None,
    check: Annotated[
        Path | None, typer.Option(help="Accepted figures: exit code 1 when one is missed by more than its noise.")
    ] = None,
    accept: Annotated[Path | None, typer.Option(help="Write this run's figures into this file as accepted.")] = None,
    gate: Annotated[Path | None, typer.Option(help="Measure the citation gate on this file instead.")] = None,
) -> None:
    """Measure retrieval, answers, citations and refusals on questions whose answers are known by their lines."""
    from tutor.evaluation.accepted import accept_figures, drops, read_accepted
    from tutor.evaluation.command import measure, measure_gate, write_text
    from tutor.evaluation.gate_text import gate_text
    from tutor.evaluation.report_json import report_json
    from tutor.evaluation.report_text import report_text

    with _errors_said():
        accepted = read_accepted(check) if check else {}
        reports = [measure_gate(gate, files or (), _say)] if gate else measure(files or (), passages, _say)
        typer.echo(gate_text(reports[0]) if gate else report_text(reports))
        if json_file:
            write_text(report_json(reports), json_file)
        if accept:
            accept_figures(reports, accept)
    fallen = drops(reports, accepted) if check else []
    for line in fallen:
        _say(f"Dropped: {line}")
    if fallen:
        raise typer.Exit(1)


@app.command()
def notes(
    entities: Annotated[list[str] | None, typer.Argument(metavar="ENTITY…", help="One entity, or several.")] = None,
    document: Annotated[list[Path] | None, typer.Option("--document", metavar="PATH", help="A document.")] = None,
    heading: Annotated[list[str] | None, typer.Option("--heading", help="Only this section of the document.")] = None,
    outline: Annotated[list[Path] | None, typer.Option("--outline", metavar="PATH", help="A course outline.")] = None,
    connected: Annotated[int, typer.Option("--connected", min=0, help="So many of the best connected entities.")] = 0,
    write: Annotated[Path | None, typer.Option("--write", metavar="FOLDER", help="Write a linked folder.")] = None,
    form: Annotated[NoteFormat, typer.Option("--format", help="How notes are written.")] = NoteFormat.MARKDOWN,
    check: Annotated[bool, typer.Option("--check", help="Tell which written notes are stale, and why.")] = False,
    update: Annotated[bool, typer.Option("--update", help="With --check: write the stale ones anew.")] = False,
) -> None:
    """Write cross-reference notes. Exit code 0: written, 3: with gaps, or with --check stale notes, 1: an error."""
    from graph.settings import load_settings
    from tutor.build import open_notes
    from tutor.notes import command

    with _errors_said():
        settings = load_settings()
        service = open_notes(settings)
        if check:
            if command.check(write, service, settings.kb_file, typer.echo, update=update):
                raise typer.Exit(REFUSED)
            return
        wish = command.NotesWish(entities or (), document or (), heading or (), outline or (), connected)
        written = service.write_all(command.requests_of(wish, service))
        for gap in written.gaps:
            for line in command.gap_lines(gap):
                _say(line)
        if write:
            _say(command.write_folder(write, written, form, service, settings.kb_file))
        else:
            typer.echo(command.printed(written, form, service), nl=False)
    if written.gaps:
        raise typer.Exit(REFUSED)


def _lines_of(file: Path) -> list[str]:
    if str(file) == "-":
        return sys.stdin.read().splitlines()
    try:
        return file.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8 text.") from error


def run() -> None:
    """Run the command line."""
    app()
