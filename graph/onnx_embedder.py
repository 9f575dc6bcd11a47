"""An exported model, run by onnxruntime and tokenizers: no torch."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from graph.embedding import encodable
from graph.errors import ModelDamaged
from graph.store import Vectors

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

EXPORT_FORMAT: Literal[1] = 1
MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
EXPORT_FILE = "export.json"
# Tokenised at once: enough to sort by length, few enough to keep memory small for any number of texts.
WINDOW_TEXTS = 1024
BATCH_TEXTS = 16
BATCH_TOKENS = 1024

Tokens = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Export:
    """What an exported model is: where it came from and how its texts are prepared."""

    name: str
    weights_hash: str
    dimensions: int
    max_seq_length: int | None
    query_prompt: str
    passage_prompt: str
    model_bytes: int
    tokenizer_bytes: int
    format: Literal[1] = EXPORT_FORMAT

    def is_whole(self, folder: Path) -> bool:
        """Tell whether the files beside the record have the recorded sizes."""
        return (folder / MODEL_FILE).stat().st_size == self.model_bytes and (
            folder / TOKENIZER_FILE
        ).stat().st_size == self.tokenizer_bytes


_EXPORT = TypeAdapter(Export)


def read_export(folder: Path) -> Export | None:
    """Return the record of the export in `folder`, or None when it is missing, damaged or of another format."""
    try:
        export = _EXPORT.validate_json((folder / EXPORT_FILE).read_bytes())
        return export if export.is_whole(folder) else None
    except (OSError, ValidationError):  # the caller exports again
        return None


def write_export(export: Export, folder: Path) -> None:
    """Write the record beside the model's files.

    Raises OSError when it cannot be written.
    """
    (folder / EXPORT_FILE).write_bytes(_EXPORT.dump_json(export, indent=1))


@dataclass(frozen=True, slots=True)
class OnnxEmbedder:
    """An Embedder on onnxruntime. `input_names` are those of the tokens' arrays that the model reads."""

    model_id: str
    export: Export
    session: InferenceSession
    tokenizer: Tokenizer
    input_names: frozenset[str]
    pad_id: int
    pads_left: bool

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int], None] = lambda done: None) -> Vectors:
        """Return unit vectors, float32, shape (texts, dimensions), in the order of `texts`.

        `progress` is called with the number of texts just finished.
        """
        vectors = np.empty((len(texts), self.export.dimensions), dtype=np.float32)
        for start in range(0, len(texts), WINDOW_TEXTS):
            window = [self.export.passage_prompt + encodable(t) for t in texts[start : start + WINDOW_TEXTS]]
            token_ids = [encoding.ids for encoding in self.tokenizer.encode_batch_fast(window)]
            for batch in batches([len(ids) for ids in token_ids]):
                vectors[[start + position for position in batch]] = self._run([token_ids[p] for p in batch])
                progress(len(batch))
        return vectors

    def embed_question(self, text: str) -> Vectors:
        """Return one unit vector, float32, shape (dimensions,)."""
        tokens = self.tokenizer.encode(self.export.query_prompt + encodable(text))
        return np.asarray(self._run([tokens.ids])[0], dtype=np.float32)

    def _run(self, token_ids: Sequence[Sequence[int]]) -> Vectors:
        arrays = self._padded(token_ids)
        (vectors,) = self.session.run(None, {name: arrays[name] for name in self.input_names})
        return np.asarray(vectors, dtype=np.float32)

    def _padded(self, token_ids: Sequence[Sequence[int]]) -> dict[str, Tokens]:
        shape = (len(token_ids), max(map(len, token_ids)))
        ids = np.full(shape, self.pad_id, dtype=np.int64)
        mask = np.zeros(shape, dtype=np.int64)
        for row, tokens in enumerate(token_ids):
            columns = slice(shape[1] - len(tokens), None) if self.pads_left else slice(len(tokens))
            ids[row, columns] = tokens
            mask[row, columns] = 1
        return {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros(shape, dtype=np.int64)}


def open_export(folder: Path, export: Export, model_id: str) -> OnnxEmbedder:
    """Load the exported model in `folder`.

    Raises ModelDamaged when its files cannot be read.
    """
    from tokenizers import Tokenizer

    session = _open_session(folder / MODEL_FILE)
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
    padding = tokenizer.padding or {}
    # Padding is done here, batch by batch: the tokenizer would pad all texts to the longest of its window.
    tokenizer.no_padding()
    return OnnxEmbedder(
        model_id=model_id,
        export=export,
        session=session,
        tokenizer=tokenizer,
        input_names=frozenset(field.name for field in session.get_inputs()),
        pad_id=int(padding.get("pad_id", 0)),
        pads_left=padding.get("direction") == "left",
    )


def _open_session(file: Path) -> InferenceSession:
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as failures

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = os.cpu_count() or 1
    # Threads that wait busily gain nothing on a machine of one's own and lose a third on one that is shared.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except (failures.Fail, failures.InvalidProtobuf, failures.InvalidGraph, failures.NoSuchFile) as error:
        raise ModelDamaged(
            f"{file} cannot be loaded ({str(error).splitlines()[0]}). "
            f"Remove the folder {file.parent}: the model is exported again at the next start."
        ) from error


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield positions of texts of like length, longest first, at most BATCH_TOKENS with padding.

    Longest first: the first batch takes the memory that all later ones reuse.
    """
    order = sorted(range(len(lengths)), key=lambda position: (-lengths[position], position))
    start = 0
    while start < len(order):
        longest = max(1, lengths[order[start]])
        size = max(1, min(BATCH_TEXTS, BATCH_TOKENS // longest))
        yield order[start : start + size]
        start += size
