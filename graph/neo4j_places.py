"""Passages by position where their ids are too many to keep: a position is worked out from document and ordinal."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias, overload

from graph import cypher
from graph.neo4j_connection import Connection, rows_of
from graph.neo4j_state import read_whole

Place: TypeAlias = tuple[str, int]
_Slice: TypeAlias = "slice[int | None, int | None, int | None]"
_MOST_REMEMBERED = 20_000


class PassagePlaces(Sequence[str]):
    """The ids of all passages by (document, ordinal), where a document's ordinals are 0, 1, 2 and so on.

    Keeps a number for each document, and the ids that searches have met lately. Whoever goes through all of them
    reads them all.
    """

    def __init__(self, connection: Connection, counts: Iterable[tuple[str, int, int]]) -> None:
        ordered = sorted(counts)
        self._connection = connection
        self._documents = [document for document, _, _ in ordered]
        # The first position of each document, and the position after the last one.
        self._starts = [0, *accumulate(room for _, room, _ in ordered)]
        self._position_of = dict(zip(self._documents, self._starts, strict=False))
        self._passages = sum(count for _, _, count in ordered)
        self._ids: dict[int, str] = {}

    def __len__(self) -> int:
        return self._passages

    def __iter__(self) -> Iterator[str]:
        rows = read_whole(
            self._connection,
            lambda transaction, state: rows_of(transaction, cypher.PASSAGE_PLACES, g=state.generation),
        )
        return (passage_id for _, _, passage_id in sorted(rows))

    @overload
    def __getitem__(self, position: int) -> str: ...

    @overload
    def __getitem__(self, position: _Slice) -> tuple[str, ...]: ...

    def __getitem__(self, position: int | _Slice) -> str | tuple[str, ...]:
        if isinstance(position, slice):
            return tuple(self)[position]
        if position not in self._ids:
            self._ids[position] = self._look_up(position)
        return self._ids[position]

    def place(self, position: int) -> Place:
        """Return the document and ordinal at a position."""
        number = bisect_right(self._starts, position) - 1
        return self._documents[number], position - self._starts[number]

    def remember(self, document: str, ordinal: int, passage_id: str) -> int | None:
        """Return the position of a passage and keep its id; None when it is not of this state."""
        start = self._position_of.get(document)
        if start is None or self.place(start + ordinal)[0] != document:
            return None
        if len(self._ids) >= _MOST_REMEMBERED:
            self._ids.clear()
        self._ids[start + ordinal] = passage_id
        return start + ordinal

    def _look_up(self, position: int) -> str:
        if not 0 <= position < self._starts[-1]:
            raise IndexError(position)
        place = self.place(position)
        rows = read_whole(
            self._connection,
            lambda transaction, state: rows_of(transaction, cypher.IDS_AT, g=state.generation, places=[place]),
        )
        if not rows:
            raise IndexError(position)
        return str(rows[0][0])
