"""Relations that sentences state, read around the verbs of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.knowledge import EntityKind, RelationType
from ingest import (
    verbs_of_comparison,
    verbs_of_data,
    verbs_of_kinship,
    verbs_of_membership,
    verbs_of_protection,
    verbs_of_work,
)
from ingest.findings import Claim, Naming
from ingest.frame_relations import frame_claims
from ingest.marked import Place, Spot, topic
from ingest.masked_text import MOST_SPOTS, MaskedSentence, masked_sentence
from ingest.negation import Clause, is_denied, stating_clauses
from ingest.sentence_parts import VerbPlace, objects, sources
from ingest.verb_patterns import PART_IN_WHOLE, VerbPattern

_FLOWS = frozenset({RelationType.WRITES_TO, RelationType.READS_FROM, RelationType.MONITORS, RelationType.DEPLOYS_TO})
_WORD = re.compile(r"[A-Za-z]+")


def sentence_claims(place: Place) -> list[Claim]:
    """Return what the statement's verbs say about the entities named in it, or about its topic."""
    spots, about = place.line.spots, topic(place)
    if not spots or len(spots) > MOST_SPOTS or (len(spots) < 2 and not about and not place.before):
        return []
    sentence = masked_sentence(place, about)
    verbs = list(_verbs(sentence.text, frozenset(spot.naming.kind for spot in (*spots, *about, *place.before))))
    stating = stating_clauses(sentence.text) if verbs else ()
    return _distinct(
        [
            *(claim for verb, row in verbs for claim in _claims_of(place, sentence, stating, verb, row)),
            *frame_claims(place, sentence),
        ]
    )


def _verbs(text: str, kinds: frozenset[EntityKind]) -> Iterator[tuple[re.Match[str], VerbPattern]]:
    """Return where the rows of the table match, as far as entities of these kinds can fit them."""
    for word in _WORD.finditer(text):
        for row in _rows_of(word[0].lower()):
            if row.sources.isdisjoint(kinds) or row.targets.isdisjoint(kinds):
                continue
            verb = row.regex.match(text, word.start())
            if verb:
                yield verb, row


def _claims_of(
    place: Place, sentence: MaskedSentence, stating: tuple[Clause, ...], verb: re.Match[str], row: VerbPattern
) -> Iterator[Claim]:
    for clause in stating:
        if clause.start <= verb.start() and verb.end() <= clause.end:
            for source, target in _ends(VerbPlace(sentence, clause, verb, row)):
                evidence = place.evidence(row.rule, row.confidence)
                yield Claim(source.naming, row.type, target.naming, evidence)


def _ends(place: VerbPlace) -> list[tuple[Spot, Spot]]:
    """Return every pair of source and target that a verb joins."""
    if is_denied(place.verb[0]):  # 'imports nothing from'
        return []
    behind = objects(place)
    before = sources(place) if behind else ()
    if place.passive:
        before, behind = behind, before
    return [(source, target) for source in before for target in behind if _fits(place.row, source, target)]


def _fits(row: VerbPattern, source: Spot, target: Spot) -> bool:
    if source.naming.kind not in row.sources or target.naming.kind not in row.targets or _same(source, target):
        return False
    if row.rule == PART_IN_WHOLE:
        return bool(source.parent) and source.parent == target.naming.term
    if row.type is RelationType.PART_OF:
        return source.parent in ("", target.naming.term, target.parent)
    return not _is_collection(source, row) and not (row.type in _FLOWS and _are_kin(source, target))


def _is_collection(source: Spot, row: VerbPattern) -> bool:
    """Tell 'built-in algorithms include XGBoost', which is no use of it."""
    return row.type is RelationType.USES and source.naming.term.endswith((" algorithm", " model"))


def _are_kin(source: Spot, target: Spot) -> bool:
    """Tell a part and its whole, between which nothing flows."""
    return bool(source.parent) and source.parent == target.naming.term


def _same(first: Spot, second: Spot) -> bool:
    if first.naming.term or second.naming.term:
        return first.naming.term == second.naming.term
    return first.naming.surface.casefold() == second.naming.surface.casefold()


@lru_cache(maxsize=1)
def verb_patterns() -> tuple[VerbPattern, ...]:
    """Return the whole verb table, compiled on first use."""
    return tuple(
        row
        for table in (
            verbs_of_data,
            verbs_of_work,
            verbs_of_protection,
            verbs_of_kinship,
            verbs_of_membership,
            verbs_of_comparison,
        )
        for row in table.rows()
    )


@lru_cache(maxsize=1 << 15)
def _rows_of(word: str) -> tuple[VerbPattern, ...]:
    """Return the rows that a word in small letters may open."""
    return tuple(row for row in verb_patterns() if word.startswith(row.stems))


def _distinct(claims: list[Claim]) -> list[Claim]:
    """Keep the surest claim of each relation; a place states it once."""
    best: dict[tuple[Naming, RelationType, Naming], Claim] = {}
    for claim in sorted(claims, key=lambda claim: -claim.evidence.confidence):
        best.setdefault((claim.source, claim.type, claim.target), claim)
    return list(best.values())
