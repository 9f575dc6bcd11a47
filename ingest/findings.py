"""What one document yields before anything is compared across documents, as frozen types.

A naming keeps the words as they stand, so that a merge can be undone later without reading the notes again.
What is made, compared and hashed for every name in the notes is a named tuple: that is done without Python's help.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from graph.knowledge import EntityKind, Evidence, RelationType


class Naming(NamedTuple):
    """Words that name an entity. `term` is its name in the vocabulary, or empty when only the notes know it."""

    surface: str
    term: str
    kind: EntityKind


class Sighting(NamedTuple):
    """A naming at characters start to end of a statement's text."""

    passage_id: str
    statement: int
    start: int
    end: int
    naming: Naming


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation that one place states."""

    source: Naming
    type: RelationType
    target: Naming
    evidence: Evidence


@dataclass(frozen=True, slots=True, order=True)
class Expansion:
    """A short form that the notes put in brackets behind the long one: 'Random Cut Forest (RCF)'."""

    short: str
    long: Naming


@dataclass(frozen=True, slots=True, order=True)
class Definition:
    """A statement that says what a naming is; the lower the rank, the better it does."""

    naming: Naming
    rank: int
    document: str
    passage: int
    passage_id: str
    statement: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one document yields; a pure function of its passages and the vocabulary.

    `headed` are the entities that headings and introducing lines name, which have no place in a statement.
    `guesses` are bare capitals such as 'RCF': an entity only where some document explains them.
    """

    document: str
    sightings: tuple[Sighting, ...]
    headed: tuple[Naming, ...]
    guesses: tuple[Sighting, ...]
    claims: tuple[Claim, ...]
    expansions: tuple[Expansion, ...]
    definitions: tuple[Definition, ...]
