"""The same server from its official image, where a Docker engine runs."""

from __future__ import annotations

import os
import shutil
import subprocess

from graph.errors import ServerError
from graph.settings import REPOSITORY, ServerSettings
from tools.neo4j_files import password
from tools.neo4j_login import wait_until_ready

_ENGINE_SECONDS = 10


def has_engine() -> bool:
    """Tell whether a Docker engine answers, with its compose command."""
    if shutil.which("docker") is None:
        return False
    commands = (["docker", "info"], ["docker", "compose", "version"])
    return all(_run(command).returncode == 0 for command in commands)


def start(settings: ServerSettings) -> str:
    """Start the container, wait until it answers and return its version.

    Raises ServerError with what Docker said when it cannot be started.
    """
    (settings.home / "container").mkdir(parents=True, exist_ok=True)
    done = _compose(settings, "up", "--detach")
    if done.returncode:
        raise ServerError(f"Docker could not start Neo4j:\n{done.stderr.strip()}")
    return wait_until_ready(settings, lambda: None)


def stop(settings: ServerSettings) -> bool:
    """Stop the container; tell whether there was one."""
    return is_running(settings) and _compose(settings, "down").returncode == 0


def is_running(settings: ServerSettings) -> bool:
    """Tell whether the container is up."""
    return has_engine() and bool(_compose(settings, "ps", "--quiet", "--status", "running").stdout.strip())


def _compose(settings: ServerSettings, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["docker", "compose", "--file", str(REPOSITORY / "compose.yaml"), *arguments]
    return _run(command, _environment(settings))


def _environment(settings: ServerSettings) -> dict[str, str]:
    """Return what compose.yaml asks for; the password goes no other way, so no process list shows it."""
    return {
        "NEO4J_PASSWORD": password(settings.home),
        "NEO4J_VERSION": settings.version,
        "NEO4J_BOLT_PORT": str(settings.bolt_port),
        "NEO4J_HTTP_PORT": str(settings.http_port),
        "NEO4J_HEAP": settings.heap,
        "NEO4J_CONTAINER_DATA": str((settings.home / "container").absolute()),
        "NEO4J_OWNER": f"{os.getuid()}:{os.getgid()}",
    }


def _run(command: list[str], environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    timeout = None if environment else _ENGINE_SECONDS
    try:
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            timeout=timeout,
            env={**os.environ, **(environment or {})},
        )
    except subprocess.TimeoutExpired as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))
