"""Relations that whole phrases state, read with the frames of the tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from graph.knowledge import EntityKind, RelationType
from ingest.findings import Claim
from ingest.marked import Place, Spot
from ingest.relations.frames import Frame, Kinship
from ingest.relations.masked_text import FIRST_MASK, MaskedSentence
from ingest.relations.negation import is_denied, is_supposed, stating_clauses
from ingest.relations.part_words import MODEL_HOSTS
from ingest.relations.tables import (
    frames_of_choice,
    frames_of_flow,
    frames_of_jobs,
    frames_of_kin,
    frames_of_parts,
    frames_of_passage,
    frames_of_stand_ins,
    frames_of_stated_parts,
    frames_of_tasks,
    frames_of_topic_parts,
)

_CONTRAST = re.compile(r"\b(?:instead of|rather than|unlike)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\W*(?:it|its|they|their)\b", re.IGNORECASE)
# Characters of the marks between the clauses that a frame may span.
_MOST_MARKS = 8
_SENTENCE_ENDS = (". ", "! ", "? ", "; ", "\n")


class _Fit(NamedTuple):
    """What decides which frames a sentence can fill.

    `kinds` are named in it, `known` there or by what it speaks of; `kin` and `known_kin` tell whether a part and its
    whole are; `several` tells whether it names two things at all.
    """

    kinds: frozenset[EntityKind]
    known: frozenset[EntityKind]
    kin: bool
    known_kin: bool
    several: bool

    def suits(self, row: Frame) -> bool:
        """Tell whether both ends of a frame, and kin where it asks for kin, can be found."""
        if row.names_target and not self.several:
            return False
        targets, kin = (self.kinds, self.kin) if row.names_target else (self.known, self.known_kin)
        if row.kinship is Kinship.CATALOGUED and not kin:
            return False
        return not (row.sources.isdisjoint(self.kinds) or row.targets.isdisjoint(targets))


def frame_claims(place: Place, sentence: MaskedSentence) -> Iterator[Claim]:
    """Return what the phrases of a statement say about the entities named in it."""
    spots = place.line.spots
    about = (*sentence.topic, *sentence.before)
    if len(spots) + len(about) < 2:
        return
    words = sentence.words & _frames_by_word().keys()
    if not words:
        return
    kin = _holds_kin(spots)
    fit = _Fit(sentence.kinds, sentence.known, kin, kin or _holds_kin((*spots, *about)), len(spots) > 1)
    frames_of = _frames_for(fit)
    for row in dict.fromkeys([row for word in sorted(words) for row in frames_of(word)]):
        if row.also and row.also.isdisjoint(sentence.words):
            continue
        for match in row.phrase.places(sentence.small):
            if _states(sentence.text, match, row):
                yield from _claims_of(place, sentence, row, match)


def _holds_kin(spots: tuple[Spot, ...]) -> bool:
    """Tell whether the catalogue has one of the names under another."""
    parents = [spot.parent for spot in spots if spot.parent]
    return bool(parents) and not {spot.naming.term for spot in spots}.isdisjoint(parents)


def _claims_of(place: Place, sentence: MaskedSentence, row: Frame, match: re.Match[str]) -> Iterator[Claim]:
    evidence = place.evidence(row.rule, row.confidence)
    targets = _spots(place, match["t"]) if row.names_target else _understood(place, sentence, row, match)
    for source in _spots(place, match["s"]):
        for target in targets:
            if _fits(row, source, target):
                yield Claim(source.naming, row.type, target.naming, evidence)


def _understood(place: Place, sentence: MaskedSentence, row: Frame, match: re.Match[str]) -> tuple[Spot, ...]:
    """Return what a phrase without a target speaks of; all that it may, where the catalogue decides."""
    earlier = tuple(_spots(place, sentence.text[: match.start()]))
    if row.kinship is Kinship.CATALOGUED:
        return tuple({spot.naming.term: spot for spot in (*earlier, *sentence.topic, *sentence.before)}.values())
    if row.kinship is Kinship.HOSTED:
        named = (*reversed(earlier), *sentence.topic, *sentence.before)
        return next(((spot,) for spot in named if spot.naming.term in MODEL_HOSTS), ())
    if sentence.labelled or not _PRONOUN.match(match[0]):
        return sentence.topic or earlier[:1] or sentence.before
    return earlier[:1] or sentence.before or sentence.topic


def _spots(place: Place, text: str) -> list[Spot]:
    return [place.line.spots[ord(char) - FIRST_MASK] for char in text if "\ue000" <= char <= "\ue0ff"]


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
        return bool(source.parent) and source.parent == whole and not _is_sort(source)
    if row.kinship is Kinship.HOSTED:
        return whole in MODEL_HOSTS
    return source.parent in ("", whole, target.parent)


def _is_sort(part: Spot) -> bool:
    """Tell what the notes speak of as a sort of thing or a measure: 'built-in algorithms', 'the objective metric'."""
    return part.naming.kind is EntityKind.METRIC or part.naming.term.endswith((" algorithm", " model"))


def _states(text: str, match: re.Match[str], row: Frame) -> bool:
    """Tell whether the words around and inside a match state it as a fact."""
    start, end = match.span()
    opens = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    opens = max(
        (each.start for each in stating_clauses(text) if _behind_condition(text, each.start, start)), default=opens
    )
    # Words beside the parts of a list say something of them: 'Canvas for people without code and Clarify'.
    lists = row.type is RelationType.PART_OF and match.end("s") == end
    words = text[opens : match.start("s") if lists else end]
    words = _CONTRAST.sub(" ", words) if row.contrasts else words
    if is_denied(words) or is_supposed(words):
        return False
    inside = sum(max(0, min(end, clause.end) - max(start, clause.start)) for clause in stating_clauses(text))
    return inside >= max((end - start) - _MOST_MARKS, 1)


def _behind_condition(text: str, clause: int, start: int) -> bool:
    """Tell a clause that says what is the case once a condition is met: 'If a job fails, *EventBridge* …'."""
    return clause <= start and text[:clause].endswith(",") and is_supposed(text[:clause])


@lru_cache(maxsize=1)
def all_frames() -> tuple[Frame, ...]:
    """Return every frame."""
    parts = (frames_of_parts, frames_of_kin, frames_of_stated_parts, frames_of_topic_parts)
    tables = (
        *parts,
        frames_of_flow,
        frames_of_choice,
        frames_of_stand_ins,
        frames_of_tasks,
        frames_of_jobs,
        frames_of_passage,
    )
    return tuple(row for table in tables for row in table.frames())


@lru_cache(maxsize=1)
def _frames_by_word() -> dict[str, tuple[Frame, ...]]:
    words = frozenset(word for row in all_frames() for word in row.words)
    return {word: tuple(row for row in all_frames() if word in row.words) for word in words}


@lru_cache(maxsize=512)
def _frames_for(fit: _Fit) -> Callable[[str], tuple[Frame, ...]]:
    """Return what tells which frames a word may belong to, as far as what a sentence names can fit them."""

    @cache
    def frames_of(word: str) -> tuple[Frame, ...]:
        return tuple(row for row in _frames_by_word()[word] if fit.suits(row))

    return frames_of
