"""make bench: the README's table of speed and memory, measured in one run on this machine."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from os import environ
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from benchmarks.measured import middle, run_python
from graph.settings import REPOSITORY, load_settings

_RUNS = 3
_QUESTION = "What does SageMaker Model Monitor do?"


def main() -> None:
    """Measure data/notes, and the seeds where they are."""
    seeds = REPOSITORY.parent / "shared" / "seeds"
    print("| notes | measure | figure | to reach |\n| --- | --- | --- | --- |")
    for folder, questions in (("data/notes", "questions-notes"), (str(seeds), "questions-seeds")):
        if Path(folder).is_dir() or (REPOSITORY / folder).is_dir():
            with TemporaryDirectory() as home:
                _measure(REPOSITORY / folder, REPOSITORY / "data" / "eval" / f"{questions}.jsonl", Path(home))
        else:
            print(f"{folder} is not there and is left out", file=sys.stderr)


def _measure(folder: Path, questions: Path, home: Path) -> None:
    settings = {
        "KB_PATH": str(home / "knowledge.sqlite3"),
        "MODEL_CACHE": environ.get("MODEL_CACHE", str(load_settings().model_folder)),
    }
    _row(folder, "first start of a model: export", f"{_export_seconds(home):.1f} s", "")
    ingests, encodes = [], []
    for _ in range(_RUNS):  # in turn, so that both meet the same drift of the machine
        _forget(home)
        ingests.append(run_python(["-m", "ingest", "--json", str(folder)], settings))
        encodes.append(float(run_python(["-m", "benchmarks.plain_encode"], settings).output))
    _ingest_rows(
        folder, ingests[-1].output, middle(ingests).megabytes, [_seconds(run.output) for run in ingests], encodes
    )
    rate = run_python(["-m", "benchmarks.extraction"], settings).output.strip()
    _row(folder, "extraction of the graph, on one core", f"{rate} MB/s", "≥ 1 MB/s")
    langchain = run_python(["-m", "benchmarks.langchain_build", str(folder)], settings)
    seconds, chunks = langchain.output.split()
    _row(folder, f"LangChain splitter + same model + FAISS ({chunks} chunks)", f"{float(seconds):.1f} s", "")
    again = middle([run_python(["-m", "ingest", str(folder)], settings) for _ in range(_RUNS)])
    _row(folder, "ingest again, nothing changed", f"{again.seconds:.1f} s, {again.megabytes:.0f} MB", "")
    ask = middle([run_python(["-m", "tutor", "ask", _QUESTION], settings) for _ in range(_RUNS)])
    _row(folder, "cold `python -m tutor ask`", f"{ask.seconds:.2f} s, {ask.megabytes:.0f} MB", "≤ 2 s, 400 MB")
    warm, slow = run_python(["-m", "benchmarks.warm_answers", str(questions)], settings).output.split()
    _row(folder, "warm answer, median (95 %)", f"{warm} ms ({slow} ms)", "≤ 30 ms")
    _row(folder, "second `make run` until the server is up", f"{_second_run(folder, settings):.1f} s", "seconds")


def _ingest_rows(folder: Path, report: str, megabytes: float, ingests: list[float], encodes: list[float]) -> None:
    parsed = json.loads(report)
    stages = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in parsed["stages"].items())
    ingest, encode = sorted(ingests)[len(ingests) // 2], sorted(encodes)[len(encodes) // 2]
    ratio = sorted(a / b for a, b in zip(ingests, encodes, strict=True))[len(ingests) // 2]
    _row(folder, f"ingest of {parsed['passages']} passages ({stages})", f"{ingest:.1f} s, {megabytes:.0f} MB", "")
    _row(folder, "`SentenceTransformer.encode` alone, same passages", f"{encode:.1f} s", "")
    _row(folder, "ingest / encode, median of pairs", f"{ratio:.2f}", "≤ 1.0")


def _seconds(report: str) -> float:
    return float(json.loads(report)["seconds"])


def _forget(home: Path) -> None:
    for file in home.glob("knowledge.sqlite3*"):
        if file.is_file():
            file.unlink()


def _export_seconds(home: Path) -> float:
    """Return the seconds of a process that meets the model for the first time, imports of torch included."""
    code = (
        "import sys; from pathlib import Path; from graph.open_embedder import open_embedder; "
        "from graph.settings import DEFAULT_MODEL; open_embedder(DEFAULT_MODEL, Path(sys.argv[1]), lambda line: None)"
    )
    return run_python(["-c", code, str(home / "fresh-models")], {}).seconds


def _second_run(folder: Path, settings: Mapping[str, str]) -> float:
    """Return the seconds from `make run` to the first answer of its page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["make", "--no-print-directory", "run", f"NOTES={folder}", f"PORT={port}", "HEADLESS=1"]
    start = perf_counter()
    process = subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env={**environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        return perf_counter() - start
    finally:
        from os import killpg
        from signal import SIGTERM

        killpg(process.pid, SIGTERM)
        process.wait()


def _wait_for(url: str, most_seconds: float = 120) -> None:
    deadline = perf_counter() + most_seconds
    while perf_counter() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (urllib.error.URLError, OSError):
            sleep(0.05)
    raise TimeoutError(url)


def _row(folder: Path, measure: str, figure: str, reach: str) -> None:
    print(f"| {folder.name if folder.name != 'notes' else 'data/notes'} | {measure} | {figure} | {reach} |", flush=True)


main()
