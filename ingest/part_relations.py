"""What is part of what, by the shape of the notes: features under their service, items of a collection."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.knowledge import EntityKind, RelationType
from ingest.findings import Claim, Naming
from ingest.marked import MarkedText, Place, Spot
from ingest.structure_parts import claim, label_spots, name_of, named_above

_FEATURES = re.compile(
    r"^(?:\W*\d*[.)]?\s*)?(?:the |its |main |key |core |major |important |notable |amazon |aws )*"
    r"(?:\w+ )?(?:features?|components?|capabilities|modules|building blocks|parts|sub-?services|tools|offerings)"
    r"(?: (?:of|in|include|and)\b.*)?(?: include)?\W*$",
    re.IGNORECASE,
)
# Headings and lines above a list of parts; the catalogue has to know the parts.
_CHOICES = re.compile(
    r"^(?:\W*\d*[.)]?\s*)?(?:[\w'’-]+ ){0,5}?(?:options|choices|modes|functions|functionality|elements|pieces|extras|"
    r"add-ons|building blocks|tools|toolbox|features|components|modules|capabilities|sub-?services|services|parts|"
    r"applications|apps|editions|steps|types|endpoints|ways|family|tooling|includes?|contains?|offers?|"
    r"provides?|inside|"
    r"models|included|has|comes with|comprises?|consists of|made up of|overview|at a glance)(?: (?:in|of|for|to|on|"
    r"from|you|that)\b.*)?\W*$",
    re.IGNORECASE,
)
_IN_WHOLE = re.compile(r"^\W*[\w.+-]+(?: [\w.+-]+){0,3} in [A-Z][\w ]+$")
# Characters that an enumeration has before its names, and between two of them: ': ', ', and '.
_MOST_BESIDE = 2
_MOST_BETWEEN = 4
_COLLECTION = re.compile(r"\b(?:algorithms?|models?)$", re.IGNORECASE)
_BRAND = re.compile(r"^(?:Amazon|AWS) ")
_NO_PARTS = frozenset({EntityKind.SERVICE, EntityKind.METRIC, EntityKind.REGULATION, EntityKind.API})
_FEATURED = frozenset({EntityKind.FEATURE, EntityKind.DEPLOYMENT, EntityKind.FRAMEWORK})
_WHOLES = frozenset(
    {EntityKind.SERVICE, EntityKind.FEATURE, EntityKind.DEPLOYMENT, EntityKind.RESOURCE, EntityKind.FRAMEWORK}
)


def part_claims(place: Place) -> Iterator[Claim]:
    """Return what headings, lists and labels say about parts and wholes."""
    if not (label_spots(place) or place.label.text or place.opens_section):
        return
    for rule in (_listed_parts, _labelled_parts, _headed_parts, _defined_parts, _collected):
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
    named, choices = (rule.match(place.above[0].text) for rule in (_FEATURES, _CHOICES))
    for whole in named_above(place.above) if named or choices else ():
        for part in label_spots(place):
            if part.naming.kind is EntityKind.MODEL and whole.naming.kind is EntityKind.SERVICE:
                yield from claim(place, part, RelationType.PART_OF, whole, "listed as a model", 0.85)
            elif (named and _is_part(part, whole)) or (
                part.parent and part.parent in (whole.naming.term, whole.parent)
            ):
                yield from claim(place, part, RelationType.PART_OF, whole, "listed as a feature", 0.95)


def _labelled_parts(place: Place) -> Iterator[Claim]:
    """'**SageMaker Studio:** …' anywhere under a heading of its service."""
    for part in label_spots(place):
        step = part.naming.kind is EntityKind.API and not place.label.text  # 'Create Endpoint' in a list of steps
        for whole in () if step else _wholes_above(place.above, part):
            yield from claim(place, part, RelationType.PART_OF, whole, "labelled under its service", 0.85)


def _wholes_above(texts: tuple[MarkedText, ...], part: Spot) -> tuple[Spot, ...]:
    """Return the part's catalogued whole where a line above is that and nothing else."""
    for text in texts:
        for spot in text.spots:
            if part.parent and spot.naming.term == part.parent and len({name_of(each) for each in text.spots}) == 1:
                return (spot,)
    return ()


def _headed_parts(place: Place) -> Iterator[Claim]:
    """'### SageMaker Ground Truth' under '# Amazon SageMaker'; the section's first statement is the evidence."""
    if not place.opens_section or not place.headings:
        return
    for part in place.headings[-1].heads:
        yield from _carried(place, part)
        if place.lead_in:
            continue
        if part.naming.kind is EntityKind.MODEL:
            for service in named_above(tuple(reversed(place.headings[:-1]))):
                if service.naming.kind is EntityKind.SERVICE:
                    yield from claim(place, part, RelationType.PART_OF, service, "model under its service", 0.8)
        for whole in _wholes_above(tuple(reversed(place.headings[:-1])), part):
            yield from claim(place, part, RelationType.PART_OF, whole, "heading under its service", 0.85)


def _carried(place: Place, part: Spot) -> Iterator[Claim]:
    """'## SageMaker Data Wrangler' names its whole itself, under any title."""
    brand = _BRAND.sub("", part.parent)
    surface = _BRAND.sub("", part.naming.surface)
    if brand and part.naming.kind in _FEATURED and surface.startswith(f"{brand} "):
        whole = Spot(0, 0, Naming(brand, part.parent, EntityKind.SERVICE), "")
        yield from claim(place, part, RelationType.PART_OF, whole, "heading carries its service", 0.8)


def _defined_parts(place: Place) -> Iterator[Claim]:
    """'**Clarify**: SageMaker feature for …', '**Ground Truth**: labelling service of SageMaker'."""
    in_whole = _IN_WHOLE.search(place.label.text) is not None
    if in_whole and len(place.label.spots) == 2:
        part, whole = place.label.spots
        yield from claim(place, part, RelationType.PART_OF, whole, "labelled as in its service", 0.85)
    if not place.label.heads:
        return
    text = place.line.text
    for spot in place.line.spots:
        before, after = text[len(place.label.text) : spot.start], text[spot.end : spot.end + 40]
        opens = not before.strip(" :—–-") or before.strip(" :—–-").lower() in ("a", "an", "the")
        named = opens and re.match(
            r"['’]?s?(?: [\w-]+){0,2} (?:feature|component|capability|tool|service|module)s?\b", after
        )
        owned = re.search(
            r"\b(?:feature|component|capability|service|tool|module|part|node) (?:of|in|inside)(?: the)? $", before
        )
        if named or owned:
            for part in place.label.heads:
                if part.parent == spot.naming.term and part.parent:
                    yield from claim(place, part, RelationType.PART_OF, spot, "defined as a part", 0.95)


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
    named = tuple(spot for spot in label_spots(place) if spot.naming.kind is EntityKind.ALGORITHM)
    listed = tuple(spot for spot in place.line.spots if spot.start >= len(place.label.text))
    rest = place.line.text[len(place.label.text) :]
    names = sum(spot.end - spot.start for spot in listed)
    bare = len(rest) - names <= _MOST_BESIDE + _MOST_BETWEEN * len(listed)
    return named or (listed if bare else ())
