"""The index terms of the notes by number, and how near the words of a question come to each in meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from tutor.word_table import Matrix, WordTable

# From what cosine on two words are like each other at all, and what another word counts at the most beside the same.
_LEAST_COSINE = 0.3
_MOST = 0.8
_KEPT_ROWS = 1000  # of ten thousand words each, forty megabytes


class KnownWords:
    """The terms of one knowledge base; number 0 is no term, and like nothing."""

    def __init__(self, vocabulary: frozenset[str], table: WordTable) -> None:
        ordered = sorted(vocabulary)
        self._numbers = {term: number for number, term in enumerate(ordered, start=1)}
        self._table = table
        self._vectors = table.vectors_of(["", *ordered])
        self._rows: dict[str, Matrix] = {}

    def numbers_of(self, wanted: Iterable[str]) -> list[int]:
        """Return the numbers of the terms that the notes use, 0 before them."""
        return [0, *(self._numbers[term] for term in wanted if term in self._numbers)]

    def likeness(self, wanted: Sequence[str]) -> Matrix:
        """Return how like each given term is to each of the notes' by number, 0 to 1; the same term is 1."""
        return np.stack([self._row(term) for term in wanted])

    def _row(self, term: str) -> Matrix:
        if term not in self._rows:
            if len(self._rows) >= _KEPT_ROWS:
                self._rows.clear()
            self._rows[term] = self._like(term)
        return self._rows[term]

    def _like(self, term: str) -> Matrix:
        # einsum stays on this thread: those of a matrix product wait for one another on a busy machine.
        cosines = np.einsum("ij,j->i", self._vectors, self._table.vectors_of([term])[0])
        like: Matrix = np.maximum((cosines - _LEAST_COSINE) * np.float32(_MOST / (1 - _LEAST_COSINE)), np.float32(0))
        if term in self._numbers:
            like[self._numbers[term]] = 1
        return like
