"""What arrows between names say: 'clicks → Kinesis Data Streams → S3', 'translation → Amazon Translate'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph.knowledge import EntityKind, RelationType
from ingest.findings import Claim
from ingest.marked import Place, Spot
from ingest.relations.negation import is_denied
from ingest.relations.structure_parts import claim
from ingest.relations.verb_patterns import PRODUCTS

_ARROW = re.compile(r"\s*(?:→|⇒|⟶|➜|➔|➡|-+>|=+>)\s*")
_BRACKETS = re.compile(r"\([^()]*\)")
_READ_BY = re.compile(
    r"\b(?:queried|read|scanned|consumed|loaded|picked up|polled|analy[sz]ed|visuali[sz]ed)\b", re.IGNORECASE
)
_STARTS = re.compile(r"\b(?:trigger|start|invoke|kick|launch|schedule)\w*\b", re.IGNORECASE)
_MOST_WORDS = 6

_TASKS = frozenset({EntityKind.CONCEPT, EntityKind.TECHNIQUE})
_METHODS = frozenset({EntityKind.ALGORITHM, EntityKind.MODEL})
_SOLVERS = PRODUCTS | _METHODS
_METRICS = frozenset({EntityKind.METRIC})
_DRIFTS = frozenset({EntityKind.DRIFT})
_FLOWING = PRODUCTS | {EntityKind.RESOURCE} - {EntityKind.FRAMEWORK}
_STARTERS = frozenset(
    {
        "Amazon EventBridge",
        "Amazon EventBridge Scheduler",
        "Amazon API Gateway",
        "Amazon S3",
        "Amazon SNS",
        "AWS Lambda",
        "AWS Step Functions",
    }
)
_STARTED = frozenset(
    {
        "AWS Lambda",
        "AWS Step Functions",
        "SageMaker Pipelines",
        "AWS CodePipeline",
        "AWS CodeBuild",
        "SageMaker endpoint",
    }
)
_SPEAKERS = frozenset({"Amazon CloudWatch", "CloudWatch Alarms", "AWS Budgets"})
_MESSENGERS = frozenset({"Amazon SNS", "Amazon SES"})


@dataclass(frozen=True, slots=True)
class _Segment:
    words: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _Sense:
    """What an arrow between two kinds says; `backward` where the right side is the source."""

    left: frozenset[EntityKind]
    right: frozenset[EntityKind]
    type: RelationType
    backward: bool = False


_SENSES = (
    _Sense(_METRICS, _TASKS | _METHODS, RelationType.MEASURES),
    _Sense(_TASKS | _METHODS, _METRICS, RelationType.MEASURES, backward=True),
    _Sense(_DRIFTS, PRODUCTS, RelationType.MONITORS, backward=True),
    _Sense(PRODUCTS, _DRIFTS, RelationType.MONITORS),
    _Sense(_TASKS, _SOLVERS, RelationType.USED_FOR, backward=True),
    _Sense(_SOLVERS, _TASKS, RelationType.USED_FOR),
    _Sense(frozenset({EntityKind.FORMAT}), PRODUCTS, RelationType.READS_FROM, backward=True),
    _Sense(_FLOWING, _FLOWING, RelationType.WRITES_TO),
)


def arrow_claims(place: Place) -> Iterator[Claim]:
    """Return what the arrows of a statement say about the names on either side."""
    text = place.line.text
    if not ("→" in text or "⇒" in text or ">" in text or "➜" in text or "➔" in text or "⟶" in text):
        return
    if is_denied(text):
        return
    segments = list(_segments(place))
    for left, right in pairwise(segments):
        for first in left.spots:
            for second in right.spots:
                yield from _between(place, first, second, right.words)


def _segments(place: Place) -> Iterator[_Segment]:
    """Return what stands between the arrows; a remark in brackets is no station of its own."""
    text, at = place.line.text, 0
    asides = [match.span() for match in _BRACKETS.finditer(text)]
    for match in (*_ARROW.finditer(text), None):
        end = match.start() if match else len(text)
        if not any(start <= at and end <= stop for start, stop in asides):
            spots = tuple(
                spot
                for spot in place.line.spots
                if at <= spot.start < end and not any(start < spot.start < stop for start, stop in asides)
            )
            yield _Segment(text[at : spots[0].start] if spots else text[at:end], spots)
        at = match.end() if match else end


def _between(place: Place, first: Spot, second: Spot, words: str) -> Iterator[Claim]:
    sense = next(
        (each for each in _SENSES if first.naming.kind in each.left and second.naming.kind in each.right), None
    )
    if sense is None or len(words.split()) > _MOST_WORDS or _are_kin(first, second):
        return
    if sense.type is not RelationType.WRITES_TO:
        source, target = (second, first) if sense.backward else (first, second)
        yield from claim(place, source, sense.type, target, f"arrow {sense.type.lower()}", 0.75)
    elif _READ_BY.search(words):
        yield from claim(place, second, RelationType.READS_FROM, first, "arrow read by", 0.8)
    else:
        yield from claim(place, first, _flow(first, second, words), second, "arrow to", 0.7)


def _flow(first: Spot, second: Spot, words: str) -> RelationType:
    """Return what passes between two services: an event, an alert, or data."""
    source, target = first.naming.term, second.naming.term
    if _STARTS.search(words) or (source in _STARTERS and target in _STARTED):
        return RelationType.TRIGGERS
    if target in _MESSENGERS and source in _SPEAKERS:
        return RelationType.ALERTS_THROUGH
    return RelationType.WRITES_TO


def _are_kin(first: Spot, second: Spot) -> bool:
    """Tell a part and its whole: 'SageMaker → Studio' is a path through menus."""
    return first.naming.term in (second.parent, "") or second.naming.term in (first.parent, "")
