"""Mending slips of the pen in a question, by the words that the notes use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.common_words import is_common

_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMERONYM = re.compile(r"\b([a-z])(\d{1,2})([a-z])\b", re.IGNORECASE)  # 'k8s': the 8 letters between are left out
_FEWEST_LEFT_OUT = 5
_SHORT_WORD = 7  # up to this length one slip is believable, in longer words two


@dataclass(frozen=True)
class Speller:
    """Knows the words of the notes with their counts, casefolded."""

    spellings: Mapping[str, int]

    def mend(self, text: str) -> str:
        """Return the text with words that are neither in the notes nor English replaced by the nearest of the notes."""
        spelled = _NUMERONYM.sub(lambda match: self._in_full(match) or match.group(), text)
        return _WORD.sub(lambda match: self._nearest(match.group(), is_name=_is_name(match)) or match.group(), spelled)

    def _in_full(self, numeronym: re.Match[str]) -> str | None:
        """Return the one word of the notes that a numeronym can stand for; None where there is none or several."""
        first, left_out, last = numeronym.group(1).casefold(), int(numeronym.group(2)), numeronym.group(3).casefold()
        if numeronym.group().casefold() in self.spellings or left_out < _FEWEST_LEFT_OUT:
            return None
        words = [word for word in self._by_initial.get(first, ()) if len(word) == left_out + 2 and word.endswith(last)]
        return words[0] if len(words) == 1 else None

    @cached_property
    def _by_initial(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self.spellings:
            if len(word) >= 4:
                found.setdefault(word[0], []).append(word)
        return found

    def _nearest(self, written: str, *, is_name: bool) -> str | None:
        """Return the nearest word with the same first letter, the more frequent of two; None where none is near.

        A name is no slip of an English word two letters away: Trainium is not training.
        """
        word = written.casefold()
        if word in self.spellings or is_common(word):
            return None
        from rapidfuzz.distance import OSA

        most = 1 if len(word) <= _SHORT_WORD else 2
        near = [
            (distance, -self.spellings[candidate], candidate)
            for candidate in self._by_initial.get(word[0], ())
            if (distance := OSA.distance(word, candidate, score_cutoff=most)) <= most
            and not (is_name and distance > 1 and is_common(candidate))
        ]
        return min(near)[2] if near else None


def _is_name(match: re.Match[str]) -> bool:
    """Tell a name by its capital inside the question."""
    return match.start() > 0 and match.group()[0].isupper()
