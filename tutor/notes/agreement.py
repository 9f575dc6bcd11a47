"""Statements on one subject set side by side: which say the same, and which give other numbers or other lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from tutor.notes.blocks import Part, PartKind, Sentence
from tutor.notes.claims import Amount, Claims, Item, claims_of
from tutor.notes.likeness import ALIKE, SAME, likeness, term_set
from tutor.notes.prose import listed, quote, set_beside, words
from tutor.notes.shelf import Shelf, Spot

_FEWEST_SHARED = 2
_FEWEST_SHARED_TERMS = 3
_SAME_MATTER = 0.34  # share of the shorter statement's terms that two statements about one amount share
_MOST_SPOTS = 80  # of one subject: beyond it, a subject is too broad to compare statements by


@dataclass(frozen=True, slots=True)
class Difference:
    """Two statements on one subject that give other lists or numbers, and what only one of them names."""

    subject: str
    first: Spot
    second: Spot
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    kind: str


class Agreement:
    """All pairs of statements, from different sections, that agree or differ."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Return what differs, each pair of statements once, in the order of the notes."""
        found: dict[tuple[tuple[str, int], tuple[str, int]], Difference] = {}
        for subject, spots in self._by_subject.items():
            for first, second in _across([spot for spot in spots if spot.key in self._claims]):
                if (first.key, second.key) in found or not self._is_subject(subject, first, second):
                    continue
                difference = self._differ(subject, first, second)
                if difference:
                    found[first.key, second.key] = difference
        return tuple(found.values())

    def alike(self, subject: str) -> Iterator[tuple[Spot, Spot]]:
        """Yield pairs of statements from different documents that say nearly the same in other words."""
        told = [spot for spot in self._by_subject.get(subject, ()) if subject in self._shelf.subjects(spot)]
        for first, second in _across(told):
            if first.passage.document != second.passage.document and ALIKE <= likeness(first.text, second.text) < SAME:
                yield first, second

    def about(self, subject: str) -> tuple[Difference, ...]:
        """Return what differs on one subject, no statement twice."""
        said: set[tuple[str, int]] = set()
        kept: list[Difference] = []
        for difference in self.differences:
            keys = {difference.first.key, difference.second.key}
            if difference.subject == subject and not keys & said:
                said |= keys
                kept.append(difference)
        return tuple(kept)

    def touching(self, section_ids: frozenset[str]) -> tuple[Difference, ...]:
        """Return what differs where one of the two statements stands in one of the sections."""
        return tuple(
            d
            for d in self.differences
            if d.first.passage.section_id in section_ids or d.second.passage.section_id in section_ids
        )

    @cached_property
    def _by_subject(self) -> dict[str, list[Spot]]:
        found: dict[str, list[Spot]] = {}
        for spot in self._shelf.spots:
            for subject in sorted(self._shelf.subjects(spot) | self._shelf.mentioned(spot)):
                found.setdefault(subject, []).append(spot)
        return {subject: spots for subject, spots in found.items() if len(spots) <= _MOST_SPOTS}

    @cached_property
    def _claims(self) -> dict[tuple[str, int], Claims]:
        found = {spot.key: claims_of(spot.text) for spot in self._shelf.spots}
        return {key: claims for key, claims in found.items() if claims.lists or claims.amounts}

    def _is_subject(self, subject: str, first: Spot, second: Spot) -> bool:
        """Tell whether one of the two is about the entity, and the other at least mentions it."""
        return subject in self._shelf.subjects(first) or subject in self._shelf.subjects(second)

    def _differ(self, subject: str, first: Spot, second: Spot) -> Difference | None:
        one, other = self._claims[first.key], self._claims[second.key]
        named = term_set(self._shelf.entities[subject].name)
        for mine in one.lists:
            for theirs in other.lists:
                # What is itself a member of the lists is not what they are lists of.
                if not named & _named((*mine, *theirs)) and _one_list(mine, theirs, first, second):
                    only = _unmatched(mine, theirs, second), _unmatched(theirs, mine, first)
                    return Difference(subject, first, second, *only, "lists") if any(only) else None
        return _other_amounts(subject, first, second, one.amounts, other.amounts)


def difference_sentence(difference: Difference) -> Sentence:
    """Return both quotes and, where it can be told, what only one of them names."""
    first, second = quote(difference.first), quote(difference.second)
    closing: list[Part] = []
    for which, named in (("first", difference.only_first), ("second", difference.only_second)):
        if named:
            only = listed([Part(PartKind.QUOTE, text) for text in named])
            closing += [words(f"; only the {which} has "), *only]
    return set_beside(first, f", elsewhere with other {difference.kind}: ", second, closing, _pair(difference))


def alike_sentence(first: Spot, second: Spot) -> Sentence:
    """Return two quotes that say nearly the same."""
    return set_beside(quote(first), ", and in other words: ", quote(second), (), (first, second))


def _pair(difference: Difference) -> tuple[Spot, Spot]:
    return difference.first, difference.second


def _across(spots: Sequence[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """Yield the pairs of statements that stand in different sections, code left out."""
    told = [spot for spot in spots if not spot.is_code]
    return (
        (first, second)
        for first, second in combinations(told, 2)
        if first.passage.section_id != second.passage.section_id
    )


def _one_list(one: Sequence[Item], other: Sequence[Item], first: Spot, second: Spot) -> bool:
    """Tell whether two lists name members of one thing: they share members, and the words around them too."""
    shared = sum(any(item.is_called(met) for met in other) for item in one)
    if shared < max(_FEWEST_SHARED, min(len(one), len(other)) / 2):
        return False
    return bool((term_set(first.text) & term_set(second.text)) - _named((*one, *other)))


def _named(items: Sequence[Item]) -> frozenset[str]:
    return frozenset[str]().union(*(item.names for item in items))


def _unmatched(one: Sequence[Item], other: Sequence[Item], said: Spot) -> tuple[str, ...]:
    """Return the items of one list that the other lacks and its whole statement never names."""
    elsewhere = term_set(said.text)
    return tuple(
        item.text
        for item in one
        if item.text and not item.names <= elsewhere and not any(item.is_called(met) for met in other)
    )


def _other_amounts(
    subject: str, first: Spot, second: Spot, one: Sequence[Amount], other: Sequence[Amount]
) -> Difference | None:
    """Return the difference of two numbers that count the same, in statements on the same matter."""
    if not one or not other or not _same_matter(first.text, second.text):
        return None
    for mine in one:
        theirs = [amount for amount in other if amount.unit == mine.unit]
        if theirs and all(amount.value != mine.value for amount in theirs):
            return Difference(subject, first, second, (mine.text,), _texts(theirs), "numbers")
    return None


def _same_matter(first: str, second: str) -> bool:
    one, other = _wordy(first), _wordy(second)
    shared = len(one & other)
    return shared >= max(_FEWEST_SHARED_TERMS, _SAME_MATTER * min(len(one), len(other)))


def _wordy(text: str) -> frozenset[str]:
    return frozenset(term for term in term_set(text) if not term.isdigit())


def _texts(amounts: Sequence[Amount]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(amount.text for amount in amounts))
