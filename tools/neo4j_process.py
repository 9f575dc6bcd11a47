"""A Neo4j server as a process of this machine: started, awaited, stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

from graph.errors import ServerError
from graph.settings import ServerSettings
from tools.neo4j_files import write_configuration
from tools.neo4j_jars import class_path, java
from tools.neo4j_login import wait_until_ready

_MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint"
_STOP_SECONDS = 60.0
_PAUSE_SECONDS = 0.1
_LOG_LINES_SHOWN = 12


def spawn(settings: ServerSettings, more: str = "") -> subprocess.Popen[bytes]:
    """Start the server's process, apart from this one's terminal; `more` are further lines of its settings.

    Raises ServerError when a port is taken or the jars cannot be had.
    """
    for port, name in ((settings.bolt_port, "NEO4J_BOLT_PORT"), (settings.http_port, "NEO4J_HTTP_PORT")):
        _check_free(port, name)
    jars = class_path(settings.jars or settings.home / "jars", settings.version)
    conf = write_configuration(settings, more)
    home = settings.home.absolute()
    command = [str(java()), f"-Xms{settings.heap}", f"-Xmx{settings.heap}", "-XX:+UseSerialGC", "-cp", jars]
    command += [_MAIN_CLASS, f"--home-dir={home}", f"--config-dir={conf}"]
    with _log(settings).open("wb") as log:
        process = subprocess.Popen(
            command, cwd=home, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
    _pid_file(settings).write_text(f"{process.pid}\n", encoding="ascii")
    return process


def start(settings: ServerSettings, more: str = "") -> tuple[subprocess.Popen[bytes], str]:
    """Start the server and wait until it answers; return its process and version.

    Raises ServerError with the end of the server's log when it ends instead.
    """
    process = spawn(settings, more)

    def check_alive() -> None:
        if process.poll() is not None:
            raise ServerError(f"Neo4j ended with code {process.returncode} while starting:\n{_log_end(settings)}")

    try:
        return process, wait_until_ready(settings, check_alive)
    except BaseException:
        end(process, settings)
        raise


def end(process: subprocess.Popen[bytes], settings: ServerSettings) -> None:
    """Let a process that `start` has returned shut down cleanly."""
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    _pid_file(settings).unlink(missing_ok=True)


def stop(settings: ServerSettings) -> bool:
    """Stop the server that was started from this home; tell whether there was one.

    Raises ServerError when it does not end.
    """
    pid = running_pid(settings)
    if pid is None:
        return False
    os.kill(pid, signal.SIGTERM)
    deadline = monotonic() + _STOP_SECONDS
    while running_pid(settings) is not None:
        if monotonic() > deadline:
            raise ServerError(f"Neo4j (process {pid}) did not stop within {_STOP_SECONDS:.0f} seconds.")
        sleep(_PAUSE_SECONDS)
    _pid_file(settings).unlink(missing_ok=True)
    return True


def running_pid(settings: ServerSettings) -> int | None:
    """Return the process that runs from this home, or None; another's process is never taken for it."""
    with suppress(OSError, ValueError):  # no such file, or one that was cut short
        pid = int(_pid_file(settings).read_text(encoding="ascii"))
        with suppress(ChildProcessError):  # it is no child of ours: nothing to collect
            os.waitpid(pid, os.WNOHANG)
        arguments = subprocess.run(
            ["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        if f"--home-dir={settings.home.absolute()}" in arguments.stdout.split():
            return pid
    return None


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _check_free(port: int, name: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise ServerError(f"Port {port} is taken by another program; set {name} to a free one.") from error


def _pid_file(settings: ServerSettings) -> Path:
    return settings.home / "neo4j.pid"


def _log(settings: ServerSettings) -> Path:
    return settings.home / "logs" / "console.log"


def _log_end(settings: ServerSettings) -> str:
    lines = _log(settings).read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(lines[-_LOG_LINES_SHOWN:])
