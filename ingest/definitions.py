"""Which statements say what a thing is: the better one does, the earlier it is shown as the thing's description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from graph.knowledge import EntityKind
from graph.types import PassageKind
from ingest.findings import Definition
from ingest.marked import Place, Spot, opening_heads

# Characters of 'The ' before the name that a statement opens with.
_LATEST = 4
_IS_A = re.compile(r"(?: ?\([^()]*\))? (?P<verb>is|are) (?:(?P<article>an?|one of|the) )?(?P<what>[\w'’-]+)")
# 'is the main difference', 'is easier than', 'is used', 'is in': what is said of it is not what it is.
_NO_KIND = re.compile(
    r"(?:not|no|never|also|more|less|best|worth|why|what|how|when|where|main|only|same|first|last|next|price|found|"
    r"built|made|run|kept|held|given|known|meant|sent|set|put|shown|taken|in|on|at|for|from|to|of|with|by|as|about|"
    r"\w+(?:ed|ier|er))$"
)
# What the reader is told to do with it. In small letters the same words are nouns: 'query engine', 'store for …'.
_ORDER = re.compile(
    r"(?=[A-Z]|[a-z]+ (?:it|them|this|the|an?|your)\b)(?i:use|set|configure|create|define|deploy|enable|ensure|grant|"
    r"manage|monitor|store|build|choose|add|apply|track|visuali[sz]e|solve|test|scale|implement|leverage|make|keep|run|"
    r"train|start|stop|write|read|see|note|begin|connect|send|get|give|let|try|check|orchestrate|automate|process|"
    r"provide|detect|protect|secure|analy[sz]e|collect|audit|handle|host|serve|prepare|transform|query|schedule|share|"
    r"simplify|reduce|optimi[sz]e|improve|compare|explain|register|capture|record|review|evaluate)\b(?!-)"
)
# What it is good for, and how it compares.
_FITNESS = re.compile(
    r"(?:for|used|suitable|best|ideal|preferred|useful|good|great|more|less|better|easy|easier|effective|can|may|will|"
    r"designed|recommended|works?|when|if|because|yes|no|not|only)\b(?!-)",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(r"(?:[A-Za-z]+ly )?(?!(?:AWS|its|this)\b)[A-Za-z]+[^s\W]s (?!(?:for|of|in|with|and|on|to)\b)")
# What something costs does not say what it is.
_PRICE = re.compile(r"(?:charged|priced|billed|pay|costs?|free)\b", re.IGNORECASE)
_WHAT_LABEL = re.compile(
    r"^\W*(?:description|definition|overview|purpose|summary|what(?: is it|['’]s it| it is| it does| is this)?|"
    r"in (?:short|brief|a nutshell|one line|three words)|it is|meaning|role|task|kind|idea)\W*$",
    re.IGNORECASE,
)
_WHAT_COLUMN = re.compile(
    r" — (?:description|definition|purpose|meaning|task|kind|role|what (?:it|this) \w+|in \w+ words?): ", re.IGNORECASE
)
# A page that speaks of itself or to its reader.
_OF_THE_PAGE = re.compile(
    r"^\W*(?:these|this (?:page|note|chapter|section|document|guide|course)|here|below|above|we|you|i|let['’]s|"
    r"in this)\b",
    re.IGNORECASE,
)


class _Rank(IntEnum):
    """How well a statement says what a thing is, the best first."""

    IS_A = 0  # 'Amazon S3 is an object store'
    NAMED_AS = 1  # 'Neo: compiler that …', and 'Description: a compiler …' under the heading 'Neo'
    DOES = 2  # 'Neo: compiles models'
    OPENS = 3  # the first words under its heading
    TOLD = 4  # 'Neo: use it for …', one name of several, a table's row


_THINGS = frozenset(
    {
        EntityKind.SERVICE,
        EntityKind.FEATURE,
        EntityKind.DEPLOYMENT,
        EntityKind.FRAMEWORK,
        EntityKind.MODEL,
        EntityKind.RESOURCE,
    }
)
_ARTICLES = {"a": _Rank.IS_A, "an": _Rank.IS_A, "one of": _Rank.NAMED_AS, "the": _Rank.NAMED_AS}


def definitions(place: Place) -> Iterator[Definition]:
    """Return what a statement defines, and how well."""
    passage, ranked = place.passage, dict[Spot, _Rank]()
    for spot, rank in (*_said(place), *_labelled(place), *_headed(place)):
        ranked[spot] = min(rank, ranked.get(spot, rank))
    for spot, rank in ranked.items():
        yield Definition(spot.naming, rank, passage.document, passage.ordinal, passage.id, place.index)


def _said(place: Place) -> Iterator[tuple[Spot, _Rank]]:
    """'Amazon S3 is an object store', also behind a label: 'Storage: S3 is …'."""
    start = len(place.label.text)
    first = next((spot for spot in place.line.spots if start <= spot.start <= start + _LATEST), None)
    said = _IS_A.match(place.line.text, first.end) if first else None
    if first is None or said is None or _NO_KIND.match(said["what"]) or (said["verb"] == "are" and said["article"]):
        return
    yield first, _ARTICLES.get(said["article"], _Rank.DOES)


def _labelled(place: Place) -> Iterator[tuple[Spot, _Rank]]:
    """'**Neo:** a compiler …' and 'Neo – a compiler …'; a label of several names defines none of them well."""
    heads = place.label.heads or opening_heads(place)
    start = len(place.label.text) or (heads[-1].end if heads else 0)
    said = place.line.text[start:].strip(" :–—-")
    if _PRICE.match(said):
        return
    rank = _kind_of(place, said)
    alone = len(heads) == 1 and len(place.label.spots or heads) == 1
    for spot in heads:
        yield spot, rank if alone else max(rank, _Rank.TOLD)


def _headed(place: Place) -> Iterator[tuple[Spot, _Rank]]:
    heads = place.headings[-1].heads if place.headings else ()
    described = _WHAT_LABEL.match(place.label.text) is not None and not place.lead_in
    rank = _Rank.NAMED_AS if described else _Rank.TOLD if place.label.text else _Rank.OPENS
    if len(heads) > 1 or _OF_THE_PAGE.match(place.line.text):
        rank = _Rank.TOLD
    other = any(spot.naming.kind in _THINGS for spot in place.label.heads)
    speaks_of_it = described or (place.opens_section and not other)
    for spot in heads if speaks_of_it else ():
        yield spot, rank


def _kind_of(place: Place, said: str) -> _Rank:
    if place.passage.kind is PassageKind.TABLE:
        return _Rank.DOES if _WHAT_COLUMN.search(place.line.text) else _Rank.TOLD
    if _ORDER.match(said) or _FITNESS.match(said):
        return _Rank.TOLD
    return _Rank.DOES if _VERB_FIRST.match(said) else _Rank.NAMED_AS
