"""The whole verb table, and the rows that a word may open."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from graph.knowledge import EntityKind
from ingest.relations.tables import (
    verbs_of_comparison,
    verbs_of_data,
    verbs_of_effect,
    verbs_of_kinship,
    verbs_of_means,
    verbs_of_membership,
    verbs_of_movement,
    verbs_of_protection,
    verbs_of_work,
)
from ingest.relations.verb_patterns import VerbPattern


@lru_cache(maxsize=1)
def verb_patterns() -> tuple[VerbPattern, ...]:
    """Return the whole verb table, compiled on first use."""
    return tuple(
        row
        for table in (
            verbs_of_data,
            verbs_of_work,
            verbs_of_protection,
            verbs_of_kinship,
            verbs_of_membership,
            verbs_of_comparison,
            verbs_of_movement,
            verbs_of_means,
            verbs_of_effect,
        )
        for row in table.rows()
    )


@lru_cache(maxsize=128)
def rows_for(kinds: frozenset[EntityKind]) -> Callable[[str], tuple[VerbPattern, ...]]:
    """Return what tells which rows a word in small letters may open, as far as entities of these kinds can fit them."""

    @lru_cache(maxsize=1 << 12)
    def rows_of(word: str) -> tuple[VerbPattern, ...]:
        rows = _rows_with(word)
        return tuple(row for row in rows if not (row.sources.isdisjoint(kinds) or row.targets.isdisjoint(kinds)))

    return rows_of


@lru_cache(maxsize=1 << 15)
def _rows_with(word: str) -> tuple[VerbPattern, ...]:
    return tuple(row for row in verb_patterns() if word.startswith(row.stems))
