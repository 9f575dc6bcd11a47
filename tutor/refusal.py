"""Whether the notes answer a question at all. One decision, used by retrieval, answer, screen and tests."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tutor.nearness import Candidate, as_retrieved
from tutor.outcome import Refusal, RefusalReason, Topic
from tutor.question import Question
from tutor.relevance import statement_cover

_LOOKED_AT = 5
_NEAR_THE_BEST = 0.75
# To cover a question of few and frequent words ('what time is it') says little.
_TELLING_WEIGHT = 4.0
_NUMBER = re.compile(
    r"(?<![\w.])\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|fifteen|twenty|hundreds?|"
    r"thousands?|millions?|once|twice|daily|hourly|weekly|monthly)\b",
    re.IGNORECASE,
)
_TOPICS = 4


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for an answer standing in the notes; the inputs of `confidence`.

    The nearest passage's cosine; the shares of the question that the best statement and the best passage cover;
    the share of words that the notes never use; whether a name is among them; whether a number is asked for and
    none stands there.
    """

    cosine: float
    cover: float
    whole: float
    missing: float
    missing_name: bool
    number_missing: bool

    @property
    def confidence(self) -> float:
        """Return the estimated chance, 0 to 1, that the notes answer.

        A logistic regression fitted on the 291 tuning questions of data/eval, both classes weighing the same.
        """
        z = -3.39 + 5.3 * self.cosine + 2.15 * self.cover + 2.23 * self.whole - 0.06 * self.missing
        z -= 2.18 * self.missing_name + 3.2 * self.number_missing
        return 1 / (1 + math.exp(-z))


THRESHOLD = 0.25


def support_of(question: Question, candidates: Sequence[Candidate]) -> Support:
    """Return the support that the best candidates give; `missing` is the weight share of unknown words."""
    best = candidates[:_LOOKED_AT]
    unknown = sum(term.weight for term in question.terms if not term.known)
    telling = 1 - math.exp(-question.weight / _TELLING_WEIGHT)
    return Support(
        cosine=max((candidate.nearness.cosine for candidate in best), default=0.0),
        cover=telling * max((candidate.nearness.cover for candidate in best), default=0.0),
        whole=telling * max((candidate.nearness.whole for candidate in best), default=0.0),
        missing=unknown / question.weight if question.weight else 1.0,
        missing_name=bool(question.missing_names),
        number_missing=question.asks_number and not _says_a_number(question, best),
    )


def _says_a_number(question: Question, candidates: Sequence[Candidate]) -> bool:
    """Tell whether a statement that covers nearly as much of the question as the best one holds a number."""
    covers = [(statement_cover(question, s, c.terms), s.statement.text) for c in candidates for s in c.terms.statements]
    best = max((cover for cover, _ in covers), default=0.0)
    return any(cover >= _NEAR_THE_BEST * best and _NUMBER.search(text) for cover, text in covers)


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
