"""What goes wrong with a Neo4j server is told with the remedy, and no secret is ever shown."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fakes_store import change_of, note
from fixtures_neo4j import Neo4jServer
from pydantic import SecretStr

from graph.errors import (
    GraphTutorError,
    KnowledgeBaseForbidden,
    KnowledgeBaseUnreachable,
    SettingError,
)
from graph.neo4j_connection import Login, check_version
from graph.neo4j_errors import Place
from graph.neo4j_store import Neo4jStore
from graph.open_store import open_store
from graph.settings import REPOSITORY, IndexKind, Settings, StoreKind
from tools.neo4j_process import free_port

SECRET = "correct-horse-battery-staple"
NOTE = note("a.md", {"Use": ["It is used."]})


def store_at(place: Place, secret: str = SECRET) -> Neo4jStore:
    return Neo4jStore(Login(place, SecretStr(secret)))


def test_a_wrong_password_is_told_and_not_shown(
    neo4j_server: Neo4jServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(
        KnowledgeBaseForbidden, match=r"refuses the user 'neo4j'.*Set NEO4J_USER and NEO4J_PASSWORD"
    ) as told:
        store_at(neo4j_server.login.place).stamp()
    printed = capfd.readouterr()
    shown = [*traceback.format_exception(told.value), caplog.text, printed.out, printed.err, repr(neo4j_server.login)]
    assert not any(SECRET in text for text in shown)


USES: tuple[Callable[[Neo4jStore], object], ...] = (
    lambda store: store.stamp(),
    lambda store: store.documents(),
    lambda store: store.apply(change_of(NOTE)),
)


@pytest.mark.parametrize("use", USES)
def test_a_server_that_is_down_is_told_with_how_to_start_one(use: Callable[[Neo4jStore], object]) -> None:
    place = Place(f"bolt://127.0.0.1:{free_port()}", "neo4j", "neo4j")
    with pytest.raises(
        KnowledgeBaseUnreachable, match=rf"No Neo4j server answers at {place.uri}.*make neo4j.*NEO4J_URI"
    ):
        use(store_at(place))


def test_a_database_that_is_missing_is_told(neo4j_server: Neo4jServer) -> None:
    login = replace(neo4j_server.login, place=replace(neo4j_server.login.place, database="nowhere"))
    with pytest.raises(KnowledgeBaseUnreachable, match=r"has no database 'nowhere'. Set NEO4J_DATABASE"):
        Neo4jStore(login).stamp()


@pytest.mark.parametrize("agent", ["Neo4j/5.25.1", "Neo4j/4.4.0", "Memgraph/2.0", ""])
def test_a_server_that_is_too_old_is_told(agent: str) -> None:
    place = Place("bolt://there:7687", "neo4j", "neo4j")
    with pytest.raises(KnowledgeBaseUnreachable, match=f"bolt://there:7687 is {agent}; Neo4j 5.26 or newer is needed"):
        check_version(agent, place)


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/5.26.16", "Neo4j/2025.10.1", "Neo4j/6.0.0-rc1"])
def test_a_server_that_is_new_enough_is_taken(agent: str) -> None:
    check_version(agent, Place("bolt://there:7687", "neo4j", "neo4j"))


@pytest.mark.parametrize("uri", ["http://127.0.0.1:7474", "127.0.0.1:7687", "bolt://"])
def test_an_address_that_is_none_is_told(uri: str) -> None:
    with pytest.raises(SettingError, match=r"has to look like bolt://127\.0\.0\.1:7687"):
        store_at(Place(uri, "neo4j", "neo4j"))


def test_a_login_in_the_address_is_refused_and_not_shown() -> None:
    with pytest.raises(SettingError, match="NEO4J_URI holds a login") as told:
        store_at(Place(f"bolt://neo4j:{SECRET}@127.0.0.1:7687", "neo4j", "neo4j"))
    assert SECRET not in "".join(traceback.format_exception(told.value))


def test_a_password_that_is_not_set_is_asked_for(tmp_path: Path) -> None:
    settings = Settings(kb_store=StoreKind.NEO4J, neo4j_home=tmp_path)
    with pytest.raises(KnowledgeBaseForbidden, match=r"NEO4J_PASSWORD is not set.*make neo4j"):
        open_store(settings)


def test_the_password_of_our_own_server_is_found_but_sent_to_no_other(tmp_path: Path) -> None:
    (tmp_path / "password").write_text(SECRET + "\n")
    own = Settings(kb_store=StoreKind.NEO4J, neo4j_home=tmp_path)
    assert own.neo4j_secret == SecretStr(SECRET)
    other = Settings(kb_store=StoreKind.NEO4J, neo4j_home=tmp_path, neo4j_uri="neo4j+s://db.example.org")
    assert other.neo4j_secret is None


def test_the_database_s_indexes_need_the_database() -> None:
    with pytest.raises(SettingError, match="set KB_STORE=neo4j as well"):
        open_store(Settings(kb_index=IndexKind.NEO4J))


def test_settings_do_not_show_the_password() -> None:
    settings = Settings(neo4j_password=SecretStr(SECRET))
    assert SECRET not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


@pytest.mark.parametrize("command", [["tutor", "ask", "What is S3?"], ["graph", "stats"], ["ingest", "data/notes"]])
def test_the_commands_tell_a_server_that_is_down_in_one_line(command: list[str], tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "KB_STORE": "neo4j",
        "NEO4J_URI": f"bolt://127.0.0.1:{free_port()}",
        "NEO4J_PASSWORD": SECRET,
        "KB_PATH": str(tmp_path / "kb.sqlite3"),
        "PYTHONFAULTHANDLER": "1",
    }
    run = [sys.executable, "-m", *command]
    done = subprocess.run(run, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "No Neo4j server answers at bolt://127.0.0.1" in done.stderr
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stdout + done.stderr


def test_every_error_is_one_that_the_commands_tell() -> None:
    assert issubclass(KnowledgeBaseForbidden, GraphTutorError)
    assert issubclass(KnowledgeBaseUnreachable, GraphTutorError)
