"""The first words with a server: waiting until it answers, and taking it over from its factory password."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep
from typing import TYPE_CHECKING

from graph.errors import ServerError
from graph.settings import ServerSettings
from tools.neo4j_files import password

if TYPE_CHECKING:
    from neo4j import Driver

USER = "neo4j"
_FACTORY_PASSWORD = "neo4j"
_START_SECONDS = 120.0
_PAUSE_SECONDS = 0.2


def wait_until_ready(settings: ServerSettings, check_alive: Callable[[], None]) -> str:
    """Wait until the server answers under its password, and return its version.

    `check_alive` is called again and again and raises ServerError when the server has ended. Raises ServerError
    when it does not answer in time, or has another password than the one on record.
    """
    from neo4j.exceptions import DatabaseUnavailable, ServiceUnavailable

    deadline = monotonic() + _START_SECONDS
    while monotonic() < deadline:
        check_alive()
        try:
            return log_in(settings)
        except (ServiceUnavailable, DatabaseUnavailable):
            sleep(_PAUSE_SECONDS)
    raise ServerError(
        f"Neo4j did not answer at {address(settings)} within {_START_SECONDS:.0f} seconds; "
        f"its log is {settings.home / 'logs' / 'console.log'}."
    )


def log_in(settings: ServerSettings) -> str:
    """Return the version of the server that answers under the password on record.

    A server that still has the factory password is given ours. Raises the driver's ServiceUnavailable when
    none answers.
    """
    from neo4j.exceptions import AuthError

    ours = password(settings.home)
    try:
        return _version(settings, ours)
    except AuthError:
        _replace_factory_password(settings, ours)
        return _version(settings, ours)


def address(settings: ServerSettings) -> str:
    """Return the address that programs talk to."""
    return f"bolt://127.0.0.1:{settings.bolt_port}"


def _driver(settings: ServerSettings, secret: str) -> Driver:
    from neo4j import GraphDatabase

    return GraphDatabase.driver(address(settings), auth=(USER, secret), connection_timeout=5.0)


def _version(settings: ServerSettings, secret: str) -> str:
    with _driver(settings, secret) as driver:
        agent = driver.get_server_info().agent
        driver.execute_query("RETURN 1", database_="neo4j")
    return agent.removeprefix("Neo4j/")


def _replace_factory_password(settings: ServerSettings, ours: str) -> None:
    from neo4j.exceptions import AuthError

    statement = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
    try:
        with _driver(settings, _FACTORY_PASSWORD) as driver:
            driver.execute_query(statement, old=_FACTORY_PASSWORD, new=ours, database_="system")
    except AuthError as error:
        raise ServerError(
            f"The server at {address(settings)} has another password than the one in {settings.home / 'password'}. "
            "Put the right one there, choose another NEO4J_BOLT_PORT if it is not this project's server, or remove "
            f"{settings.home / 'data'} to begin with an empty one."
        ) from error
