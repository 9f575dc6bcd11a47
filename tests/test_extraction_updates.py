"""The graph depends on the notes alone: not on the order of files or runs, and a deleted file leaves nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

from fakes import FakeEmbedder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.graph_export import ExportFormat, export_graph
from graph.settings import REPOSITORY
from graph.sqlite_store import SqliteStore
from ingest.naming.vocabulary import load_vocabulary
from ingest.pipeline import Workshop, ingest
from ingest.plan import Wish

VOCABULARY = load_vocabulary([REPOSITORY / "data" / "vocabulary"])
SAMPLES = {
    file.name: file.read_text(encoding="utf-8") for file in sorted((REPOSITORY / "data" / "notes").iterdir())[:4]
}
EDITED = {
    name: text.replace("Amazon S3", "Amazon EFS", 3) + "\n\nAmazon Athena reads from Amazon S3.\n"
    for name, text in SAMPLES.items()
}


def exported(store: SqliteStore) -> str:
    return export_graph(store.entities(), store.relations(), ExportFormat.JSON)[0].text


def ingested_once(home: Path, files: dict[str, str]) -> str:
    folder = home / "notes"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return run(home)


def run(home: Path) -> str:
    store = SqliteStore(home / "kb.sqlite3")
    ingest(Wish((home / "notes",)), Workshop(store, FakeEmbedder, home / "index", lambda: VOCABULARY))
    text = exported(store)
    store.close()
    return text


STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(SAMPLES)), st.sampled_from(["write", "edit", "delete"])), min_size=1, max_size=5
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_order_of_edits_and_deletions_ends_as_one_ingest_of_what_is_left(
    tmp_path: Path, steps: list[tuple[str, str]]
) -> None:
    shutil.rmtree(tmp_path)
    home = tmp_path / "steps"
    (home / "notes").mkdir(parents=True)
    left: dict[str, str] = {}
    text = ""
    for name, step in steps:
        if step == "delete":
            left.pop(name, None)
            (home / "notes" / name).unlink(missing_ok=True)
        else:
            left[name] = SAMPLES[name] if step == "write" else EDITED[name]
            (home / "notes" / name).write_text(left[name], encoding="utf-8")
        text = run(home)
    assert text == ingested_once(tmp_path / "once", left)


def test_deleting_a_file_removes_exactly_what_only_it_said(tmp_path: Path) -> None:
    before = ingested_once(tmp_path, SAMPLES)
    extra = tmp_path / "notes" / "extra.md"
    extra.write_text("# Search\n\nAmazon Kendra reads data from Amazon S3.\n", encoding="utf-8")
    assert run(tmp_path) != before
    extra.unlink()
    assert run(tmp_path) == before


def test_an_undone_merge_becomes_an_entity_of_its_own_and_can_be_done_again(tmp_path: Path) -> None:
    before = ingested_once(tmp_path, SAMPLES)
    store = SqliteStore(tmp_path / "kb.sqlite3")
    store.set_undone("S3", True)
    store.close()
    assert '"name": "S3"' in run(tmp_path)
    store = SqliteStore(tmp_path / "kb.sqlite3")
    store.set_undone("S3", False)
    store.close()
    assert run(tmp_path) == before
