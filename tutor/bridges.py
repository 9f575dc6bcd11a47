"""Names that lead from one passage to another, where no vocabulary knows them: titles and capitalised names.

A question that leads over one thing to another finds the first passage by its words; the second one shares a
name with the first, and few words with the question.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.words import STOP_WORDS, terms

_LINKING = r"(?:of|the|de|la|le|van|von|der|and|in|du|des|del|da|on|for)"
_NAME = re.compile(rf"(?<!\w)[A-ZÀ-Þ](?:[\w'’.-]*\w)?(?:\s+(?:{_LINKING}\s+){{0,2}}[A-ZÀ-Þ](?:[\w'’-]*\w)?)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_OPENERS = re.compile(r"^(?:The|A|An|In|On|At|His|Her|Its|Their|It|He|She|They|After|Before|During|When|While|This)\s+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_STARTS = 3  # passages from which bridges are followed
_BRIDGE = 0.4  # of the first passage's score, for a rare name and the passage that is about it
_MENTION = 0.5  # of that where the passage only mentions the name
_MOST_PASSAGES = 200  # a name in more passages leads nowhere

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TitledText:
    """A passage as far as names go: what it is about, and its words."""

    title: str
    text: str


class Bridges:
    """Which passages share which names."""

    def __init__(self, texts: Sequence[TitledText]) -> None:
        self._titles: dict[Name, set[int]] = {}
        for number, text in enumerate(texts):
            self._titles.setdefault(_key(_BRACKETS.sub("", text.title)), set()).add(number)
        longest = max((len(title) for title in self._titles), default=0)
        self._names = [self._names_in(text, longest) for text in texts]
        self._passages: dict[Name, list[int]] = {}
        for number, names in enumerate(self._names):
            for name in sorted(names):
                self._passages.setdefault(name, []).append(number)

    def lead(self, scores: Mapping[int, float]) -> dict[int, float]:
        """Return what the names of the best passages add to the scores of others.

        `scores` are those of the passages found so far, by number, 1 for the best one.
        """
        added: dict[int, float] = {}
        for start in sorted(scores, key=lambda number: (-scores[number], number))[:_STARTS]:
            for name in self._names[start]:
                for number, weight in self._ends(name, start):
                    added[number] = max(added.get(number, 0.0), _BRIDGE * scores[start] * weight)
        return added

    def _ends(self, name: Name, start: int) -> list[tuple[int, float]]:
        """Return where a name leads from a passage: whole weight for what is about it, less for a mention."""
        passages = self._passages[name]
        if len(passages) > _MOST_PASSAGES:
            return []
        rarity = 1 / (1 + math.log(len(passages)))
        about = self._titles.get(name, set())
        return [(p, rarity if p in about else rarity * _MENTION) for p in passages if p != start]

    def _names_in(self, text: TitledText, longest: int) -> frozenset[Name]:
        """Return the capitalised names of a text, its title, and other titles that stand in it in any case."""
        names = {_key(name) for name in capitalised_names(text.text)}
        names.add(_key(_BRACKETS.sub("", text.title)))
        words = terms(text.text)
        for start in range(len(words)):
            for end in range(start + 1, min(start + longest, len(words)) + 1):
                if (run := tuple(words[start:end])) in self._titles:
                    names.add(run)
        return frozenset(name for name in names if name)


def capitalised_names(text: str) -> list[str]:
    """Return runs of capitalised words; a lone word that opens a sentence counts only when it is no common word."""
    names: Counter[str] = Counter()
    for sentence in _SENTENCE_END.split(text):
        for match in _NAME.finditer(sentence):
            name = _OPENERS.sub("", match.group())
            if name.casefold() not in STOP_WORDS:
                names[name] += 1
    return list(names)


def _key(name: str) -> Name:
    return tuple(terms(name))
