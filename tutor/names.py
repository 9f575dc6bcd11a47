"""The names that the notes give to things: entities, headings and labels, found again in a question."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.knowledge import Entity
from graph.types import Passage
from graph.words import terms

_WORD = re.compile(r"[\w&/.+-]*\w")
_NUMBERING = re.compile(r"^(?:\d{1,3}|[a-z])[.)]\s+|^Q:\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_MOST_WORDS = 5
# Labels that every second item carries; they name a part of a note, not a thing.
_GENERIC = frozenset(
    {
        "description", "key features", "features", "use cases", "use case", "example", "examples", "overview",
        "summary", "purpose", "method", "steps", "trade-offs", "strengths", "introduction", "types", "problem",
        "service", "cost", "performance", "key takeaways", "integration", "benefits", "what it is",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name where it stands in a text."""

    start: int
    end: int
    surface: str


class Names:
    """All names of the notes by their index terms."""

    def __init__(self, passages: Iterable[Passage], entities: Iterable[Entity] = ()) -> None:
        self._known: set[tuple[str, ...]] = set()
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                self._learn(name)
        for passage in passages:
            for title in (*passage.heading_path, *passage.lead_in):
                self._learn(title)
            for statement in passage.statements:
                self._learn(statement.label)

    def _learn(self, title: str) -> None:
        title = _NUMBERING.sub("", title)
        if title.casefold() in _GENERIC:
            return
        for name in (title, _BRACKETS.sub("", title), *_BRACKETS.findall(title)):
            key = tuple(terms(name))
            if 0 < len(key) <= _MOST_WORDS:
                self._known.add(key)

    def find(self, text: str) -> tuple[FoundName, ...]:
        """Return the names in a text, longest first at each place, in the order of the text."""
        words = list(_WORD.finditer(text))
        found: list[FoundName] = []
        position = 0
        while position < len(words):
            length = self._longest(text, words, position)
            if length:
                start, end = words[position].start(), words[position + length - 1].end()
                found.append(FoundName(start, end, text[start:end]))
            position += max(length, 1)
        return tuple(found)

    def _longest(self, text: str, words: list[re.Match[str]], position: int) -> int:
        for length in range(min(_MOST_WORDS, len(words) - position), 0, -1):
            span = text[words[position].start() : words[position + length - 1].end()]
            first, last = words[position].group(), words[position + length - 1].group()
            if tuple(terms(span)) in self._known and terms(first) and terms(last):
                return length
        return 0
