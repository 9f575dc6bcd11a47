"""A question on its way to a reply: how it was read, what was found, and what the notes answer."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.nearness import Candidate
from tutor.outcome import Outcome
from tutor.question import Question


@dataclass(frozen=True, slots=True)
class Considered:
    """An outcome with the question as it was understood and all candidates, best first."""

    outcome: Outcome
    question: Question
    candidates: tuple[Candidate, ...]
