"""An ingest that is killed at any moment leaves the last good state, and the next one completes it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from time import perf_counter

import pytest
from fakes import FakeEmbedder, export, export_of, ingest_into, write_notes
from ingest_process import Death

from graph.errors import KnowledgeBaseMissing
from graph.settings import REPOSITORY
from graph.sqlite_store import SqliteStore
from graph.store import Change
from ingest.pipeline import Workshop, ingest
from ingest.plan import Wish

pytestmark = pytest.mark.slow

STEPS = 32  # more than an ingest of these notes has
QUEUES = "# Queues\n\nA queue keeps messages.\n\n## Limits\n\nA message is small.\n"
OLD = {
    "queues.md": QUEUES,
    "topics.md": "# Topics\n\nA topic hands messages on.\n",
    "gone.md": "# Gone\n\nSoon gone.\n",
}
NEW = {
    "queues.md": QUEUES.replace("small", "tiny"),
    "topics.md": OLD["topics.md"],
    "streams.md": "# Streams\n\nA stream flows.\n\n## Shards\n\nA shard keeps order.\n",
}


@dataclass(frozen=True)
class Scene:
    """A knowledge base of the old notes, or none, beside the new notes; and what an undisturbed ingest makes."""

    folder: Path
    notes: Path
    old_file: Path | None
    old: tuple[object, ...] | None
    new: tuple[object, ...]
    seconds: float

    def state(self, file: Path) -> tuple[object, ...] | None:
        """Return what a knowledge base says; None before its first ingest."""
        with closing(SqliteStore(file)) as store:
            try:
                return export(store)
            except KnowledgeBaseMissing:
                assert store.stamp() is None
                return None

    def fresh_copy(self, name: str) -> Path:
        file = self.folder / name / "knowledge.sqlite3"
        file.parent.mkdir()
        if self.old_file:
            shutil.copy(self.old_file, file)
        return file


@pytest.fixture(params=["first ingest", "update"])
def scene(request: pytest.FixtureRequest, tmp_path: Path) -> Scene:
    notes = write_notes(tmp_path / "notes", OLD)
    old_file = tmp_path / "old.sqlite3" if request.param == "update" else None
    old = None
    if old_file:
        ingest_into(old_file, notes)
        old = export_of(old_file)
    (notes / "gone.md").unlink()
    write_notes(notes, NEW)
    undisturbed = tmp_path / "undisturbed.sqlite3"
    if old_file:
        shutil.copy(old_file, undisturbed)
    begun = perf_counter()
    ingest_into(undisturbed, notes)
    return Scene(tmp_path, notes, old_file, old, export_of(undisturbed), perf_counter() - begun)


def run_to_death(scene: Scene, deaths: list[Death]) -> list[int]:
    plan = scene.folder / "deaths.json"
    plan.write_text(json.dumps(deaths))
    environment = {**os.environ, "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{REPOSITORY / 'tests'}"}
    ran = subprocess.run(
        [sys.executable, REPOSITORY / "tests" / "ingest_process.py", plan],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    signals: list[int] = json.loads(ran.stdout)
    return signals


def check_survivor(scene: Scene, file: Path) -> bool:
    """Check what a killed ingest left, and that the next one completes it; tell whether it was the new state."""
    left = scene.state(file)
    assert left in (scene.old, scene.new)
    ingest_into(file, scene.notes)
    assert scene.state(file) == scene.new
    return left == scene.new


def test_killed_at_every_step_it_leaves_the_old_or_the_new_state(scene: Scene) -> None:
    files = [scene.fresh_copy(f"step-{step}") for step in range(1, STEPS + 1)]
    deaths = [
        Death(file=str(file), folder=str(scene.notes), step=step, seconds=0.0)
        for step, file in enumerate(files, start=1)
    ]
    signals = run_to_death(scene, deaths)
    killed = signals.count(SIGKILL)
    assert signals == [SIGKILL] * killed + [0] * (STEPS - killed)
    assert killed > 20
    survivors = [check_survivor(scene, file) for file in files]
    assert survivors == sorted(survivors)  # once the new state is there, it stays
    assert not survivors[0]
    assert survivors[killed]


def test_killed_at_any_time_it_leaves_the_old_or_the_new_state(scene: Scene) -> None:
    moments = [scene.seconds * share / 12 for share in range(1, 16)]
    files = [scene.fresh_copy(f"moment-{number}") for number in range(len(moments))]
    run_to_death(
        scene,
        [
            Death(file=str(file), folder=str(scene.notes), step=0, seconds=seconds)
            for file, seconds in zip(files, moments, strict=True)
        ],
    )
    for file in files:
        check_survivor(scene, file)


def test_killed_again_and_again_it_completes_in_the_end(scene: Scene) -> None:
    file = scene.fresh_copy("again")
    deaths = [Death(file=str(file), folder=str(scene.notes), step=step, seconds=0.0) for step in (21, 17, 12, 5, 19)]
    run_to_death(scene, deaths)
    check_survivor(scene, file)


class WatchedStore(SqliteStore):
    """Looks at its file through another connection and another process at each step of a write."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.file = file
        self.seen: list[tuple[object, ...]] = []
        self.seen_outside: list[str] = []

    def apply(self, change: Change, *, checkpoint: object = None) -> None:
        del checkpoint

        def look(step: str) -> None:
            self.seen.append(export_of(self.file))
            if step == "commit":
                self.seen_outside.append(fingerprint_in_another_process(self.file))

        super().apply(change, checkpoint=look)


def fingerprint_in_another_process(file: Path) -> str:
    code = (
        "import sys\nfrom pathlib import Path\nfrom graph.sqlite_store import SqliteStore\n"
        "print(SqliteStore(Path(sys.argv[1])).stamp().fingerprint)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, text=True, cwd=REPOSITORY, check=True
    )
    return ran.stdout.strip()


def test_readers_see_the_old_state_until_a_write_is_done(tmp_path: Path) -> None:
    notes = write_notes(tmp_path / "notes", OLD)
    file = tmp_path / "knowledge.sqlite3"
    ingest_into(file, notes)
    before = export_of(file)
    with closing(SqliteStore(file)) as reader:
        old_stamp = reader.stamp()
    write_notes(notes, NEW)
    with closing(WatchedStore(file)) as store:
        ingest(Wish((notes,)), Workshop(store, FakeEmbedder, tmp_path / "index"))
        assert len(store.seen) > 5
        assert all(seen == before for seen in store.seen)
        assert old_stamp is not None
        assert store.seen_outside == [old_stamp.fingerprint]
        assert export(store) == export_of(file) != before
