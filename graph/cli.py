"""The command line: python -m graph show, path, stats, export, merges, evaluate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from graph.copying import copy_knowledge_base
from graph.describe import (
    entity_lines,
    merge_lines,
    no_path_lines,
    path_lines,
    stats_lines,
)
from graph.errors import GraphTutorError, InputError
from graph.graph_export import ExportFormat, export_graph
from graph.lookup import find_entity
from graph.network import Network
from graph.open_store import open_store, open_store_of
from graph.settings import REPOSITORY, StoreKind, load_settings
from graph.store import Store

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
merges_app = typer.Typer(no_args_is_help=False, invoke_without_command=True)
app.add_typer(merges_app, name="merges", help="List the merge log; undo a merge or do it again.")
_NO_PATH = 3


@contextmanager
def _opened() -> Iterator[Store]:
    with _errors_told(), closing(open_store(load_settings())) as store:
        yield store


@contextmanager
def _errors_told() -> Iterator[None]:
    try:
        yield
    except GraphTutorError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from error


@app.callback()
def main() -> None:
    """Look into the knowledge graph; every statement shows the lines that say it."""


@app.command()
def show(name: Annotated[str, typer.Argument(help="An entity, by any of its names.")]) -> None:
    """Show an entity: kind, aliases, description, relations in and out with quotes."""
    with _opened() as store:
        for line in entity_lines(find_entity(name, store.entities()), store):
            typer.echo(line)


@app.command()
def path(
    source: Annotated[str, typer.Argument(metavar="FROM")],
    target: Annotated[str, typer.Argument(metavar="TO")],
    most: Annotated[int, typer.Option("--most", min=1, max=20, help="How many paths.")] = 3,
) -> None:
    """Tell the best typed paths between two entities, a citation with every hop. Exit code 3: there is none."""
    with _opened() as store:
        entities = store.entities()
        start, end = find_entity(source, entities), find_entity(target, entities)
        network = Network(entities, store.relations())
        paths = network.paths(start, end, most)
        for number, found in enumerate(paths, start=1):
            typer.echo(f"{number}. {start.name} → {end.name} in {len(found.hops)} hops")
            for line in path_lines(found):
                typer.echo(line)
        if not paths:
            for line in no_path_lines(start, end, network):
                typer.echo(line)
            raise typer.Exit(_NO_PATH)


@app.command()
def stats() -> None:
    """Count entities by kind and relations by type."""
    with _opened() as store:
        for line in stats_lines(store):
            typer.echo(line)


@app.command()
def export(
    form: Annotated[ExportFormat, typer.Option("--format", help="The form to write.")] = ExportFormat.JSON,
    output: Annotated[
        Path | None, typer.Option("--output", help="A file name without ending; standard output when left out.")
    ] = None,
) -> None:
    """Write the whole graph, the same bytes for the same notes."""
    with _opened() as store:
        for file in export_graph(store.entities(), store.relations(), form):
            if output is None:
                typer.echo(file.text, nl=False)
            else:
                target = output.with_name(output.name.removesuffix(file.suffix) + file.suffix)
                target.write_text(file.text, encoding="utf-8")
                typer.echo(f"wrote {target}", err=True)


@app.command(name="copy")
def copy_all(
    to: Annotated[StoreKind, typer.Option("--to", help="The store to fill; the other one is copied.")],
) -> None:
    """Copy the whole knowledge base into the other store, losing nothing and embedding nothing anew."""
    with _errors_told():
        settings = load_settings()
        other = StoreKind.SQLITE if to is StoreKind.NEO4J else StoreKind.NEO4J
        with closing(open_store_of(other, settings)) as source, closing(open_store_of(to, settings)) as target:
            copied = copy_knowledge_base(source, target)
        typer.echo(f"Copied {copied.documents} documents with {copied.passages} passages from {other} to {to}.")


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="The gold set.")] = REPOSITORY / "data" / "eval" / "graph.yaml",
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed or wrong in the tuning half.")] = False,
) -> None:
    """Score the graph against the gold set, on those of its documents that the knowledge base holds."""
    from graph.evaluate import evaluate_graph, score_lines
    from graph.gold import read_gold

    with _opened() as store:
        scores = evaluate_graph(read_gold(gold), store)
        if not scores:
            raise InputError("The knowledge base holds none of the gold set's documents; ingest them first.")
        for line in score_lines(scores, misses=misses):
            typer.echo(line)


@merges_app.callback()
def merges(context: typer.Context) -> None:
    """List which names were taken for one entity, and which might be."""
    if context.invoked_subcommand is None:
        with _opened() as store:
            for line in merge_lines(store.merges()):
                typer.echo(line)


@merges_app.command()
def undo(name: Annotated[str, typer.Argument(help="The name that is to be an entity of its own.")]) -> None:
    """Take a name out of the entity it was merged into, from the next ingest on."""
    _set_undone(name, True)


@merges_app.command()
def redo(name: Annotated[str, typer.Argument(help="The name whose merge is to hold again.")]) -> None:
    """Let a merge that was undone hold again, from the next ingest on."""
    _set_undone(name, False)


def _set_undone(name: str, undone: bool) -> None:
    with _opened() as store:
        store.set_undone(name, undone)
    typer.echo(f"Noted for {name!r}; `python -m ingest FOLDER` builds the graph anew with it.")


def run() -> None:
    """Run the command line."""
    app()
