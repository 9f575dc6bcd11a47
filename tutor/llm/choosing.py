"""Choosing what a model is shown: the passages that were found and the relation facts, within a token budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import groupby

from graph.types import Passage, Statement
from tutor.grouping import citations_of
from tutor.llm.inert import inert, quoted_lines
from tutor.llm.keys import keyed
from tutor.llm.tokens import estimated_tokens
from tutor.nearness import Candidate
from tutor.outcome import AnswerGroup
from tutor.support.sources import Piece, Source

_BEFORE_FACTS = 3  # the nearest passages, which answer most questions alone
_UNKEYED = ""


def sources_of(candidates: Sequence[Candidate], facts: Sequence[AnswerGroup], tokens: int) -> tuple[Source, ...]:
    """Return as many sources as fit into so many tokens, the nearest first, each text once; none where none fits.

    `facts` are relations as groups of cited sentences, such as 'AWS Glue sends data to Amazon S3'.
    """
    passages = [source for candidate in candidates for source in _of_passage(candidate.passage)]
    related = [_of_fact(fact) for fact in facts]
    drafts = _each_once([*passages[:_BEFORE_FACTS], *related, *passages[_BEFORE_FACTS:]])
    return keyed(_within(drafts, tokens))


def shown(source: Source) -> str:
    """Return a source as the model sees it: its key, what it is about, and its words, a mark before each line."""
    about = " › ".join(" ".join(inert(part).split()) for part in source.about)
    return "\n".join([f"[{source.key}] {about}", *(quoted_lines(piece.text) for piece in source.pieces)])


def _of_passage(passage: Passage) -> Iterator[Source]:
    """Yield the passage, in parts where lines that it does not say itself introduce only some of it."""
    said = {*passage.breadcrumb, *(statement.text for statement in passage.statements)}
    for above, run in groupby(passage.statements, key=lambda statement: _unsaid(statement, said)):
        yield Source(_UNKEYED, (*passage.breadcrumb, *above), tuple(_piece(statement, passage) for statement in run))


def _unsaid(statement: Statement, said: Set[str]) -> tuple[str, ...]:
    return tuple(line for line in dict.fromkeys(statement.lead_in) if line not in said)


def _piece(statement: Statement, passage: Passage) -> Piece:
    return Piece(statement.text, citations_of(statement, passage))


def _of_fact(fact: AnswerGroup) -> Source:
    return Source(_UNKEYED, fact.about, tuple(Piece(each.text, each.citations) for each in fact.sentences))


def _each_once(sources: Sequence[Source]) -> list[Source]:
    """Return the sources without copies; a copy's places are added to those of the first."""
    kept: dict[tuple[str, ...], Source] = {}
    for source in sources:
        said = tuple(" ".join(piece.text.casefold().split()) for piece in source.pieces)
        kept[said] = _merged(kept[said], source) if said in kept else source
    return list(kept.values())


def _merged(first: Source, copy: Source) -> Source:
    pairs = zip(first.pieces, copy.pieces, strict=True)
    return replace(
        first,
        pieces=tuple(Piece(one.text, tuple(dict.fromkeys((*one.citations, *other.citations)))) for one, other in pairs),
    )


def _within(sources: Sequence[Source], tokens: int) -> list[Source]:
    """Return the sources that fit; where not one does, the first pieces of the nearest that fit."""
    chosen: list[Source] = []
    left = tokens
    for source in sources:
        cost = _cost(source)
        if cost <= left:
            chosen.append(source)
            left -= cost
    return chosen or _cut(sources, tokens)


def _cut(sources: Sequence[Source], tokens: int) -> list[Source]:
    for source in sources[:1]:
        for count in range(len(source.pieces) - 1, 0, -1):
            part = replace(source, pieces=source.pieces[:count])
            if _cost(part) <= tokens:
                return [part]
    return []


def _cost(source: Source) -> int:
    key_and_line_ends = 6
    return estimated_tokens(shown(source)) + key_and_line_ends
