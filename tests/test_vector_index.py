from pathlib import Path

import numpy as np
import pytest

from graph.store import Vectors
from graph.vector_index import VECTORS_FILE, VectorIndex

EAST, NORTH, NORTH_EAST = (1.0, 0.0), (0.0, 1.0), (0.6, 0.8)


def rows(*vectors: tuple[float, float]) -> Vectors:
    return np.array(vectors, dtype=np.float32).reshape(len(vectors), 2)


def vector(x: float, y: float) -> Vectors:
    return np.array([x, y], dtype=np.float32)


def test_the_nearest_come_first_with_their_cosines() -> None:
    positions, scores = VectorIndex.build(rows(EAST, NORTH, NORTH_EAST)).search(vector(*NORTH), 2)

    assert positions.tolist() == [1, 2]
    assert scores.tolist() == pytest.approx([1.0, 0.8])


def test_equal_vectors_come_by_position() -> None:
    index = VectorIndex.build(rows(NORTH, EAST, NORTH, EAST, NORTH))

    assert index.search(vector(*NORTH), 5)[0].tolist() == [0, 2, 4, 1, 3]


def test_fewer_vectors_than_asked_for_are_all_returned() -> None:
    positions, scores = VectorIndex.build(rows(EAST)).search(vector(*EAST), 10)

    assert positions.tolist() == [0]
    assert scores.tolist() == [1.0]


@pytest.mark.parametrize("k", [0, -1])
def test_asking_for_none_gives_none(k: int) -> None:
    positions, scores = VectorIndex.build(rows(EAST)).search(vector(*EAST), k)

    assert len(positions) == len(scores) == 0


def test_cosines_are_those_of_the_positions_in_their_order() -> None:
    index = VectorIndex.build(rows(EAST, NORTH, NORTH_EAST))

    assert index.cosines(vector(*NORTH), [2, 0, 1]).tolist() == pytest.approx([0.8, 0.0, 1.0])
    assert index.cosines(vector(*NORTH), []).tolist() == []


@pytest.mark.parametrize("shape", [(0, 0), (0, 2)])
def test_an_empty_index_finds_nothing_and_can_be_kept(shape: tuple[int, int], tmp_path: Path) -> None:
    VectorIndex.build(np.zeros(shape, dtype=np.float32)).save(tmp_path)

    index = VectorIndex.load(tmp_path)

    assert len(index) == 0
    assert index.search(vector(*EAST), 3)[0].tolist() == []


def test_a_loaded_index_answers_as_the_saved_one(tmp_path: Path) -> None:
    VectorIndex.build(rows(EAST, NORTH, NORTH_EAST)).save(tmp_path)

    index = VectorIndex.load(tmp_path)

    assert len(index) == 3
    assert index.search(vector(*EAST), 3)[0].tolist() == [0, 2, 1]


def test_what_cannot_be_read_is_a_value_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        VectorIndex.load(tmp_path)

    VectorIndex.build(rows(EAST, NORTH)).save(tmp_path)
    whole = (tmp_path / VECTORS_FILE).read_bytes()
    (tmp_path / VECTORS_FILE).write_bytes(whole[:-4])
    with pytest.raises(ValueError, match="cannot be read"):
        VectorIndex.load(tmp_path)
