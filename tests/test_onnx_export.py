import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from test_embedding import run_warm_start

from graph.errors import ModelDamaged
from graph.export_refusal import read_refusal
from graph.model_files import find_model, pinned_folder
from graph.onnx_embedder import OnnxEmbedder, read_export
from graph.open_embedder import open_embedder
from graph.settings import REPOSITORY
from graph.transformer_embedder import TransformerEmbedder, open_transformer

pytestmark = pytest.mark.slow

TEXTS = ("Short.", "CAPITALS and a longer text about endpoints, " * 10, "Größe")
TRANSFORMER = {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"}
POOLING = {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"}


def make_variant(folder: Path, pooling: str, prompts: dict[str, str] | None = None, limit: int = 24) -> Path:
    """Make a model of the pinned weights that pools otherwise and leaves its vectors as long as they come."""
    (folder / "1_Pooling").mkdir(parents=True)
    for name in ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json", "vocab.txt"):
        (folder / name).symlink_to(pinned_folder() / name)
    (folder / "modules.json").write_text(json.dumps([TRANSFORMER, POOLING]))
    (folder / "sentence_bert_config.json").write_text(json.dumps({"max_seq_length": limit}))
    (folder / "1_Pooling" / "config.json").write_text(
        json.dumps({"word_embedding_dimension": 384, "pooling_mode": pooling})
    )
    (folder / "config_sentence_transformers.json").write_text(json.dumps({"prompts": prompts or {}}))
    return folder


def make_unexportable(folder: Path) -> Path:
    """Make a small model that adds up word vectors, whose input is no table of tokens."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer

    rows = np.random.default_rng(7).normal(size=(30522, 8)).astype(np.float32)
    tokenizer = Tokenizer.from_file(str(pinned_folder() / "tokenizer.json"))
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=rows)]).save(str(folder))
    return folder


def largest_difference(left: OnnxEmbedder, right: TransformerEmbedder) -> float:
    passages = left.embed_passages(TEXTS) - right.embed_passages(TEXTS)
    questions = [left.embed_question(text) - right.embed_question(text) for text in TEXTS]
    return float(np.abs(np.vstack([passages, *questions])).max())


@pytest.mark.parametrize("pooling", ["mean", "cls", "max"])
def test_an_export_gives_the_vectors_of_sentence_transformers(pooling: str, tmp_path: Path) -> None:
    prompts = {"query": "search_query: ", "document": "search_document: "}
    folder = make_variant(tmp_path / "m", pooling, prompts)
    said: list[str] = []

    exported = open_embedder(str(folder), tmp_path / "cache", said.append)
    original = open_transformer(find_model(str(folder), tmp_path / "cache"))

    assert said == ["Preparing the embedding model m, once: this takes up to a minute."]
    assert isinstance(exported, OnnxEmbedder)
    assert exported.model_id == original.model_id
    assert largest_difference(exported, original) < 1e-5
    assert (exported.export.query_prompt, exported.export.passage_prompt) == tuple(prompts.values())
    assert exported.export.max_seq_length == 24
    asked = exported.embed_question("endpoint")
    assert np.linalg.norm(asked) == pytest.approx(1.0, abs=1e-5)
    assert float(asked @ exported.embed_passages(["endpoint"])[0]) < 0.999  # the prompts count


def test_an_exported_folder_starts_without_torch(tmp_path: Path) -> None:
    folder = make_variant(tmp_path / "m", "mean")
    first = open_embedder(str(folder), tmp_path / "cache", lambda line: None)

    run = run_warm_start(str(folder), tmp_path / "cache")

    assert run.stdout == f"{first.model_id} (384,) [] []\n"
    assert run.stderr == ""


def test_a_fetched_hub_model_is_found_and_starts_without_torch(tmp_path: Path) -> None:
    snapshots = tmp_path / "hub" / "models--sentence-transformers--our-model"
    make_variant(snapshots / "snapshots" / "0123", "mean")
    (snapshots / "refs").mkdir()
    (snapshots / "refs" / "main").write_text("0123")
    run_warm_start("our-model", tmp_path / "cache", HF_HUB_CACHE=str(tmp_path / "hub"))

    run = run_warm_start("our-model", tmp_path / "cache", HF_HUB_CACHE=str(tmp_path / "hub"))

    assert run.stdout.startswith("our-model@")
    assert run.stdout.endswith(" (384,) [] []\n")


def test_the_first_use_writes_nothing_but_its_one_line(tmp_path: Path) -> None:
    folder = make_variant(tmp_path / "m", "mean")

    run = run_warm_start(str(folder), tmp_path / "cache")

    assert run.stderr == ""
    assert run.stdout.count("\n") == 1


def test_a_model_that_cannot_be_exported_runs_on_sentence_transformers(tmp_path: Path) -> None:
    folder = make_unexportable(tmp_path / "words")
    cache = tmp_path / "cache"
    said: list[str] = []

    first = open_embedder(str(folder), cache, said.append)
    second = open_embedder(str(folder), cache, said.append)

    why = "The embedding model words runs on sentence-transformers, so starts slowly: "
    assert isinstance(first, TransformerEmbedder)
    assert said[0] == "Preparing the embedding model words, once: this takes up to a minute."
    assert said[1].startswith(why)
    assert said[2:] == [said[1]]  # not tried again
    assert first.model_id == second.model_id
    assert first.embed_passages(TEXTS).tobytes() == second.embed_passages(TEXTS).tobytes()
    assert np.linalg.norm(first.embed_question("Short.")) == pytest.approx(1.0, abs=1e-5)


def test_a_refusal_by_other_versions_is_tried_again(tmp_path: Path) -> None:
    folder = make_variant(tmp_path / "m", "mean")
    home = tmp_path / "cache" / find_model(str(folder), tmp_path / "cache").digest[:16]
    home.mkdir()
    (home / "refused.json").write_text('{"reason": "too old", "made_with": "torch 1.0", "format": 1}')

    assert read_refusal(home) is None
    assert isinstance(open_embedder(str(folder), tmp_path / "cache", lambda line: None), OnnxEmbedder)
    assert not (home / "refused.json").exists()


def test_a_damaged_export_is_made_again(tmp_path: Path) -> None:
    folder = make_variant(tmp_path / "m", "mean")
    first = open_embedder(str(folder), tmp_path / "cache", lambda line: None)
    home = tmp_path / "cache" / find_model(str(folder), tmp_path / "cache").digest[:16]
    (home / "model.onnx").write_bytes(b"cut short")

    second = open_embedder(str(folder), tmp_path / "cache", lambda line: None)

    assert isinstance(first, OnnxEmbedder)
    assert isinstance(second, OnnxEmbedder)
    assert read_export(home) == second.export
    assert replace(first, session=second.session, tokenizer=second.tokenizer) == second


def test_a_cache_that_cannot_be_written_is_told_and_no_harm(tmp_path: Path) -> None:
    folder = make_variant(tmp_path / "m", "mean")
    in_the_way = tmp_path / "cache"
    in_the_way.write_text("a file")
    said: list[str] = []

    embedder = open_embedder(str(folder), in_the_way, said.append)

    assert isinstance(embedder, TransformerEmbedder)
    assert "no export can be written to" in said[1]


def test_two_first_uses_at_once_leave_one_whole_export(tmp_path: Path) -> None:
    folder = make_variant(tmp_path / "m", "mean")
    cache = tmp_path / "cache"
    script = (
        "import sys; from pathlib import Path; from graph.open_embedder import open_embedder;"
        "print(type(open_embedder(sys.argv[1], Path(sys.argv[2]), lambda line: None)).__name__)"
    )
    command = [sys.executable, "-c", script, str(folder), str(cache)]

    running = [subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    outputs = [process.communicate()[0] for process in running]

    home = cache / find_model(str(folder), cache).digest[:16]
    assert outputs == ["OnnxEmbedder\n", "OnnxEmbedder\n"]
    assert sorted(path.name for path in cache.iterdir()) == sorted([home.name, "hashes.json"])
    assert read_export(home) is not None


def test_a_folder_with_broken_files_is_reported(tmp_path: Path) -> None:
    folder = make_variant(tmp_path / "m", "mean")
    (folder / "model.safetensors").unlink()
    (folder / "model.safetensors").write_bytes(b"not weights")

    with pytest.raises(ModelDamaged, match=r"EMBEDDING_MODEL=m: .* cannot be loaded"):
        open_embedder(str(folder), tmp_path / "cache", lambda line: None)
