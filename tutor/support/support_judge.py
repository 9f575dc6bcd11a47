"""Whether a sentence that a language model wrote is borne out by the sources that it cites.

Its numbers and names have to stand there, of the same things; most of its words have to, and no two in a row may
be missing unless they mean what is said there; and it may not be far in meaning, nor say the opposite.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from graph.embedding import Embedder
from graph.knowledge import Entity
from graph.store import Vectors
from tutor.support.bearing import bearing_citations
from tutor.support.clauses import Clause, statements_of
from tutor.support.direction import is_swapped, relations_in
from tutor.support.evidence import Evidence, clean
from tutor.support.judgement import Judgement, Lack
from tutor.support.known_names import KnownNames
from tutor.support.number_match import lacking, ranks_differ
from tutor.support.numbers import numbers_in
from tutor.support.polarity import denies
from tutor.support.slots import is_replaced
from tutor.support.sources import Source
from tutor.support.stated_names import Name, names_in, stands
from tutor.support.word_lists import WORTH
from tutor.support.wording import Word, content_words, is_said

# All set on the tuning half of data/eval/gate.jsonl; `python -m tutor evaluate --gate` tells what they do.
LEAST_SAID = 0.45  # share of the content words that stand in the sources or in the lines above them
LEAST_SIMILARITY = 0.3  # cosine to the nearest piece, or to the two nearest together
LEAST_LIKE_PHRASE = 0.36  # cosine of words in a row that do not stand there to the nearest piece
MOST_CHARACTERS = 2000  # what is longer is no sentence, and is not read
_KEPT_EVIDENCE = 64
_KEPT_VECTORS = 4096


@dataclass(frozen=True, slots=True)
class _Stated:
    """A sentence with what it states."""

    text: str
    names: tuple[Name, ...]
    words: tuple[Word, ...]


class SupportJudge:
    """Judges sentences against the sources that they cite; may be used from several threads."""

    def __init__(self, embedder: Embedder, entities: Iterable[Entity] = ()) -> None:
        known = KnownNames(entities)
        self._known = known
        self._evidence: Callable[[tuple[Source, ...]], Evidence] = lru_cache(_KEPT_EVIDENCE)(
            lambda sources: Evidence(sources, known)
        )
        self._vector: Callable[[str], Vectors] = lru_cache(_KEPT_VECTORS)(
            lambda text: embedder.embed_passages([text])[0]
        )

    def judge(self, sentence: str, cited: Sequence[Source]) -> Judgement:
        """Return whether the sources bear the sentence out, what it lacks, and the places that come nearest."""
        given = [piece for source in cited for piece in source.pieces]
        if not given:
            return Judgement((Lack.NO_SOURCE,), ())
        evidence = self._evidence(tuple(cited))
        text = clean(sentence).strip()
        if not evidence.pieces or len(text) > MOST_CHARACTERS:
            return Judgement((Lack.WORDS,), given[0].citations)
        stated = _Stated(text, names_in(text, self._known), content_words(text))
        vectors = np.stack([self._vector(piece.text) for piece in evidence.pieces])
        similarities = vectors @ self._vector(text)
        lacks = tuple(dict.fromkeys(self._lacks(stated, evidence, vectors, similarities)))
        return Judgement(lacks, bearing_citations(text, evidence.pieces, similarities.tolist()))

    def _lacks(self, stated: _Stated, evidence: Evidence, vectors: Vectors, similarities: Vectors) -> Iterator[Lack]:
        if self._lacks_number(stated.text, evidence):
            yield Lack.NUMBER
        if self._lacks_name(stated, evidence):
            yield Lack.NAME
        if self._lacks_words(stated, evidence, vectors):
            yield Lack.WORDS
        if _nearness(vectors, similarities) < LEAST_SIMILARITY or not (stated.words or stated.names):
            yield Lack.MEANING
        if self._denies(stated.text, evidence):
            yield Lack.DENIAL

    def _lacks_number(self, text: str, evidence: Evidence) -> bool:
        missing = lacking(numbers_in(text), evidence.numbers)
        return bool(missing) or ranks_differ(text, evidence.text) or evidence.owners.misplaced_number(text)

    def _lacks_name(self, stated: _Stated, evidence: Evidence) -> bool:
        missing = any(name.proper and not stands(name, evidence.named) for name in stated.names)
        owners = evidence.owners
        misplaced = owners.misplaced_name(stated.text) or owners.misplaced_modifier(stated.text)
        return missing or misplaced or is_replaced(stated.text, evidence.slots, self._known)

    def _lacks_words(self, stated: _Stated, evidence: Evidence, vectors: Vectors) -> bool:
        missing = [word for word in stated.words if not _stands(word, stated, evidence)]
        if len(missing) > (1 - LEAST_SAID) * len(stated.words):
            return True
        if any(stated.text[word.start : word.end].casefold() in WORTH for word in missing):
            return True
        gone = {stated.text[word.start : word.end] for word in missing}
        if any(_is_added(clause, gone, evidence.own_stems) for clause in statements_of(stated.text)):
            return True
        phrases = [stated.text[run[0].start : run[-1].end] for run in _runs(stated.words, missing)]
        if not phrases:
            return False
        told = np.stack([*vectors, *(self._vector(part) for part in evidence.parts)])
        return any(float(np.max(told @ self._vector(phrase))) < LEAST_LIKE_PHRASE for phrase in phrases)

    def _denies(self, text: str, evidence: Evidence) -> bool:
        stated = relations_in(text, self._known)
        return denies(text, [p.text for p in evidence.pieces]) or is_swapped(stated, evidence.relations)


def _nearness(vectors: Vectors, similarities: Vectors) -> float:
    """Return the cosine to the nearest piece, or to the sum of the nearest two where that is more."""
    order = np.argsort(-similarities)[:2]
    both = float(np.linalg.norm(vectors[order].sum(axis=0)))
    together = float(similarities[order].sum()) / both if both else 0.0
    return max(float(similarities[order[0]]), together)


def _stands(word: Word, stated: _Stated, evidence: Evidence) -> bool:
    """Tell whether a word stands in the sources, or is part of a name that stands there under another."""
    return is_said(word, evidence.stems) or any(
        name.start <= word.start < name.end and name.entities & evidence.named.entities for name in stated.names
    )


def _is_added(clause: Clause, missing: AbstractSet[str], stems: frozenset[str]) -> bool:
    """Tell whether two words of a statement, and more than half of it, stand nowhere, or nothing in the pieces."""
    gone = sum(clause.text[word.start : word.end] in missing for word in clause.words)
    nothing = len(clause.words) > 1 and not any(is_said(word, stems) for word in clause.words)
    return nothing or (gone > 1 and gone * 2 > len(clause.words))


def _runs(words: Sequence[Word], missing: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield missing words in a row, two or more."""
    gone = set(missing)
    run: list[Word] = []
    for word in (*words, None):
        if word in gone and word is not None:
            run.append(word)
            continue
        if len(run) > 1:
            yield run
        run = []
