"""The server of `make neo4j`: one command starts it, it keeps its data and its secret, and it stops."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest
from fakes_store import change_of, note
from fixtures_neo4j import Neo4jServer
from pydantic import SecretStr

from graph.errors import KnowledgeBaseForbidden, ServerError
from graph.neo4j_connection import Login
from graph.neo4j_errors import Place
from graph.neo4j_store import Neo4jStore
from graph.settings import NEO4J_FOLDER, REPOSITORY, ServerSettings
from tools import neo4j_process
from tools.neo4j_files import password

pytestmark = pytest.mark.slow
NOTE = note("a.md", {"Use": ["It is used."]})


@pytest.fixture(scope="module")
def server(neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerSettings]:
    """Return the settings of a server of its own, not started yet, where one can be started at all."""
    assert neo4j_server.version
    settings = ServerSettings(
        home=tmp_path_factory.mktemp("own"),
        jars=Path(os.environ.get("NEO4J_JARS") or NEO4J_FOLDER / "jars"),
        bolt_port=neo4j_process.free_port(),
        http_port=neo4j_process.free_port(),
    )
    yield settings
    neo4j_process.stop(settings)


def run_tool(settings: ServerSettings, command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "NEO4J_HOME": str(settings.home),
        "NEO4J_JARS": str(settings.jars),
        "NEO4J_BOLT_PORT": str(settings.bolt_port),
        "NEO4J_HTTP_PORT": str(settings.http_port),
    }
    run = [sys.executable, "-m", "tools.neo4j_server", command]
    return subprocess.run(run, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)


def store_on(settings: ServerSettings) -> Neo4jStore:
    place = Place(f"bolt://127.0.0.1:{settings.bolt_port}", "neo4j", "neo4j")
    return Neo4jStore(Login(place, SecretStr(password(settings.home))))


def test_one_command_starts_it_and_a_second_finds_it(server: ServerSettings) -> None:
    told = run_tool(server, "start")
    assert told.returncode == 0, told.stderr
    secret = password(server.home)
    assert f"export NEO4J_URI=bolt://127.0.0.1:{server.bolt_port}" in told.stdout
    assert secret not in told.stdout + told.stderr
    assert stat.S_IMODE((server.home / "password").stat().st_mode) == 0o600
    with urllib.request.urlopen(f"http://127.0.0.1:{server.http_port}/browser/") as page:
        assert "Neo4j Browser" in page.read().decode()
    with closing(store_on(server)) as store:
        store.apply(change_of(NOTE))
    begun = monotonic()
    assert run_tool(server, "start").stdout.splitlines()[1:] == told.stdout.splitlines()[2:]
    assert monotonic() - begun < 10
    assert run_tool(server, "status").returncode == 0


def test_it_stops_cleanly_and_keeps_its_data(server: ServerSettings) -> None:
    assert run_tool(server, "stop").stdout == "Neo4j has stopped.\n"
    assert run_tool(server, "status").returncode == 3
    assert run_tool(server, "stop").stdout == "Neo4j was not running.\n"
    assert run_tool(server, "start").returncode == 0
    with closing(store_on(server)) as store:
        assert store.documents() == (NOTE.document,)
    assert run_tool(server, "stop").returncode == 0


def test_a_database_that_may_only_be_read_is_told(server: ServerSettings) -> None:
    process, _ = neo4j_process.start(server, more="server.databases.read_only=neo4j")
    try:
        with (
            closing(store_on(server)) as store,
            pytest.raises(
                KnowledgeBaseForbidden, match=r"may only read database 'neo4j'.*NEO4J_USER and NEO4J_PASSWORD"
            ),
        ):
            store.apply(change_of(NOTE))
    finally:
        neo4j_process.end(process, server)
    assert process.returncode in (0, 128 + signal.SIGTERM)


def test_a_port_that_is_taken_is_told(server: ServerSettings) -> None:
    with socket.create_server(("127.0.0.1", server.bolt_port)):
        told = run_tool(server, "start")
    assert told.returncode == 1
    assert f"Port {server.bolt_port} is taken by another program; set NEO4J_BOLT_PORT" in told.stderr


def test_a_server_that_ends_while_starting_is_told_with_its_log(server: ServerSettings) -> None:
    with pytest.raises(ServerError, match=r"(?s)ended with code .* while starting:.*no\.such\.setting"):
        neo4j_process.start(server, more="no.such.setting=1")
    assert neo4j_process.running_pid(server) is None


@pytest.mark.parametrize(("name", "value"), [("NEO4J_HEAP", "lots"), ("NEO4J_BOLT_PORT", "70000")])
def test_a_setting_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    run = [sys.executable, "-m", "tools.neo4j_server", "status"]
    told = subprocess.run(run, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert f"{name}='{value}' cannot be used" in told.stderr


GUARDED = """
import subprocess, sys, time
command = [sys.executable, "-m", "tools.neo4j_server", "guard", "--home", sys.argv[1]]
with subprocess.Popen(command, stdin=subprocess.PIPE) as guard:
    guard.wait()
"""


def test_a_server_of_the_tests_ends_with_them_even_when_they_are_killed(server: ServerSettings, tmp_path: Path) -> None:
    own = server.model_copy(update={"home": tmp_path})
    environment = {**os.environ, "NEO4J_JARS": str(server.jars)}
    command = [sys.executable, "-c", GUARDED, str(tmp_path)]
    with subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE) as tests:
        assert tests.stdout is not None
        said = tests.stdout.readline()
        running = neo4j_process.running_pid(own)
        tests.kill()
    assert said.startswith(b"bolt://")
    assert running is not None
    deadline = monotonic() + 60
    while neo4j_process.running_pid(own) is not None and monotonic() < deadline:
        sleep(0.1)
    assert neo4j_process.running_pid(own) is None
