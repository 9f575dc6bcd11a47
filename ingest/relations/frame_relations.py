"""Relations that whole phrases state, read with the frames of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.knowledge import EntityKind, RelationType
from ingest.findings import Claim
from ingest.marked import Place, Spot
from ingest.relations.frames import Frame, Kinship, words_of
from ingest.relations.masked_text import FIRST_MASK, MaskedSentence
from ingest.relations.negation import is_denied, is_supposed, stating_clauses
from ingest.relations.part_words import MODEL_HOSTS
from ingest.relations.tables import (
    frames_of_choice,
    frames_of_contrast,
    frames_of_flow,
    frames_of_guarding,
    frames_of_jobs,
    frames_of_joint_work,
    frames_of_keeping,
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


def frame_claims(place: Place, sentence: MaskedSentence) -> Iterator[Claim]:
    """Return what the phrases of a statement say about the entities named in it."""
    spots = place.line.spots
    about = (*sentence.topic, *sentence.before)
    if len(spots) + len(about) < 2:
        return
    named = (*spots, *about)
    kinds = frozenset(spot.naming.kind for spot in named)
    kin = (_holds_kin(spots), _holds_kin(named))
    words = _frame_words() & words_of(sentence.text)
    if not words:
        return
    for row in dict.fromkeys(row for word in sorted(words) for row in _frames_of(word, kinds, kin)):
        if row.names_target and len(spots) < 2:
            continue
        for match in row.regex.finditer(sentence.text):
            if _states(sentence.text, match, row):
                yield from _claims_of(place, sentence, row, match)


def _holds_kin(spots: tuple[Spot, ...]) -> bool:
    """Tell whether the catalogue has one of the names under another."""
    wholes = {spot.naming.term for spot in spots}
    return any(spot.parent in wholes for spot in spots if spot.parent)


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
        frames_of_contrast,
        frames_of_keeping,
        frames_of_passage,
        frames_of_joint_work,
        frames_of_guarding,
    )
    return tuple(row for table in tables for row in table.frames())


@lru_cache(maxsize=1)
def _frame_words() -> frozenset[str]:
    return frozenset(word for row in all_frames() for word in row.words)


@lru_cache(maxsize=1 << 15)
def _frames_of(word: str, kinds: frozenset[EntityKind], kin: tuple[bool, bool]) -> tuple[Frame, ...]:
    """Return the frames that a word may belong to, as far as entities of these kinds can fit them.

    `kin` tells whether a part and its whole are named in the sentence, and there or above it.
    """
    return tuple(
        row
        for row in all_frames()
        if word in row.words
        and (row.kinship is not Kinship.CATALOGUED or kin[0 if row.names_target else 1])
        and not (row.sources.isdisjoint(kinds) or row.targets.isdisjoint(kinds))
    )
