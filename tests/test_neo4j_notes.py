"""Real notes in Neo4j: the same answers as from the embedded store, and a graph that reads well in Neo4j Browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from conftest import NOTES, SEEDS
from fakes import export
from fixtures_neo4j import Neo4jServer

from graph.copying import copy_knowledge_base
from graph.neo4j_connection import Connection, Rows
from graph.network import Network
from graph.open_store import open_store, open_store_of
from graph.settings import REPOSITORY, IndexKind, Settings, StoreKind
from graph.store import Store
from ingest.service import ingest_folders
from tutor.build import open_tutor
from tutor.outcome import Outcome

EVALUATION = REPOSITORY / "data" / "eval"
QUERIES = re.findall(r"```cypher\n(.*?)```", (REPOSITORY / "docs" / "neo4j.md").read_text(encoding="utf-8"), re.DOTALL)
_PATHS_BETWEEN = 12


@pytest.fixture(scope="module")
def notes_in_neo4j(neo4j_server: Neo4jServer, model_cache: Path) -> Settings:
    """Return the settings of a Neo4j knowledge base that was made from data/notes."""
    neo4j_server.empty()
    settings = neo4j_server.settings.model_copy(update={"model_cache": model_cache})
    ingest_folders([NOTES], settings=settings)
    return settings


@pytest.fixture(scope="module")
def look(notes_in_neo4j: Settings, neo4j_server: Neo4jServer) -> Iterator[Callable[[str], Rows]]:
    """Return a function that runs a query of the documentation, which may only read."""
    assert notes_in_neo4j.kb_store is StoreKind.NEO4J

    def run(query: str) -> Rows:
        # The documentation's own text: not a literal, and not written by anyone else.
        return connection.read(lambda transaction: [tuple(row.values()) for row in transaction.run(query)])

    with closing(Connection(neo4j_server.login)) as connection:
        yield run


def questions(name: str) -> list[str]:
    lines = (EVALUATION / f"questions-{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines]


def outcomes(settings: Settings, asked: list[str]) -> list[Outcome]:
    with closing(open_tutor(settings=settings)) as tutor:
        return [tutor.ask(question) for question in asked]


def paths(store: Store) -> list[object]:
    """Return the best paths between the entities that most is said of."""
    entities, relations = store.entities(), store.relations()
    said = sorted(entities, key=lambda e: (-sum(e.id in (r.source_id, r.target_id) for r in relations), e.id))
    network = Network(entities, relations)
    return [network.paths(*pair) for pair in combinations(said[:_PATHS_BETWEEN], 2)]


def test_both_stores_hold_the_same_notes(notes_in_neo4j: Settings, notes_settings: Settings) -> None:
    with closing(open_store(notes_in_neo4j)) as theirs, closing(open_store(notes_settings)) as ours:
        assert len(ours.relations()) > 50
        assert export(theirs) == export(ours)
        assert theirs.outline_asks() == ours.outline_asks()
        assert paths(theirs) == paths(ours)


def test_both_stores_give_the_same_answers_with_the_same_citations(
    notes_in_neo4j: Settings, notes_settings: Settings
) -> None:
    asked = questions("notes")
    assert outcomes(notes_in_neo4j, asked) == outcomes(notes_settings, asked)


def test_searching_in_the_database_gives_the_same_answers(notes_in_neo4j: Settings, notes_settings: Settings) -> None:
    asked = questions("notes")
    searching = notes_in_neo4j.model_copy(update={"kb_index": IndexKind.NEO4J})
    for theirs, ours in zip(outcomes(searching, asked), outcomes(notes_settings, asked), strict=True):
        assert without_scores(theirs) == without_scores(ours)
        # The same products, added up in another order: the last digit may differ.
        assert scores(theirs) == pytest.approx(scores(ours), abs=3e-6)


def without_scores(outcome: Outcome) -> Outcome:
    return replace(outcome, passages=tuple(replace(found, score=0.0) for found in outcome.passages))


def scores(outcome: Outcome) -> list[float]:
    return [found.score for found in outcome.passages]


def test_an_ingest_that_changes_nothing_writes_nothing(notes_in_neo4j: Settings, look: Callable[[str], Rows]) -> None:
    state = "MATCH (k:KnowledgeBase) RETURN properties(k)"
    before = look(state)
    ingest_folders([NOTES], settings=notes_in_neo4j)
    assert look(state) == before


def test_the_documentation_has_ten_queries() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize("query", QUERIES)
def test_each_query_of_the_documentation_finds_something(query: str, look: Callable[[str], Rows]) -> None:
    rows = look(query)
    assert rows
    assert all(value is not None for value in rows[0])


def test_the_graph_reads_well_in_the_browser(look: Callable[[str], Rows]) -> None:
    services = look("MATCH (a:Service)-[r]->(b:Service) RETURN a.name, type(r), b.name, r.quotes[0], r.documents[0]")
    assert services
    for source, _, target, quote, document in services:
        assert source != ""
        assert target != ""
        assert " ".join(quote.split()) in " ".join((NOTES / document).read_text(encoding="utf-8").split())
    assert look("MATCH (p:Passage)-[m:MENTIONS]->(:Feature) RETURN p.text, m.surface LIMIT 1")
    assert look("MATCH (n) WHERE n.since > 1 OR n.until < 2 RETURN count(n)") == [(0,)]


# The last test of this file: it replaces the notes in the database by the seeds.
def test_both_stores_agree_on_the_seeds(
    neo4j_server: Neo4jServer, ingested: Callable[[Path], Settings], model_cache: Path
) -> None:
    if not SEEDS.is_dir():
        pytest.skip("../shared/seeds is not there: the first user's documents stay out of the repository")
    ours = ingested(SEEDS)
    theirs = neo4j_server.settings.model_copy(update={"model_cache": model_cache})
    with closing(open_store(ours)) as source, closing(open_store_of(StoreKind.NEO4J, theirs)) as target:
        copy_knowledge_base(source, target)
        assert export(target) == export(source)
        assert paths(target) == paths(source)
    asked = questions("seeds")
    assert outcomes(theirs, asked) == outcomes(ours, asked)
