"""Exporting a sentence-transformers model to ONNX, checked against the original before it is trusted."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from graph.errors import ModelDamaged
from graph.export_refusal import Refusal, refuse, write_refusal
from graph.model_files import ModelFiles
from graph.onnx_embedder import MODEL_FILE, TOKENIZER_FILE, Export, open_export, write_export
from graph.transformer_embedder import TransformerEmbedder, dimensions_of

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

OPSET = 17
TOLERANCE = 1e-5
# Tokenizers that know no limit give 10^30.
NO_LIMIT = 1 << 31
# A model that reads more than this is checked up to here: attention's cost grows with the square.
LONGEST_CHECK_WORDS = 2048
CHECK_TEXTS = (
    "SageMaker",
    "How does an Endpoint scale?",
    "Amazon S3 keeps objects in buckets; Größe, naïve café, 机器学习 and CAPITALS are read as well.",
    "A training job reads its data from S3, runs a container on ml.m5.xlarge and writes model artifacts back. "
    "Spot instances cut its price, checkpoints keep its progress when they are taken away.",
)
KNOWN_INPUTS = frozenset({"input_ids", "attention_mask", "token_type_ids"})
# What sentence-transformers looks for, in its order.
PASSAGE_PROMPTS = ("document", "passage", "corpus")
QUERY_PROMPTS = ("query",)


def export_model(files: ModelFiles, original: TransformerEmbedder, folder: Path) -> None:
    """Write the model into `folder` as an export that gives the original's vectors, or else a refusal.

    Raises OSError when the folder cannot be written.
    """
    refusal = _try_export(files, original, folder)
    if refusal is not None:
        write_refusal(refusal, folder)


def _try_export(files: ModelFiles, original: TransformerEmbedder, folder: Path) -> Refusal | None:
    model = original.model
    if not _write_tokenizer(model, folder / TOKENIZER_FILE):
        return refuse("it has no fast tokenizer")
    reason = _write_model(model, folder / MODEL_FILE)
    if reason:
        return refuse(reason)
    export = _describe(files, model, folder)
    reason = _check(export, original, folder)
    if reason:
        return refuse(reason)
    write_export(export, folder)
    return None


def _write_tokenizer(model: SentenceTransformer, file: Path) -> bool:
    """Write the tokenizer with the model's truncation and padding; tell whether it has a fast one."""
    from tokenizers import Tokenizer
    from transformers import PreTrainedTokenizerFast

    slow_or_fast = model.tokenizer
    if not isinstance(slow_or_fast, PreTrainedTokenizerFast):
        return False
    tokenizer = Tokenizer.from_str(slow_or_fast.backend_tokenizer.to_str())
    limit = _token_limit(model)
    if limit is None:
        tokenizer.no_truncation()
    else:
        tokenizer.enable_truncation(limit)
    tokenizer.enable_padding(direction=slow_or_fast.padding_side, pad_id=slow_or_fast.pad_token_id or 0)
    tokenizer.save(str(file))
    return True


def _token_limit(model: SentenceTransformer) -> int | None:
    limit = model.max_seq_length
    return None if limit is None or limit > NO_LIMIT else limit


def _write_model(model: SentenceTransformer, file: Path) -> str:
    """Write the graph; return why that cannot be done, or an empty string."""
    import torch

    class UnitVectors(torch.nn.Module):
        """The model's own modules, and the division by the length that some models leave to the caller."""

        def __init__(self, names: tuple[str, ...]) -> None:
            super().__init__()
            self.model = model
            self.names = names

        def forward(self, *arrays: Tensor) -> Tensor:
            vectors = self.model(dict(zip(self.names, arrays, strict=True)))["sentence_embedding"]
            return torch.nn.functional.normalize(vectors, p=2, dim=1)

    features = model.preprocess(list(CHECK_TEXTS[:2]))
    inputs = {name: value for name, value in features.items() if isinstance(value, torch.Tensor)}
    names = tuple(inputs)
    if not KNOWN_INPUTS.issuperset(names):
        return f"it reads {', '.join(sorted(set(names) - KNOWN_INPUTS))} besides its tokens"
    shapes = {name: {0: "texts", 1: "tokens"} for name in names} | {"vectors": {0: "texts"}}
    try:
        with _quiet(), torch.no_grad():
            torch.onnx.export(
                UnitVectors(names).eval(),
                tuple(inputs.values()),
                str(file),
                input_names=list(names),
                output_names=["vectors"],
                dynamic_axes=shapes,
                opset_version=OPSET,
                dynamo=False,
            )
    # RuntimeError is the base of torch's own export errors; the others come out of a model's own code, which
    # is traced with tensors where it may expect numbers.
    except (RuntimeError, TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
        return f"torch cannot export it: {_first_line(error)}"
    return ""


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the exporter's advice to developers off the user's terminal."""
    log = logging.getLogger("torch.onnx")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(level)


def _describe(files: ModelFiles, model: SentenceTransformer, folder: Path) -> Export:
    return Export(
        name=files.name,
        weights_hash=files.digest,
        dimensions=dimensions_of(model),
        max_seq_length=_token_limit(model),
        query_prompt=_prompt(model, QUERY_PROMPTS),
        passage_prompt=_prompt(model, PASSAGE_PROMPTS),
        model_bytes=(folder / MODEL_FILE).stat().st_size,
        tokenizer_bytes=(folder / TOKENIZER_FILE).stat().st_size,
    )


def _prompt(model: SentenceTransformer, names: tuple[str, ...]) -> str:
    named = next((name for name in names if name in model.prompts), model.default_prompt_name)
    return (model.prompts.get(named) if named else None) or ""


def _check(export: Export, original: TransformerEmbedder, folder: Path) -> str:
    """Return what is wrong with the export, or an empty string."""
    from onnxruntime.capi import onnxruntime_pybind11_state as failures

    try:
        difference = _difference(export, original, folder)
    # A graph that was traced for one shape only fails on the next; one that lost its shape does not broadcast.
    except (
        ModelDamaged,
        failures.Fail,
        failures.InvalidArgument,
        failures.RuntimeException,
        ValueError,
    ) as error:
        return f"its export does not run: {_first_line(error)}"
    if difference <= TOLERANCE:  # a comparison that NaN does not pass
        return ""
    return f"its vectors differ by {difference:.1e} from sentence-transformers'"


def _difference(export: Export, original: TransformerEmbedder, folder: Path) -> float:
    """Return the largest difference of any number in any vector of the check texts."""
    words = min(2 * (export.max_seq_length or 0), LONGEST_CHECK_WORDS)
    texts = [*CHECK_TEXTS, "Every endpoint has a model. " * (words // 5)]
    exported = open_export(folder, export, original.model_id)
    passages = exported.embed_passages(texts) - original.embed_passages(texts)
    questions = [exported.embed_question(text) - original.embed_question(text) for text in texts[:2]]
    return float(np.abs(np.vstack([passages, *questions])).max())


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
