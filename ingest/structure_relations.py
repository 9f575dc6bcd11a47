"""Relations that the shape of the notes states: headings, labelled lists, introducing lines and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from graph.knowledge import EntityKind, RelationType
from graph.types import PassageKind
from ingest.findings import Claim
from ingest.marked import MarkedText, Place, Spot, topic_above
from ingest.negation import is_denied, is_question

_FEATURES = re.compile(
    r"^(?:\W*\d*[.)]?\s*)?(?:the |its |main |key |core |major |important |notable |amazon |aws )*"
    r"(?:\w+ )?(?:features?|components?|capabilities|modules|building blocks|parts|sub-?services|tools|offerings)"
    r"(?: (?:of|in|include|and)\b.*)?(?: include)?\W*$",
    re.IGNORECASE,
)
_INTEGRATION = re.compile(
    r"^(?:\W*\d*[.)]?\s*)?(?:seamless |easy |supports? )?(?:integrat(?:ions?|es|ed)|works?|connects?)(?: \w+)? (?:with|to)\b",
    re.IGNORECASE,
)
_INTEGRATION_AFTER = re.compile(r"\bintegrations?\W*$", re.IGNORECASE)
_VERSUS = re.compile(
    r"\b(?:vs\.?|versus|compared (?:to|with)|comparison|trade-?offs? between|comparing)(?=\W|$)", re.IGNORECASE
)
_PURPOSE_COLUMN = re.compile(
    r"^(?:use(?:d)?(?: it)? for|use cases?|purpose|good for|best for|typical use)$", re.IGNORECASE
)
_DOES_COLUMN = re.compile(r"^what (?:it|this) does\b", re.IGNORECASE)
_MEANS_OPENING = re.compile(
    r"^[^:]{0,60}\b(?:strategies|methods|techniques|algorithms|modes)\b[^:]{0,30}: ", re.IGNORECASE
)
_INCLUDING = re.compile(r"\b(?:include|includes|supports?|covers?|are|offers?)$", re.IGNORECASE)
_INPUT_COLUMN = re.compile(r"^(?:typical )?(?:input|inputs|input formats?|reads(?: from)?|source)$", re.IGNORECASE)
_MEANS_COLUMN = re.compile(r"\b(?:starting point|algorithm|tool|service|choice|option|feature|use)s?$", re.IGNORECASE)
_PURPOSE_LINE = re.compile(r"^(?:use cases?|used for|purpose|best for|ideal for|when to use)$", re.IGNORECASE)
_PURPOSE_TEXT = re.compile(
    r"^\W*(?:for|ideal for|best for|used for|great for|suitable for|useful for|preferred for|effective for|good for)\b",
    re.IGNORECASE,
)
_IN_WHOLE = re.compile(r"^\W*[\w.+-]+(?: [\w.+-]+){0,3} in [A-Z][\w ]+$")
_CELL = re.compile(r"(?:— |; )(?P<head>[^:;—]{1,40}): (?P<cell>[^;]*)")
_PURPOSES = frozenset({EntityKind.TECHNIQUE, EntityKind.CONCEPT})
_METHODS = frozenset({EntityKind.ALGORITHM, EntityKind.TECHNIQUE, EntityKind.METRIC, EntityKind.FRAMEWORK})
_FOR_TASK = re.compile(r"\b(?:algorithms|models)\W*$", re.IGNORECASE)
# Characters that an enumeration has before its names, and between two of them: ': ', ', and '.
_MOST_BESIDE = 2
_MOST_BETWEEN = 4
_WORKERS = frozenset({EntityKind.FEATURE, EntityKind.DEPLOYMENT})
_SOLVED = frozenset({EntityKind.CONCEPT, EntityKind.METRIC, EntityKind.FEATURE})
_COLLECTION = re.compile(r"\b(?:algorithms?|models?)$", re.IGNORECASE)
_LISTED_MEANS = re.compile(r"\b(?:such as|like|including|include|methods?|techniques?|using|via|use)\b", re.IGNORECASE)
_BRAND = re.compile(r"^(?:Amazon|AWS) ")
_NO_PARTS = frozenset({EntityKind.SERVICE, EntityKind.METRIC, EntityKind.REGULATION, EntityKind.API})
_WHOLES = frozenset(
    {EntityKind.SERVICE, EntityKind.FEATURE, EntityKind.DEPLOYMENT, EntityKind.RESOURCE, EntityKind.FRAMEWORK}
)


def structure_claims(place: Place) -> list[Claim]:
    """Return what a statement's place, label and cells say about the entities there."""
    if is_question(place.statement.text) and place.passage.kind is not PassageKind.TABLE:
        return []
    if not place.line.spots and not place.opens_section:
        return []
    rules: tuple[Callable[[Place], Iterator[Claim]], ...] = (
        _listed_parts,
        _labelled_parts,
        _headed_parts,
        _defined_parts,
        _integrations,
        _versus,
        _columns,
        _purposes,
        _methods,
        _means,
        _collected,
        _listed_means,
    )
    if not (place.label.text or place.opens_section or place.line.heads or place.lead_in):
        rules = (_integrations, _collected, _listed_means)
    claims: dict[tuple[str, str, str], Claim] = {}
    for rule in rules:
        for claim in rule(place):
            claims.setdefault((claim.source.surface, claim.type, claim.target.surface), claim)
    return list(claims.values())


def _claim(
    place: Place, source: Spot, kind: RelationType, target: Spot, rule: str, confidence: float
) -> Iterator[Claim]:
    if _name(source) != _name(target):
        yield Claim(source.naming, kind, target.naming, place.evidence(rule, confidence))


def _name(spot: Spot) -> str:
    return spot.naming.term or spot.naming.surface.casefold()


def _label_spots(place: Place) -> tuple[Spot, ...]:
    """Return the names that a statement opens with as its label, or that it consists of."""
    return place.label.heads if place.label.text else place.line.heads


def _is_part(part: Spot, whole: Spot) -> bool:
    """Tell whether the catalogue has the part under this whole, or knows no other whole for it."""
    if part.parent:
        return part.parent == whole.naming.term
    carries = part.naming.surface.startswith(f"{_BRAND.sub('', whole.naming.surface)} ")
    return whole.naming.kind in _WHOLES and (carries or part.naming.kind not in _NO_PARTS)


def _listed_parts(place: Place) -> Iterator[Claim]:
    """'Key Features: **S3 Select** …' under the heading of a service."""
    if place.above and _FEATURES.match(place.above[0].text):
        for whole in _named_above(place.above):
            for part in _label_spots(place):
                if _is_part(part, whole):
                    yield from _claim(place, part, RelationType.PART_OF, whole, "listed as a feature", 0.95)


def _named_above(texts: tuple[MarkedText, ...]) -> tuple[Spot, ...]:
    for text in texts:
        names = {_name(spot) for spot in text.spots}
        if names:
            return text.spots[:1] if len(names) == 1 else ()
    return ()


def _labelled_parts(place: Place) -> Iterator[Claim]:
    """'**SageMaker Studio:** …' anywhere under a heading of its service."""
    for part in _label_spots(place):
        step = part.naming.kind is EntityKind.API and not place.label.text  # 'Create Endpoint' in a list of steps
        for whole in () if step else _wholes_above(place.above, part):
            yield from _claim(place, part, RelationType.PART_OF, whole, "labelled under its service", 0.85)


def _wholes_above(texts: tuple[MarkedText, ...], part: Spot) -> tuple[Spot, ...]:
    """Return the part's catalogued whole where a line above is that and nothing else."""
    for text in texts:
        for spot in text.spots:
            if part.parent and spot.naming.term == part.parent and len({_name(each) for each in text.spots}) == 1:
                return (spot,)
    return ()


def _headed_parts(place: Place) -> Iterator[Claim]:
    """'### SageMaker Ground Truth' under '# Amazon SageMaker'; the section's first statement is the evidence."""
    if not place.opens_section or not place.headings or place.lead_in:
        return
    for part in place.headings[-1].heads:
        if part.naming.kind is EntityKind.MODEL:
            for service in _named_above(tuple(reversed(place.headings[:-1]))):
                if service.naming.kind is EntityKind.SERVICE:
                    yield from _claim(place, part, RelationType.PART_OF, service, "model under its service", 0.8)
        for whole in _wholes_above(tuple(reversed(place.headings[:-1])), part):
            yield from _claim(place, part, RelationType.PART_OF, whole, "heading under its service", 0.85)


def _defined_parts(place: Place) -> Iterator[Claim]:
    """'**Clarify**: SageMaker feature for …', '**Ground Truth**: labelling service of SageMaker'."""
    in_whole = _IN_WHOLE.search(place.label.text) is not None
    if in_whole and len(place.label.spots) == 2:
        part, whole = place.label.spots
        yield from _claim(place, part, RelationType.PART_OF, whole, "labelled as in its service", 0.85)
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
                    yield from _claim(place, part, RelationType.PART_OF, spot, "defined as a part", 0.95)


def _integrations(place: Place) -> Iterator[Claim]:
    """'**Integration with S3:** …', or a list below 'Integration with AWS services'."""
    label = place.label
    if label.text and label.spots and (_INTEGRATION.match(label.text) or _INTEGRATION_AFTER.search(label.text)):
        others: tuple[Spot, ...] = label.spots
        above = place.above
    else:
        depth = next(
            (
                at
                for at, text in enumerate(place.above)
                if _INTEGRATION.match(text.text) or _INTEGRATION_AFTER.search(text.text)
            ),
            -1,
        )
        if depth < 0 or is_denied(place.line.text):
            return
        others = _label_spots(place) or (
            place.headings[-1].heads if place.opens_section and depth and place.headings else ()
        )
        above = place.above[depth:]
    for whole in _named_above(above):
        for other in others:
            if other.naming.kind is EntityKind.SERVICE or other.naming.kind is EntityKind.FEATURE:
                yield from _claim(place, whole, RelationType.INTEGRATES_WITH, other, "listed as an integration", 0.9)


def _versus(place: Place) -> Iterator[Claim]:
    """'XGBoost vs. Random Forest' as a label or as a heading."""
    label = place.label
    texts = (label,) if label.text and _VERSUS.search(label.text) else ()
    if place.opens_section:
        texts += tuple(text for text in place.headings if _VERSUS.search(text.text))
    for text in texts:
        distinct = {_name(spot): spot for spot in text.spots}
        for first, second in combinations(distinct.values(), 2):
            yield from _claim(place, first, RelationType.COMPARED_WITH, second, "set against each other", 0.85)


def _columns(place: Place) -> Iterator[Claim]:
    """A table row: the first cell's entity, and the entities in a column whose head says how they relate."""
    sources = place.label.heads
    if not sources or " — " not in place.line.text:
        return
    for match in _CELL.finditer(place.line.text):
        head = match["head"].strip()
        for spot in place.line.spots:
            if not match.start("cell") <= spot.start < match.end("cell"):
                continue
            for source in sources:
                if (_PURPOSE_COLUMN.match(head) and spot.naming.kind in _PURPOSES) or (
                    _DOES_COLUMN.match(head) and spot.naming.kind in _WORKERS
                ):
                    yield from _claim(place, source, RelationType.USED_FOR, spot, "table column", 0.85)
                elif _MEANS_COLUMN.search(head) and source.naming.kind in _PURPOSES:
                    yield from _claim(place, spot, RelationType.USED_FOR, source, "table column", 0.8)
                elif _INPUT_COLUMN.match(head):
                    yield from _claim(place, source, RelationType.READS_FROM, spot, "table column", 0.7)


def _purposes(place: Place) -> Iterator[Claim]:
    """'**XGBoost:** For classification and regression', or 'Use cases: …' below a heading."""
    label = place.label
    rest = place.line.text[len(label.text) :] if label.text else place.line.text
    if label.heads and _PURPOSE_TEXT.match(rest):
        sources = label.heads
    elif _PURPOSE_LINE.match(label.text.strip(": ")):
        sources = topic_above(place)
    else:
        return
    if is_denied(rest):
        return
    start = len(label.text)
    stop = min(
        (end for mark in (". ", "; ", " when ", " using ") if (end := place.line.text.find(mark, start)) >= 0),
        default=len(place.line.text),
    )
    for source in sources:
        for spot in place.line.spots:
            if (
                start <= spot.start < stop
                and spot.naming.kind in _PURPOSES
                and source.naming.kind not in _PURPOSES - {EntityKind.TECHNIQUE}
            ):
                yield from _claim(place, source, RelationType.USED_FOR, spot, "stated as its use", 0.8)


def _methods(place: Place) -> Iterator[Claim]:
    """'Clustering algorithms: **K-Means** …', 'Hyperparameter tuning: **Grid search** …'."""
    targets = _purpose_above(place.above[0]) if place.above else ()
    for source in _label_spots(place):
        for target in targets:
            measured = source.naming.kind is EntityKind.METRIC and target.naming.kind is EntityKind.FEATURE
            if source.naming.kind in _METHODS and not measured:
                yield from _claim(place, source, RelationType.USED_FOR, target, "listed under its purpose", 0.8)


def _purpose_above(text: MarkedText) -> tuple[Spot, ...]:
    spots = tuple(spot for spot in text.spots if not spot.is_plain)
    if len({_name(spot) for spot in spots}) != 1 or _COLLECTION.search(spots[0].naming.term):
        return ()
    solved = spots[0].naming.kind in _SOLVED or _FOR_TASK.search(text.text)
    return spots[:1] if solved else ()


def _means(place: Place) -> Iterator[Claim]:
    """'**Outlier detection:** techniques such as Z-score or IQR'."""
    for target in place.label.heads:
        if target.naming.kind in _SOLVED - {EntityKind.FEATURE} | _PURPOSES and not target.is_plain:
            for spot in place.line.spots:
                between = place.line.text[len(place.label.text) : spot.start]
                if spot.naming.kind in _METHODS and _LISTED_MEANS.search(between) and not is_denied(between):
                    yield from _claim(place, spot, RelationType.USED_FOR, target, "named as a means", 0.7)


def _collected(place: Place) -> Iterator[Claim]:
    """Algorithms listed under 'Built-in algorithms'."""
    for text in place.above[:2]:
        for whole in text.heads:
            if _COLLECTION.search(whole.naming.term):
                for part in _items(place):
                    if part.naming.kind in (EntityKind.ALGORITHM, EntityKind.CONCEPT) and not part.is_plain:
                        yield from _claim(place, part, RelationType.PART_OF, whole, "listed in a collection", 0.9)
                return


def _items(place: Place) -> tuple[Spot, ...]:
    """Return the algorithm that labels a statement, or what a bare enumeration lists: 'Tabular: XGBoost, k-NN'."""
    named = tuple(spot for spot in _label_spots(place) if spot.naming.kind is EntityKind.ALGORITHM)
    listed = tuple(spot for spot in place.line.spots if spot.start >= len(place.label.text))
    rest = place.line.text[len(place.label.text) :]
    names = sum(spot.end - spot.start for spot in listed)
    bare = len(rest) - names <= _MOST_BESIDE + _MOST_BETWEEN * len(listed)
    return named or (listed if bare else ())


def _listed_means(place: Place) -> Iterator[Claim]:
    """'Search strategies: random search and …', or a list below 'It supports:', about the thing above."""
    opening = _MEANS_OPENING.match(place.line.text)
    introduced = bool(place.lead_in) and _INCLUDING.search(place.lead_in[-1].text) is not None
    if not (opening or introduced) or is_denied(place.line.text):
        return
    for owner in topic_above(place):
        for spot in place.line.spots:
            if owner.naming.kind in _WHOLES and spot.naming.kind in _METHODS - {EntityKind.METRIC}:
                yield from _claim(place, owner, RelationType.USES, spot, "listed as its means", 0.75)
