"""What one question adds to every figure: its ranking, its answer and its refusal against the gold places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

from graph.types import Citation
from tutor.evaluation.metrics import NOTHING, Share, hit_at, ndcg_at, reciprocal_rank
from tutor.evaluation.places import Place, Unit, covered, touches
from tutor.evaluation.questions import EvaluationQuestion
from tutor.evaluation.source_lines import SourceLines
from tutor.outcome import Answer, Outcome

DEPTH = 10


class Metric(StrEnum):
    """A figure's name in tables and JSON; of every one, more is better.

    - hit@1, hit@5: a gold place among the first; MRR and nDCG over the first ten ranks; answerable questions.
    - answer recall: 1 when the answer cites a gold place; where all are needed, the share of them that it cites.
    - citation precision: the share of an answer's cited places that share a line with a gold place, averaged
      over answerable questions that were answered.
    - citation recall: the share of a question's gold places that are cited, whether all are needed or not.
    - exact spans: of all citations, those whose quote stands verbatim in their lines on disk.
    - refusal precision: of the refused, those that the notes do not answer; refusal recall: of those that the
      notes do not answer, the refused; answered: of the answerable, those that were not refused.
    """

    HIT_1 = "hit@1"
    HIT_5 = "hit@5"
    MRR = "MRR@10"
    NDCG = "nDCG@10"
    ANSWER_RECALL = "answer recall"
    CITATION_PRECISION = "citation precision"
    CITATION_RECALL = "citation recall"
    EXACT_SPANS = "exact spans"
    REFUSAL_PRECISION = "refusal precision"
    REFUSAL_RECALL = "refusal recall"
    ANSWERED = "answered"


Shares: TypeAlias = Mapping[str, Share]


def judge_ranking(question: EvaluationQuestion, ranked: Sequence[Unit], possible: int) -> dict[str, Share]:
    """Return the shares of a ranking; `possible` is how many units of its collection hit a gold place."""
    if not question.answerable:
        return {}
    relevant = [unit.hits(question.gold) for unit in ranked[:DEPTH]]
    return {
        Metric.HIT_1: Share(hit_at(relevant, 1)),
        Metric.HIT_5: Share(hit_at(relevant, 5)),
        Metric.MRR: Share(reciprocal_rank(relevant, DEPTH)),
        Metric.NDCG: Share(ndcg_at(relevant, possible, DEPTH)),
    }


def judge_outcome(question: EvaluationQuestion, outcome: Outcome, sources: SourceLines) -> dict[str, Share]:
    """Return the shares of an answer or a refusal."""
    citations = citations_of(outcome)
    exact = sum(sources.holds(citation) for citation in citations)
    shares = {Metric.EXACT_SPANS.value: Share(exact, len(citations))}
    shares |= _refusal(question, refused=not isinstance(outcome, Answer))
    if question.answerable:
        shares |= _citations(question, places_of(citations))
    return shares


def citations_of(outcome: Outcome) -> tuple[Citation, ...]:
    """Return every citation of an answer; a refusal has none."""
    if not isinstance(outcome, Answer):
        return ()
    return tuple(citation for sentence in outcome.sentences for citation in sentence.citations)


def places_of(citations: Sequence[Citation]) -> tuple[Place, ...]:
    """Return the cited places, each once, in the order of the answer."""
    return tuple(dict.fromkeys(Place(citation.document, citation.span) for citation in citations))


def _citations(question: EvaluationQuestion, places: Sequence[Place]) -> dict[str, Share]:
    right = sum(touches((place,), question.gold) for place in places)
    recall = covered(question.gold, places) / len(question.gold)
    return {
        Metric.ANSWER_RECALL: Share(recall if question.all_needed else float(recall > 0)),
        Metric.CITATION_PRECISION: Share(right / len(places)) if places else NOTHING,
        Metric.CITATION_RECALL: Share(recall),
    }


def _refusal(question: EvaluationQuestion, *, refused: bool) -> dict[str, Share]:
    if question.answerable:
        return {
            Metric.REFUSAL_PRECISION: Share(0.0) if refused else NOTHING,
            Metric.ANSWERED: Share(float(not refused)),
        }
    return {
        Metric.REFUSAL_PRECISION: Share(1.0) if refused else NOTHING,
        Metric.REFUSAL_RECALL: Share(float(refused)),
    }
