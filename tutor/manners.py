"""Teaching without a language model: the same question again, simply, more deeply, by example, or asked back.

Each manner is another choice among the statements that were found; nothing is worded anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.types import PassageKind
from graph.words import terms
from tutor.considered import Considered
from tutor.grouping import group
from tutor.outcome import Answer, AnswerGroup, Refusal, RefusalReason, Reply
from tutor.quiz import quiz_of
from tutor.refusal import nearest_topics
from tutor.selection import Chosen, score_statements
from tutor.talk import Manner

_SIMPLE_STATEMENTS = 2
_SIMPLE_CHARACTERS = 180
_DEEPER_STATEMENTS = 14
_EXAMPLES = 5
_LOOKED_AT = 30  # passages
# What covers much less of the question than the best statement does is about something else.
_NEAR_THE_BEST = 0.7
_NEAR_THE_BEST_OF_TWO = 0.35  # a statement about one side of a comparison
_FEWEST_TERMS = 3
_EXAMPLE = re.compile(
    r"\b(?:for example|for instance|e\.g|such as|examples?:|scenario|imagine|suppose|say you|in practice|sample)\b",
    re.IGNORECASE,
)
_EXAMPLE_LABEL = re.compile(r"\b(?:examples?|use cases?|scenarios?|sample)\b", re.IGNORECASE)


def in_manner(manner: Manner, considered: Considered, already_said: Sequence[str] = ()) -> Reply:
    """Return the reply to a question in a manner of teaching; a refusal stays one.

    `already_said` are the texts of earlier replies: what was asked back before is not asked again.
    """
    outcome = considered.outcome
    if isinstance(outcome, Refusal) or manner is Manner.PLAIN:
        return outcome
    scored = score_statements(considered.question, considered.candidates, _LOOKED_AT)
    telling = [chosen for chosen in scored if len(set(terms(chosen.statement.text))) >= _FEWEST_TERMS]
    about_it = _about_it(telling, outcome)
    if manner is Manner.ASK_ME:
        return quiz_of(outcome, about_it, already_said)
    groups = _further(outcome, telling, about_it) if manner is Manner.DEEPER else _CHOOSERS[manner](about_it)
    return replace(outcome, groups=groups, comparison=None) if groups else _nothing(considered)


def _about_it(scored: Sequence[Chosen], answer: Answer) -> list[Chosen]:
    share = _NEAR_THE_BEST_OF_TWO if answer.comparison else _NEAR_THE_BEST
    best = max((chosen.cover for chosen in scored), default=0.0)
    return [chosen for chosen in scored if chosen.cover >= share * best]


def _simple(about_it: Sequence[Chosen]) -> tuple[AnswerGroup, ...]:
    """Choose what says in few words what each thing is: a statement that describes it before others."""
    prose = [chosen for chosen in about_it if chosen.passage.kind is not PassageKind.CODE]
    short = [chosen for chosen in prose if len(chosen.statement.text) <= _SIMPLE_CHARACTERS] or prose
    simple: dict[str, Chosen] = {}
    for chosen in sorted(short, key=lambda chosen: (not chosen.named, -chosen.score)):
        simple.setdefault(chosen.statement.label.casefold() or chosen.statement.text, chosen)
    return group(list(simple.values())[:_SIMPLE_STATEMENTS])


def _further(answer: Answer, scored: Sequence[Chosen], about_it: Sequence[Chosen]) -> tuple[AnswerGroup, ...]:
    """Choose what was not said yet: first all that stands in the sections of the answer, then what else is about it."""
    said = {sentence.text for sentence in answer.sentences}
    places = {(citation.document, citation.heading_path) for s in answer.sentences for citation in s.citations}
    # What has a label of its own, as in a glossary, is about something else unless its headings say otherwise.
    unlabelled = [chosen for chosen in scored if not chosen.statement.label]
    beside = [chosen for chosen in unlabelled if (chosen.passage.document, chosen.passage.heading_path) in places]
    further = {(c.passage.id, c.statement): c for c in (*beside, *about_it) if c.statement.text not in said}
    return group(list(further.values())[:_DEEPER_STATEMENTS])


def _examples(about_it: Sequence[Chosen]) -> tuple[AnswerGroup, ...]:
    """Choose statements that give an example, and code."""
    return group([chosen for chosen in about_it if _is_example(chosen)][:_EXAMPLES])


_CHOOSERS: dict[Manner, Callable[[Sequence[Chosen]], tuple[AnswerGroup, ...]]] = {
    Manner.SIMPLY: _simple,
    Manner.EXAMPLE: _examples,
}


def _is_example(chosen: Chosen) -> bool:
    above = " ".join((chosen.statement.label, *chosen.statement.lead_in, *chosen.passage.heading_path[-1:]))
    says = _EXAMPLE.search(chosen.statement.text) or _EXAMPLE_LABEL.search(above)
    return chosen.passage.kind is PassageKind.CODE or bool(says)


def _nothing(considered: Considered) -> Refusal:
    """Return that the notes carry no further, with what they do cover nearby."""
    outcome = considered.outcome
    return Refusal(
        question=outcome.question,
        read_as=outcome.read_as,
        reason=RefusalReason.NOTHING_FURTHER,
        missing=(),
        nearest=nearest_topics(considered.candidates),
        passages=outcome.passages,
    )
