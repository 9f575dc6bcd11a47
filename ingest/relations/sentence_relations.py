"""Relations that sentences state, read around the verbs of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.knowledge import EntityKind, RelationType
from ingest.findings import Claim
from ingest.marked import Place, Spot, topic
from ingest.relations.arrow_relations import arrow_claims
from ingest.relations.claim_choice import distinct
from ingest.relations.clause_words import NOUN_BEFORE, SECOND_VERB
from ingest.relations.frame_relations import frame_claims
from ingest.relations.masked_text import MOST_SPOTS, MaskedSentence, masked_sentence
from ingest.relations.negation import Clause, is_denied, stating_clauses
from ingest.relations.part_words import MODEL_HOSTS
from ingest.relations.role_relations import role_claims
from ingest.relations.sentence_parts import end_of_verbs, objects, sources
from ingest.relations.tables.known_roles import WAYS_OF_RUNNING
from ingest.relations.telegram_relations import telegram_claims
from ingest.relations.topic_relations import topic_claims
from ingest.relations.verb_patterns import ANY_VERB, PART_IN_WHOLE, SUPPORTS, VerbPattern
from ingest.relations.verb_place import VerbPlace
from ingest.relations.verb_table import rows_for

_FLOWS = frozenset({RelationType.WRITES_TO, RelationType.READS_FROM, RelationType.MONITORS, RelationType.DEPLOYS_TO})
_VERB_OR_NOUN = re.compile(
    r"(?:audit|report|record|log|store|push|move|process|share|guard|index|watch|track|trigger|export|import|feed|use|"
    r"measure|monitor|filter|test|stream|schedule|load|read|search|control|test|call|run|start|launch|host|trace|check|"
    r"scan|signal|notif|display|need|demand|drop|transfer|return|copy|copie|backup|output|forward|work|support|limit|"
    r"grant|lock|target|cover|place|hold|design|rank|chain)(?:s|es|y|ies)?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")
# Characters before a verb that tell whether it is a noun: 'your second'.
_NOUN_REACH = 24
# What a thing does or shows, which is no means of it: 'performs feature extraction'.
_ACTIVITY = re.compile(r"(?:training|extraction|engineering|importance|preparation|cleaning|cleansing|exploration)$")


def sentence_claims(place: Place) -> list[Claim]:
    """Return what the statement's verbs say about the entities named in it, or about its topic."""
    spots, about = place.line.spots, topic(place)
    if not spots or len(spots) > MOST_SPOTS or (len(spots) < 2 and not about and not place.before):
        return []
    sentence = masked_sentence(place, about)
    verbs = list(_verbs(sentence))
    stating = stating_clauses(sentence.text) if verbs else ()
    return distinct(
        [
            *(claim for verb, row in verbs for claim in _claims_of(place, sentence, stating, verb, row)),
            *frame_claims(place, sentence),
            *topic_claims(place, sentence),
            *telegram_claims(place, sentence),
            *arrow_claims(place),
            *role_claims(place, sentence),
        ]
    )


def _verbs(sentence: MaskedSentence) -> Iterator[tuple[re.Match[str], VerbPattern]]:
    """Return where the rows of the table match, as far as the entities named or spoken of can fit them."""
    small, rows_of = sentence.small, rows_for(sentence.known)
    for word in _WORD.finditer(small, 0, end_of_verbs(sentence)):
        for row in rows_of(word[0]):
            if row.also and row.also.isdisjoint(sentence.words):
                continue
            verb = row.regex.match(small, word.start())
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
    behind = objects(place)
    kinds = place.row.sources if place.passive else place.row.targets
    if not any(spot.naming.kind in kinds for spot in behind) or is_denied(place.said) or _is_noun(place):
        return []  # no end that fits, 'imports nothing from', 'the imports from'
    before = sources(place)
    if place.passive:
        before, behind = behind, before
    if place.row.type is RelationType.USED_FOR and len(before) == len(behind) > 2 and place.sentence.labelled:
        return [pair for pair in zip(before, behind, strict=True) if _fits(place.row, *pair)]  # each its own task
    return [(source, target) for source in before for target in behind if _fits(place.row, source, target)]


def _is_noun(place: VerbPlace) -> bool:
    """Tell 'the audit *reports* of', and a verb whose object another verb takes: 'reads it and writes it to'."""
    word = place.said.partition(" ")[0]
    noun = _may_be_noun(word) and NOUN_BEFORE.search(_last_words(place.prefix)) is not None
    return noun or SECOND_VERB.search(place.said) is not None


@lru_cache(maxsize=1024)
def _may_be_noun(word: str) -> bool:
    return _VERB_OR_NOUN.match(word) is not None


def _last_words(words: str) -> str:
    """Return more of the end than what tells a noun is long; a search for an end looks at every beginning."""
    return words.rstrip()[-_NOUN_REACH:]


def _fits(row: VerbPattern, source: Spot, target: Spot) -> bool:
    if source.naming.kind not in row.sources or target.naming.kind not in row.targets or _same(source, target):
        return False
    if row.rule == PART_IN_WHOLE:
        collection = source.naming.term.endswith((" algorithm", " model"))
        return bool(source.parent) and source.parent == target.naming.term and not collection
    if row.type is RelationType.PART_OF:
        hosted = source.naming.kind is not EntityKind.MODEL or target.naming.term in ("", *MODEL_HOSTS)
        return hosted and source.parent in ("", target.naming.term, target.parent)
    if row.confidence <= ANY_VERB and _are_kin(source, target):
        return False
    if row.rule == SUPPORTS and _ACTIVITY.search(target.naming.term):
        return False
    if row.type is RelationType.TRIGGERS and target.naming.term in WAYS_OF_RUNNING:
        return False
    return not _is_collection(source, row) and not (row.type in _FLOWS and _are_kin(source, target))


def _is_collection(source: Spot, row: VerbPattern) -> bool:
    """Tell 'built-in algorithms include XGBoost', which is no use of it."""
    return row.type is RelationType.USES and source.naming.term.endswith((" algorithm", " model"))


def _are_kin(source: Spot, target: Spot) -> bool:
    """Tell a part and its whole, between which nothing flows."""
    part = source.parent and source.parent == target.naming.term
    return bool(part or (target.parent and target.parent == source.naming.term))


def _same(first: Spot, second: Spot) -> bool:
    if first.naming.term or second.naming.term:
        return first.naming.term == second.naming.term
    return first.naming.surface.casefold() == second.naming.surface.casefold()
