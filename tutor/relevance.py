"""How much of a question a passage and its statements cover, by weighted index terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.types import Passage, Statement
from graph.words import terms
from tutor.entity_links import MentionIndex
from tutor.question import Question

# A term in a statement's own words counts whole; in the line or heading above it, nearly; further out, less.
_OWN, _NEAR, _FAR = 1.0, 0.8, 0.3
# What share of a name's weight a question has to say: 'EFS' names 'Amazon EFS', 'data' does not name 'data masking'.
_NAMED_SHARE = 0.65
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NUMBERING = re.compile(r"^(?:\d{1,3}|[a-z])[.)]\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StatementTerms:
    """A statement's own terms, those of what introduces it, of its label, and the ids of entities it mentions."""

    statement: Statement
    own: frozenset[str]
    lead_in: frozenset[str]
    label: frozenset[str]
    entities: frozenset[str]


@dataclass(frozen=True, slots=True)
class PassageTerms:
    """A passage's terms, cut as the ranking needs them.

    `heading` is the name that its innermost heading gives. `names` are heading, introducing lines and labels: each
    term with its share of the name's weight. `everything` are all its terms.
    """

    passage: Passage
    heading: frozenset[str]
    near: frozenset[str]
    far: frozenset[str]
    names: tuple[Mapping[str, float], ...]
    statements: tuple[StatementTerms, ...]
    everything: frozenset[str]


def terms_of(passage: Passage, mentions: MentionIndex, idf: Callable[[str], float]) -> PassageTerms:
    """Return a passage's terms, to be kept: they do not depend on the question. `idf` tells how rare a term is."""
    headings = passage.heading_path or (passage.title,)
    statements = tuple(
        StatementTerms(s, _set(s.text), _set(" \n".join(s.lead_in)), _name(s.label), mentions.of(passage.id, number))
        for number, s in enumerate(passage.statements)
    )
    heading = _NUMBERING.sub("", headings[-1])
    titles = [heading, *passage.lead_in]
    titles += [line for s in passage.statements for line in (*s.lead_in, s.label)]
    near = _set(" \n".join((headings[-1], *passage.lead_in)))
    far = _set(" \n".join((passage.title, *headings[:-1])))
    return PassageTerms(
        passage=passage,
        heading=_name(_BRACKETS.sub("", heading)),
        near=near,
        far=far,
        names=tuple(_shares(name, idf) for name in _names(titles)),
        statements=statements,
        everything=near.union(far, *(s.own | s.lead_in for s in statements)),
    )


def _names(titles: list[str]) -> list[frozenset[str]]:
    """Return the names that titles give, with what they say in brackets and without it, each once."""
    both = [_name(text) for title in titles for text in (title, _BRACKETS.sub("", title))]
    return [name for name in dict.fromkeys(both) if name]


def _shares(name: frozenset[str], idf: Callable[[str], float]) -> dict[str, float]:
    weights = {term: idf(term) for term in name}
    whole = sum(weights.values())
    return {term: weight / whole for term, weight in weights.items()}


def _name(text: str) -> frozenset[str]:
    """Return a name's terms, of a compound word only the whole: a question's terms are counted the same way."""
    return frozenset(own[0] for word in text.split() if (own := terms(word)))


def _set(text: str) -> frozenset[str]:
    return frozenset(terms(text))


def statement_cover(question: Question, statement: StatementTerms, passage: PassageTerms) -> float:
    """Return the share of the question's weight that one statement covers, 0 to 1.

    A statement that mentions an entity by another name covers the words by which the question names it.
    """
    near = passage.near | statement.lead_in
    own = statement.own.union(*(e.terms for e in question.entities if e.id in statement.entities))
    covered = 0.0
    for term in question.terms:
        if term.text in own:
            covered += term.weight * _OWN
        elif term.text in near:
            covered += term.weight * _NEAR
        elif term.text in passage.far:
            covered += term.weight * _FAR
    return covered / question.weight if question.weight else 0.0


def context_cover(question: Question, statement: StatementTerms, passage: PassageTerms) -> float:
    """Return the share of the question's weight that stands above a statement, its own words left out."""
    above = passage.near | statement.lead_in
    covered = sum(term.weight for term in question.terms if term.text in above)
    return covered / question.weight if question.weight else 0.0


def best_cover(question: Question, passage: PassageTerms) -> float:
    """Return the cover of the passage's best statement."""
    return max((statement_cover(question, s, passage) for s in passage.statements), default=0.0)


def name_cover(question: Question, passage: PassageTerms) -> float:
    """Return the share of the question that the best heading, introducing line or label covers which it names."""
    weights = {term.text: term.weight for term in question.terms}
    best = 0.0
    for name in passage.names:
        said = name.keys() & weights.keys()
        if sum(name[term] for term in said) >= _NAMED_SHARE:
            best = max(best, sum(weights[term] for term in said))
    return best / question.weight if question.weight else 0.0
