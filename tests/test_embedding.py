import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from graph.embedding import Embedder, encodable
from graph.errors import ModelDamaged
from graph.onnx_embedder import BATCH_TEXTS, BATCH_TOKENS, OnnxEmbedder, batches, open_export, read_export
from graph.open_embedder import open_embedder
from graph.settings import DEFAULT_MODEL, REPOSITORY

TEXTS = (
    "SageMaker trains models.",
    "S3",
    "An endpoint serves a model behind an HTTPS address and scales with its load. " * 40,
    "Größe, naïve café, 机器学习",
    "",
    "A pipeline is a graph of steps; each step has inputs, outputs and a retry policy.",
)
WARM_START = """
import sys
from pathlib import Path
from graph.open_embedder import open_embedder

said = []
embedder = open_embedder(sys.argv[1], Path(sys.argv[2]), said.append)
vector = embedder.embed_question("What is an endpoint?")
heavy = {"torch", "transformers", "sentence_transformers"} & set(sys.modules)
print(embedder.model_id, vector.shape, sorted(heavy), said)
"""


def model_cache() -> Path:
    return Path(os.environ.get("MODEL_CACHE") or REPOSITORY / "data" / "kb" / "models")


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return open_embedder(DEFAULT_MODEL, model_cache(), lambda line: None)


def run_warm_start(model: str, cache: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WARM_START, model, str(cache)],
        cwd=REPOSITORY,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_vectors_are_float32_rows_of_length_one(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)

    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_a_text_has_the_same_vector_alone_and_among_others(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS)

    for text, row in zip(TEXTS, together, strict=True):
        assert np.abs(embedder.embed_passages([text])[0] - row).max() < 1e-5


def test_the_order_of_texts_is_the_order_of_rows(embedder: Embedder) -> None:
    forwards = embedder.embed_passages(TEXTS)
    backwards = embedder.embed_passages(TEXTS[::-1])

    assert np.abs(forwards - backwards[::-1]).max() < 1e-5


def test_the_same_call_gives_the_same_bits(embedder: Embedder) -> None:
    assert embedder.embed_passages(TEXTS).tobytes() == embedder.embed_passages(TEXTS).tobytes()


def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, 384)


def test_a_question_is_one_vector_near_the_passage_that_answers_it(embedder: Embedder) -> None:
    passages = embedder.embed_passages(["Buckets keep objects.", "Spot instances cut the price of training."])
    question = embedder.embed_question("How do I pay less for training?")

    assert question.shape == (384,)
    assert int(np.argmax(passages @ question)) == 1


def test_progress_counts_every_text_once(embedder: Embedder) -> None:
    finished: list[int] = []

    embedder.embed_passages([f"text {number}" for number in range(50)], finished.append)

    assert sum(finished) == 50
    assert len(finished) > 1


def test_words_beyond_the_models_limit_do_not_count(embedder: Embedder) -> None:
    long = "endpoint " * 300

    (first, second) = embedder.embed_passages([long, long + "and a pipeline"])

    assert np.abs(first - second).max() < 1e-6


def test_half_a_character_is_embedded_as_a_question_mark(embedder: Embedder) -> None:
    assert encodable("a \udcff b") == "a ? b"
    assert (embedder.embed_question("a \udcff b") == embedder.embed_question("a ? b")).all()
    assert embedder.embed_passages(["a \udcff b"]).shape == (1, 384)


def test_the_model_id_is_the_name_and_the_weights(embedder: Embedder) -> None:
    assert embedder.model_id == "all-MiniLM-L6-v2@53aa51172d14"


def test_a_warm_start_loads_no_torch_and_says_nothing(embedder: Embedder) -> None:
    run = run_warm_start(DEFAULT_MODEL, model_cache())

    assert run.stdout == f"{embedder.model_id} (384,) [] []\n"
    assert run.stderr == ""


def test_batches_hold_each_position_once_and_no_more_than_the_limits() -> None:
    lengths = [5, 256, 3, 40, 40, 2000, 1, *([12] * 40)]

    made = list(batches(lengths))

    assert sorted(position for batch in made for position in batch) == list(range(len(lengths)))
    assert made[0] == [5]  # longer than the limit, so alone
    for batch in made[1:]:
        assert len(batch) <= BATCH_TEXTS
        assert len(batch) * max(lengths[position] for position in batch) <= BATCH_TOKENS


def test_a_damaged_graph_is_reported_with_its_remedy(embedder: Embedder, tmp_path: Path) -> None:
    assert isinstance(embedder, OnnxEmbedder)
    (tmp_path / "model.onnx").write_bytes(b"no graph")

    with pytest.raises(ModelDamaged, match=f"Remove the folder {tmp_path}"):
        open_export(tmp_path, embedder.export, "x@y")


def test_an_export_that_is_not_whole_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text(
        '{"name": "m", "weights_hash": "0", "dimensions": 2, "max_seq_length": 8, "query_prompt": "",'
        ' "passage_prompt": "", "model_bytes": 4, "tokenizer_bytes": 2, "format": 1}'
    )
    (tmp_path / "tokenizer.json").write_text("{}")
    assert read_export(tmp_path) is None  # no graph

    (tmp_path / "model.onnx").write_bytes(b"123")
    assert read_export(tmp_path) is None  # cut short

    (tmp_path / "model.onnx").write_bytes(b"1234")
    whole = read_export(tmp_path)
    assert whole is not None
    assert whole.dimensions == 2

    record = (tmp_path / "export.json").read_text()
    (tmp_path / "export.json").write_text(record.replace('"format": 1', '"format": 0'))
    assert read_export(tmp_path) is None
