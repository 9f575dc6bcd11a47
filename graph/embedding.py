"""What the rest of the program knows of an embedding model: two methods and a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from graph.store import Vectors


class Embedder(Protocol):
    """Turns texts into unit vectors. Deterministic: the same text gives the same vector."""

    @property
    def model_id(self) -> str:
        """Return the name and weights' hash; two models with the same id give the same vectors."""
        ...

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int], None] = lambda done: None) -> Vectors:
        """Return unit vectors, float32, shape (texts, dimensions).

        `progress` is called with the number of texts just finished.
        """
        ...

    def embed_question(self, text: str) -> Vectors:
        """Return one unit vector, float32, shape (dimensions,)."""
        ...


def encodable(text: str) -> str:
    """Return the text with halves of characters, which no tokenizer accepts, as question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
