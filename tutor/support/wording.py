"""The content words of a text, and whether another text says them, be it in a kindred form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.words import STOP_WORDS, raw_words, stem, terms
from tutor.support.word_lists import alike, claiming_nothing

_WORD = re.compile(r"[^\W_]+(?:[.\-_'’/][^\W_]+)*")
_SHORTEST_ROOT = 4
_KINDRED = 0.7  # share of the longer word that two words of one root begin with alike
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Word:
    """A content word where it stands, with the stems of which one set says it."""

    start: int
    end: int
    stems: tuple[str, ...]


def content_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text that claim something, in order."""
    return tuple(word for word in _words(text) if word.stems)


def all_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text but those of grammar, also the ones that explaining is done with."""
    found = (Word(m.start(), m.end(), tuple(terms(m.group()))) for m in _WORD.finditer(text))
    return tuple(word for word in found if word.stems)


def stems_in(text: str) -> frozenset[str]:
    """Return the stems of all words of a text."""
    return frozenset((*terms(text), *(stem(word) for word in raw_words(text))))


def is_said(word: Word, stems: frozenset[str]) -> bool:
    """Tell whether a word, all of its parts, or a kindred word is among some stems."""
    whole, *parts = word.stems
    return _stands(whole, stems) or (bool(parts) and all(_stands(part, stems) for part in parts))


def share_said(words: Sequence[Word], stems: frozenset[str]) -> float:
    """Return the share of some words that is among some stems; of no words, all."""
    return sum(is_said(word, stems) for word in words) / len(words) if words else 1.0


def _words(text: str) -> Iterable[Word]:
    for match in _WORD.finditer(text):
        if match.group().casefold() not in STOP_WORDS:
            yield Word(match.start(), match.end(), tuple(filter(_claims, terms(match.group()))))


def _claims(term: str) -> bool:
    return not term.isdigit() and term not in claiming_nothing()


def _stands(own: str, stems: frozenset[str]) -> bool:
    if own in stems or not alike().get(own, _NONE).isdisjoint(stems):
        return True
    return len(own) >= _SHORTEST_ROOT and any(_kindred(own, other) for other in stems)


@lru_cache(maxsize=1 << 16)
def _kindred(one: str, other: str) -> bool:
    """Tell whether two stems are of one root: 'encrypt' and 'encryption'."""
    longer = max(len(one), len(other))
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same >= _SHORTEST_ROOT and same >= longer * _KINDRED
