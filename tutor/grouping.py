"""Statements as groups of cited sentences: in a sensible order, said once, citing every place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.types import Citation, Passage, Statement
from graph.words import terms
from tutor.outcome import AnswerGroup, AnswerSentence
from tutor.selection import Chosen

_SAME = 0.85  # share of terms from which two statements say the same


def citations_of(statement: Statement, passage: Passage) -> tuple[Citation, ...]:
    """Return a citation for each quote of a statement, its own words first."""
    return tuple(Citation(passage.document, passage.heading_path, quote.span, quote.text) for quote in statement.quotes)


def group(chosen: Sequence[Chosen]) -> tuple[AnswerGroup, ...]:
    """Return the statements under what they are about, the best group first, in the order of the notes within."""
    merged = _merge(chosen)
    about: dict[tuple[str, ...], list[_Said]] = {}
    for said in merged:
        about.setdefault(about_of(said.chosen.passage, said.chosen.statement), []).append(said)
    return tuple(
        AnswerGroup(heading, tuple(said.sentence for said in sorted(members, key=_Said.place)))
        for heading, members in about.items()
    )


def without_repeats(said: Iterable[AnswerSentence], groups: Sequence[AnswerGroup]) -> tuple[AnswerGroup, ...]:
    """Return the groups without what was said already."""
    texts = {sentence.text for sentence in said}
    kept = [AnswerGroup(each.about, tuple(s for s in each.sentences if s.text not in texts)) for each in groups]
    return tuple(each for each in kept if each.sentences)


class _Said:
    """A statement with the citations of all its copies."""

    def __init__(self, chosen: Chosen) -> None:
        self.chosen = chosen
        self.terms = frozenset(terms(chosen.statement.text))
        self.citations = list(citations_of(chosen.statement, chosen.passage))

    def says_the_same(self, other: _Said) -> bool:
        shared = len(self.terms & other.terms)
        return bool(self.terms) and shared >= _SAME * len(self.terms | other.terms)

    def place(self) -> tuple[str, int, int]:
        passage = self.chosen.passage
        return passage.document, passage.ordinal, passage.statements.index(self.chosen.statement)

    @property
    def sentence(self) -> AnswerSentence:
        statement = self.chosen.statement
        return AnswerSentence(statement.text, statement.label, tuple(dict.fromkeys(self.citations)))


def _merge(chosen: Sequence[Chosen]) -> list[_Said]:
    merged: list[_Said] = []
    for one in chosen:
        said = _Said(one)
        same = next((other for other in merged if other.says_the_same(said)), None)
        if same is None:
            merged.append(said)
        else:
            same.citations += said.citations
    return merged


def about_of(passage: Passage, statement: Statement) -> tuple[str, ...]:
    """Return what a statement is about: the headings and introducing lines above it."""
    return (*(passage.heading_path or (passage.title,)), *statement.lead_in)
