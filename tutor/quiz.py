"""A question asked back without a language model: a statement of the notes with its term left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.words import terms
from tutor.grouping import citations_of
from tutor.outcome import Answer, AnswerSentence, Quiz
from tutor.selection import Chosen

_BLANK = "_____"
_FEWEST_TERMS = 4
_LONGEST_LABEL = 6  # words


def quiz_of(answer: Answer, scored: Sequence[Chosen], already_asked: Sequence[str] = ()) -> Quiz:
    """Return a question about what the answer is about, the best statement first, none that was asked before.

    Where no statement has a term to leave out, the question itself is asked back, and the answer solves it.
    """
    for chosen in scored:
        asks = _cloze(chosen)
        if asks and not any(asks in earlier for earlier in already_asked):
            statement = chosen.statement
            solution = AnswerSentence(statement.text, statement.label, citations_of(statement, chosen.passage))
            return Quiz(answer.question, answer.read_as, asks, (solution,))
    return Quiz(answer.question, answer.read_as, f"In your own words: {answer.read_as}", answer.sentences)


def _cloze(chosen: Chosen) -> str:
    """Return the question for a labelled statement, or nothing where what remains of it says too little."""
    statement, label = chosen.statement, chosen.statement.label.strip(" :")
    if not label or len(label.split()) > _LONGEST_LABEL:
        return ""
    rest = statement.text.removeprefix(statement.label).strip(" :–—-\n")
    hidden = re.sub(rf"(?<!\w){re.escape(label)}(?!\w)", _BLANK, " ".join(rest.split()), flags=re.IGNORECASE)
    if len(set(terms(hidden)) - set(terms(label))) < _FEWEST_TERMS:
        return ""
    return f"{_under(chosen)}which term is meant? {_BLANK}: {hidden}"


def _under(chosen: Chosen) -> str:
    above = [line.strip(" :") for line in (*chosen.passage.breadcrumb, *chosen.statement.lead_in)]
    return f"Under “{' › '.join(dict.fromkeys(above[-2:]))}”, "
