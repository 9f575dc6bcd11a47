"""Ingests a folder in child processes that are killed: python ingest_process.py PLAN, a JSON file.

Each entry of the plan names a knowledge base, a folder and when the child dies: at its n-th step, or so many
seconds after its start. Prints how each child ended, as the number of its signal, or 0.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypedDict

from fakes import FakeEmbedder, ingest_into

import graph.search_indexes  # noqa: F401  imported here, so that children start at once
from graph.sqlite_store import SqliteStore
from graph.store import Change
from ingest.pipeline import Workshop, ingest
from ingest.plan import Wish


class Death(TypedDict):
    """When one child dies: at the step of this number, or after these seconds; a step of 0 never comes."""

    file: str
    folder: str
    step: int
    seconds: float


class DyingStore(SqliteStore):
    """Kills its process at a step of its own or of the pipeline."""

    def __init__(self, file: Path, last_step: int) -> None:
        super().__init__(file)
        self._steps_left = last_step

    def step(self) -> None:
        self._steps_left -= 1
        if self._steps_left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def apply(self, change: Change, *, checkpoint: Callable[[str], None] = lambda step: None) -> None:
        def note(step: str) -> None:
            checkpoint(step)
            self.step()

        super().apply(change, checkpoint=note)
        self.step()


def ingest_and_die(death: Death) -> None:
    file = Path(death["file"])
    with closing(DyingStore(file, death["step"])) as store:
        workshop = Workshop(store, FakeEmbedder, file.with_name(file.name + ".index"))
        ingest(Wish((Path(death["folder"]),)), workshop, lambda stage, done, total: store.step())
        store.step()


def run(death: Death) -> int:
    """Run one child to its end and return the signal that ended it."""
    child = os.fork()
    if child == 0:
        ingest_and_die(death)
        os._exit(0)
    if death["seconds"]:
        time.sleep(death["seconds"])
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) * -1


def main() -> None:
    plan = Path(sys.argv[1])
    deaths: list[Death] = json.loads(plan.read_text())
    warm_up = plan.with_name("warm-up")
    warm_up.mkdir()
    (warm_up / "note.md").write_text("# One\n\nNothing of note.\n")
    ingest_into(warm_up / "knowledge.sqlite3", warm_up)
    print(json.dumps([run(death) for death in deaths]))


if __name__ == "__main__":
    main()
