"""The tutor under observation: an outcome, what was ranked on the way, and how sure the tutor was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.nearness import as_retrieved
from tutor.outcome import Answer, Outcome, RefusalReason, RetrievedPassage
from tutor.refusal import support_of
from tutor.tutor import Tutor


@dataclass(frozen=True, slots=True)
class Observation:
    """An outcome, the passages as they were ranked before it, and the confidence that decided it.

    A refusal shows fewer passages than were ranked: all of them count here, as ranking and refusing are measured
    apart. What is no question at all has confidence 0.
    """

    outcome: Outcome
    ranked: tuple[RetrievedPassage, ...]
    confidence: float


def observe(tutor: Tutor, question: str, history: Sequence[str] = ()) -> Observation:
    """Ask the tutor and return what led to its answer or refusal."""
    considered = tutor.consider(question, history)
    outcome = considered.outcome
    if not isinstance(outcome, Answer) and outcome.reason is RefusalReason.NO_QUESTION:
        return Observation(outcome, as_retrieved(considered.candidates), 0.0)
    ranked = outcome.passages if isinstance(outcome, Answer) else as_retrieved(considered.candidates)
    return Observation(outcome, ranked, support_of(considered.question, considered.candidates).confidence)
