"""What any verb says between names whose roles are known: a query engine and a store, a guard and its ward."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.knowledge import EntityKind, RelationType
from ingest.findings import Claim
from ingest.marked import Place, Spot
from ingest.relations.clause_words import NOUN_BEFORE
from ingest.relations.masked_text import MaskedSentence
from ingest.relations.negation import Clause, is_denied, stating_clauses
from ingest.relations.sentence_parts import objects, sources
from ingest.relations.tables.known_roles import (
    CONDUCTORS,
    GUARDS,
    MESSENGERS,
    QUERY_ENGINES,
    RESTING_PLACES,
    STARTED,
    STARTERS,
    STORES,
)
from ingest.relations.tables.role_verbs import LEAVES, OTHER_VERBS, YIELD
from ingest.relations.verb_patterns import ANY_VERB, PLACES, READERS, Reach, VerbPattern, row
from ingest.relations.verb_place import VerbPlace

_FINITE = re.compile(r"(?<![\w-])[a-z]{2,}s(?= )")
_VERB = r"[a-z]+s(?: (?:up|off|out|over|on|down|through|back|away|in))?"
_GAP = r"(?: [^.;:!?(),\ue000-\ue0ff]{1,60}?)??"


@dataclass(frozen=True, slots=True)
class _Role:
    """A verb's row, and the names that its ends have to be; no names for any. `joints` stand before the target."""

    row: VerbPattern
    sources: frozenset[str]
    targets: frozenset[str]
    joints: frozenset[str]


def _role(
    rule: str,
    kind: RelationType,
    words: str,
    *,
    sources: frozenset[str] = frozenset(),
    targets: frozenset[str] = frozenset(),
    joints: frozenset[str] = frozenset(),
    reach: Reach = Reach.NEAR,
) -> _Role:
    actors, others = READERS | {EntityKind.FRAMEWORK, EntityKind.DEPLOYMENT}, PLACES
    pattern = row(rule, kind, "", words, ANY_VERB, sources=actors, targets=others, reach=reach)
    return _Role(pattern, sources, targets, joints)


# A name's preposition stands so near before it: 'into', 'the', 'curated' and then the name.
_JOINT_REACH, _JOINT_WORDS = 48, 4
_DETERMINER_REACH = 16
_FROM, _INTO = frozenset({"from", "of"}), frozenset({"to", "into", "onto"})
_AMONG, _OVER = frozenset({"in", "on", "inside"}), frozenset({"in", "on", "over", "against", "across"})
_BY = frozenset({"via", "through", "of", "over", "by", "with"})
_JOINTS = _FROM | _INTO | _AMONG | _OVER | _BY
_KIND = RelationType
_ENDS = STORES | MESSENGERS
_TELLING = _ENDS | STARTED | GUARDS


@lru_cache(maxsize=1)
def _roles() -> tuple[_Role, ...]:
    """Return the rows, compiled on first use."""
    return (
        _role(
            "any verb, from a store",
            _KIND.READS_FROM,
            rf"{_VERB}{_GAP} (?:from|out of)",
            targets=STORES,
            joints=_FROM,
        ),
        _role(
            "any verb, into a store",
            _KIND.WRITES_TO,
            rf"{_VERB}{_GAP} (?:in|on)?to",
            targets=STORES,
            joints=_INTO,
        ),
        _role(
            "leaves it in a store",
            _KIND.STORES_IN,
            rf"{LEAVES}{_GAP} {YIELD}{_GAP} (?:in|on|inside)",
            targets=RESTING_PLACES,
            joints=_AMONG,
        ),
        _role("any verb of a query engine", _KIND.READS_FROM, _VERB, sources=QUERY_ENGINES, targets=STORES),
        _role(
            "any verb of a query engine, on",
            _KIND.READS_FROM,
            rf"{_VERB}{_GAP} (?:on|over|against|across|in)",
            sources=QUERY_ENGINES,
            targets=STORES,
            joints=_OVER,
        ),
        _role("any verb of a guard", _KIND.SECURES, _VERB, sources=GUARDS),
        _role("any verb of a conductor", _KIND.ORCHESTRATES, _VERB, sources=CONDUCTORS, targets=STARTED),
        _role("any verb of a starter", _KIND.TRIGGERS, _VERB, sources=STARTERS, targets=STARTED),
        _role("any verb to a messenger", _KIND.ALERTS_THROUGH, _VERB, targets=MESSENGERS),
        _role(
            "any verb by way of a messenger",
            _KIND.ALERTS_THROUGH,
            rf"{_VERB}{_GAP} (?:via|through|by way of|over|by|with)",
            targets=MESSENGERS,
            joints=_BY,
        ),
    )


def role_claims(place: Place, sentence: MaskedSentence) -> Iterator[Claim]:
    """Return what verbs that no row knows say, as far as the roles of the names leave no doubt."""
    terms = {spot.naming.term for spot in place.line.spots}
    if terms.isdisjoint(_TELLING) and not any(spot.naming.term in GUARDS for spot in sentence.topic):
        return
    about = {spot.naming.term for spot in (*sentence.topic, *sentence.before)}
    joints = _joints(sentence)
    roles = [role for role in _roles() if _may_hold(role, terms, about, joints)]
    for clause in stating_clauses(sentence.text) if roles else ():
        for at in _verbs(sentence, clause):
            for role in roles:
                yield from _claims_of(place, sentence, clause, role, at)


def _verbs(sentence: MaskedSentence, clause: Clause) -> Iterator[int]:
    """Return where verbs stand in a clause that a name follows and that may say anything."""
    last = max((each.start for each in sentence.groups if each.start < clause.end), default=0)
    for verb in _FINITE.finditer(sentence.text, clause.start, max(last, clause.start)):
        before = sentence.text[max(verb.start() - _DETERMINER_REACH, 0) : verb.start()].rstrip()
        if verb[0] not in OTHER_VERBS and not NOUN_BEFORE.search(before):
            yield verb.start()


def _joints(sentence: MaskedSentence) -> frozenset[str]:
    """Return the words that stand before the names of stores and messengers."""
    found: set[str] = set()
    for group in sentence.groups:
        if any(spot.naming.term in _ENDS for spot in group.spots):
            words = sentence.text[max(group.start - _JOINT_REACH, 0) : group.start].split()
            found.update(_JOINTS.intersection(words[-_JOINT_WORDS:]))
    return frozenset(found)


def _may_hold(role: _Role, terms: set[str], about: set[str], joints: frozenset[str]) -> bool:
    if role.joints and role.joints.isdisjoint(joints):
        return False
    if role.targets and terms.isdisjoint(role.targets):
        return False
    return not role.sources or not (role.sources.isdisjoint(terms) and role.sources.isdisjoint(about))


def _claims_of(place: Place, sentence: MaskedSentence, clause: Clause, role: _Role, start: int) -> Iterator[Claim]:
    if role.targets and not _leads_to(role.targets, sentence, start):
        return
    verb = role.row.regex.match(sentence.small, start, clause.end)
    if verb is None or is_denied(verb[0]):
        return
    at = VerbPlace(sentence, clause, verb, role.row)
    behind = [spot for spot in objects(at) if not role.targets or spot.naming.term in role.targets]
    for source in sources(at) if behind else ():
        for target in behind:
            if _fits(role, source, target):
                yield Claim(source.naming, role.row.type, target.naming, place.evidence(role.row.rule, ANY_VERB))


def _leads_to(names: frozenset[str], sentence: MaskedSentence, at: int) -> bool:
    """Tell whether the first names behind a verb are of these."""
    group = next((each for each in sentence.groups if each.start >= at), None)
    return group is not None and any(spot.naming.term in names for spot in group.spots)


def _fits(role: _Role, source: Spot, target: Spot) -> bool:
    first, second = source.naming, target.naming
    if first.kind not in role.row.sources or second.kind not in role.row.targets or first.term == second.term:
        return False
    if role.sources and first.term not in role.sources:
        return False
    return source.parent != second.term and target.parent != first.term
