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
_ENDS = re.compile(r"[.;!](?=\s)")
_SENTENCE_END = re.compile(r"[.!](?=\s)")
# 'charts on top of Athena → QuickSight': work on what lies there, and who does it.
_ON_DATA = re.compile(
    r"\b(?:on(?: top of)?|over|against|across)(?: (?:the|your|an?|files|data|tables|objects|csv|parquet))* $",
    re.IGNORECASE,
)
# 'Macie → sniffs out …': the arrow stands for a colon.
_VERB = re.compile(
    r"\s*(?!(?:goes|lands|flows|sends|writes|delivers|fills|feeds|loads|drops|dumps|stores|saves|pushes|publishes|exports|"
    r"streams|copies|moves|ships|hands|puts|calls|triggers|starts|invokes|launches|kicks|is|as|this|its|logs|events|"
    r"results|jobs|tables|files|metrics|alarms|rules|records|models|images|steps|reports|alerts)\b)"
    r"[a-z]+(?:[^s\W]s|ies) "
)
_BRACKETS = re.compile(r"\([^()]*\)")
_READ_BY = re.compile(
    r"\b(?:look(?:s|ed)? up|queried|read|scanned|consumed|loaded|picked up|polled|analy[sz]ed|visuali[sz]ed)\b",
    re.IGNORECASE,
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
        "S3 Event Notifications",
        "AWS CodePipeline",
        "AWS CodeCommit",
        "GitHub",
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
# Nothing rests in these: what an arrow leads from is what they read.
_ENGINES = frozenset({"Amazon Athena", "Amazon QuickSight", "Redshift Spectrum", "Amazon Managed Grafana"})
_SPEAKERS = frozenset({"Amazon CloudWatch", "CloudWatch Alarms", "AWS Budgets"})
_MESSENGERS = frozenset({"Amazon SNS", "Amazon SES"})


@dataclass(frozen=True, slots=True)
class _Segment:
    """What stands on one side of an arrow; `words` open it, and `on_data` tells 'SQL on S3' from 'S3'."""

    words: str
    spots: tuple[Spot, ...]
    on_data: bool


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
    for left, right in _sides(place):
        for first in left.spots:
            for second in right.spots:
                yield from _between(place, first, second, left, right)


def _sides(place: Place) -> Iterator[tuple[_Segment, _Segment]]:
    """Return what stands left and right of each arrow, no farther than a sentence goes."""
    pieces = list(_pieces(place.line.text))
    for number, (left, right) in enumerate(pairwise(pieces), 2):
        ends = _SENTENCE_END if number == len(pieces) else _ENDS  # 'regression → RMSE; MAE'
        opens = max((match.end() for match in _ENDS.finditer(place.line.text, *left)), default=left[0])
        closing = ends.search(place.line.text, *right)
        yield _segment(place, opens, left[1]), _segment(place, right[0], closing.start() if closing else right[1])


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Return where the texts between the arrows stand; a remark in brackets is no station of its own."""
    at = 0
    asides = [match.span() for match in _BRACKETS.finditer(text)]
    for match in (*_ARROW.finditer(text), None):
        end = match.start() if match else len(text)
        if not any(start <= at and end <= stop for start, stop in asides):
            yield at, end
        at = match.end() if match else end


def _segment(place: Place, start: int, end: int) -> _Segment:
    text = place.line.text
    asides = [match.span() for match in _BRACKETS.finditer(text)]
    spots = tuple(
        spot
        for spot in place.line.spots
        if start <= spot.start < end
        and not any(first < spot.start < stop for first, stop in asides)
        and not is_denied(text[start : spot.start])
    )
    on_data = tuple(spot for spot in spots if _ON_DATA.search(text[start : spot.start]))
    return _Segment(text[start : spots[0].start] if spots else text[start:end], on_data or spots, bool(on_data))


def _between(place: Place, first: Spot, second: Spot, left: _Segment, right: _Segment) -> Iterator[Claim]:
    sense = next(
        (each for each in _SENSES if first.naming.kind in each.left and second.naming.kind in each.right), None
    )
    if sense is None or len(right.words.split()) > _MOST_WORDS or _are_kin(first, second):
        return
    if sense.type is not RelationType.WRITES_TO:
        source, target = (second, first) if sense.backward else (first, second)
        yield from claim(place, source, sense.type, target, f"arrow {sense.type.lower()}", 0.75)
    elif _READ_BY.search(right.words) or left.on_data or second.naming.term in _ENGINES:
        yield from claim(place, second, RelationType.READS_FROM, first, "arrow read by", 0.8)
    elif not _VERB.match(right.words):
        yield from claim(place, first, _flow(first, second, right.words), second, "arrow to", 0.7)


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
