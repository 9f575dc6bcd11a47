from __future__ import annotations

import numpy as np
import pytest

from tutor.word_table import by_stem, make_table, word_table


@pytest.mark.parametrize(
    ("near", "far"), [(("bill", "charg"), ("bill", "model")), (("chart", "plot"), ("chart", "secur"))]
)
def test_words_of_one_meaning_are_nearer_than_others(near: tuple[str, str], far: tuple[str, str]) -> None:
    first, second, other = word_table().vectors_of([near[0], near[1], far[1]])
    assert first @ second > first @ other + 0.3


def test_every_known_term_has_a_unit_vector_and_an_unknown_one_nothing() -> None:
    known, unknown = word_table().vectors_of(["bill", "sagemakerish"])
    assert np.linalg.norm(known) == pytest.approx(1, abs=1e-5)
    assert not unknown.any()


def test_words_are_gathered_by_stem_without_stop_words_and_compounds() -> None:
    assert by_stem(["trains", "the", "training", "k-means"]) == {"train": ["training", "trains"]}


def test_the_table_keeps_what_tells_words_apart() -> None:
    axes = np.eye(4, dtype=np.float32)
    stems, steps = make_table({"a": [axes[0]], "b": [axes[0] + 0.1 * axes[1]], "c": [axes[2]], "d": [axes[3]]})
    unit = steps / np.linalg.norm(steps, axis=1, keepdims=True)
    assert stems == ["a", "b", "c", "d"]
    assert int(np.abs(steps).max()) == 127
    assert unit[0] @ unit[1] > 0.9 > unit[0] @ unit[2]
