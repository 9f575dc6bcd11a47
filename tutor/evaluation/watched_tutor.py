"""The tutor under observation: the same answers, and what it ranked and how sure it was on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.embedding import Embedder
from graph.search_indexes import SearchIndexes
from graph.store import Store
from tutor.nearness import Candidate, as_retrieved
from tutor.outcome import Answer, Outcome, RefusalReason, RetrievedPassage
from tutor.question import Question
from tutor.refusal import support_of
from tutor.retrieval import Retriever
from tutor.tutor import Tutor


@dataclass(frozen=True, slots=True)
class Observation:
    """An outcome, the passages as they were ranked before it, and the confidence that decided it.

    A refusal shows fewer passages than were ranked: all of them count here, as ranking and refusing are measured
    apart.
    """

    outcome: Outcome
    ranked: tuple[RetrievedPassage, ...]
    confidence: float


class _Watch(Retriever):
    """Stands before the tutor's own retriever and keeps the last question with what was found for it."""

    last: tuple[Question, Sequence[Candidate]] | None = None

    def __init__(self, watched: Retriever) -> None:
        # Not the base's: the watched one holds the store and the indexes.
        self._watched = watched

    def forget(self) -> None:
        """Let go of the last question."""
        self.last = None

    def candidates(self, question: Question) -> list[Candidate]:
        """Return what the watched retriever finds."""
        found = self._watched.candidates(question)
        self.last = (question, found)
        return found


class WatchedTutor(Tutor):
    """Answers as the tutor does; `observe` looks on instead of repeating the steps of `ask`."""

    def __init__(self, store: Store, indexes: SearchIndexes, embedder: Embedder) -> None:
        super().__init__(store, indexes, embedder)
        self._watch = _Watch(self._retriever)
        self._retriever = self._watch

    def observe(self, question: str, history: Sequence[str] = ()) -> Observation:
        """Answer or refuse, and return what led to it; what is no question at all has confidence 0."""
        self._watch.forget()
        outcome = self.ask(question, history)
        if self._watch.last is None:
            return Observation(outcome, outcome.passages, 0.0)
        read, found = self._watch.last
        if isinstance(outcome, Answer):
            return Observation(outcome, outcome.passages, support_of(read, found).confidence)
        is_question = outcome.reason is not RefusalReason.NO_QUESTION
        confidence = support_of(read, found).confidence if is_question else 0.0
        return Observation(outcome, as_retrieved(found), confidence)
