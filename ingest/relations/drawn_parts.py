"""Parts that marks and not words put under their whole: tree drawings, bracketed and marked lists, table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.knowledge import EntityKind, RelationType
from graph.types import PassageKind
from ingest.findings import Claim
from ingest.marked import Place, Spot
from ingest.relations.negation import is_denied
from ingest.relations.part_words import MODEL_HOSTS
from ingest.relations.structure_parts import claim, name_of

_BRANCH = re.compile(r"[├└│]|(?:^|\n)[ |]*(?:\|--|\+--|`--|\\--)")
_OPENS_LIST = re.compile(
    r"^(?P<words>(?:['’]s)?(?: [\w-]+){0,3}?) ?(?:\(|:|>|›|»|—|–|-|→|=)\s*(?:(?:the|its|like|such as|e\.g\.|incl\.|"
    r"including) )?$"
)
_SEPARATES = re.compile(
    r"^(?: \([^()]*\)| (?:for|to|when|with|as) [^,;.:()]{1,40})?"
    r" ?(?:,|;|/|&|\+|\||·|,? and|,? or|, (?:the|and|or|plus)) ?(?:the )?$"
)
# Behind a plain word that is meant as a name: 'crawlers, jobs' and not 'baseline statistics come from'.
_ENDS = re.compile(r"\s?(?:[,.;()&/|·]|and\b|$)")
_IN_BRACKETS = re.compile(r"^ \((?:an? |the |part of |in |from |of )?$")
_CELL = re.compile(r"(?:— |; )(?P<head>[^:;—]{1,40}): (?P<cell>[^;]*)")
_WHOLE_HEAD = re.compile(
    r"^(?:aws |amazon |parent )?(?:services?|product|platform|parent|home|whole|belongs to|part of|family|"
    r"suite|umbrella)$",
    re.IGNORECASE,
)
_PART_HEAD = re.compile(
    r"^(?:its |key |main |notable )?(?:(?:sub-?)?(?:features?|components?|parts?|capabilit(?:y|ies)|modules?|"
    r"tools?|options?|"
    r"services?)|highlights?|pieces?|elements?|what to use|answer|use|choice|add-ons?|examples?)$",
    re.IGNORECASE,
)


def drawn_parts(place: Place) -> Iterator[Claim]:
    """Return what trees, marks and cells put under their whole, as far as the catalogue agrees."""
    spots, text = place.line.spots, place.line.text
    if len(spots) < 2 or not _may_relate(spots):
        return
    if _BRANCH.search(text):
        yield from _tree(place)
    elif place.passage.kind is PassageKind.TABLE:
        yield from _row(place)
    elif place.passage.kind is not PassageKind.CODE:
        yield from _marked_list(place)


def _may_relate(spots: Sequence[Spot]) -> bool:
    """Tell whether the catalogue has one of the names under another."""
    wholes = {spot.naming.term for spot in spots}
    return not (wholes.isdisjoint(MODEL_HOSTS) and wholes.isdisjoint([spot.parent for spot in spots if spot.parent]))


def _tree(place: Place) -> Iterator[Claim]:
    """A drawing with branches: what hangs below a name is part of it."""
    for number, part in enumerate(place.line.spots):
        for whole in place.line.spots[:number]:
            if _are_kin(part, whole):
                yield from claim(place, part, RelationType.PART_OF, whole, "drawn under its whole", 0.9)
                break


def _marked_list(place: Place) -> Iterator[Claim]:
    """'SageMaker: Studio, Canvas' and 'SageMaker (Studio, Canvas)', or 'Clarify (SageMaker)'."""
    spots, text = place.line.spots, place.line.text
    for at, whole in enumerate(spots[:-1]):
        between = text[whole.end : spots[at + 1].start]
        opens = _OPENS_LIST.match(between)
        if opens and not is_denied(text[: spots[at + 1].start]):
            for part in _run(text, spots[at + 1 :]):
                named = part.naming.surface[:1].isupper() and not opens["words"]
                if (_are_kin(part, whole) or _is_hosted(part, whole)) and (named or _ENDS.match(text, part.end)):
                    yield from claim(place, part, RelationType.PART_OF, whole, "listed behind its whole", 0.85)
        after = spots[at + 1]
        if _are_kin(whole, after) and _IN_BRACKETS.match(between) and text[after.end : after.end + 1] == ")":
            yield from claim(place, whole, RelationType.PART_OF, after, "whole in brackets behind", 0.85)


def _run(text: str, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Return the first names that only commas and the like stand between."""
    for at, spot in enumerate(spots):
        if at and not _SEPARATES.match(text[spots[at - 1].end : spot.start]):
            return
        yield spot


def _row(place: Place) -> Iterator[Claim]:
    """Cells of one row, where the head of one says that it holds the whole or the part."""
    corner = place.lead_in[-1].text if place.lead_in else ""
    text = place.line.text
    cells = [(corner, 0, len(place.label.text))]
    cells += [(match["head"].strip(), *match.span("cell")) for match in _CELL.finditer(text)]
    named = [(head, _inside(place.line.spots, start, end)) for head, start, end in cells]
    for whole_head, wholes in named:
        for part_head, parts in named:
            says = _WHOLE_HEAD.match(whole_head) or _PART_HEAD.match(part_head)
            if says and wholes is not parts and len({name_of(each) for each in wholes}) == 1:
                for part in parts:
                    if _are_kin(part, wholes[0]):
                        yield from claim(place, part, RelationType.PART_OF, wholes[0], "in the row of its whole", 0.85)


def _inside(spots: Sequence[Spot], start: int, end: int) -> tuple[Spot, ...]:
    return tuple(spot for spot in spots if start <= spot.start < end)


def _are_kin(part: Spot, whole: Spot) -> bool:
    service = whole.naming.kind is not EntityKind.CONCEPT
    return service and bool(part.parent) and part.parent == whole.naming.term


def _is_hosted(part: Spot, whole: Spot) -> bool:
    return part.naming.kind is EntityKind.MODEL and whole.naming.term in MODEL_HOSTS
