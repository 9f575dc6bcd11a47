"""Which statements of the retrieved passages answer the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.types import Passage, Statement
from graph.words import stem
from tutor.nearness import Candidate
from tutor.question import Question, QuestionKind
from tutor.relevance import PassageTerms, StatementTerms, context_cover, statement_cover

_LOOKED_AT = 12  # passages
# Labels under which notes say what the thing of the heading is, as index terms.
_DESCRIBING = frozenset(stem(word) for word in ("description", "definition", "purpose", "what", "overview"))
_LABEL_BONUS = 0.25
_PASSAGE_WEIGHT = 0.5
_FAMILY_SHARE = 0.75
_OTHER_DOCUMENT_SHARE = 0.6
_MORE_DOCUMENTS = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """How near to the best a statement has to be, and how many are said."""

    share: float
    most: int


_LIMITS = {
    QuestionKind.DEFINITION: Limits(0.78, 6),
    QuestionKind.LIST: Limits(0.85, 24),
    QuestionKind.COMPARISON: Limits(0.7, 10),
    QuestionKind.CATALOGUE: Limits(0.8, 8),
    QuestionKind.MULTI_HOP: Limits(0.7, 6),
    QuestionKind.OTHER: Limits(0.8, 5),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A statement of a passage with its score for the question.

    `cover` is the share of the question that the statement covers with what stands above it, `context` the share
    that stands above it alone: in headings and introducing lines. `named` tells that the question names its label,
    `entities` are the ids of those it mentions.
    """

    statement: Statement
    passage: Passage
    score: float
    cover: float
    context: float
    named: bool
    entities: frozenset[str] = frozenset()


def score_statements(question: Question, candidates: Sequence[Candidate], most: int = _LOOKED_AT) -> list[Chosen]:
    """Return the statements of the best `most` candidates with their scores, best first."""
    scored = [chosen for candidate in candidates[:most] for chosen in _scored(question, candidate)]
    return sorted(scored, key=lambda chosen: -chosen.score)


def select(question: Question, scored: list[Chosen]) -> list[Chosen]:
    """Return the statements that answer, best first; at least one where there is any."""
    if not scored:
        return []
    limits = _LIMITS[question.kind]
    best = scored[0].score
    near = [chosen for chosen in scored if chosen.score >= limits.share * best]
    if question.kind is QuestionKind.LIST:
        near = _with_families(near, scored)
    if question.kind is QuestionKind.DEFINITION:
        near = _with_other_documents(near[: limits.most], scored)
    return near[: limits.most + _MORE_DOCUMENTS]


def _scored(question: Question, candidate: Candidate) -> list[Chosen]:
    base = _PASSAGE_WEIGHT * candidate.nearness.score
    asked = {term.text for term in question.terms}
    scored = []
    for terms in candidate.terms.statements:
        named = (bool(terms.label) and terms.label <= asked) or _describes(terms, candidate.terms, asked)
        cover = statement_cover(question, terms, candidate.terms)
        context = context_cover(question, terms, candidate.terms)
        score = base + cover + (_LABEL_BONUS if named else 0.0)
        scored.append(Chosen(terms.statement, candidate.passage, score, cover, context, named, terms.entities))
    return scored


def _describes(terms: StatementTerms, passage: PassageTerms, asked: set[str]) -> bool:
    """Tell whether a statement opens, or describes, a section that is headed with what the question names."""
    if not passage.heading or not passage.heading <= asked:
        return False
    first = passage.statements[0] is terms and not terms.statement.lead_in
    return terms.label <= _DESCRIBING if terms.label else first


def _with_families(near: list[Chosen], scored: list[Chosen]) -> list[Chosen]:
    """Add to each statement its siblings, where what introduces them all is what the question names."""
    families = {_family(chosen) for chosen in near if chosen.context >= _FAMILY_SHARE * chosen.cover}
    alone = {id(chosen) for chosen in near}
    return [chosen for chosen in scored if id(chosen) in alone or _family(chosen) in families]


def _with_other_documents(near: list[Chosen], scored: list[Chosen]) -> list[Chosen]:
    """Add from each document that has none yet its best statement labelled with what the question names."""
    told = {chosen.passage.document for chosen in near}
    more: dict[str, Chosen] = {}
    for chosen in scored:
        document = chosen.passage.document
        if chosen.named and document not in told and chosen.score >= _OTHER_DOCUMENT_SHARE * scored[0].score:
            more.setdefault(document, chosen)
    return near + list(more.values())[:_MORE_DOCUMENTS]


def _family(chosen: Chosen) -> tuple[str, tuple[str, ...]]:
    return chosen.passage.section_id, chosen.statement.lead_in
