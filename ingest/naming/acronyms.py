"""Short forms that the notes explain in brackets: 'Random Cut Forest (RCF)'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.types import Passage
from ingest.naming.generic_words import GENERIC_WORDS

_SHORT = re.compile(r" \((?<=\S \()(?P<short>[A-Z][A-Za-z0-9&/-]{1,9})\)")
_WORD = re.compile(r"[\w’'/&-]+")
_LONGEST = 7  # words
# What may not stand before is asked behind the first letter, so that `re` leaps from capital to capital.
_BARE = re.compile(r"[A-Z](?<![\w/.-].)[A-Z0-9]{1,5}(?![\w/-])")
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
            for match in _SHORT.finditer(text) if " (" in text else ():
                long = _spelt_out(_words_before(text, match.start()), match["short"])
                if long:
                    yield Acronym(match["short"], long)


def bare_capitals(text: str) -> Iterator[tuple[int, int]]:
    """Return where words in capitals stand that may be short forms."""
    return ((match.start(), match.end()) for match in _BARE.finditer(text))


def _words_before(text: str, end: int) -> list[str]:
    """Return the last words before a place, as far back as nothing but a space stands between them."""
    words = text[:end].rsplit(" ", _LONGEST)[-_LONGEST:]
    broken = max((number for number, word in enumerate(words) if not _WORD.fullmatch(word)), default=-1)
    return words[broken + 1 :]


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
    parts = " ".join([word for word in words if word not in skipped]).replace("-", " ").replace("/", " ").split(" ")
    return [part[0].lower() for part in parts if part]
