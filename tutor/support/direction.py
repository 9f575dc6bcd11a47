"""Which way round a relation is said: 'A starts B' is not what a source says that says 'B starts A'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.words import STOP_WORDS, raw_words, stem
from tutor.support.known_names import KnownNames
from tutor.support.stated_names import Name, names_in

_REACH = 50  # characters between two names that one verb joins
_PLACING = frozenset(
    "about as at before after for from in into of off on onto out over through to under up via with within".split()  # noqa: SIM905
)
_BREAK = re.compile(r"[.,;:!?](?=\s|$)")
_PASSIVE = re.compile(r"\bby\W*$", re.IGNORECASE)
# What holds both ways round, or begins another clause.
_MUTUAL = re.compile(
    r"\b(?:and|or|with|versus|vs|than|from|compared|integrat\w*|connect\w*|alternative|because|that|which|it)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relation:
    """Two names and the words between them; `first` is the one that does something."""

    first: frozenset[str]
    second: frozenset[str]
    between: str


def relations_in(text: str, known: KnownNames) -> tuple[Relation, ...]:
    """Return what a text says of two names by the words between them."""
    return tuple(_relations(text, names_in(text, known)))


def is_swapped(stated: Sequence[Relation], told: Sequence[Relation]) -> bool:
    """Tell whether a relation is told only the other way round."""
    return any(_has(told, one, turned=True) and not _has(told, one, turned=False) for one in stated)


def _relations(text: str, names: Sequence[Name]) -> Iterator[Relation]:
    for left, right in _neighbours(names):
        between = text[left.end : right.start]
        mine, other = _keys(left), _keys(right)
        if mine & other or _BREAK.search(between) or _MUTUAL.search(between) or not _verbs(between):
            continue
        yield Relation(other, mine, between) if _PASSIVE.search(between) else Relation(mine, other, between)


def _neighbours(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    for at, left in enumerate(names):
        for right in names[at + 1 :]:
            if right.start - left.end > _REACH:
                break
            yield left, right


def _has(told: Sequence[Relation], wanted: Relation, *, turned: bool) -> bool:
    first, second = (wanted.second, wanted.first) if turned else (wanted.first, wanted.second)
    return any(r.first & first and r.second & second and _shares_words(r.between, wanted.between) for r in told)


def _keys(name: Name) -> frozenset[str]:
    return name.entities or frozenset({name.surface.casefold()})


def _shares_words(one: str, other: str) -> bool:
    """Tell whether one verb stands in both, with the same small words around: 'sends to', 'shows up in'."""
    return not _verbs(one).isdisjoint(_verbs(other)) and _small_words(one) == _small_words(other)


def _small_words(between: str) -> frozenset[str]:
    return _PLACING & frozenset(raw_words(between))


def _verbs(between: str) -> frozenset[str]:
    return frozenset(stem(word) for word in raw_words(between) if word not in STOP_WORDS)
