"""Vectors of common English and technical words, made once from the packaged model and shipped in data/words.

They tell that 'billed' is near to 'charged' without encoding anything when a question is asked. A vector is the
mean over the words of one stem, less the mean of all, on their 128 strongest axes (of 384, nothing measurable is
lost). The words are those of the model's vocabulary and of `technical_words.txt`, which stand in the documentation
of at least three common Python packages. `python -m tutor.word_table` makes the table anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.common_words import common_words
from graph.open_embedder import open_embedder
from graph.settings import DEFAULT_MODEL, REPOSITORY, load_settings
from graph.words import STOP_WORDS, terms

Matrix: TypeAlias = NDArray[np.float32]

_FOLDER = REPOSITORY / "data" / "words"
_FILE = _FOLDER / "word_table.npz"
_TECHNICAL_WORDS = _FOLDER / "technical_words.txt"
_AXES = 128
_STEPS = 127  # of an int8, on either side of zero
_AT_ONCE = 2000  # words


@dataclass(frozen=True, slots=True)
class WordTable:
    """Unit vectors of index terms, one a row."""

    rows: Mapping[str, int]
    vectors: Matrix

    def vectors_of(self, wanted: Sequence[str]) -> Matrix:
        """Return a vector for each term, all zero for one that the table does not know."""
        found = np.zeros((len(wanted), self.vectors.shape[1]), dtype=np.float32)
        known = [(position, self.rows[term]) for position, term in enumerate(wanted) if term in self.rows]
        if known:
            positions, rows = zip(*known, strict=True)
            found[list(positions)] = self.vectors[list(rows)]
        return found


@lru_cache(maxsize=1)
def word_table() -> WordTable:
    """Return the shipped table."""
    with np.load(_FILE, allow_pickle=False) as kept:
        stems, steps = kept["stems"].tolist(), kept["steps"].astype(np.float32)
    return WordTable({stem: row for row, stem in enumerate(stems)}, _unit(steps))


def make_table(vectors: Mapping[str, Sequence[Matrix]]) -> tuple[list[str], NDArray[np.int8]]:
    """Return the stems in order and, for each, the mean of its words' vectors on the strongest axes, in steps."""
    means = _unit(np.stack([np.mean(same, axis=0) for same in vectors.values()]))
    centred = means - means.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2][:_AXES]
    reduced = _unit(centred @ axes.T)
    steps = np.round(reduced / np.abs(reduced).max(axis=1, keepdims=True) * _STEPS)
    return list(vectors), steps.astype(np.int8)


def by_stem(words: Iterable[str]) -> dict[str, list[str]]:
    """Return the words of each stem, those that are several terms or none left out."""
    found: dict[str, list[str]] = {}
    for word in sorted(set(words) - STOP_WORDS):
        own = terms(word)
        if len(own) == 1:
            found.setdefault(own[0], []).append(word)
    return found


def main() -> None:
    """Write the table anew; some half a minute."""
    technical = _TECHNICAL_WORDS.read_text(encoding="utf-8").split()
    stems = by_stem([word for word in (*common_words(), *technical) if word.isascii()])
    words = [word for same in stems.values() for word in same]
    embedder = open_embedder(DEFAULT_MODEL, load_settings().model_folder, print)
    parts = [embedder.embed_passages(words[start : start + _AT_ONCE]) for start in range(0, len(words), _AT_ONCE)]
    vector_of = dict(zip(words, np.concatenate(parts), strict=True))
    ordered, steps = make_table({stem: [vector_of[word] for word in same] for stem, same in stems.items()})
    np.savez_compressed(_FILE, stems=np.asarray(ordered), steps=steps)


def _unit(rows: Matrix) -> Matrix:
    scaled: Matrix = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
    return scaled


if __name__ == "__main__":
    main()
