"""Names that the vocabulary gives as regular expressions, such as instance types."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.naming.mention_finder import Candidate, Form, Match
from ingest.naming.vocabulary import NamePattern, Term, Vocabulary


class PatternFinder:
    """Finds what a set of patterns names; built once, reads any number of texts."""

    def __init__(self, patterns: tuple[NamePattern, ...]) -> None:
        self._patterns = [(re.compile(rf"(?<![\w.-])(?:{each.regex})(?![\w-])"), each.kind) for each in patterns]

    def find(self, text: str) -> list[Match]:
        """Return the places where a pattern matches as a whole word."""
        found: list[Match] = []
        for pattern, kind in self._patterns:
            for match in pattern.finditer(text):
                term = Term(match[0], kind)
                found.append(Match(match.start(), match.end(), (Candidate(term, Form.CASED, match[0]),), term))
        return found


@lru_cache(maxsize=4)
def pattern_finder_of(vocabulary: Vocabulary) -> PatternFinder:
    """Return the pattern finder of a vocabulary, built on first use."""
    return PatternFinder(vocabulary.patterns)
