"""Searching by the database's own vector and full-text indexes, so that nothing has to fit this machine's memory.

Both indexes also find passages of a coming or a past generation, for the seconds in which there are such. So more
is asked for than wanted, and again twice as much, until enough of the present generation is found.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

import numpy as np

from graph import cypher
from graph.neo4j_connection import Connection, Rows, rows_of
from graph.neo4j_places import PassagePlaces
from graph.neo4j_schema import ensure_schema
from graph.neo4j_state import read_whole
from graph.neo4j_store import Neo4jStore
from graph.neo4j_vocabulary import Vocabulary, open_vocabulary
from graph.search import Positions, Scores
from graph.search_indexes import SearchIndexes
from graph.store import Vectors
from graph.word_index import K1, B

# The vector index is approximate: among twice as many, the nearest are the nearest.
_ASKED_FOR = 2
_QUOTING = re.compile(r"([\"\\])")
_ESCAPED = r"\\\1"


class SearchingNeo4jStore(Neo4jStore):
    """A knowledge base in Neo4j that is searched there as well."""

    def search_indexes(self, folder: Path) -> SearchIndexes:
        """Return the indexes of the present state; the vocabulary is kept in `folder`.

        Indexes that someone has dropped from the database are made again.
        """
        ensure_schema(self._connection)
        while True:
            stamp = read_whole(self._connection, lambda _, state: state.stamp)
            vocabulary = open_vocabulary(self._connection, stamp, folder)
            counts = self._rows(cypher.PASSAGE_COUNTS)
            if self.stamp() == stamp:
                break
        places = PassagePlaces(self._connection, counts)
        vectors = Neo4jVectors(self._connection, places)
        return SearchIndexes(places, vectors, Neo4jWords(self._connection, places, vocabulary))


@dataclass(frozen=True, slots=True)
class Neo4jVectors:
    """Passages by the cosine of their vectors, found by the vector index and compared exactly."""

    connection: Connection
    places: PassagePlaces

    def __len__(self) -> int:
        return len(self.places)

    def search(self, vector: Vectors, k: int) -> tuple[Positions, Scores]:
        """Return the positions of the `k` nearest passages and their cosines, nearest first, then by position."""
        wanted = min(k, len(self))
        limit, rows = wanted * _ASKED_FOR, []
        while wanted > 0:
            rows = _read(
                self.connection,
                cypher.SEARCH_VECTORS,
                index=cypher.PASSAGE_VECTORS,
                limit=limit,
                vector=vector.tolist(),
            )
            if len(rows) >= wanted or limit >= len(self) * _ASKED_FOR:
                break
            limit *= 2
        found = _at_positions(self.places, rows)
        return _best([at for at, _ in found], _cosines([row for _, row in found], vector), k)

    def cosines(self, vector: Vectors, positions: Sequence[int]) -> Scores:
        """Return the cosines of the passages at the given positions, in their order."""
        if not positions:
            return np.empty(0, dtype=np.float32)
        places = [self.places.place(position) for position in positions]
        rows = _read(self.connection, cypher.VECTORS_AT, places=places)
        scores = np.zeros(len(positions), dtype=np.float32)
        scores[[row[0] for row in rows]] = _cosines(rows, vector)
        return scores


@dataclass(frozen=True, slots=True)
class Neo4jWords:
    """Passages by their words, found by the full-text index and scored as by the local one."""

    connection: Connection
    places: PassagePlaces
    counted: Vocabulary

    def __len__(self) -> int:
        return self.counted.passages

    @property
    def spellings(self) -> Mapping[str, int]:
        """Return how often each word is written, casefolded."""
        return self.counted.spellings

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return all index terms."""
        return frozenset(self.counted.containing)

    def idf(self, term: str) -> float:
        """Return how rare the term is, as it enters the scores; a term of no passage is the rarest."""
        containing = self.counted.containing.get(term, 0)
        return math.log(1 + (len(self) - containing + 0.5) / (containing + 0.5))

    def search(self, terms: Sequence[str], k: int) -> tuple[Positions, Scores]:
        """Return the positions of the `k` best passages and their BM25 scores, best first, then by position."""
        known = Counter(term for term in terms if term in self.counted.containing)
        limit, live = k * _ASKED_FOR, Rows()
        while known and k > 0:
            words = _asked(known)
            rows = _read(self.connection, cypher.SEARCH_WORDS, index=cypher.PASSAGE_WORDS, words=words, limit=limit)
            live = [row for row in rows if row[4]]
            if len(live) >= k or len(rows) < limit:
                break
            limit *= 2
        found = _at_positions(self.places, live)
        scores = [self._score(known, row[3].split(" ")) for _, row in found]
        return _best([at for at, _ in found], np.asarray(scores, dtype=np.float32), k)

    def _score(self, asked: Mapping[str, int], passage: Sequence[str]) -> float:
        """Return BM25 by the counts of the present state; the database's counts what is coming or gone as well."""
        counted = self.counted
        length = K1 * (1 - B + B * len(passage) * counted.passages / counted.terms)
        found = Counter(term for term in passage if term in asked)
        return sum(asked[term] * self.idf(term) * often / (often + length) for term, often in found.items())


def _read(connection: Connection, query: LiteralString, **parameters: object) -> Rows:
    return read_whole(
        connection,
        lambda transaction, state: rows_of(
            transaction, query, g=state.generation, model=state.stamp.embedding_model, **parameters
        ),
    )


def _asked(terms: Mapping[str, int]) -> str:
    """Return the terms in Lucene's query language, each as a phrase, in which nothing has a meaning of its own."""
    return " ".join(f'"{_QUOTING.sub(_ESCAPED, term)}"^{count}' for term, count in terms.items())


def _at_positions(places: PassagePlaces, rows: Rows) -> Rows:
    """Return rows that begin with document, ordinal and id with their positions; those of no position are left out."""
    found = [(places.remember(row[0], row[1], row[2]), row) for row in rows]
    return [(position, row) for position, row in found if position is not None]


def _cosines(rows: Rows, vector: Vectors) -> Scores:
    """Return the products of unit vectors that end the rows with a unit vector."""
    if not rows:
        return np.empty(0, dtype=np.float32)
    return np.asarray([row[-1] for row in rows], dtype=np.float32) @ vector


def _best(positions: Sequence[int], scores: Scores, k: int) -> tuple[Positions, Scores]:
    at = np.asarray(positions, dtype=np.int64)
    order = np.lexsort((at, -scores))[:k]
    return at[order], scores[order]
