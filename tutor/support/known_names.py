"""The names that the knowledge base knows, found in a text: an alias is the same thing as its entity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.knowledge import Entity
from graph.words import terms

_WORD = re.compile(r"\w[\w&/.+'’-]*\w|\w")
_BREAK = re.compile(r"[.,;:!?](?=\s)|[()\[\]\n]")  # no name goes on across these
_MOST_WORDS = 5
# Who makes a thing is often said with its name, and as often not.
MAKERS = frozenset({"amazon", "aws"})


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name where it stands in a text, and the ids of the entities that are called so."""

    start: int
    end: int
    surface: str
    entities: frozenset[str]


class KnownNames:
    """Names and aliases of entities by their index terms."""

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._ids: dict[tuple[str, ...], set[str]] = {}
        self._parents: dict[str, str] = {}
        for entity in entities:
            self._parents[entity.id] = entity.parent
            for name in (entity.name, *entity.aliases):
                key = _key(name)
                if key and len(name.split()) <= _MOST_WORDS:
                    self._ids.setdefault(key, set()).add(entity.id)

    def longest(self, text: str) -> tuple[KnownName, ...]:
        """Return the names in a text, the longest at each place, in the order of the text."""
        found: list[KnownName] = []
        for name in self._all(text):
            if not found or name.start >= found[-1].end:
                found.append(name)
        return tuple(found)

    def entities_in(self, text: str) -> frozenset[str]:
        """Return the ids of all entities whose name stands in a text, also inside another name, and their wholes."""
        own = {entity for name in self._all(text) for entity in name.entities}
        wholes = {id_ for entity in own if (parent := self._parents[entity]) for id_ in self._ids.get(_key(parent), ())}
        return frozenset(own | wholes)

    def _all(self, text: str) -> Iterator[KnownName]:
        """Yield every name in a text, by its start, the longest first."""
        if not self._ids:
            return
        words = list(_WORD.finditer(text))
        own = [terms(word.group()) for word in words]
        for first in range(len(words)):
            if not own[first]:
                continue
            for last in range(min(first + _MOST_WORDS, len(words)) - 1, first - 1, -1):
                if own[last] and (last == first or not MAKERS.issuperset(own[last])):
                    yield from self._named(text, words[first].start(), words[last].end())

    def _named(self, text: str, start: int, end: int) -> Iterator[KnownName]:
        surface = text[start:end]
        ids = None if _BREAK.search(surface) else self._ids.get(_key(surface))
        if ids:
            yield KnownName(start, end, surface, frozenset(ids))


def _key(name: str) -> tuple[str, ...]:
    """Return a name's index terms without its maker, unless it is nothing else."""
    own = tuple(terms(name))
    return tuple(term for term in own if term not in MAKERS) or own
