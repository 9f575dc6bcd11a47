"""The yardstick: what SentenceTransformer.encode alone takes for the passages of a knowledge base.

Prints the seconds of `encode`, its imports and the loading of the model left out.
"""

from __future__ import annotations

from time import perf_counter

from graph.model_files import pinned_folder
from graph.open_store import open_store
from graph.settings import load_settings


def main() -> None:
    """Encode every distinct passage text once and print the seconds."""
    from sentence_transformers import SentenceTransformer

    texts = list({p.embedding_key: p.embedded_text for p in open_store(load_settings()).all_passages()}.values())
    model = SentenceTransformer(str(pinned_folder()))
    model.encode(texts[:4])
    start = perf_counter()
    model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    print(f"{perf_counter() - start:.3f}")


main()
