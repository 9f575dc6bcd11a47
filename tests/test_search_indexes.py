import json
from pathlib import Path

import pytest
from fakes_store import MemoryStore, change_of, fake_vector, memory_store, note

from graph.errors import KnowledgeBaseMissing, KnowledgeBaseUnreadable
from graph.search_indexes import IDS_FILE, LABEL_FILE, SearchIndexes, indexed_terms, open_indexes
from graph.store import Store, Vectors
from graph.vector_index import VectorIndex
from graph.word_index import WordIndex

S3 = note("s3.md", {"Buckets": ["A bucket keeps objects.", "Objects have keys."]}, title="Storage")
HOSTING = note("hosting.md", {"Endpoints": ["An endpoint serves a model."]}, title="Hosting")


@pytest.fixture
def store() -> MemoryStore:
    return memory_store(S3, HOSTING)


def found_by_word(indexes: SearchIndexes, term: str) -> list[str]:
    return [indexes.passage_ids[position] for position in indexes.words.search([term], 9)[0]]


def nearest(indexes: SearchIndexes, vector: Vectors) -> str:
    return indexes.passage_ids[int(indexes.vectors.search(vector, 1)[0][0])]


def home_of(folder: Path) -> Path:
    (home,) = folder.iterdir()
    return home


def test_positions_mean_the_same_passage_in_every_index(store: Store, tmp_path: Path) -> None:
    indexes = open_indexes(store, tmp_path)

    assert indexes.passage_ids == tuple(p.id for p in (*HOSTING.passages, *S3.passages))
    for passage in store.all_passages():
        assert nearest(indexes, fake_vector(passage.embedding_key)) == passage.id
    assert found_by_word(indexes, "key") == [S3.passages[1].id]


def test_a_passage_is_found_by_its_title_and_headings_too(store: Store, tmp_path: Path) -> None:
    indexes = open_indexes(store, tmp_path)

    assert indexed_terms(S3.passages[1]) == ["storag", "bucket", "object", "key"]
    assert sorted(found_by_word(indexes, "storag")) == sorted(p.id for p in S3.passages)
    assert indexes.words.spellings["buckets"] == 2
    assert indexes.words.spellings["storage"] == 2


def test_the_second_opening_builds_nothing(store: MemoryStore, tmp_path: Path) -> None:
    first = open_indexes(store, tmp_path)
    store.reads.clear()

    second = open_indexes(store, tmp_path)

    assert store.reads == []
    assert second.passage_ids == first.passage_ids
    assert found_by_word(second, "endpoint") == found_by_word(first, "endpoint") == [HOSTING.passages[0].id]
    vector = fake_vector(S3.passages[0].embedding_key)
    assert nearest(second, vector) == nearest(first, vector) == S3.passages[0].id


def test_a_changed_store_gets_new_indexes_and_the_old_ones_go(store: MemoryStore, tmp_path: Path) -> None:
    open_indexes(store, tmp_path)
    before = home_of(tmp_path)
    store.apply(change_of(removed=["s3.md"]))

    indexes = open_indexes(store, tmp_path)

    assert indexes.passage_ids == tuple(p.id for p in HOSTING.passages)
    assert home_of(tmp_path) != before


def test_another_embedding_model_gets_new_indexes(store: MemoryStore, tmp_path: Path) -> None:
    open_indexes(store, tmp_path)
    before = home_of(tmp_path)
    store.apply(change_of(S3, HOSTING, model="other@111111111111"))
    store.reads.clear()

    open_indexes(store, tmp_path)

    assert "vectors" in store.reads
    assert home_of(tmp_path) != before


def damage(file: Path, how: str) -> None:
    whole = file.read_bytes()
    middle = len(whole) // 2
    flipped = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    file.unlink()
    if how != "missing":
        file.write_bytes({"cut": whole[:middle], "flipped": flipped}[how])


@pytest.mark.parametrize("name", [LABEL_FILE, IDS_FILE, "vectors.faiss", "spellings.json", "data.csc.index.npy"])
@pytest.mark.parametrize("how", ["missing", "cut", "flipped"])
def test_damaged_indexes_are_built_again(name: str, how: str, store: MemoryStore, tmp_path: Path) -> None:
    open_indexes(store, tmp_path)
    file = home_of(tmp_path) / name
    whole = file.read_bytes()
    damage(file, how)
    store.reads.clear()

    indexes = open_indexes(store, tmp_path)

    assert "vectors" in store.reads
    assert found_by_word(indexes, "key") == [S3.passages[1].id]
    assert file.read_bytes() == whole
    store.reads.clear()
    open_indexes(store, tmp_path)
    assert store.reads == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("format", 0), ("fingerprint", "other"), ("embedding_model", "other"), ("checksums", {})],
)
def test_a_label_that_does_not_fit_is_not_believed(
    key: str, value: str | int | dict[str, int], store: MemoryStore, tmp_path: Path
) -> None:
    open_indexes(store, tmp_path)
    label = home_of(tmp_path) / LABEL_FILE
    label.write_text(json.dumps(json.loads(label.read_text()) | {key: value}))
    store.reads.clear()

    indexes = open_indexes(store, tmp_path)

    assert "vectors" in store.reads
    assert indexes.passage_ids == store.passage_ids()


def test_a_folder_that_cannot_be_written_is_no_harm(store: MemoryStore, tmp_path: Path) -> None:
    in_the_way = tmp_path / "index"
    in_the_way.write_text("a file, so no folder can be made")

    indexes = open_indexes(store, in_the_way)

    assert found_by_word(indexes, "endpoint") == [HOSTING.passages[0].id]
    assert in_the_way.read_text() == "a file, so no folder can be made"


def test_a_killed_writer_leaves_nothing_that_is_read(store: MemoryStore, tmp_path: Path) -> None:
    open_indexes(store, tmp_path)
    half = tmp_path / ".unfinished-1-abc"
    home_of(tmp_path).rename(half)
    (half / LABEL_FILE).unlink()

    indexes = open_indexes(store, tmp_path)

    assert indexes.passage_ids == store.passage_ids()
    assert half.exists()  # it may be another process's that is still at work


def test_an_empty_knowledge_base_has_empty_indexes(tmp_path: Path) -> None:
    indexes = open_indexes(memory_store(), tmp_path)

    again = open_indexes(memory_store(), tmp_path)
    assert indexes.passage_ids == again.passage_ids == ()
    assert found_by_word(again, "s3") == []
    assert again.vectors.search(fake_vector("any"), 3)[0].tolist() == []


def test_before_the_first_ingest_there_are_no_indexes(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeBaseMissing, match="python -m ingest"):
        open_indexes(MemoryStore(), tmp_path / "index")

    assert not (tmp_path / "index").exists()


def test_an_ingest_between_the_reads_is_not_mixed_in(tmp_path: Path) -> None:
    class Busy(MemoryStore):
        """Takes in another document while its vectors are being read for the first time."""

        def vectors(self) -> Vectors:
            rows = super().vectors()
            if "s3.md" not in self.read:
                self.apply(change_of(S3))
            return rows

    store = Busy()
    store.apply(change_of(HOSTING))

    indexes = open_indexes(store, tmp_path)

    assert len(indexes.passage_ids) == 3
    assert isinstance(indexes.vectors, VectorIndex)
    assert isinstance(indexes.words, WordIndex)
    assert len(indexes.vectors) == len(indexes.words) == 3
    assert open_indexes(store, tmp_path).passage_ids == store.passage_ids()


def test_a_store_whose_parts_do_not_fit_is_refused(tmp_path: Path) -> None:
    class Torn(MemoryStore):
        # Has lost the vector of its first passage.
        def vectors(self) -> Vectors:
            return super().vectors()[1:]

    store = Torn()
    store.apply(change_of(S3))

    with pytest.raises(KnowledgeBaseUnreadable, match="2 passages but 1 vectors"):
        open_indexes(store, tmp_path)
