"""Names that the vocabulary gives as regular expressions, such as instance types."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.knowledge import EntityKind
from ingest.mention_finder import Candidate, Form, Match
from ingest.vocabulary import Term, Vocabulary


def pattern_matches(vocabulary: Vocabulary, text: str) -> list[Match]:
    """Return the places where one of the vocabulary's patterns matches as a whole word."""
    found: list[Match] = []
    for pattern, kind in _compiled(vocabulary):
        for match in pattern.finditer(text):
            term = Term(match[0], kind)
            found.append(Match(match.start(), match.end(), (Candidate(term, Form.CASED, match[0]),)))
    return found


@lru_cache(maxsize=4)
def _compiled(vocabulary: Vocabulary) -> tuple[tuple[re.Pattern[str], EntityKind], ...]:
    return tuple((re.compile(rf"(?<![\w.-])(?:{each.regex})(?![\w-])"), each.kind) for each in vocabulary.patterns)
