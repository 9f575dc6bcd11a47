"""Vectors of the baselines' texts, kept by content so that the next evaluation embeds only what is new."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import BadZipFile

import numpy as np

from graph.embedding import Embedder
from graph.store import Vectors
from graph.types import content_key


class VectorCache:
    """A file of vectors in `folder` for each embedding model."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._file = folder / f"{content_key(embedder.model_id)}.npz"
        self._embedder = embedder

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, float32, shape (texts, dimensions); at least one text is given."""
        keys = [content_key(text) for text in texts]
        known = self._load()
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if new:
            known |= zip(new, self._embedder.embed_passages(list(new.values())), strict=True)
            self._save(known)
        return np.stack([known[key] for key in keys])

    def _load(self) -> dict[str, Vectors]:
        try:
            with np.load(self._file, allow_pickle=False) as kept:
                return dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))
        except (OSError, ValueError, KeyError, BadZipFile, EOFError):  # missing or damaged: embedded again
            return {}

    def _save(self, vectors: dict[str, Vectors]) -> None:
        """Write the vectors; a folder that cannot be written costs time at the next run and nothing else."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._file.parent, suffix=".tmp", delete=False) as file:
                np.savez(file, keys=np.asarray(list(vectors)), vectors=np.stack(list(vectors.values())))
            Path(file.name).replace(self._file)
        except OSError:
            return
