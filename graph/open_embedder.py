"""From the setting's value to an Embedder: the export if there is one, made at the first use of a model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.embedding import Embedder
from graph.model_files import ModelFiles, find_model
from graph.onnx_embedder import Export, open_export, read_export
from graph.onnx_export import Refusal, export_model, read_refusal, refuse
from graph.transformer_embedder import TransformerEmbedder, open_transformer
from graph.whole_folder import discard, write_whole


def open_embedder(model: str, cache: Path, say: Callable[[str], None]) -> Embedder:
    """Return the named model, exported into `cache` at its first use; `say` is told what takes long and why.

    Raises ModelNotFound when there is no such model, ModelDamaged when its files cannot be used.
    """
    files = find_model(model, cache)
    folder = cache / files.digest[:16]
    known = read_export(folder) or read_refusal(folder)
    if isinstance(known, Export):
        return open_export(folder, known, files.model_id)
    if known is None:
        say(f"Preparing the embedding model {files.name}, once: this takes up to a minute.")
    original = open_transformer(files)
    outcome = known or _export(files, original, folder)
    if isinstance(outcome, Export):
        return open_export(folder, outcome, files.model_id)
    say(f"The embedding model {files.name} runs on sentence-transformers, so starts slowly: {outcome.reason}.")
    return original


def _export(files: ModelFiles, original: TransformerEmbedder, folder: Path) -> Export | Refusal:
    try:
        discard(folder)  # damaged, or made by other versions
        write_whole(folder, lambda fresh: export_model(files, original, fresh))
    except OSError as error:  # not on record: the next start may find room or leave to write
        return refuse(f"no export can be written to {folder} ({error.strerror or error})")
    return read_export(folder) or read_refusal(folder) or refuse(f"the export in {folder} cannot be read")
