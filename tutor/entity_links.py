"""The entities that a question names, by any of their names, and what the notes call them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.knowledge import Entity, Mention
from graph.words import terms

_WORD = re.compile(r"[\w&/.+'’-]*\w")
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class LinkedEntity:
    """An entity named in a text, with the index terms of the words that name it there."""

    id: str
    name: str
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A text with names that the notes never use replaced by those they do use, and its entities in order."""

    text: str
    entities: tuple[LinkedEntity, ...]


class EntityLinker:
    """Finds entities in questions. `vocabulary` are the index terms of the notes."""

    def __init__(self, entities: Sequence[Entity], vocabulary: frozenset[str]) -> None:
        self._vocabulary = vocabulary
        self._by_name: dict[tuple[str, ...], Entity] = {}
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                self._by_name.setdefault(_key(name), entity)
        for entity in entities:  # of two entities that share a name, the one that is called so
            self._by_name[_key(entity.name)] = entity

    def link(self, text: str) -> LinkedText:
        """Return the text read with the notes' names, and the entities it names, longest names first."""
        words = list(_WORD.finditer(text.replace("-", " ")))
        parts: list[str] = []
        found: list[LinkedEntity] = []
        position = written = 0
        while position < len(words):
            length, entity = self._longest(text, words, position)
            if entity is not None:
                start, end = words[position].start(), words[position + length - 1].end()
                said = self._said(text[start:end], entity)
                parts += [text[written:start], said]
                written = end
                found.append(LinkedEntity(entity.id, entity.name, frozenset(terms(said))))
            position += max(length, 1)
        return LinkedText("".join(parts) + text[written:], tuple(dict.fromkeys(found)))

    def _longest(self, text: str, words: list[re.Match[str]], position: int) -> tuple[int, Entity | None]:
        for length in range(min(_MOST_WORDS, len(words) - position), 0, -1):
            span = text[words[position].start() : words[position + length - 1].end()]
            entity = self._by_name.get(_key(span))
            if entity is not None:
                return length, entity
        return 0, None

    def _said(self, surface: str, entity: Entity) -> str:
        """Return the surface, or where the notes never use it, the first name of the entity that they do use."""
        if self._known(surface):
            return surface
        return next((name for name in (entity.name, *entity.aliases) if self._known(name)), surface)

    def _known(self, name: str) -> bool:
        return all(own[0] in self._vocabulary for word in name.split() if (own := terms(word)))


def _key(name: str) -> tuple[str, ...]:
    """Return a name's words, casefolded and singular; stems would make 'transform' a Transformer."""
    return tuple(_singular(word.casefold()) for word in _WORD.findall(name.replace("-", " ")))


def _singular(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


class MentionIndex:
    """Which entities each statement mentions."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._by_statement: dict[tuple[str, int], set[str]] = {}
        for mention in mentions:
            self._by_statement.setdefault((mention.passage_id, mention.statement), set()).add(mention.entity_id)

    def of(self, passage_id: str, statement: int) -> frozenset[str]:
        """Return the ids of the entities that a statement mentions."""
        return frozenset(self._by_statement.get((passage_id, statement), ()))
