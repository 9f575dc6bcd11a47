"""A language model beside the rules, in a whole ingest against a local server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_llm_server import FakeLlmServer, Request, fail, say
from fakes import FakeEmbedder
from pydantic import SecretStr

from graph.errors import LlmRefused
from graph.settings import Settings
from graph.sqlite_store import SqliteStore
from ingest.llm.reading import LlmReader, open_reader
from ingest.naming.vocabulary import Vocabulary
from ingest.pipeline import Workshop, ingest
from ingest.plan import Wish

NOTES = (
    "# Zorblat\n\nThe Zorblat hums whenever the Quux Grinder is near.\n\nThe Zorblat does not feed the Frobnicator.\n"
)


@pytest.fixture
def server() -> Iterator[FakeLlmServer]:
    with FakeLlmServer() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "notes"
    made.mkdir()
    (made / "a.md").write_text(NOTES, encoding="utf-8")
    return made


def triples(*rows: tuple[str, str, str, str]) -> str:
    return json.dumps(
        {
            "triples": [
                {
                    "source": source,
                    "source_kind": "service",
                    "type": kind,
                    "target": target,
                    "target_kind": "service",
                    "quote": quote,
                }
                for source, kind, target, quote in rows
            ]
        }
    )


def answer(_request: Request) -> str:
    return triples(
        ("Zorblat", "USES", "Quux Grinder", "The Zorblat hums whenever the Quux Grinder is near."),
        ("Zorblat", "WRITES_TO", "Frobnicator", "The Zorblat does not feed the Frobnicator."),
        ("Zorblat", "TRIGGERS", "Quux Grinder", "a sentence that nobody wrote"),
    )


class Run:
    """Ingests one folder into one store, with or without the model."""

    def __init__(self, folder: Path, home: Path, server: FakeLlmServer | None) -> None:
        self.said: list[str] = []
        self.store = SqliteStore(home / "kb.sqlite3")
        self._folder, self._home = folder, home
        base_url = server.base_url if server else ""
        self._settings = Settings(
            kb_path=home / "kb.sqlite3",
            extraction_model="openai:fake" if server else "",
            extraction_base_url=base_url,
            extraction_api_key=SecretStr("none"),
        )

    def __call__(self) -> None:
        workshop = Workshop(self.store, FakeEmbedder, self._home / "index", Vocabulary, self._reader)
        ingest(Wish((self._folder,)), workshop)

    def _reader(self) -> LlmReader | None:
        return open_reader(self._settings, self.said.append)

    def relations(self) -> set[tuple[str, str, str]]:
        names = {entity.id: entity.name for entity in self.store.entities()}
        return {(names[r.source_id], r.type.value, names[r.target_id]) for r in self.store.relations()}


def test_it_is_off_unless_a_model_is_named(folder: Path, tmp_path: Path) -> None:
    run = Run(folder, tmp_path, None)
    run()
    assert run.relations() == set()
    assert run.said == []


def test_what_passes_the_gate_and_is_not_denied_becomes_a_relation(
    server: FakeLlmServer, folder: Path, tmp_path: Path
) -> None:
    server.otherwise = lambda request: say(answer(request))
    run = Run(folder, tmp_path, server)
    run()
    assert run.relations() == {("Zorblat", "USES", "Quux Grinder")}
    (relation,) = run.store.relations()
    assert relation.evidence[0].quote == "The Zorblat hums whenever the Quux Grinder is near."
    assert relation.evidence[0].rule == "llm openai:fake"


def test_the_cost_is_said_before_and_after_and_what_was_dropped(
    server: FakeLlmServer, folder: Path, tmp_path: Path
) -> None:
    server.otherwise = lambda request: say(answer(request))
    run = Run(folder, tmp_path, server)
    run()
    assert "to ask about" in run.said[0]
    assert "language model: dropped 1 × quote does not stand in one statement of the passage" in run.said
    assert "asked about" in run.said[-1]


def test_a_second_ingest_asks_nothing_and_changes_nothing(server: FakeLlmServer, folder: Path, tmp_path: Path) -> None:
    server.otherwise = lambda request: say(answer(request))
    run = Run(folder, tmp_path, server)
    run()
    asked, before = len(server.requests), run.store.stamp()
    run()
    assert len(server.requests) == asked
    assert run.store.stamp() == before


def test_a_passage_without_an_answer_is_asked_again_at_the_next_ingest(
    server: FakeLlmServer, folder: Path, tmp_path: Path
) -> None:
    server.script(say("no json"), say("no json"), say("no json"))
    server.otherwise = lambda _request: say("still no json")
    run = Run(folder, tmp_path, server)
    run()
    assert run.relations() == set()
    server.otherwise = lambda request: say(answer(request))
    run()
    assert run.relations() == {("Zorblat", "USES", "Quux Grinder")}


def test_a_refused_key_leaves_the_knowledge_base_as_it_was(server: FakeLlmServer, folder: Path, tmp_path: Path) -> None:
    run = Run(folder, tmp_path, None)
    run()
    before = run.store.stamp()
    server.otherwise = lambda _request: fail(401)
    with pytest.raises(LlmRefused):
        Run(folder, tmp_path, server)()
    assert run.store.stamp() == before
