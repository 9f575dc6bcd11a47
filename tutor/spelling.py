"""Mending slips of the pen in a question, by the words that the notes use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.common_words import is_common

_WORD = re.compile(r"[^\W\d_]{4,}")
_SHORT_WORD = 7  # up to this length one slip is believable, in longer words two


@dataclass(frozen=True)
class Speller:
    """Knows the words of the notes with their counts, casefolded."""

    spellings: Mapping[str, int]

    def mend(self, text: str) -> str:
        """Return the text with words that are neither in the notes nor English replaced by the nearest of the notes."""
        return _WORD.sub(lambda match: self._nearest(match.group()) or match.group(), text)

    @cached_property
    def _by_initial(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self.spellings:
            if len(word) >= 4:
                found.setdefault(word[0], []).append(word)
        return found

    def _nearest(self, written: str) -> str | None:
        """Return the nearest word with the same first letter, the more frequent of two; None where none is near."""
        word = written.casefold()
        if word in self.spellings or is_common(word):
            return None
        from rapidfuzz.distance import OSA

        most = 1 if len(word) <= _SHORT_WORD else 2
        near = [
            (distance, -self.spellings[candidate], candidate)
            for candidate in self._by_initial.get(word[0], ())
            if (distance := OSA.distance(word, candidate, score_cutoff=most)) <= most
        ]
        return min(near)[2] if near else None
