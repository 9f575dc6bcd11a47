"""Which claims of one place stand where several rules read the same words."""

from __future__ import annotations

from collections.abc import Sequence

from graph.knowledge import RelationType
from ingest.findings import Claim, Naming
from ingest.relations.verb_patterns import ANY_VERB

LANGUAGES = frozenset({"SQL", "Python", "YAML"})
_HOLDS = frozenset({RelationType.READS_FROM, RelationType.WRITES_TO, RelationType.STORES_IN})
# Nothing is read, kept or sent by these, and nothing is kept in them or written to them.
_INERT = frozenset(
    {"Amazon VPC", "Subnet", "Security group", "AWS PrivateLink", "AWS IAM", "IAM role", "Amazon Cognito"}
)
_ACTS = _HOLDS | {RelationType.TRIGGERS, RelationType.MONITORS, RelationType.SECURES, RelationType.ORCHESTRATES}


def distinct(claims: Sequence[Claim]) -> list[Claim]:
    """Keep the surest claim of each relation; a place states it once."""
    claims = [each for each in claims if not speaks_for_itself(each)]
    best: dict[tuple[Naming, RelationType, Naming], Claim] = {}
    for claim in sorted(_without_doubled(_without_any_verb(claims)), key=lambda claim: -claim.evidence.confidence):
        best.setdefault((claim.source, claim.type, claim.target), claim)
    return list(best.values())


def speaks_for_itself(claim: Claim) -> bool:
    """Tell whether a language or a network is said to act or to hold data, as its programs and hosts do."""
    if claim.type in _HOLDS and not _INERT.isdisjoint((claim.source.term, claim.target.term)):
        return True
    ends = (claim.source.term, claim.target.term) if claim.type in _HOLDS else (claim.source.term,)
    return claim.type in _ACTS and not LANGUAGES.isdisjoint(ends)


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
