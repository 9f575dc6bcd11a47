"""Relations that whole phrases state, read with the frames of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from graph.knowledge import RelationType
from ingest import frames_of_choice, frames_of_flow, frames_of_parts
from ingest.findings import Claim
from ingest.frames import Frame, Kinship
from ingest.marked import Place, Spot
from ingest.masked_text import FIRST_MASK, MaskedSentence
from ingest.negation import Clause, is_denied, is_supposed

_CONTRAST = re.compile(r"\b(?:instead of|rather than|unlike)\b", re.IGNORECASE)
_SENTENCE_ENDS = (". ", "! ", "? ", "; ", "\n")


def frame_claims(
    place: Place, sentence: MaskedSentence, words: Iterable[str], stating: list[Clause]
) -> Iterator[Claim]:
    """Return what the phrases of a statement say about the entities named in it."""
    if len(place.line.spots) < 2:
        return
    frames = _frames_by_word()
    for row in dict.fromkeys(row for word in words for row in frames.get(word, ())):
        for match in row.regex.finditer(sentence.text):
            if _states(sentence.text, match, row, stating):
                yield from _claims_of(place, row, match)


def _claims_of(place: Place, row: Frame, match: re.Match[str]) -> Iterator[Claim]:
    evidence = place.evidence(row.rule, row.confidence)
    for source in _spots(place, match["s"]):
        for target in _spots(place, match["t"]):
            if _fits(row, source, target):
                yield Claim(source.naming, row.type, target.naming, evidence)


def _spots(place: Place, text: str) -> list[Spot]:
    return [place.line.spots[ord(char) - FIRST_MASK] for char in text if "\ue000" <= char <= "\uf8ff"]


def _fits(row: Frame, source: Spot, target: Spot) -> bool:
    """Tell whether the catalogue agrees with a frame."""
    if source.naming.kind not in row.sources or target.naming.kind not in row.targets:
        return False
    whole = target.naming.term
    if whole and source.naming.term == whole:
        return False
    if row.type is not RelationType.PART_OF:
        return True
    if row.kinship is Kinship.CATALOGUED:
        return bool(source.parent) and source.parent == whole
    return source.parent in ("", whole, target.parent)


def _states(text: str, match: re.Match[str], row: Frame, stating: list[Clause]) -> bool:
    """Tell whether the words around and inside a match state it as a fact."""
    start, end = match.span()
    opens = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    words = text[opens:end]
    words = _CONTRAST.sub(" ", words) if row.contrasts else words
    if is_denied(words) or is_supposed(words):
        return False
    inside = sum(max(0, min(end, clause.end) - max(start, clause.start)) for clause in stating)
    return inside >= (end - start) - _MOST_MARKS


# Characters of the marks between the clauses that a frame may span.
_MOST_MARKS = 8


@lru_cache(maxsize=1)
def all_frames() -> tuple[Frame, ...]:
    """Return every frame, compiled on first use."""
    return (*frames_of_parts.frames(), *frames_of_flow.frames(), *frames_of_choice.frames())


@lru_cache(maxsize=1)
def _frames_by_word() -> dict[str, tuple[Frame, ...]]:
    """Return for each word the frames that it may belong to."""
    found: dict[str, list[Frame]] = {}
    for row in all_frames():
        for word in row.words:
            found.setdefault(word, []).append(row)
    return {word: tuple(rows) for word, rows in found.items()}
