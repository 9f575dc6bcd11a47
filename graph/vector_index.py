"""Nearest vectors: a FAISS index that compares with every one, so it misses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph.store import Vectors

if TYPE_CHECKING:
    from faiss import IndexFlatIP

VECTORS_FILE = "vectors.faiss"

Positions = NDArray[np.int64]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class VectorIndex:
    """Unit vectors by position, compared by cosine."""

    index: IndexFlatIP

    @classmethod
    def build(cls, vectors: Vectors) -> VectorIndex:
        """Index rows of float32, shape (texts, dimensions), each of length one."""
        from faiss import IndexFlatIP

        index = IndexFlatIP(vectors.shape[1])
        if len(vectors):
            index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def load(cls, folder: Path) -> VectorIndex:
        """Read the index in `folder`.

        Raises ValueError when it is missing or cannot be read.
        """
        import faiss

        try:
            index = faiss.read_index(str(folder / VECTORS_FILE))
        except RuntimeError as error:
            raise ValueError(f"{folder / VECTORS_FILE} cannot be read") from error
        if not isinstance(index, faiss.IndexFlatIP):
            raise ValueError(f"{folder / VECTORS_FILE} is another kind of index")
        return cls(index)

    def save(self, folder: Path) -> None:
        """Write the index into `folder`.

        Raises OSError when it cannot be written.
        """
        import faiss

        (folder / VECTORS_FILE).write_bytes(faiss.serialize_index(self.index).tobytes())

    def __len__(self) -> int:
        return int(self.index.ntotal)

    def search(self, vector: Vectors, k: int) -> tuple[Positions, Scores]:
        """Return the positions of the `k` nearest vectors and their cosines, nearest first, then by position.

        `vector` has shape (dimensions,). There are fewer than `k` when the index holds fewer.
        """
        wanted = min(k, len(self))
        if wanted <= 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        scores, positions = self.index.search(np.ascontiguousarray(vector[None, :], dtype=np.float32), wanted)
        order = np.lexsort((positions[0], -scores[0]))
        return positions[0][order], scores[0][order]

    def cosines(self, vector: Vectors, positions: Sequence[int]) -> Scores:
        """Return the cosines of the vectors at the given positions, in their order."""
        if not positions:
            return np.empty(0, dtype=np.float32)
        rows: Vectors = self.index.reconstruct_batch(np.asarray(positions, dtype=np.int64))
        return rows @ vector
