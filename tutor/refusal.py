"""Whether the notes answer a question at all. One decision, used by retrieval, answer, screen and tests."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tutor.outcome import Refusal, RefusalReason, Topic
from tutor.question import Question
from tutor.retrieval import Candidate, as_retrieved

_LOOKED_AT = 5
_TOPICS = 4


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for an answer standing in the notes; the inputs of `confidence`."""

    cosine: float
    cover: float
    whole: float
    missing: float
    missing_name: bool

    @property
    def confidence(self) -> float:
        """Return the estimated chance, 0 to 1, that the notes answer.

        A logistic regression fitted on the tuning half of data/eval.
        """
        z = -2.3 + 4.52 * self.cosine + 1.2 * self.cover + 1.06 * self.whole - 1.37 * self.missing
        z -= 1.88 * self.missing_name
        return 1 / (1 + math.exp(-z))


THRESHOLD = 0.32


def support_of(question: Question, candidates: Sequence[Candidate]) -> Support:
    """Return the support that the best candidates give; `missing` is the weight share of unknown words."""
    best = candidates[:_LOOKED_AT]
    unknown = sum(term.weight for term in question.terms if not term.known)
    return Support(
        cosine=max((candidate.nearness.cosine for candidate in best), default=0.0),
        cover=max((candidate.nearness.cover for candidate in best), default=0.0),
        whole=max((candidate.nearness.whole for candidate in best), default=0.0),
        missing=unknown / question.weight if question.weight else 1.0,
        missing_name=bool(question.missing_names),
    )


def refuse(asked: str, question: Question, candidates: Sequence[Candidate]) -> Refusal | None:
    """Return a Refusal with the nearest topics where the notes do not answer, else None."""
    if not question.terms:
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
