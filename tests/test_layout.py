from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fakes_graph import ENTITIES, RELATIONS, S3, SAGEMAKER, entity, relation
from fakes_store import MemoryStore, memory_store, note

from graph.communities import communities_of
from graph.knowledge import RelationType
from graph.layout import lay_out, open_layout
from graph.packing import pack
from graph.settings import REPOSITORY

NOTE = note("s3.md", {"Buckets": ["A bucket keeps objects."]}, title="Storage")


@pytest.fixture
def store() -> MemoryStore:
    return memory_store(NOTE)


def test_communities_are_named_by_their_central_entities() -> None:
    communities = communities_of(ENTITIES, RELATIONS)
    found = next(each for each in communities if SAGEMAKER.id in each.members)
    assert found.members[0] == S3.id
    assert found.name == "Amazon S3 · SageMaker Debugger"
    assert sum(len(each.members) for each in communities) == len({end for r in RELATIONS for end in
                                                                  (r.source_id, r.target_id)})  # fmt: skip


def test_every_related_entity_has_a_place_of_its_own() -> None:
    layout = lay_out(ENTITIES, RELATIONS)
    places = list(layout.positions.values())
    assert len(set(places)) == len(places)
    assert set(layout.positions) == {member for each in layout.communities for member in each.members}


def test_circles_never_overlap_and_those_that_belong_together_are_near() -> None:
    radii = [90.0, 60.0, 60.0, 40.0, 40.0, 30.0, 20.0]
    centres = pack(radii, {(2, 6): 9.0})
    for n, (centre, radius) in enumerate(zip(centres, radii, strict=True)):
        for other, size in zip(centres[:n], radii, strict=False):
            assert math.dist(centre, other) >= radius + size
    apart = [math.dist(centres[6], centre) - radius for centre, radius in zip(centres, radii, strict=True)]
    assert min(range(6), key=apart.__getitem__) == 2


@pytest.mark.slow
def test_other_processes_lay_out_the_same() -> None:
    code = "from fakes_graph import *; from graph.layout import lay_out; print(lay_out(ENTITIES, RELATIONS))"
    path = os.pathsep.join((str(REPOSITORY), str(REPOSITORY / "tests")))
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_the_layout_is_kept_and_read_again(store: MemoryStore, tmp_path: Path) -> None:
    file = tmp_path / "kb.layout.json"
    first = open_layout(store, file)
    written = file.stat().st_mtime_ns
    assert open_layout(store, file) == first
    assert file.stat().st_mtime_ns == written


@pytest.mark.parametrize("damage", ["", "{}", '{"key": "other", "layout": {"communities": [], "positions": {}}}'])
def test_a_file_that_is_not_of_this_state_is_replaced(store: MemoryStore, tmp_path: Path, damage: str) -> None:
    file = tmp_path / "kb.layout.json"
    open_layout(store, file)
    whole = file.read_text("utf-8")
    file.write_text(damage, encoding="utf-8")
    open_layout(store, file)
    assert file.read_text("utf-8") == whole


def test_a_folder_that_cannot_be_written_costs_only_time(store: MemoryStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    unwritable = open_layout(store, tmp_path / "file" / "kb.layout.json")
    assert unwritable == open_layout(store, tmp_path / "kb.layout.json")


def test_a_graph_without_relations_has_no_communities() -> None:
    assert lay_out([entity("Alone")], []).communities == ()
    alone = entity("Alone")
    assert lay_out([alone], [relation(alone, RelationType.USES, alone)]).positions == {}
