"""The words around a name: another name between the same words is what a source says instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.words import terms
from tutor.support.clauses import with_labels
from tutor.support.known_names import KnownNames
from tutor.support.stated_names import Name, is_named, named_in, names_in
from tutor.support.wording import Word, content_words, is_said, stems_in

_BREAK = re.compile(r"[;:.!?](?=\s)|,(?=\s)")
_PASSIVE = re.compile(r"\bby\b", re.IGNORECASE)
_REACH = 2  # words on each side
_ALIKE = 2  # of them, as many have to be the same


@dataclass(frozen=True, slots=True)
class Slot:
    """A name with the nearest words before and after it, names left out, the nearest first."""

    name: Name
    before: tuple[Word, ...]
    after: tuple[Word, ...]

    @property
    def size(self) -> int:
        """Return how many words there are around the name."""
        return len(self.before) + len(self.after)


def slots_in(text: str, known: KnownNames) -> tuple[Slot, ...]:
    """Return the names that a text states, with the words around them."""
    names = names_in(text, known)
    words = [word for word in content_words(text) if not any(n.start <= word.start < n.end for n in names)]
    breaks = [mark.end() for mark in _BREAK.finditer(with_labels(text))]
    return tuple(_slot(name, _within(words, name, breaks)) for name in names if name.is_subject)


def is_replaced(sentence: str, told: Sequence[Slot], known: KnownNames) -> bool:
    """Tell whether a name of the sentence stands where the sources have only another."""
    named = named_in(sentence, stems_in(sentence), known)
    others = [slot for slot in told if not is_named(slot.name, named)]
    # In the passive, what does something and what it is done to change places.
    rivals = others if _PASSIVE.search(sentence) else told
    return any(_is_replaced(slot, told, others, rivals) for slot in slots_in(sentence, known))


def _is_replaced(slot: Slot, told: Sequence[Slot], others: Sequence[Slot], rivals: Sequence[Slot]) -> bool:
    mine = [_alike(slot, other) for other in told if _is_same(slot.name, other.name)]
    own = max(mine, default=0)
    if mine and not own and any(_alike(slot, other) >= _ALIKE for other in rivals):
        return True
    return max((_alike(slot, other) for other in others if _is_comparable(slot, other)), default=0) > own


def _is_comparable(one: Slot, other: Slot) -> bool:
    """Tell whether two words around both are the same, or the only one that there is around either."""
    alike = _alike(one, other)
    return alike >= _ALIKE or alike == one.size == other.size


def _within(words: Sequence[Word], name: Name, breaks: Sequence[int]) -> list[Word]:
    """Return the words of the same statement as the name."""
    first = max((at for at in breaks if at <= name.start), default=0)
    last = min((at for at in breaks if at > name.start), default=None)
    return [word for word in words if word.start >= first and (last is None or word.end <= last)]


def _slot(name: Name, words: Sequence[Word]) -> Slot:
    before = [word for word in words if word.end <= name.start][-_REACH:]
    after = [word for word in words if word.start >= name.end][:_REACH]
    return Slot(name, tuple(reversed(before)), tuple(after))


def _alike(one: Slot, other: Slot) -> int:
    return _shared(one.before, other.before) + _shared(one.after, other.after)


def _shared(ours: Sequence[Word], theirs: Sequence[Word]) -> int:
    stems = frozenset(stem for word in theirs for stem in word.stems)
    return sum(is_said(word, stems) for word in ours)


def _is_same(one: Name, other: Name) -> bool:
    return bool(one.entities & other.entities) or terms(one.surface) == terms(other.surface)
