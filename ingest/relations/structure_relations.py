"""Relations that the shape of the notes states: headings, labelled lists, introducing lines and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from graph.knowledge import EntityKind, RelationType
from graph.types import PassageKind
from ingest.findings import Claim
from ingest.marked import Place, Spot
from ingest.relations.aspect_relations import aspect_claims
from ingest.relations.claim_choice import speaks_for_itself
from ingest.relations.column_relations import column_claims
from ingest.relations.listed_features import listed_features
from ingest.relations.negation import is_denied, is_question
from ingest.relations.part_relations import part_claims
from ingest.relations.purpose_relations import purpose_claims
from ingest.relations.structure_parts import claim, name_of, named_above, opening_items

_INTEGRATION = re.compile(
    r"^(?:\W*\d*[.)]?\s*)?(?:seamless |easy |supports? )?"
    r"(?:integrat(?:ions?|es|ed)|works?|connects?)(?: \w+)? (?:with|to)\b",
    re.IGNORECASE,
)
_INTEGRATION_AFTER = re.compile(r"\bintegrations?\W*$", re.IGNORECASE)
_VERSUS = re.compile(
    r"\b(?:vs\.?|versus|compared (?:to|with)|comparison|trade-?offs? between|comparing|(?:difference|"
    r"choosing|choice|decid\w+) between|which of)(?=\W|$)|"
    r"^\W*[\w .+-]{2,40} or [\w .+-]{2,40}\?$",
    re.IGNORECASE,
)


def structure_claims(place: Place) -> list[Claim]:
    """Return what a statement's place, label and cells say about the entities there."""
    if is_question(place.statement.text) and place.passage.kind is not PassageKind.TABLE:
        return []
    if not place.line.spots and not place.opens_section:
        return []
    claims: dict[tuple[str, str, str], Claim] = {}
    rules = (part_claims, _integrations, _versus, purpose_claims, column_claims, aspect_claims, listed_features)
    for found in (each for rule in rules for each in rule(place) if not speaks_for_itself(each)):
        claims.setdefault((found.source.surface, found.type, found.target.surface), found)
    return list(claims.values())


@lru_cache(maxsize=4096)
def _speaks_of_integration(text: str) -> bool:
    return _INTEGRATION.match(text) is not None or _INTEGRATION_AFTER.search(text) is not None


def _integrations(place: Place) -> Iterator[Claim]:
    """'**Integration with S3:** …', or a list below 'Integration with AWS services'."""
    label = place.label
    if label.text and label.spots and _speaks_of_integration(label.text):
        others: tuple[Spot, ...] = label.spots
        above = place.above
    else:
        depth = next(
            (at for at, text in enumerate(place.above) if _speaks_of_integration(text.text)),
            -1,
        )
        if depth < 0 or is_denied(place.line.text):
            return
        others = opening_items(place) or (
            place.headings[-1].heads if place.opens_section and depth and place.headings else ()
        )
        above = place.above[depth:]
    for whole in named_above(above):
        for other in others:
            if other.naming.kind is EntityKind.SERVICE or other.naming.kind is EntityKind.FEATURE:
                yield from claim(place, whole, RelationType.INTEGRATES_WITH, other, "listed as an integration", 0.9)


def _versus(place: Place) -> Iterator[Claim]:
    """'XGBoost vs. Random Forest' as a label or as a heading."""
    label = place.label
    for text in (label, *place.headings) if place.opens_section else (label,):
        if len(text.spots) < 2 or not _VERSUS.search(text.text):
            continue
        distinct = {name_of(spot): spot for spot in text.spots}
        for first, second in combinations(distinct.values(), 2):
            yield from claim(place, first, RelationType.COMPARED_WITH, second, "set against each other", 0.85)
