"""The Neo4j server of this project: python -m tools.neo4j_server start, stop, status, guard."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from graph.errors import GraphTutorError, SettingError
from graph.settings import PASSWORD_FILE, ServerSettings
from tools import neo4j_docker, neo4j_process
from tools.neo4j_jars import is_fetched
from tools.neo4j_login import USER, address, log_in

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.command()
def start() -> None:
    """Start the server, or find it running, and print its address and the settings to use."""
    with _told():
        settings = _settings()
        version = _running_version(settings) or _start(settings)
        typer.echo(f"Neo4j {version} is up. It keeps its data in {settings.home} and runs until `make neo4j-stop`.")
        for line in _settings_lines(settings):
            typer.echo(line)


@app.command()
def stop() -> None:
    """Stop the server cleanly."""
    with _told():
        settings = _settings()
        stopped = neo4j_process.stop(settings) or neo4j_docker.stop(settings)
        typer.echo("Neo4j has stopped." if stopped else "Neo4j was not running.")


@app.command()
def status() -> None:
    """Tell whether the server is up. Exit code 3: it is not."""
    with _told():
        version = _running_version(_settings())
        typer.echo(f"Neo4j {version} is up." if version else "Neo4j is not running.")
        if version is None:
            raise typer.Exit(3)


@app.command()
def guard(home: Annotated[Path, typer.Option(help="A folder of its own.")]) -> None:
    """Run a server on free ports until standard input ends or a signal comes; print address, version, password file."""
    with _told():
        ports = {"bolt_port": neo4j_process.free_port(), "http_port": neo4j_process.free_port()}
        settings = _settings().model_copy(update={"home": home, **ports})
        signal.signal(signal.SIGTERM, _end_quietly)
        process, version = neo4j_process.start(settings)
        try:
            typer.echo(f"{address(settings)} {version} {home / PASSWORD_FILE}")
            sys.stdin.read()
        finally:
            # A second Ctrl-C must not leave the server behind.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            neo4j_process.end(process, settings)


def _end_quietly(_number: int, _frame: object) -> None:
    raise SystemExit(0)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except GraphTutorError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from error
    except OSError as error:
        typer.echo(f"Error: {error.filename} cannot be used: {error.strerror}. Set NEO4J_HOME.", err=True)
        raise typer.Exit(1) from error


def _settings() -> ServerSettings:
    try:
        return ServerSettings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"NEO4J_{first['loc'][0]}".upper()
        raise SettingError(f"{name}={first['input']!r} cannot be used: {first['msg']}.") from error


def _running_version(settings: ServerSettings) -> str | None:
    """Return the version of the server that runs from this home, or None."""
    from neo4j.exceptions import ServiceUnavailable

    if neo4j_process.running_pid(settings) is None and not neo4j_docker.is_running(settings):
        return None
    try:
        return log_in(settings)
    except ServiceUnavailable:
        return None


def _start(settings: ServerSettings) -> str:
    if neo4j_docker.has_engine():
        return neo4j_docker.start(settings)
    if not is_fetched(settings.jars or settings.home / "jars", settings.version):
        typer.echo(f"Fetching Neo4j {settings.version} (about 140 MB, one to four minutes, only this once) ...")
    typer.echo("Starting Neo4j ...")
    _, version = neo4j_process.start(settings)
    return version


def _settings_lines(settings: ServerSettings) -> Iterator[str]:
    yield f"  Browser   http://127.0.0.1:{settings.http_port}/browser/   (connect to {address(settings)})"
    yield f"  user      {USER}, the password stands in {settings.home / PASSWORD_FILE}"
    yield "To use it:"
    yield "  export KB_STORE=neo4j"
    yield f"  export NEO4J_URI={address(settings)} NEO4J_USER={USER} NEO4J_DATABASE=neo4j"
    yield f"  export NEO4J_PASSWORD=\"$(cat '{settings.home / PASSWORD_FILE}')\""


if __name__ == "__main__":
    app()
