"""Which claims of one place stand where several rules read the same words."""

from __future__ import annotations

from collections.abc import Sequence

from graph.knowledge import RelationType
from ingest.findings import Claim, Naming
from ingest.relations.verb_patterns import ANY_VERB


def distinct(claims: Sequence[Claim]) -> list[Claim]:
    """Keep the surest claim of each relation; a place states it once."""
    best: dict[tuple[Naming, RelationType, Naming], Claim] = {}
    for claim in sorted(_without_doubled(_without_any_verb(claims)), key=lambda claim: -claim.evidence.confidence):
        best.setdefault((claim.source, claim.type, claim.target), claim)
    return list(best.values())


def _without_any_verb(claims: Sequence[Claim]) -> list[Claim]:
    """Drop what a rule for any verb says where another rule knows what the verb says."""
    told = {frozenset((each.source, each.target)) for each in claims if each.evidence.confidence > ANY_VERB}
    return [
        each
        for each in claims
        if each.evidence.confidence > ANY_VERB or frozenset((each.source, each.target)) not in told
    ]


def _without_doubled(claims: list[Claim]) -> list[Claim]:
    """Read 'scans' one way: a crawler reads, a guard watches."""
    watched = {(each.source, each.target) for each in claims if each.type is RelationType.MONITORS}
    read = {(each.source, each.target) for each in claims if each.type is RelationType.READS_FROM}
    doubled = watched & read
    return [each for each in claims if (each.source, each.target) not in doubled or each.type is not _unlikely(each)]


def _unlikely(claim: Claim) -> RelationType:
    return RelationType.MONITORS if "rawler" in claim.source.term else RelationType.READS_FROM
