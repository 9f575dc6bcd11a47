"""What is part of what, by the shape of the notes: features under their service, items of a collection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.knowledge import EntityKind, RelationType
from graph.types import PassageKind
from ingest.findings import Claim, Naming
from ingest.marked import MarkedText, Place, Spot
from ingest.relations.defined_parts import defined_parts
from ingest.relations.drawn_parts import drawn_parts
from ingest.relations.negation import is_denied
from ingest.relations.part_words import MODEL_HOSTS, OWN_PIECE
from ingest.relations.structure_parts import claim, heading_claim, label_spots, name_of, named_above

_FEATURES = re.compile(
    r"^(?:\W*\d*[.)]?\s*)?(?:the |its |main |key |core |major |important |notable |amazon |aws )*"
    r"(?:\w+ )?(?:features?|components?|capabilities|modules|building blocks|parts|sub-?services|tools|offerings)"
    r"(?: (?:of|in|include|and)\b.*)?(?: include)?\W*$",
    re.IGNORECASE,
)
# Headings and lines above a list of parts; the catalogue has to know the parts.
_CHOICES = re.compile(
    r"^(?:\W*\d*[.)]?\s*)?(?:[\w'’-]+ ){0,7}?(?:options|choices|modes|functions|functionality|elements|pieces|extras|"
    r"add-ons|building blocks|tools|toolbox|features|components|modules|capabilities|sub-?services|services|parts|"
    r"applications|apps|editions|steps|types|endpoints|ways|family|tooling|includes?|contains?|offers?|"
    r"provides?|inside|"
    r"models|included|has|comes with|comprises?|consists of|made up of|overview|at a glance)(?: (?:in|of|for|to|on|"
    r"from|you|that)\b.*)?\W*$",
    re.IGNORECASE,
)
# Characters that an enumeration has before its names, and between two of them: ': ', ', and '.
_MOST_BESIDE = 2
_MOST_BETWEEN = 4
# Lines above that may say more than a name and still tell what is below; farther up only a bare name does.
_NEAR = 2
_PIECES_OF = re.compile(rf"^(?:\w+ ){{0,2}}?{OWN_PIECE} (?:of|in) (?:it|them|this|the \w+)\b", re.IGNORECASE)
# Few words before a name that a heading ends with: 'Hosting in SageMaker'.
_INSIDE = re.compile(r"^(?:[\w-]+ ){1,3}(?:in|inside|within|with|on|of) $", re.IGNORECASE)
_COLLECTION = re.compile(r"\b(?:algorithms?|models?)$", re.IGNORECASE)
_GONE = re.compile(r"\b(?:not|no longer|never|removed|retired|gone|deprecated)\b|n['’]t\b", re.IGNORECASE)
# Characters of 'The ' before the name that an item opens with.
_LATEST = 4
_BRAND = re.compile(r"^(?:Amazon|AWS) ")
_NO_PARTS = frozenset({EntityKind.SERVICE, EntityKind.METRIC, EntityKind.REGULATION, EntityKind.API})
_FEATURED = frozenset({EntityKind.FEATURE, EntityKind.DEPLOYMENT, EntityKind.FRAMEWORK})
_WHOLES = frozenset(
    {EntityKind.SERVICE, EntityKind.FEATURE, EntityKind.DEPLOYMENT, EntityKind.RESOURCE, EntityKind.FRAMEWORK}
)


def part_claims(place: Place) -> Iterator[Claim]:
    """Return what headings, lists and labels say about parts and wholes."""
    yield from drawn_parts(place)
    if not (label_spots(place) or place.label.text or place.opens_section or place.lead_in):
        return
    for rule in (_listed_parts, _labelled_parts, _headed_parts, defined_parts, _enumerated_parts, _collected):
        yield from rule(place)


def _is_part(part: Spot, whole: Spot) -> bool:
    """Tell whether the catalogue has the part under this whole, or knows no other whole for it."""
    if part.parent:
        return part.parent == whole.naming.term
    carries = part.naming.surface.startswith(f"{_BRAND.sub('', whole.naming.surface)} ")
    return whole.naming.kind in _WHOLES and (carries or part.naming.kind not in _NO_PARTS)


def _listed_parts(place: Place) -> Iterator[Claim]:
    """'Key Features: **S3 Select** …' under the heading of a service."""
    if not place.above:
        return
    named, choices = _promises_parts(place.above[0].text)
    if not (named or choices) or is_denied(place.above[0].text):
        return
    table = place.passage.kind is PassageKind.TABLE
    near = place.above[:2] if table else place.above  # the corner of a table speaks of the heading right above it
    for whole in named_above(near):
        for part in label_spots(place) or _first_of_item(place, whole):
            if part.naming.kind is EntityKind.MODEL and whole.naming.kind is EntityKind.SERVICE:
                yield from claim(place, part, RelationType.PART_OF, whole, "listed as a model", 0.85)
            elif (named and _is_part(part, whole)) or (
                part.parent and part.parent in (whole.naming.term, whole.parent)
            ):
                yield from claim(place, part, RelationType.PART_OF, whole, "listed as a feature", 0.95)


def _first_of_item(place: Place, whole: Spot) -> tuple[Spot, ...]:
    """Return the part that an item of an introduced list opens with: 'Canvas for analysts'."""
    first = place.line.spots[:1]
    listed = place.passage.kind is PassageKind.LIST and place.lead_in and not place.label.text
    known = listed and first and first[0].start <= _LATEST and first[0].parent == whole.naming.term
    return first if known and not _GONE.search(place.line.text) else ()


def _labelled_parts(place: Place) -> Iterator[Claim]:
    """'**SageMaker Studio:** …' anywhere under a heading of its service."""
    for part in label_spots(place):
        step = part.naming.kind is EntityKind.API and not place.label.text  # 'Create Endpoint' in a list of steps
        for whole in () if step else _wholes_above(place.above, part):
            yield from claim(place, part, RelationType.PART_OF, whole, "labelled under its service", 0.85)


def _wholes_above(texts: tuple[MarkedText, ...], part: Spot) -> tuple[Spot, ...]:
    """Return the part's catalogued whole where the nearest line above that is about a thing is about that."""
    for distance, text in enumerate(texts):
        alone = text.spots if distance < _NEAR and _introduces(text) else text.heads
        if part.parent and len({name_of(each) for each in text.spots}) == 1:
            for spot in alone:
                if spot.naming.term == part.parent:
                    return (spot,)
        if any(spot.naming.kind in _WHOLES and name_of(spot) != name_of(part) for spot in text.heads):
            return ()  # what stands nearer speaks of another thing, whose parts these may be
    return ()


def _introduces(text: MarkedText) -> bool:
    """Tell 'Hosting in SageMaker' and 'SageMaker is a platform. Its pieces:' from 'Words of SageMaker I forget'."""
    said = text.text.rpartition(". ")[2]
    if any(_promises_parts(said)) or _PIECES_OF.match(said):
        return True
    last = text.spots[-1] if text.spots else None
    return last is not None and last.end >= len(text.text) - 1 and _INSIDE.match(text.text, 0, last.start) is not None


@lru_cache(maxsize=1024)
def _promises_parts(text: str) -> tuple[bool, bool]:
    """Tell whether a heading or line announces features, and whether choices; it stands above many statements."""
    return _FEATURES.match(text) is not None, _CHOICES.match(text) is not None


def _headed_parts(place: Place) -> Iterator[Claim]:
    """'### SageMaker Ground Truth' under '# Amazon SageMaker'."""
    if not place.opens_section or not place.headings:
        return
    for part in place.headings[-1].heads:
        yield from _carried(place, part)
        if _COLLECTION.search(part.naming.term) and "SageMaker" not in part.naming.surface:
            continue
        if place.lead_in:
            continue
        if part.naming.kind is EntityKind.MODEL:
            for service in named_above(tuple(reversed(place.headings[:-1]))):
                if service.naming.kind is EntityKind.SERVICE:
                    yield from heading_claim(place, part, RelationType.PART_OF, service, "model under its service", 0.8)
        for whole in _wholes_above(tuple(reversed(place.headings[:-1])), part):
            yield from heading_claim(place, part, RelationType.PART_OF, whole, "heading under its service", 0.85)


def _carried(place: Place, part: Spot) -> Iterator[Claim]:
    """'## SageMaker Data Wrangler' names its whole itself, under any title."""
    brand = _BRAND.sub("", part.parent)
    surface = _BRAND.sub("", part.naming.surface)
    if brand and part.naming.kind in _FEATURED and surface.startswith(f"{brand} "):
        whole = Spot(0, 0, Naming(brand, part.parent, EntityKind.SERVICE), "")
        yield from heading_claim(place, part, RelationType.PART_OF, whole, "heading carries its service", 0.8)


def _enumerated_parts(place: Place) -> Iterator[Claim]:
    """'Prepare: Data Wrangler, Feature Store' under a line that is their service and nothing else."""
    if not place.label.text or place.label.spots or is_denied(place.line.text):
        return
    for part in _bare(place):
        for host in place.above[0].heads[:1] if place.above and part.naming.kind is EntityKind.MODEL else ():
            if host.naming.term in MODEL_HOSTS:
                yield from claim(place, part, RelationType.PART_OF, host, "models under their host", 0.8)
        for whole in _wholes_above(place.above[:2], part):
            yield from claim(place, part, RelationType.PART_OF, whole, "enumerated under its service", 0.8)


def _collected(place: Place) -> Iterator[Claim]:
    """Algorithms listed under 'Built-in algorithms'."""
    for text in place.above[:2]:
        for whole in text.heads:
            if _COLLECTION.search(whole.naming.term):
                for part in _items(place):
                    if part.naming.kind in (EntityKind.ALGORITHM, EntityKind.CONCEPT) and not part.is_plain:
                        yield from claim(place, part, RelationType.PART_OF, whole, "listed in a collection", 0.9)
                return


def _items(place: Place) -> tuple[Spot, ...]:
    """Return the algorithm that labels a statement, or what a bare enumeration lists: 'Tabular: XGBoost, k-NN'."""
    return tuple(spot for spot in label_spots(place) if spot.naming.kind is EntityKind.ALGORITHM) or _bare(place)


def _bare(place: Place) -> tuple[Spot, ...]:
    """Return the names that make up a statement behind its label, with little but commas between them."""
    listed = tuple(spot for spot in place.line.spots if spot.start >= len(place.label.text))
    rest = place.line.text[len(place.label.text) :]
    names = sum(spot.end - spot.start for spot in listed)
    return listed if len(rest) - names <= _MOST_BESIDE + _MOST_BETWEEN * len(listed) else ()
