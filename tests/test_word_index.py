import json
import math
from pathlib import Path

import numpy as np
import pytest

from graph.word_index import K1, B, WordIndex

PASSAGES: tuple[list[str], ...] = (["s3", "bucket", "bucket"], ["s3", "endpoint"], ["model", "endpoint"], [])
SPELLINGS = {"s3": 2, "bucket": 1, "buckets": 1, "endpoint": 2, "model": 1}


def index() -> WordIndex:
    return WordIndex.build(PASSAGES, SPELLINGS)


def lucene_score(idf: float, frequency: int, length: int) -> float:
    average = sum(map(len, PASSAGES)) / len(PASSAGES)
    return idf * frequency / (frequency + K1 * (1 - B + B * length / average))


def test_scores_are_those_of_bm25() -> None:
    positions, scores = index().search(["bucket", "s3"], 10)

    rare = math.log(1 + (4 - 1 + 0.5) / (1 + 0.5))
    common = math.log(1 + (4 - 2 + 0.5) / (2 + 0.5))
    assert positions.tolist() == [0, 1]
    assert scores.tolist() == pytest.approx(
        [lucene_score(rare, 2, 3) + lucene_score(common, 1, 3), lucene_score(common, 1, 2)]
    )


def test_equal_scores_come_by_position() -> None:
    same = WordIndex.build([["x"], ["y"], ["x"], ["x"]], {})

    assert same.search(["x"], 2)[0].tolist() == [0, 2]
    assert same.search(["x"], 9)[0].tolist() == [0, 2, 3]


@pytest.mark.parametrize("terms", [[], ["unheard-of"]])
def test_without_a_known_term_nothing_is_found(terms: list[str]) -> None:
    positions, scores = index().search(terms, 5)

    assert positions.tolist() == []
    assert scores.tolist() == []


def test_an_unknown_term_does_not_disturb_the_known() -> None:
    assert index().search(["unheard-of", "model"], 5)[0].tolist() == [2]


def test_asking_for_none_gives_none() -> None:
    assert index().search(["s3"], 0)[0].tolist() == []


def test_idf_is_higher_the_rarer_a_term() -> None:
    assert index().idf("bucket") == pytest.approx(math.log(1 + 3.5 / 1.5))
    assert index().idf("s3") == pytest.approx(math.log(1 + 2.5 / 2.5))
    assert index().idf("unheard-of") == pytest.approx(math.log(1 + 4.5 / 0.5))


def test_vocabulary_and_spellings_are_kept() -> None:
    assert index().vocabulary == {"s3", "bucket", "endpoint", "model"}
    assert index().spellings == SPELLINGS
    assert len(index()) == 4


@pytest.mark.parametrize("passages", [[], [[], []]])
def test_an_index_without_words_finds_nothing_and_can_be_kept(passages: list[list[str]], tmp_path: Path) -> None:
    WordIndex.build(passages, {}).save(tmp_path)

    loaded = WordIndex.load(tmp_path)

    assert len(loaded) == len(passages)
    assert loaded.vocabulary == frozenset()
    assert loaded.search(["s3"], 5)[0].tolist() == []


def test_a_loaded_index_answers_as_the_saved_one(tmp_path: Path) -> None:
    index().save(tmp_path)

    loaded = WordIndex.load(tmp_path)

    expected_positions, expected_scores = index().search(["endpoint", "s3"], 5)
    positions, scores = loaded.search(["endpoint", "s3"], 5)
    assert positions.tolist() == expected_positions.tolist() == [1, 2, 0]
    assert scores.tolist() == expected_scores.tolist()
    assert loaded.spellings == SPELLINGS
    assert loaded.idf("bucket") == index().idf("bucket")


def test_the_same_passages_give_the_same_files(tmp_path: Path) -> None:
    for name in ("first", "second"):
        index().save(tmp_path / name)

    for file in (tmp_path / "first").iterdir():
        assert file.read_bytes() == (tmp_path / "second" / file.name).read_bytes()


def test_nothing_is_unpickled(tmp_path: Path) -> None:
    index().save(tmp_path)
    trap = np.array([{"any": "object"}], dtype=object)
    np.save(tmp_path / "data.csc.index.npy", trap, allow_pickle=True)

    with pytest.raises(ValueError, match="cannot be read"):
        WordIndex.load(tmp_path)


@pytest.mark.parametrize(
    "name",
    ["data.csc.index.npy", "indptr.csc.index.npy", "vocab.index.json", "params.index.json", "spellings.json"],
)
@pytest.mark.parametrize("content", [None, b"", b"[1, 2", b"null"])
def test_what_cannot_be_read_is_a_value_error(name: str, content: bytes | None, tmp_path: Path) -> None:
    index().save(tmp_path)
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(ValueError, match="cannot be read"):
        WordIndex.load(tmp_path)


def test_spellings_are_plain_json(tmp_path: Path) -> None:
    index().save(tmp_path)

    assert json.loads((tmp_path / "spellings.json").read_text()) == SPELLINGS
