"""Searching by the database's own indexes finds what the local ones find."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fakes_store import change_of, fake_vector, note
from fixtures_neo4j import Neo4jServer

from graph.neo4j_connection import Connection
from graph.neo4j_search import SearchingNeo4jStore
from graph.neo4j_store import Neo4jStore
from graph.search_indexes import SearchIndexes, open_indexes
from graph.types import Passage

ALARMS = note("b.md", {"Alarms": ["An alarm watches a metric.", "Alarms of alarms are composite alarms."]})
QUEUES = note(
    "a/queues.md",
    {"Use": ["A queue keeps messages (or drops them) [sic]: yes/no?", "Standard queues keep no order."]},
)
COPY = note("c.md", {"Use": ["Standard queues keep no order."]}, title="a/queues.md")
NOTES = (ALARMS, QUEUES, COPY)
PASSAGES: tuple[Passage, ...] = QUEUES.passages + ALARMS.passages + COPY.passages


@pytest.fixture
def store(neo4j_server: Neo4jServer) -> Iterator[SearchingNeo4jStore]:
    neo4j_server.empty()
    opened = SearchingNeo4jStore(neo4j_server.login)
    opened.apply(change_of(*NOTES))
    yield opened
    opened.close()


@pytest.fixture
def theirs(store: SearchingNeo4jStore, tmp_path: Path) -> SearchIndexes:
    return open_indexes(store, tmp_path / "database")


@pytest.fixture
def ours(store: SearchingNeo4jStore, neo4j_server: Neo4jServer, tmp_path: Path) -> Iterator[SearchIndexes]:
    local = Neo4jStore(neo4j_server.login)
    assert len(list(store.all_passages())) == len(PASSAGES)
    yield open_indexes(local, tmp_path / "local")
    local.close()


def test_positions_are_places_by_document_and_ordinal(theirs: SearchIndexes) -> None:
    expected = tuple(passage.id for passage in PASSAGES)
    assert len(theirs.passage_ids) == len(expected)
    assert tuple(theirs.passage_ids[position] for position in range(len(expected))) == expected
    assert tuple(theirs.passage_ids) == expected
    assert theirs.passage_ids[1:3] == expected[1:3]
    with pytest.raises(IndexError):
        theirs.passage_ids[len(expected)]


@pytest.mark.parametrize("k", [0, 1, 3, 60])
def test_vectors_are_found_as_by_comparing_with_every_one(theirs: SearchIndexes, ours: SearchIndexes, k: int) -> None:
    asked = fake_vector(PASSAGES[2].embedding_key)
    (positions, scores), (expected, cosines) = theirs.vectors.search(asked, k), ours.vectors.search(asked, k)
    assert positions.tolist() == expected.tolist()
    assert scores.tolist() == pytest.approx(cosines.tolist(), abs=1e-6)


def test_cosines_come_in_the_order_of_the_positions(theirs: SearchIndexes) -> None:
    asked = fake_vector("asked")
    expected = [float(fake_vector(PASSAGES[position].embedding_key) @ asked) for position in (3, 0, 4)]
    assert theirs.vectors.cosines(asked, [3, 0, 4]).tolist() == pytest.approx(expected, abs=1e-6)
    assert theirs.vectors.cosines(asked, []).tolist() == []


@pytest.mark.parametrize(
    "asked", [["alarm"], ["queue", "keep"], ["alarm", "alarm", "queue"], ["nowher"], [], ["nowher", "metric"]]
)
def test_words_are_found_and_scored_as_by_the_local_index(
    theirs: SearchIndexes, ours: SearchIndexes, asked: list[str]
) -> None:
    (positions, scores), (expected, local) = theirs.words.search(asked, 60), ours.words.search(asked, 60)
    assert positions.tolist() == expected.tolist()
    assert scores.tolist() == pytest.approx(local.tolist(), rel=1e-5)


def test_words_and_their_rarity_are_those_of_the_local_index(theirs: SearchIndexes, ours: SearchIndexes) -> None:
    assert theirs.words.vocabulary == ours.words.vocabulary
    assert theirs.words.spellings == ours.words.spellings
    for term in (*sorted(ours.words.vocabulary), "nowher"):
        assert theirs.words.idf(term) == pytest.approx(ours.words.idf(term))


@pytest.mark.parametrize("word", ["AND", 'say "it"', "a:b", "(", "x~2", "*", "\\", "/re/", "c++", "é"])
def test_a_term_is_never_a_query_of_its_own(theirs: SearchIndexes, word: str) -> None:
    # Whatever a term holds, it is looked for as it stands, and these stand nowhere.
    words = theirs.words
    with_term = replace(words, counted=replace(words.counted, containing={word: 1}))  # type: ignore[type-var, attr-defined]
    positions, _ = with_term.search([word], 10)
    assert positions.tolist() == []


def test_what_an_ingest_writes_is_not_found_before_it_is_done(
    store: SearchingNeo4jStore, theirs: SearchIndexes, tmp_path: Path
) -> None:
    found: list[list[int]] = []
    nearest: list[list[int]] = []
    later = note("d.md", {"Alarms": ["A third alarm."] * 9})

    def look(step: str) -> None:
        if step == "commit":
            found.append(theirs.words.search(["alarm"], 3)[0].tolist())
            nearest.append(theirs.vectors.search(fake_vector(later.passages[0].embedding_key), 5)[0].tolist())

    before = theirs.words.search(["alarm"], 3)[0].tolist()
    store.apply(change_of(later, removed=["c.md"]), checkpoint=look)
    assert found == [before] == [[3, 2]]
    assert sorted(nearest[0]) == [0, 1, 2, 3, 4]
    after = open_indexes(store, tmp_path / "after")
    assert len(after.words.search(["alarm"], 60)[0]) == 11
    assert len(after.vectors.search(fake_vector("x"), 60)[0]) == 13


def test_only_the_vocabulary_is_kept_on_this_machine(
    store: SearchingNeo4jStore, theirs: SearchIndexes, tmp_path: Path
) -> None:
    (file,) = (tmp_path / "database").iterdir()
    assert file.name.startswith("neo4j-vocabulary-")
    file.write_text("{")
    again = open_indexes(store, tmp_path / "database")
    assert again.words.spellings == theirs.words.spellings
    store.apply(change_of(removed=["c.md"]))
    open_indexes(store, tmp_path / "database")
    (newer,) = (tmp_path / "database").iterdir()
    assert newer != file


def test_indexes_that_were_dropped_are_made_again(
    store: SearchingNeo4jStore, neo4j_server: Neo4jServer, tmp_path: Path
) -> None:
    with closing(Connection(neo4j_server.login)) as connection:
        connection.run_in_steps("DROP INDEX passage_words")
        connection.run_in_steps("DROP INDEX passage_vectors")
    indexes = open_indexes(store, tmp_path)
    assert indexes.words.search(["metric"], 5)[0].tolist() == [2]
    assert len(indexes.vectors.search(fake_vector("x"), 60)[0]) == len(PASSAGES)


def test_without_passages_nothing_is_found(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    neo4j_server.empty()
    store = SearchingNeo4jStore(neo4j_server.login)
    store.apply(change_of())
    indexes = open_indexes(store, tmp_path)
    assert indexes.words.search(["alarm"], 5)[0].tolist() == []
    assert indexes.vectors.search(np.ones(8, dtype=np.float32), 5)[0].tolist() == []
    assert list(indexes.passage_ids) == []
    store.close()
