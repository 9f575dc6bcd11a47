"""Relations of what a statement is about, read with the topic frames."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.knowledge import EntityKind
from ingest.findings import Claim
from ingest.marked import Place, Spot
from ingest.relations import topic_frames
from ingest.relations.clause_words import DETERMINERS
from ingest.relations.masked_text import MaskedSentence
from ingest.relations.negation import is_denied, is_supposed, stating_clauses
from ingest.relations.structure_parts import claim
from ingest.relations.tables import topic_frames_of_flow
from ingest.relations.topic_frames import TopicFrame


def topic_claims(place: Place, sentence: MaskedSentence) -> Iterator[Claim]:
    """Return what phrases without a subject say of the statement's topic."""
    if not place.line.spots or not (sentence.topic or sentence.before or len(sentence.groups) > 1):
        return
    words = sentence.words & _frame_words()
    if not words:
        return
    kinds, known = sentence.kinds, sentence.known
    for row in dict.fromkeys([row for word in sorted(words) for row in _frames_of(word, kinds, known)]):
        if row.also and row.also.isdisjoint(sentence.words):
            continue
        for match in row.phrase.places(sentence.small):
            if _states(sentence.text, match):
                yield from _claims_of(place, sentence, row, match)


def _claims_of(place: Place, sentence: MaskedSentence, row: TopicFrame, match: re.Match[str]) -> Iterator[Claim]:
    for about in _topic(sentence, match.start(), row.topics):
        for other in _together(sentence, match.start("t")):
            if _fits(row, about, other):
                source, target = (other, about) if row.backward else (about, other)
                yield from claim(place, source, row.type, target, row.rule, 0.75)


def _together(sentence: MaskedSentence, at: int) -> tuple[Spot, ...]:
    return next((group.spots for group in sentence.groups if group.start <= at < group.end), ())


def _topic(sentence: MaskedSentence, at: int, kinds: frozenset[EntityKind]) -> tuple[Spot, ...]:
    """Return the name that the statement opens with, else what label, heading or the statement before give."""
    if sentence.labelled:
        return sentence.topic
    first = next(iter(sentence.groups), None)
    opens = first and first.end <= at and first.has(kinds) and DETERMINERS.match(sentence.text[: first.start])
    return first.spots if first and opens else sentence.topic or sentence.before


def _fits(row: TopicFrame, about: Spot, other: Spot) -> bool:
    if about.naming.kind not in row.topics or other.naming.kind not in row.others:
        return False
    return not row.named or other.naming.term in row.named


def _states(text: str, match: re.Match[str]) -> bool:
    clause = next((each for each in stating_clauses(text) if each.start <= match.start() < each.end), None)
    if clause is None:
        return False
    words = text[clause.start : match.end()]
    return not (is_denied(words) or is_supposed(words))


@lru_cache(maxsize=1)
def all_topic_frames() -> tuple[TopicFrame, ...]:
    """Return every topic frame, compiled on first use."""
    return (*topic_frames.frames(), *topic_frames_of_flow.frames())


@lru_cache(maxsize=1)
def _frame_words() -> frozenset[str]:
    return frozenset(word for row in all_topic_frames() for word in row.words)


@lru_cache(maxsize=1 << 12)
def _frames_of(word: str, kinds: frozenset[EntityKind], known: frozenset[EntityKind]) -> tuple[TopicFrame, ...]:
    """Return the frames that a word may belong to, where names of `kinds` can stand in them and speak of `known`."""
    return tuple(
        row
        for row in all_topic_frames()
        if word in row.words and not (row.others.isdisjoint(kinds) or row.topics.isdisjoint(known))
    )
