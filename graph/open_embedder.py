"""From the setting's value to an Embedder: the export if there is one, made at the first use of a model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.embedding import Embedder
from graph.export_refusal import Refusal, read_refusal, refuse
from graph.model_files import ModelFiles, find_model
from graph.onnx_embedder import Export, open_export, read_export
from graph.onnx_export import export_model
from graph.transformer_embedder import TransformerEmbedder, open_transformer
from graph.whole_folder import write_whole


def open_embedder(model: str, cache: Path, say: Callable[[str], None]) -> Embedder:
    """Return the named model, exported into `cache` at its first use; `say` is told what takes long and why.

    Raises ModelNotFound when there is no such model, ModelDamaged when its files cannot be used.
    """
    files = find_model(model, cache)
    folder = cache / files.digest[:16]
    known = _on_record(folder)
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


def _on_record(folder: Path) -> Export | Refusal | None:
    return read_export(folder) or read_refusal(folder)


def _export(files: ModelFiles, original: TransformerEmbedder, folder: Path) -> Export | Refusal:
    try:
        write_whole(
            folder,
            lambda fresh: export_model(files, original, fresh),
            is_good=lambda there: _on_record(there) is not None,
        )
    except OSError as error:  # not on record: the next start may find room or leave to write
        return refuse(f"no export can be written to {folder} ({error.strerror or error})")
    return _on_record(folder) or refuse(f"the export in {folder} cannot be read")
