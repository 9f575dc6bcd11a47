"""Passages by their words: BM25 over index terms, and the words as they were written."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

if TYPE_CHECKING:
    from bm25s import BM25

# A second mention in a passage adds much, a fifth hardly anything.
K1 = 1.2
# How far length counts against a passage: a table or code block is no worse an answer for being long.
B = 0.75
METHOD = "lucene"  # its idf is positive even for a term that stands in every passage
SPELLINGS_FILE = "spellings.json"

Positions = NDArray[np.int64]
Scores = NDArray[np.float32]

_SPELLINGS = TypeAdapter(dict[str, int])
_NO_POSITIONS = np.empty(0, dtype=np.int64)
_NO_SCORES = np.empty(0, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Passages by position and the terms in them. `spellings` counts the words as they were written."""

    bm25: BM25
    spellings: Mapping[str, int]

    @classmethod
    def build(cls, passages: Sequence[Sequence[str]], spellings: Mapping[str, int]) -> WordIndex:
        """Index each passage's terms, as `words.terms` gives them."""
        from bm25s import BM25

        vocabulary: dict[str, int] = {}
        ids = [[vocabulary.setdefault(term, len(vocabulary)) for term in terms] for terms in passages]
        bm25 = BM25(k1=K1, b=B, method=METHOD)
        if vocabulary:
            bm25.index((ids, vocabulary), create_empty_token=False, show_progress=False)
        else:
            _make_empty(bm25, len(passages))
        return cls(bm25, dict(spellings))

    @classmethod
    def load(cls, folder: Path) -> WordIndex:
        """Read the index in `folder`; nothing in it is ever unpickled.

        Raises ValueError when it is missing or cannot be read.
        """
        from bm25s import BM25

        try:
            bm25 = BM25.load(folder, load_vocab=True, allow_pickle=False, show_progress=False)
            spellings = _SPELLINGS.validate_json((folder / SPELLINGS_FILE).read_bytes())
        # What the libraries raise on files that are cut short, empty or of another kind.
        except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, ValidationError) as error:
            raise ValueError(f"the word index in {folder} cannot be read") from error
        return cls(bm25, spellings)

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, without pickling.

        Raises OSError when it cannot be written.
        """
        self.bm25.save(folder, allow_pickle=False, show_progress=False)
        (folder / SPELLINGS_FILE).write_bytes(_SPELLINGS.dump_json(dict(self.spellings)))

    def __len__(self) -> int:
        return int(self.bm25.scores["num_docs"])

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return all index terms."""
        return frozenset(self.bm25.vocab_dict)

    def idf(self, term: str) -> float:
        """Return how rare the term is, as it enters the scores; a term of no passage is the rarest."""
        containing = self._passages_with(term)
        return math.log(1 + (len(self) - containing + 0.5) / (containing + 0.5))

    def search(self, terms: Sequence[str], k: int) -> tuple[Positions, Scores]:
        """Return the positions of the `k` best passages and their scores, best first, then by position.

        There are fewer than `k` when fewer contain any of the terms: scores are positive. A term that is
        given twice counts twice.
        """
        known = self.bm25.get_tokens_ids(list(terms))
        if not known or k <= 0:
            return _NO_POSITIONS, _NO_SCORES
        scores = self.bm25.get_scores_from_ids(known)
        matching = np.flatnonzero(scores > 0)
        best = matching[np.lexsort((matching, -scores[matching]))[:k]]
        return best.astype(np.int64), scores[best]

    def _passages_with(self, term: str) -> int:
        column = self.bm25.vocab_dict.get(term)
        if column is None:
            return 0
        starts = self.bm25.scores["indptr"]
        return int(starts[column + 1] - starts[column])


def _make_empty(bm25: BM25, passages: int) -> None:
    """Give an index that has no term the shape of one: bm25s divides by the number of words."""
    bm25.scores = {
        "data": np.empty(0, dtype=np.float32),
        "indices": np.empty(0, dtype=np.int32),
        "indptr": np.zeros(1, dtype=np.int32),
        "num_docs": passages,
    }
    bm25.vocab_dict = {}
    bm25.unique_token_ids_set = set()
    bm25.nonoccurrence_array = None
