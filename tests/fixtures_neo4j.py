"""A real Neo4j server for the tests: started once on free ports, emptied between tests, stopped at the end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph.neo4j_connection import Connection, Login
from graph.neo4j_errors import Place
from graph.neo4j_store import Neo4jStore
from graph.settings import NEO4J_FOLDER, REPOSITORY, Settings, StoreKind, load_settings

REQUIRED = "REQUIRE_NEO4J"
_EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """A running server of the tests' own."""

    settings: Settings
    version: str

    @property
    def login(self) -> Login:
        """Return how to log in."""
        secret = self.settings.neo4j_password
        assert secret is not None
        place = Place(self.settings.neo4j_uri, self.settings.neo4j_user, self.settings.neo4j_database)
        return Login(place, secret)

    def empty(self) -> None:
        """Remove all that is in the database."""
        with closing(Connection(self.login)) as connection:
            connection.run_in_steps(_EMPTY)


@dataclass
class _Outcome:
    """What the summary tells of the server."""

    lines: list[str] = field(default_factory=list)


_OUTCOME = _Outcome()


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """Return a server; tests that ask for it are skipped, loudly, where none can be started."""
    home = tmp_path_factory.mktemp("neo4j")
    jars = os.environ.get("NEO4J_JARS") or str(NEO4J_FOLDER / "jars")
    command = [sys.executable, "-m", "tools.neo4j_server", "guard", "--home", str(home)]
    # The server ends when this pipe does, even if the tests are killed.
    with subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env={**os.environ, "NEO4J_JARS": jars},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as guard:
        assert guard.stdin is not None
        assert guard.stdout is not None
        said = guard.stdout.readline().split()
        if len(said) != 3:
            assert guard.stderr is not None
            _give_up(guard.stderr.read().strip())
        uri, version, password_file = said
        _OUTCOME.lines.append(f"Neo4j tests ran against Neo4j {version}")
        yield Neo4jServer(_settings(uri, Path(password_file).read_text(encoding="ascii").strip(), home), version)
        guard.stdin.close()
        guard.wait()


def _settings(uri: str, password: str, home: Path) -> Settings:
    return load_settings().model_copy(
        update={
            "kb_path": home / "knowledge.sqlite3",
            "kb_store": StoreKind.NEO4J,
            "neo4j_uri": uri,
            "neo4j_password": SecretStr(password),
        }
    )


def _give_up(reason: str) -> None:
    line = f"NEO4J TESTS WERE SKIPPED: no server could be started: {' '.join(reason.split())}"
    _OUTCOME.lines.append(line)
    if os.environ.get(REQUIRED, "0") not in ("", "0"):
        pytest.fail(line, pytrace=False)
    pytest.skip(line)


@pytest.fixture
def neo4j_settings(neo4j_server: Neo4jServer) -> Settings:
    """Return the settings of an empty Neo4j database."""
    neo4j_server.empty()
    return neo4j_server.settings


@pytest.fixture
def neo4j_stores(neo4j_server: Neo4jServer) -> Iterator[Callable[[], Neo4jStore]]:
    """Return a function that opens one more store on a database that is empty before the test."""
    neo4j_server.empty()
    opened: list[Neo4jStore] = []

    def open_one() -> Neo4jStore:
        opened.append(Neo4jStore(neo4j_server.login))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell which server the tests ran against, or why they did not."""
    for line in _OUTCOME.lines:
        terminalreporter.write_line(line, bold=True, yellow="SKIPPED" in line, green="SKIPPED" not in line)
