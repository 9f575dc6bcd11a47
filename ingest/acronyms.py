"""Short forms that the notes explain in brackets: 'Random Cut Forest (RCF)'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.types import Passage
from ingest.generic_words import GENERIC_WORDS

_EXPLAINED = re.compile(r"(?P<long>[A-Za-z][\w’'/-]*(?: [\w’'/&-]+){0,6}) \((?P<short>[A-Z][A-Za-z0-9&/-]{1,9})\)")
_BARE = re.compile(r"(?<![\w/.-])[A-Z][A-Z0-9]{1,5}(?![\w/-])")
_SMALL = frozenset({"of", "in", "the", "and", "for", "on", "to"})
_BRANDS = frozenset({"Amazon", "AWS", "SageMaker"})


@dataclass(frozen=True, slots=True, order=True)
class Acronym:
    """A short form and the words that it is made of."""

    short: str
    long: str


def explained_acronyms(passages: Sequence[Passage]) -> Iterator[Acronym]:
    """Return the short forms whose letters are those of the words before the brackets, in reading order."""
    for passage in passages:
        texts = [statement.text for statement in passage.statements]
        for text in (*texts, *passage.heading_path):
            if "(" not in text:
                continue
            for match in _EXPLAINED.finditer(text):
                long = _spelt_out(match["long"].split(), match["short"])
                if long:
                    yield Acronym(match["short"], long)


def bare_capitals(text: str) -> Iterator[tuple[int, int]]:
    """Return where words in capitals stand that may be short forms."""
    return ((match.start(), match.end()) for match in _BARE.finditer(text))


def _spelt_out(words: list[str], short: str) -> str:
    """Return the last words whose first letters give `short`, with the brand before them, or nothing."""
    letters = [char.lower() for char in short if char.isalnum() and not char.islower()]
    for count in range(1, len(words) + 1):
        chosen = words[-count:]
        if len(letters) > 1 and _is_name(chosen) and letters in (_initials(chosen, _SMALL), _initials(chosen)):
            branded = len(words) > count and words[-count - 1] in _BRANDS
            return " ".join(words[-count - 1 :] if branded else chosen)
    return ""


def _is_name(words: list[str]) -> bool:
    return words[0] not in _SMALL and not all(word.lower() in GENERIC_WORDS for word in words)


def _initials(words: list[str], skipped: frozenset[str] = frozenset()) -> list[str]:
    parts = (part for word in words if word not in skipped for part in re.split(r"[-/]", word))
    return [part[0].lower() for part in parts if part]
