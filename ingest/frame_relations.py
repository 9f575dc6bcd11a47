"""Relations that whole phrases state, read with the frames of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.knowledge import EntityKind, RelationType
from ingest import frames_of_choice, frames_of_flow, frames_of_parts
from ingest.findings import Claim
from ingest.frames import Frame, Kinship
from ingest.marked import Place, Spot
from ingest.masked_text import FIRST_MASK, MaskedSentence
from ingest.negation import is_denied, is_supposed, stating_clauses

_WORD = re.compile(r"[a-z]+")
_CONTRAST = re.compile(r"\b(?:instead of|rather than|unlike)\b", re.IGNORECASE)
# Characters of the marks between the clauses that a frame may span.
_MOST_MARKS = 8
_SENTENCE_ENDS = (". ", "! ", "? ", "; ", "\n")


def frame_claims(place: Place, sentence: MaskedSentence) -> Iterator[Claim]:
    """Return what the phrases of a statement say about the entities named in it."""
    if len(place.line.spots) < 2:
        return
    kinds = frozenset(spot.naming.kind for spot in place.line.spots)
    words = _frame_words().intersection(_WORD.findall(sentence.text.lower()))
    if not words:
        return
    for row in dict.fromkeys(row for word in sorted(words) for row in _frames_of(word, kinds)):
        for match in row.regex.finditer(sentence.text):
            if _states(sentence.text, match, row):
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


def _states(text: str, match: re.Match[str], row: Frame) -> bool:
    """Tell whether the words around and inside a match state it as a fact."""
    start, end = match.span()
    opens = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    words = text[opens:end]
    words = _CONTRAST.sub(" ", words) if row.contrasts else words
    if is_denied(words) or is_supposed(words):
        return False
    inside = sum(max(0, min(end, clause.end) - max(start, clause.start)) for clause in stating_clauses(text))
    return inside >= (end - start) - _MOST_MARKS


@lru_cache(maxsize=1)
def all_frames() -> tuple[Frame, ...]:
    """Return every frame, compiled on first use."""
    return (*frames_of_parts.frames(), *frames_of_flow.frames(), *frames_of_choice.frames())


@lru_cache(maxsize=1)
def _frame_words() -> frozenset[str]:
    return frozenset(word for row in all_frames() for word in row.words)


@lru_cache(maxsize=1 << 15)
def _frames_of(word: str, kinds: frozenset[EntityKind]) -> tuple[Frame, ...]:
    """Return the frames that a word may belong to, as far as entities of these kinds can fit them."""
    return tuple(
        row
        for row in all_frames()
        if word in row.words and not (row.sources.isdisjoint(kinds) or row.targets.isdisjoint(kinds))
    )
