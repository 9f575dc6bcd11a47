"""Chunks with exact lines, the plain searches over them, and the vectors that are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import FakeEmbedder
from hypothesis import given
from hypothesis import strategies as st

from graph.types import LineSpan
from tutor.evaluation.baselines import BASELINES, ChunkSystem, PlainSearch
from tutor.evaluation.chunks import Chunk, chunks_of
from tutor.evaluation.places import Place
from tutor.evaluation.questions import EvaluationQuestion, Half
from tutor.evaluation.vector_cache import VectorCache

LINE = st.text(st.sampled_from("ab c\t"), max_size=25)
SHORT_LINES = st.lists(LINE, max_size=40)
LONG_LINES = st.lists(st.text(st.sampled_from("abc  "), max_size=200), max_size=10)


@given(SHORT_LINES)
def test_a_chunk_is_exactly_its_lines(lines: list[str]) -> None:
    for chunk in chunks_of("a.md", lines, 60, 20):
        span = chunk.place.span
        assert chunk.text == "\n".join(lines[span.start - 1 : span.end])
        assert len(chunk.text) <= 60


@given(LONG_LINES)
def test_every_word_stands_in_a_chunk_of_its_line(lines: list[str]) -> None:
    chunks = list(chunks_of("a.md", lines, 60, 20))
    assert all(len(chunk.text) <= 60 and chunk.text.strip() for chunk in chunks)
    for number, line in enumerate(lines, start=1):
        here = [chunk.text for chunk in chunks if chunk.place.span.contains(LineSpan(number, number))]
        words = "".join(line.split())
        assert not words or words in "".join("".join(here).split())


def test_the_last_lines_of_a_chunk_open_the_next() -> None:
    lines = ["a" * 30, "b" * 10, "c" * 30, "", "d" * 30]
    spans = [str(chunk.place.span) for chunk in chunks_of("a.md", lines, 60, 20)]
    assert spans == ["1-2", "2-4", "5"]
    assert [str(chunk.place.span) for chunk in chunks_of("a.md", lines, 60, 0)] == ["1-2", "3-4", "5"]


def test_the_overlap_gives_way_to_a_long_line() -> None:
    lines = ["a" * 40, "b" * 15, "c" * 55]
    assert [chunk.text for chunk in chunks_of("a.md", lines, 60, 20)] == [f"{lines[0]}\n{lines[1]}", lines[2]]


def test_a_line_longer_than_a_chunk_is_cut_between_words() -> None:
    line = " ".join(f"word{number}" for number in range(40))
    chunks = list(chunks_of("a.md", ["# Title", line], 60, 20))
    assert [str(chunk.place.span) for chunk in chunks] == ["1", *["2"] * (len(chunks) - 1)]
    assert " ".join(chunk.text for chunk in chunks[1:]) == line
    assert " ".join(chunk.text for chunk in chunks_of("a.md", ["x" * 150], 60)) == f"{'x' * 60} {'x' * 60} {'x' * 30}"


def test_lines_of_white_space_make_no_chunk() -> None:
    assert list(chunks_of("a.md", ["", "  ", "\t"])) == []


@pytest.fixture
def search() -> PlainSearch:
    texts = ["S3 keeps objects in buckets", "EFS is a shared file system", "a lake of data"]
    embedder = FakeEmbedder()
    return PlainSearch(texts, embedder.embed_passages(texts), embedder)


def test_words_are_found_by_words_and_equal_texts_by_vectors(search: PlainSearch) -> None:
    assert search.bm25("Where are objects kept? In a bucket?", 3) == [0]
    assert search.dense("EFS is a shared file system", 3)[0] == 1
    assert len(search.dense("anything", 2)) == 2


def test_fusion_puts_first_what_both_put_first(search: PlainSearch) -> None:
    fused = search.fusion("EFS is a shared file system", 3)
    assert fused[0] == 1
    assert sorted(fused) == [0, 1, 2]
    assert tuple(search.by_name) == BASELINES


def test_a_follow_up_is_searched_with_the_questions_before_it(search: PlainSearch) -> None:
    chunks = [Chunk(Place("a.md", LineSpan(line, line)), "") for line in (1, 2, 3)]
    system = ChunkSystem(chunks, search.bm25)
    gold = (Place("a.md", LineSpan(2, 3)),)
    question = EvaluationQuestion("q", "followup", Half.TUNE, "is it fast?", ("What is EFS?",), gold, False)
    (found,) = system.rank(question, 5)
    assert found.places == (Place("a.md", LineSpan(2, 2)),)
    assert system.relevant(gold) == 2


def test_texts_are_embedded_once(tmp_path: Path) -> None:
    first, second = FakeEmbedder(), FakeEmbedder()
    vectors = VectorCache(tmp_path / "cache", first).embed(["a", "b", "a"])
    again = VectorCache(tmp_path / "cache", second).embed(["b", "c", "a"])
    assert (first.embedded, second.embedded) == (["a", "b"], ["c"])
    assert (again[0] == vectors[1]).all()
    assert (again[2] == vectors[0]).all()


def test_another_model_or_a_damaged_file_means_embedding_again(tmp_path: Path) -> None:
    VectorCache(tmp_path, FakeEmbedder()).embed(["a"])
    other = FakeEmbedder("other@1")
    VectorCache(tmp_path, other).embed(["a"])
    assert other.embedded == ["a"]
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:40])
    again = FakeEmbedder()
    assert VectorCache(tmp_path, again).embed(["a"]).shape == (1, 8)
    assert again.embedded == ["a"]
