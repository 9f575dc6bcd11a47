"""Whether the notes answer a question at all. One decision, used by retrieval, answer, screen and tests."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tutor.asked_attributes import asked_attributes
from tutor.nearness import Candidate, as_retrieved
from tutor.outcome import Refusal, RefusalReason, Topic
from tutor.question import Question
from tutor.relevance import StatementTerms, statement_cover

_LOOKED_AT = 5
_NEAR_THE_BEST = 0.75
# To cover a question of few and frequent words ('what time is it') says little.
_TELLING_WEIGHT = 4.0
_TOPICS = 4


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for an answer standing in the notes; the inputs of `confidence`.

    The nearest passage's cosine; the share of the question that the best passage covers, by its words and by those
    near in meaning; how many terms the question has, as long ones are never covered whole; whether the notes never
    use a name in it; whether what it asks for (a number, a price, a region) stands in no statement that is near.
    """

    cosine: float
    whole: float
    terms: int
    missing_name: bool
    missing_attribute: bool

    @property
    def confidence(self) -> float:
        """Return the estimated chance, 0 to 1, that the notes answer.

        A logistic regression with an L2 penalty (C = 0.2) fitted on the 291 tuning questions of data/eval, both
        classes weighing the same.
        """
        z = -5.15 + 7.56 * self.cosine + 4.9 * self.whole + 0.17 * self.terms
        z -= 3.09 * self.missing_name + 4.99 * self.missing_attribute
        return 1 / (1 + math.exp(-z))


# In tenfold cross-validation on the tuning questions it refuses 89 % of the unanswerable, 1.7 % of the answerable.
THRESHOLD = 0.35


def support_of(question: Question, candidates: Sequence[Candidate]) -> Support:
    """Return the support that the best candidates give."""
    best = candidates[:_LOOKED_AT]
    telling = 1 - math.exp(-question.weight / _TELLING_WEIGHT)
    return Support(
        cosine=max((candidate.nearness.cosine for candidate in best), default=0.0),
        whole=telling * max((candidate.nearness.likeness.whole for candidate in best), default=0.0),
        terms=len(question.terms),
        missing_name=bool(question.missing_names),
        missing_attribute=_lacks_attribute(question, best),
    )


def _lacks_attribute(question: Question, candidates: Sequence[Candidate]) -> bool:
    """Tell whether no statement that covers nearly as much of the question as the best one says what is asked for."""
    asked = asked_attributes(question.text)
    if not asked:
        return False
    covers = [(statement_cover(question, s, c.terms), _said(s, c)) for c in candidates for s in c.terms.statements]
    best = max((cover for cover, _ in covers), default=0.0)
    near = [said for cover, said in covers if cover >= _NEAR_THE_BEST * best]
    return not all(any(attribute.told.search(said) for said in near) for attribute in asked)


def _said(terms: StatementTerms, candidate: Candidate) -> str:
    """Return a statement under its heading and what introduces it."""
    statement = terms.statement
    return "\n".join((*candidate.passage.heading_path[-1:], *statement.lead_in, statement.text))


def refuse(asked: str, question: Question, candidates: Sequence[Candidate]) -> Refusal | None:
    """Return a Refusal with the nearest topics where the notes do not answer, else None."""
    if question.is_small_talk or not question.terms:
        return _refusal(asked, question, RefusalReason.NO_QUESTION, candidates)
    if support_of(question, candidates).confidence >= THRESHOLD:
        return None
    reason = RefusalReason.UNKNOWN_NAME if question.missing else RefusalReason.NOTHING_CLOSE
    return _refusal(asked, question, reason, candidates)


def _refusal(asked: str, question: Question, reason: RefusalReason, candidates: Sequence[Candidate]) -> Refusal:
    return Refusal(
        question=asked,
        read_as=question.text,
        reason=reason,
        missing=question.missing,
        nearest=nearest_topics(candidates),
        passages=as_retrieved(candidates[:_LOOKED_AT]),
    )


def nearest_topics(candidates: Sequence[Candidate]) -> tuple[Topic, ...]:
    """Return the sections that the best candidates stand in, each once."""
    topics: dict[tuple[str, tuple[str, ...]], Topic] = {}
    for candidate in candidates:
        passage = candidate.passage
        key = (passage.document, passage.heading_path)
        topics.setdefault(key, Topic(passage.document, passage.title, passage.heading_path, passage.span.start))
        if len(topics) == _TOPICS:
            break
    return tuple(topics.values())
