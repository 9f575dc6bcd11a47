"""What can search one state of a knowledge base: the local indexes, or the database's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from graph.store import Vectors

Positions = NDArray[np.int64]
Scores = NDArray[np.float32]


class VectorSearch(Protocol):
    """Passages by the cosine of their vectors."""

    def search(self, vector: Vectors, k: int) -> tuple[Positions, Scores]:
        """Return the positions of the `k` nearest passages and their cosines, nearest first, then by position."""
        ...

    def cosines(self, vector: Vectors, positions: Sequence[int]) -> Scores:
        """Return the cosines of the passages at the given positions, in their order."""
        ...


class WordSearch(Protocol):
    """Passages by their words. `spellings` counts the words as they were written."""

    @property
    def spellings(self) -> Mapping[str, int]:
        """Return how often each word is written, casefolded."""
        ...

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return all index terms."""
        ...

    def idf(self, term: str) -> float:
        """Return how rare the term is; a term of no passage is the rarest."""
        ...

    def search(self, terms: Sequence[str], k: int) -> tuple[Positions, Scores]:
        """Return the positions of the `k` best passages and their BM25 scores, best first, then by position."""
        ...
