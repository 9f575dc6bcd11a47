"""Relations that sentences state, read around the verbs of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from graph.knowledge import RelationType
from ingest import verbs_of_data, verbs_of_kinship, verbs_of_work
from ingest.findings import Claim, Naming
from ingest.marked import Place, Spot, topic
from ingest.masked_text import MOST_SPOTS, MaskedSentence, masked_sentence
from ingest.negation import Clause, is_denied, stating_clauses
from ingest.sentence_parts import VerbPlace, objects, sources
from ingest.verb_patterns import PART_IN_WHOLE, VerbPattern


def sentence_claims(place: Place) -> list[Claim]:
    """Return what the statement's verbs say about the entities named in it, or about its topic."""
    spots, about = place.line.spots, topic(place)
    if not spots or len(spots) > MOST_SPOTS or (len(spots) < 2 and not about and not place.before):
        return []
    kinds = frozenset(spot.naming.kind for spot in (*spots, *about, *place.before))
    rows = [row for row in _rows_for(place.line.text) if row.sources & kinds and row.targets & kinds]
    if not rows:
        return []
    sentence = masked_sentence(place, about)
    stating = stating_clauses(sentence.text)
    return _distinct([claim for row in rows for claim in _claims_of(place, sentence, stating, row)])


def _claims_of(place: Place, sentence: MaskedSentence, stating: list[Clause], row: VerbPattern) -> Iterator[Claim]:
    for verb in row.regex.finditer(sentence.text):
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
    return True


def _same(first: Spot, second: Spot) -> bool:
    if first.naming.term or second.naming.term:
        return first.naming.term == second.naming.term
    return first.naming.surface.casefold() == second.naming.surface.casefold()


@lru_cache(maxsize=1)
def verb_patterns() -> tuple[VerbPattern, ...]:
    """Return the whole verb table, compiled on first use."""
    return (*verbs_of_data.rows(), *verbs_of_work.rows(), *verbs_of_kinship.rows())


@lru_cache(maxsize=1)
def _stems() -> tuple[re.Pattern[str], dict[str, tuple[VerbPattern, ...]]]:
    pairs = sorted(((stem, row) for row in verb_patterns() for stem in row.stems), key=lambda pair: pair[0])
    own = {stem: tuple(row for _, row in rows) for stem, rows in groupby(pairs, key=lambda pair: pair[0])}
    # The longest stem is found; those that it begins with count as well.
    by_stem = {stem: tuple(row for each in own if stem.startswith(each) for row in own[each]) for stem in own}
    longest_first = sorted(by_stem, key=lambda stem: (-len(stem), stem))
    return re.compile(rf"(?<![a-z])(?:{'|'.join(longest_first)})"), by_stem


def _rows_for(text: str) -> list[VerbPattern]:
    """Return the rows of the table that a text can match at all, in the table's order."""
    pattern, by_stem = _stems()
    found = {row.rule for stem in set(pattern.findall(text.lower())) for row in by_stem[stem]}
    return [row for row in verb_patterns() if row.rule in found] if found else []


def _distinct(claims: list[Claim]) -> list[Claim]:
    """Keep the surest claim of each relation; a place states it once."""
    best: dict[tuple[Naming, RelationType, Naming], Claim] = {}
    for claim in sorted(claims, key=lambda claim: -claim.evidence.confidence):
        best.setdefault((claim.source, claim.type, claim.target), claim)
    return list(best.values())
