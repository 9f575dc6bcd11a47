"""A model run by sentence-transformers itself: for models that cannot be exported, and to check exports."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.embedding import encodable
from graph.errors import ModelDamaged
from graph.model_files import ModelFiles
from graph.store import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH_TEXTS = 16
WINDOW_TEXTS = 256
# Read by the libraries when they are imported: a folder is loaded, so there is nothing to ask the hub for.
QUIET_AND_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
}


@dataclass(frozen=True, slots=True)
class TransformerEmbedder:
    """An Embedder on sentence-transformers."""

    model_id: str
    model: SentenceTransformer

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int], None] = lambda done: None) -> Vectors:
        """Return unit vectors, float32, shape (texts, dimensions), in the order of `texts`.

        `progress` is called with the number of texts just finished.
        """
        vectors = np.empty((len(texts), dimensions_of(self.model)), dtype=np.float32)
        for start in range(0, len(texts), WINDOW_TEXTS):
            window = [encodable(text) for text in texts[start : start + WINDOW_TEXTS]]
            vectors[start : start + len(window)] = self.model.encode_document(
                window, batch_size=BATCH_TEXTS, normalize_embeddings=True, show_progress_bar=False
            )
            progress(len(window))
        return vectors

    def embed_question(self, text: str) -> Vectors:
        """Return one unit vector, float32, shape (dimensions,)."""
        vector = self.model.encode_query(encodable(text), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vector, dtype=np.float32)


def open_transformer(files: ModelFiles) -> TransformerEmbedder:
    """Load a model with sentence-transformers, in float32 on the processor.

    Raises ModelDamaged when its files cannot be loaded.
    """
    for name, value in QUIET_AND_OFFLINE.items():
        os.environ.setdefault(name, value)
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # the "Loading weights" bar
    try:
        model = SentenceTransformer(str(files.folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError, ImportError, SafetensorError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise ModelDamaged(
            f"EMBEDDING_MODEL={files.name}: {files.folder} cannot be loaded ({reason}). "
            "Fetch the model again or name another one."
        ) from error
    return TransformerEmbedder(files.model_id, model.float().eval())


def dimensions_of(model: SentenceTransformer) -> int:
    """Return the length of the model's vectors.

    Raises ModelDamaged when the model does not say.
    """
    dimensions = model.get_embedding_dimension()
    if dimensions is None:
        raise ModelDamaged("The embedding model does not say how long its vectors are. Name another one.")
    return dimensions
