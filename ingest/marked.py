"""Texts with the names in them marked, and what a statement is about: its label, its introduction, its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.knowledge import EntityKind, Evidence
from graph.types import Passage, PassageKind, Quote, Statement
from ingest.findings import Naming

_NUMBERING = re.compile(r"^\s*(?:step\s+)?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.):]\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_JOINS = re.compile(r"[\s,/&+:–—-]+")
_DASH = re.compile(r"(?: \([^()]*\))? ?(?:[–—:=]|-+>?|→) ")
_BESIDE_NAME = re.compile(r" ?[/,&+] ?| (?:and|or) ")
_LATEST_LABEL = 1
# How many headings up a statement's topic may stand: a page's title is what all of it is about, not each line.
_NEAR_HEADINGS = 2
# Characters outside its names beyond which a text is more than these names.
_MOST_BESIDE = 48
# Words that may stand beside a name without making the text about something else.
_BESIDE = frozenset(
    """amazon aws basics concepts configurations details essentials feature features fundamentals in introduction jobs
    model models of on overview service services summary to using algorithm algorithms method metric
    and or the with""".split()  # noqa: SIM905
)


# A concept whose name ends so is a task that things are used for; other concepts are plain words.
_TASK = re.compile(
    r"(?:classification|regression|clustering|forecasting|detection|segmentation|recognition|reduction|ranking|"
    r"recommendations?|translation|to-text|to-speech|summari[sz]ation|prediction|generation|imputation|analysis|modell?ing|problems?|tasks?|devices?|starts?|"
    r"speech|text|answering|labell?ing|extraction|moderation|captioning|testing|matching|transcription|synthesis|"
    r"imbalance|removal|scoring|personali[sz]ation)$",
    re.IGNORECASE,
)


_BRANDS = ("Amazon ", "AWS ", "Apache ", "SageMaker ")
_ASPECTS = frozenset({EntityKind.CONCEPT, EntityKind.METRIC, EntityKind.REGULATION})
_DESCRIPTIVE = _ASPECTS | {EntityKind.TECHNIQUE, EntityKind.FEATURE, EntityKind.RESOURCE, EntityKind.DRIFT}
_THINGS = frozenset({EntityKind.SERVICE, EntityKind.FEATURE, EntityKind.FRAMEWORK, EntityKind.DEPLOYMENT})


@lru_cache(maxsize=4096)
def _is_task(name: str) -> bool:
    return _TASK.search(name) is not None


@dataclass(frozen=True, slots=True)
class Spot:
    """A name at characters start to end of a text. `parent` is the catalogue's whole for it, or empty."""

    start: int
    end: int
    naming: Naming
    parent: str

    @property
    def is_plain(self) -> bool:
        """Tell a general concept ('latency') from a named thing and from a task ('image classification')."""
        naming = self.naming
        return naming.kind is EntityKind.CONCEPT and bool(naming.term) and not _is_task(naming.term)


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with its names from left to right.

    `heads` are the names that the text consists of ('2. Amazon S3 (Simple Storage Service)'), or none.
    """

    text: str
    spots: tuple[Spot, ...]
    heads: tuple[Spot, ...]


UNMARKED = MarkedText("", (), ())


def marked(text: str, spots: tuple[Spot, ...]) -> MarkedText:
    """Return a text with its names, and whether it consists of them."""
    if not spots:
        return MarkedText(text, (), ())
    beside = len(text) - sum(spot.end - spot.start for spot in spots)
    return MarkedText(text, spots, _heads(text, spots) if beside <= _MOST_BESIDE else ())


def _heads(text: str, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    body = _body(text)
    inside = tuple(spot for spot in spots if body[0] <= spot.start and spot.end <= body[1])
    behind = tuple(spot for spot in spots if spot.start >= body[1] and spot.naming.surface.startswith(_BRANDS))
    if behind and inside and not any(spot.naming.surface.startswith(_BRANDS) for spot in inside):
        return behind[:1]  # 'Edge inference (SageMaker Neo)' is about the latter
    return inside if inside and _BESIDE.issuperset(_beside(text, inside, body)) else ()


def _body(text: str) -> tuple[int, int]:
    """Return where a text stands without its numbering and a closing bracket."""
    numbering = _NUMBERING.match(text)
    start = numbering.end() if numbering else 0
    brackets = _BRACKETS.search(text, start)
    after = text[brackets.end() :].strip(" :") if brackets else ""
    return start, brackets.start() if brackets and not after and brackets.start() > start else len(text)


def _beside(text: str, spots: tuple[Spot, ...], body: tuple[int, int]) -> list[str]:
    """Return the words outside the names, in small letters."""
    pieces, at = [], body[0]
    for spot in spots:
        pieces.append(text[at : spot.start])
        at = spot.end
    return [word for word in _JOINS.split(" ".join((*pieces, text[at : body[1]])).lower()) if word]


@dataclass(frozen=True, slots=True)
class Place:
    """One statement with all that says what it is about; headings and introducing lines outermost first.

    `above` is what stands above the statement, the nearest first. `before` is what the statement before
    it is about: what 'it' may stand for; `latest` is the last name there: what 'there' may stand for.
    """

    passage: Passage
    index: int
    line: MarkedText
    label: MarkedText
    lead_in: tuple[MarkedText, ...]
    headings: tuple[MarkedText, ...]
    above: tuple[MarkedText, ...]
    opens_section: bool
    before: tuple[Spot, ...] = ()
    latest: tuple[Spot, ...] = ()

    @property
    def statement(self) -> Statement:
        """Return the statement itself."""
        return self.passage.statements[self.index]

    def evidence(self, rule: str, confidence: float) -> Evidence:
        """Return the statement as evidence that `rule` read."""
        return self._quoted(self.statement.quotes[0], rule, confidence)

    def heading_evidence(self, rule: str, confidence: float) -> Evidence:
        """Return the heading right above as evidence that `rule` read."""
        return self._quoted(self.passage.heading or self.statement.quotes[0], rule, confidence)

    def _quoted(self, quote: Quote, rule: str, confidence: float) -> Evidence:
        passage = self.passage
        return Evidence(passage.id, passage.document, passage.heading_path, quote.span, quote.text, rule, confidence)


def topic_above(place: Place) -> tuple[Spot, ...]:
    """Return what the nearest line or heading above a statement names, or none where it names several things."""
    for text in place.above[: len(place.lead_in) + _NEAR_HEADINGS]:
        spots = text.heads or text.spots
        names = {_name(spot) for spot in spots if spot.naming.kind not in _ASPECTS}
        if names:
            return tuple(spot for spot in spots if _name(spot) in names)[:1] if len(names) == 1 else ()
    return ()


def opening_heads(place: Place) -> tuple[Spot, ...]:
    """Return the names that an item without a label explains: 'Canvas – clicks instead of code'."""
    first = place.line.spots[:1]
    if not first or first[0].start > _LATEST_LABEL or place.label.text or place.passage.kind is not PassageKind.LIST:
        return ()
    heads = _joined(place.line.text, place.line.spots)
    return heads if _DASH.match(place.line.text, heads[-1].end) else ()


def _joined(text: str, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return the first names that stand side by side: 'Role Manager / Model Cards'."""
    for number in range(1, len(spots)):
        if not _BESIDE_NAME.fullmatch(text, spots[number - 1].end, spots[number].start):
            return spots[:number]
    return spots


def topic(place: Place) -> tuple[Spot, ...]:
    """Return what a statement without a subject of its own is about.

    A label that merely describes ('Explainability: uses …') speaks of the thing that stands above it.
    """
    heads = place.label.heads or opening_heads(place)
    if " in " in place.label.text:  # 'DeepAR in SageMaker' is about the first
        heads = heads[:1]
    if not heads or any(_is_own_name(spot) for spot in heads):
        return heads or topic_above(place)
    above = topic_above(place) if _stands_under_a_thing(place) else ()
    return above or heads


def _stands_under_a_thing(place: Place) -> bool:
    return any(spot.naming.kind in _THINGS for text in place.above[:2] for spot in text.heads)


def _is_own_name(spot: Spot) -> bool:
    surface = spot.naming.surface
    branded = surface.startswith(_BRANDS) or spot.naming.term.startswith("SageMaker ")
    carries = any(word in surface for word in spot.parent.split()[1:])
    return branded or carries or spot.naming.kind not in _DESCRIPTIVE


def _name(spot: Spot) -> str:
    return spot.naming.term or spot.naming.surface
