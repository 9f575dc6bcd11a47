"""How much of a question passages cover when words near in meaning count too; all passages at once, for speed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.words import terms
from tutor.known_words import KnownWords
from tutor.question import Question
from tutor.relevance import PassageTerms
from tutor.word_table import Matrix

Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class PassageWords:
    """The terms of a passage and what stands above it, and those of its innermost heading, by number; never empty."""

    everything: Numbers
    heading: Numbers


@dataclass(frozen=True, slots=True)
class Likeness:
    """The shares of a question, 0 to 1, that a passage with what stands above it, and its heading alone, cover."""

    whole: float
    heading: float


def words_of(passage: PassageTerms, known: KnownWords) -> PassageWords:
    """Return a passage's terms by number, to be kept: they do not depend on the question."""
    innermost = (passage.passage.heading_path or (passage.passage.title,))[-1]
    everything, heading = known.numbers_of(passage.everything), known.numbers_of(terms(innermost))
    return PassageWords(np.array(everything), np.array(heading))


def liken(question: Question, known: KnownWords, passages: Sequence[PassageWords]) -> list[Likeness]:
    """Return the likeness of each passage to the question."""
    if not passages or not question.weight:
        return [Likeness(0.0, 0.0) for _ in passages]
    weights = np.array([term.weight for term in question.terms], dtype=np.float32) / np.float32(question.weight)
    like = known.likeness([term.text for term in question.terms])
    whole = weights @ _likest(like, [passage.everything for passage in passages])
    heading = weights @ _likest(like, [passage.heading for passage in passages])
    return [Likeness(*shares) for shares in zip(whole.tolist(), heading.tolist(), strict=True)]


def _likest(like: Matrix, texts: Sequence[Numbers]) -> Matrix:
    """Return how like each term of the question is to its likest word in each text."""
    lengths = np.array([len(text) for text in texts])
    likest: Matrix = np.maximum.reduceat(like[:, np.concatenate(texts)], np.cumsum(lengths) - lengths, axis=1)
    return likest
