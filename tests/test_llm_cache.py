"""A reply is paid for once, and a damaged file costs no more than the replies that it lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fakes_store import note

from graph.errors import LlmCacheUnusable
from graph.types import Passage
from ingest.llm.cache import LlmCache, cache_file, cache_key
from ingest.llm.chat import RawTriple, Reply

TRIPLE: RawTriple = {"source": "Glue", "quote": "Glue writes\nto “S3” – нет"}
REPLY = Reply((TRIPLE, None), 120, 30)
EMPTY = Reply((), 90, 2)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return cache_file(tmp_path / "kb" / "knowledge.sqlite3")


def passage() -> Passage:
    return note("n.md", {"ETL": ["Glue writes to S3."]}).passages[0]


def test_replies_are_there_for_the_next_process(file: Path) -> None:
    assert LlmCache(file).get("a") is None
    assert not file.exists()  # looking something up writes nothing
    cache = LlmCache(file)
    cache.put("a", REPLY)
    cache.put("b", EMPTY)
    assert cache.get("a") == REPLY
    again = LlmCache(file)
    assert (again.get("a"), again.get("b"), again.get("c")) == (REPLY, EMPTY, None)


def test_a_reply_is_on_file_as_soon_as_it_is_put(file: Path) -> None:
    cache = LlmCache(file)
    cache.put("a", REPLY)
    assert LlmCache(file).get("a") == REPLY  # while the first one is still open


def test_the_last_reply_under_a_key_counts(file: Path) -> None:
    LlmCache(file).put("a", REPLY)
    LlmCache(file).put("a", EMPTY)
    assert LlmCache(file).get("a") == EMPTY


def test_every_place_where_a_write_can_stop_leaves_the_other_replies(file: Path) -> None:
    LlmCache(file).put("a", REPLY)
    whole = file.read_bytes()
    LlmCache(file).put("b", EMPTY)
    last = file.read_bytes()[len(whole) :]
    for cut in range(len(last)):
        file.write_bytes(whole + last[:cut])
        LlmCache(file).put("c", EMPTY)
        read = LlmCache(file)
        assert (read.get("a"), read.get("c")) == (REPLY, EMPTY)
        assert read.get("b") in (None, EMPTY)


@pytest.mark.parametrize(
    "damage",
    [
        b"\x00\xff\xfe binary",
        b"{",
        b"[]",
        b"null",
        b'{"key": "b"}',
        b'{"key": "b", "triples": [7], "input_tokens": 1, "output_tokens": 1}',
        b'{"key": "b", "triples": [], "input_tokens": "many", "output_tokens": 1}',
    ],
)
def test_a_damaged_line_counts_as_not_there(file: Path, damage: bytes) -> None:
    LlmCache(file).put("a", REPLY)
    file.write_bytes(damage + b"\n" + file.read_bytes() + damage)
    read = LlmCache(file)
    assert (read.get("a"), read.get("b")) == (REPLY, None)
    read.put("b", EMPTY)
    assert (LlmCache(file).get("a"), LlmCache(file).get("b")) == (REPLY, EMPTY)


def test_keep_only_forgets_what_deleted_notes_left(file: Path) -> None:
    cache = LlmCache(file)
    for key in "abc":
        cache.put(key, REPLY)
    assert cache.keep_only({"b", "x"}) == 2
    assert [key for key in "abcx" if LlmCache(file).get(key)] == ["b"]
    before = file.stat().st_mtime_ns
    assert cache.keep_only({"b"}) == 0
    assert file.stat().st_mtime_ns == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_replies_that_cannot_be_kept_are_said_before_they_are_paid_for(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    with pytest.raises(LlmCacheUnusable, match="KB_PATH"):
        LlmCache(in_the_way / "replies.jsonl").prepare()
    folder = tmp_path / "replies.jsonl"
    folder.mkdir()
    with pytest.raises(LlmCacheUnusable, match=r"replies\.jsonl"):
        LlmCache(folder).get("a")


def test_other_instructions_give_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache_key(passage(), "openai:small")
    monkeypatch.setattr("ingest.llm.cache.PROMPT_KEY", "another prompt")
    assert cache_key(passage(), "openai:small") != before


def test_the_key_follows_words_and_model_but_not_the_place(file: Path) -> None:
    key = cache_key(passage(), "openai:small")
    assert key == cache_key(replace(passage(), id="other", document="moved.md", ordinal=9), "openai:small")
    assert key != cache_key(passage(), "openai:large")
    assert key != cache_key(replace(passage(), heading_path=("Other",)), "openai:small")
    assert key != cache_key(note("n.md", {"ETL": ["Glue reads from S3."]}).passages[0], "openai:small")
    assert file.name == "knowledge.sqlite3.llm-replies.jsonl"
