"""What every home of a knowledge base does: one suite for all stores, each held to exact results.

A further store is one more class here with `open`, and with the rest of `OnDisk` where others can reach its data.
"""

from __future__ import annotations

import resource
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import LiteralString, Protocol

import numpy as np
import pytest
from fakes import export, unprivileged
from fakes_store import DIMENSIONS, FAKE_MODEL, MemoryStore, change_of, fake_vector, note
from fixtures_neo4j import Neo4jServer

from graph import cypher
from graph.errors import KnowledgeBaseLocked, KnowledgeBaseMissing, KnowledgeBaseUnreadable
from graph.fingerprint import fingerprint_of
from graph.knowledge import (
    Entity,
    EntityKind,
    Evidence,
    Graph,
    Mention,
    Merge,
    MergeReason,
    Relation,
    RelationType,
)
from graph.neo4j_connection import Connection
from graph.neo4j_store import Neo4jStore
from graph.sqlite_schema import SCHEMA_VERSION
from graph.sqlite_store import SqliteStore
from graph.store import Change, KnowledgeBaseStamp, Store
from graph.types import (
    Document,
    DocumentRole,
    IngestSummary,
    IngestWork,
    LineSpan,
    OutlineItem,
    OutlinePart,
    Passage,
    PassageKind,
    Problem,
    ProblemKind,
    Quote,
    ReadDocument,
    Repair,
    RepairKind,
    Section,
    Statement,
)


class Home(Protocol):
    """A place for a knowledge base, at first an empty one."""

    def open(self) -> Store:
        """Return a store on this place: another one at each call where stores can share a place."""
        ...


class OnDisk(Home, Protocol):
    """A place that other programs can reach, the remedy for what is wrong there, and its format's version."""

    remedy: str
    version: int

    def put_foreign(self) -> None:
        """Put another program's data there."""
        ...

    def make_newer(self) -> None:
        """Make what is there a knowledge base of a later version of this program."""
        ...

    def damage(self) -> None:
        """Spoil a part of what is there."""
        ...

    def being_written(self) -> AbstractContextManager[None]:
        """Let another process write during the block."""
        ...


class MemoryHome:
    def __init__(self, _folder: Path) -> None:
        self._store = MemoryStore()

    def open(self) -> Store:
        return self._store


class SqliteHome:
    remedy = "Set KB_PATH to another file; if this one is an old or damaged knowledge base, delete it and ingest again"
    version = SCHEMA_VERSION

    def __init__(self, folder: Path) -> None:
        self.file = folder / "kb" / "knowledge.sqlite3"

    def open(self) -> Store:
        return SqliteStore(self.file, wait_seconds=0.1)

    def put_foreign(self) -> None:
        self.file.parent.mkdir(exist_ok=True)
        with sqlite3.connect(self.file) as connection:
            connection.execute("CREATE TABLE recipe (name TEXT)")
        connection.close()

    def make_newer(self) -> None:
        with sqlite3.connect(self.file) as connection:
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        connection.close()

    def damage(self) -> None:
        size = self.file.stat().st_size
        with self.file.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xab" * (size - 4096))

    @contextmanager
    def being_written(self) -> Iterator[None]:
        connection = sqlite3.connect(self.file, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")
            connection.close()


class Neo4jHome:
    remedy = "Delete what it holds and ingest again, or set NEO4J_URI or NEO4J_DATABASE to another one"
    version = cypher.SCHEMA_VERSION

    def __init__(self, server: Neo4jServer) -> None:
        self.login = server.login
        server.empty()

    def open(self) -> Store:
        return Neo4jStore(self.login, wait_seconds=2)

    def put_foreign(self) -> None:
        self._run("CREATE (:Recipe {name: 'soup'})")

    def make_newer(self) -> None:
        self._run("MATCH (k:KnowledgeBase) SET k.schema_version = k.schema_version + 1")

    def damage(self) -> None:
        self._run("MATCH (p:Passage {ordinal: 7}) SET p.statements = 'none'")

    @contextmanager
    def being_written(self) -> Iterator[None]:
        with closing(Connection(self.login)) as connection, connection.writer():
            yield

    def _run(self, query: LiteralString) -> None:
        with closing(Connection(self.login)) as connection:
            connection.run_in_steps(query)


HOMES_ON_DISK = (SqliteHome, Neo4jHome)
HOMES = (MemoryHome, *HOMES_ON_DISK)


@pytest.fixture(params=HOMES, ids=lambda home: home.__name__)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    if request.param is Neo4jHome:
        return Neo4jHome(request.getfixturevalue("neo4j_server"))
    make: Callable[[Path], Home] = request.param
    return make(tmp_path)


@pytest.fixture(params=HOMES_ON_DISK, ids=lambda home: home.__name__)
def on_disk(request: pytest.FixtureRequest, tmp_path: Path) -> OnDisk:
    if request.param is Neo4jHome:
        return Neo4jHome(request.getfixturevalue("neo4j_server"))
    make: Callable[[Path], OnDisk] = request.param
    return make(tmp_path)


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    opened = home.open()
    yield opened
    opened.close()


QUEUES = note(
    "aws/queues.md", {"Use": ["A queue keeps messages.", "A topic does not."], "Limits": ["A message is small."]}
)
BUCKETS = note("Buckets.md", {"Keys": ["Objects have keys."]}, title="Bückets – 桶")

CODE = Passage(
    id="passage-of-mixed",
    document="mixed.md",
    section_id="section-of-mixed",
    ordinal=0,
    kind=PassageKind.CODE,
    title="Mixed",
    heading_path=("Mixed", "Run: “it”"),
    lead_in=("Run this",),
    span=LineSpan(4, 9),
    text="```bash\naws sqs \\\n  list-queues\n```",
    statements=(
        Statement("aws sqs \\\n  list-queues", "", ("Run this",), (Quote(LineSpan(4, 7), "```bash\n…\n```"),)),
        Statement(
            "FIFO — Order: kept", "FIFO", (), (Quote(LineSpan(9, 9), "| FIFO |"), Quote(LineSpan(8, 8), "| Kind |"))
        ),
    ),
    heading=Quote(LineSpan(1, 2), "## Run: “it”\n--"),
)
MIXED = ReadDocument(
    document=Document("mixed.md", "/n o t e s", "Mixed", "c0ffee", DocumentRole.NOTES, 12, 345),
    sections=(Section("section-of-mixed", "mixed.md", 0, 2, ("Mixed", "Run: “it”"), LineSpan(1, 12)),),
    passages=(CODE,),
    outline=(
        OutlineItem(
            "item-of-mixed",
            "mixed.md",
            0,
            "Mixed",
            ("Mixed",),
            OutlinePart.KEY_POINT_CALLOUT,
            "Say it.",
            LineSpan(2, 3),
        ),
    ),
    repairs=(
        Repair("mixed.md", 2, RepairKind.EMPTY_BULLET),
        Repair("mixed.md", 2, RepairKind.MOJIBAKE),
        Repair("mixed.md", 11, RepairKind.OPEN_FENCE),
    ),
)
PLAN = ReadDocument(
    document=Document("plan.md", "/notes", "Plan", "abcdef", DocumentRole.OUTLINE, 9, 90),
    sections=(Section("section-of-plan", "plan.md", 0, 1, ("I. Start",), LineSpan(1, 9)),),
    passages=(),
    outline=tuple(
        OutlineItem(f"item-{n}", "plan.md", n, "I. Start", ("I. Start",), part, f"Do {part}.", LineSpan(n + 1, n + 1))
        for n, part in enumerate(OutlinePart)
    ),
    repairs=(),
)
EVIDENCE = Evidence(
    QUEUES.passages[0].id, "aws/queues.md", ("Use",), LineSpan(3, 3), "A queue keeps messages.", "keeps in", 0.9
)
GRAPH = Graph(
    entities=(
        Entity("e1", "Amazon SQS", EntityKind.SERVICE, ("SQS", "queue"), "", (QUEUES.passages[0].id, 0)),
        Entity("e2", "message", EntityKind.CONCEPT, (), "e1"),
    ),
    mentions=(Mention("e1", QUEUES.passages[0].id, 0, 2, 7, "queue"),),
    relations=(
        Relation("r1", "e2", RelationType.STORES_IN, "e1", (EVIDENCE, replace(EVIDENCE, rule="is in", confidence=0.5))),
        Relation("r2", "e1", RelationType.USES, "e2", (EVIDENCE,)),
    ),
    merges=(Merge("queue", "e1", "Amazon SQS", MergeReason.SIMILAR, 0.75, False),),
)


def ids(*documents: ReadDocument) -> tuple[str, ...]:
    return tuple(passage.id for document in documents for passage in document.passages)


READS: tuple[Callable[[Store], object], ...] = (
    lambda store: store.documents(),
    lambda store: store.sections("aws/queues.md"),
    lambda store: store.passage_ids(),
    lambda store: store.passages(ids(QUEUES)),
    lambda store: list(store.all_passages()),
    lambda store: store.outline(),
    lambda store: store.problems(),
    lambda store: store.repairs("aws/queues.md"),
    lambda store: store.vector_keys(),
    lambda store: store.vectors(),
    lambda store: store.entities(),
    lambda store: store.mentions(),
    lambda store: store.relations(),
    lambda store: store.merges(),
    lambda store: store.undone_merges(),
)


@pytest.mark.parametrize("read", READS)
def test_before_the_first_ingest_there_is_no_knowledge_base(store: Store, read: Callable[[Store], object]) -> None:
    with pytest.raises(KnowledgeBaseMissing):
        read(store)


def test_before_the_first_ingest_there_is_no_stamp_and_no_summary(store: Store) -> None:
    assert store.stamp() is None
    assert store.summary() is None


def test_the_stamp_tells_what_it_was_built_from(store: Store) -> None:
    store.apply(replace(change_of(QUEUES, PLAN), reader_version=7, extractor="rules-3"))
    hashes = [
        (QUEUES.document.path, QUEUES.document.content_hash, "notes"),
        (PLAN.document.path, PLAN.document.content_hash, "outline"),
    ]
    fingerprint = fingerprint_of(hashes, FAKE_MODEL, 7, "rules-3")
    assert store.stamp() == KnowledgeBaseStamp(fingerprint, FAKE_MODEL, 7, "rules-3")


def test_documents_come_by_path_as_they_were_written(store: Store) -> None:
    store.apply(change_of(PLAN, MIXED, QUEUES, BUCKETS))
    assert store.documents() == (BUCKETS.document, QUEUES.document, MIXED.document, PLAN.document)


def test_sections_come_in_order_for_one_document(store: Store) -> None:
    store.apply(change_of(MIXED, QUEUES))
    assert store.sections("aws/queues.md") == QUEUES.sections
    assert store.sections("mixed.md") == MIXED.sections
    assert store.sections("nowhere.md") == ()


def test_passages_come_by_document_and_place(store: Store) -> None:
    store.apply(change_of(QUEUES, MIXED, BUCKETS))
    assert store.passage_ids() == ids(BUCKETS, QUEUES, MIXED)
    assert tuple(store.all_passages()) == BUCKETS.passages + QUEUES.passages + MIXED.passages


def test_named_passages_come_in_the_order_named_without_those_that_are_not_there(store: Store) -> None:
    store.apply(change_of(QUEUES, BUCKETS))
    one, two, _ = QUEUES.passages
    (key,) = BUCKETS.passages
    assert store.passages([two.id, "nowhere", key.id, one.id, two.id]) == (two, key, one, two)
    assert store.passages([]) == ()
    assert store.passages(passage.id for passage in (key,)) == (key,)


def test_any_number_of_passages_can_be_named(store: Store) -> None:
    store.apply(change_of(QUEUES))
    names = [f"nowhere-{number}" for number in range(5000)]
    assert store.passages([*names, QUEUES.passages[0].id]) == (QUEUES.passages[0],)


def test_outline_items_come_by_document_and_place(store: Store) -> None:
    store.apply(change_of(PLAN, MIXED))
    assert store.outline() == MIXED.outline + PLAN.outline


def test_repairs_come_by_line(store: Store) -> None:
    store.apply(change_of(MIXED, QUEUES))
    assert store.repairs("mixed.md") == MIXED.repairs
    assert store.repairs("aws/queues.md") == ()


def test_problems_are_those_of_the_last_ingest(store: Store) -> None:
    first = (Problem("a.md", ProblemKind.EMPTY, "there is nothing in it"), Problem("b.md", ProblemKind.OUTSIDE, "…"))
    store.apply(replace(change_of(QUEUES), problems=first))
    assert store.problems() == first
    store.apply(replace(change_of(), problems=first[:1]))
    assert store.problems() == first[:1]


def test_the_summary_tells_the_last_work_and_what_is_there(store: Store) -> None:
    store.apply(change_of(QUEUES, MIXED))
    store.apply(replace(change_of(PLAN, BUCKETS), work=IngestWork(2, 0, 0, 2, 1, 0.125)))
    assert store.summary() == IngestSummary(
        added=2,
        changed=0,
        removed=0,
        unchanged=2,
        documents=4,
        outlines=1,
        sections=5,
        passages=5,
        outline_items=11,
        repairs=3,
        embedded=1,
        seconds=0.125,
    )


def test_vectors_come_in_the_order_of_passages(store: Store) -> None:
    store.apply(change_of(QUEUES, BUCKETS))
    expected = [fake_vector(passage.embedding_key) for passage in BUCKETS.passages + QUEUES.passages]
    vectors = store.vectors()
    assert vectors.dtype == np.float32
    assert vectors.tolist() == np.stack(expected).tolist()
    assert store.vector_keys() == {passage.embedding_key for passage in BUCKETS.passages + QUEUES.passages}


def test_without_passages_there_are_no_vectors(store: Store) -> None:
    store.apply(change_of(PLAN))
    assert store.vectors().shape == (0, 0)
    assert store.vectors().dtype == np.float32
    assert store.vector_keys() == frozenset()


def test_passages_of_one_text_share_a_vector(store: Store) -> None:
    store.apply(change_of(note("a.md", {"Keys": ["Same."]}, title="T"), note("b.md", {"Keys": ["Same."]}, title="T")))
    assert len(store.vector_keys()) == 1
    assert store.vectors().shape == (2, DIMENSIONS)


def test_a_document_that_is_written_again_replaces_the_one_of_its_path(store: Store) -> None:
    store.apply(change_of(QUEUES, MIXED))
    shorter = note("aws/queues.md", {"Use": ["A queue keeps messages."]})
    store.apply(change_of(shorter))
    assert store.documents() == (shorter.document, MIXED.document)
    assert store.sections("aws/queues.md") == shorter.sections
    assert tuple(store.all_passages()) == shorter.passages + MIXED.passages
    assert store.vector_keys() == {passage.embedding_key for passage in shorter.passages + MIXED.passages}


def test_a_removed_document_takes_with_it_all_that_only_it_said(store: Store) -> None:
    store.apply(change_of(QUEUES, MIXED, BUCKETS))
    store.apply(change_of(removed=["mixed.md", "never-there.md"]))
    assert store.documents() == (BUCKETS.document, QUEUES.document)
    assert store.passage_ids() == ids(BUCKETS, QUEUES)
    assert store.outline() == ()
    assert store.repairs("mixed.md") == ()
    assert store.vector_keys() == {passage.embedding_key for passage in BUCKETS.passages + QUEUES.passages}


def test_vectors_of_another_model_go(store: Store) -> None:
    store.apply(change_of(QUEUES, BUCKETS))
    other = change_of(QUEUES, BUCKETS, model="other@000000000000")
    doubled = {key: vector * 2 for key, vector in other.vectors.items()}
    store.apply(replace(other, written=(), vectors=doubled))
    expected = [fake_vector(passage.embedding_key) * 2 for passage in BUCKETS.passages + QUEUES.passages]
    assert store.vectors().tolist() == np.stack(expected).tolist()


def test_the_graph_comes_back_as_it_was_written(store: Store) -> None:
    store.apply(replace(change_of(QUEUES), graph=GRAPH))
    assert store.entities() == GRAPH.entities
    assert store.mentions() == GRAPH.mentions
    assert store.relations() == GRAPH.relations
    assert store.merges() == GRAPH.merges


def test_a_change_replaces_the_whole_graph(store: Store) -> None:
    store.apply(replace(change_of(QUEUES), graph=GRAPH))
    store.apply(replace(change_of(), graph=Graph(GRAPH.entities[1:], (), (), ())))
    assert store.entities() == GRAPH.entities[1:]
    assert (store.mentions(), store.relations(), store.merges()) == ((), (), ())


def test_undone_merges_are_remembered_through_further_ingests(store: Store) -> None:
    store.apply(change_of(QUEUES))
    store.set_undone("queue", True)
    store.set_undone("topic", True)
    store.set_undone("queue", True)
    store.apply(change_of(BUCKETS))
    assert store.undone_merges() == {"queue", "topic"}
    store.set_undone("queue", False)
    store.set_undone("never", False)
    assert store.undone_merges() == {"topic"}


class Interrupted(Exception):
    pass


STEPS = ("remove", "write", "vectors", "graph", "stamp", "commit")


@pytest.mark.parametrize("last", STEPS)
def test_a_change_that_fails_at_any_step_changes_nothing(store: Store, last: str) -> None:
    store.apply(replace(change_of(QUEUES, MIXED), graph=GRAPH))
    before = export(store)

    def stop(step: str) -> None:
        if step in (last, "commit"):  # every store has a last step before its change is seen
            raise Interrupted

    with pytest.raises(Interrupted):
        store.apply(change_of(BUCKETS, removed=["mixed.md"], model="other@000000000000"), checkpoint=stop)
    assert export(store) == before
    store.apply(change_of(BUCKETS))
    assert store.documents() == (BUCKETS.document, QUEUES.document, MIXED.document)


def test_a_failed_first_change_leaves_no_knowledge_base(store: Store) -> None:
    def stop(step: str) -> None:
        if step == "commit":
            raise Interrupted

    with pytest.raises(Interrupted):
        store.apply(change_of(QUEUES), checkpoint=stop)
    assert store.stamp() is None
    assert store.summary() is None
    with pytest.raises(KnowledgeBaseMissing):
        store.documents()


def test_another_store_on_the_same_place_says_the_same(home: Home) -> None:
    writer, reader = home.open(), home.open()
    writer.apply(replace(change_of(QUEUES, MIXED, PLAN), graph=GRAPH))
    assert export(reader) == export(writer)
    writer.apply(change_of(BUCKETS))
    assert export(reader) == export(writer)
    writer.close()
    reader.close()


def test_a_store_that_was_closed_opens_again(store: Store) -> None:
    store.apply(change_of(QUEUES))
    store.close()
    assert store.documents() == (QUEUES.document,)


def test_two_threads_read_while_a_third_writes_and_each_sees_whole_states(store: Store) -> None:
    store.apply(change_of(QUEUES))
    states = {(QUEUES.document,), (BUCKETS.document, QUEUES.document)}
    done = threading.Event()

    def read() -> set[tuple[Document, ...]]:
        seen = {store.documents()}
        while not done.is_set():
            seen.add(store.documents())
            assert store.passages(ids(QUEUES)) == QUEUES.passages
        return seen

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read), pool.submit(read)]
        for _ in range(20):
            store.apply(change_of(BUCKETS))
            store.apply(change_of(removed=["Buckets.md"]))
        done.set()
        seen = [reader.result(timeout=30) for reader in readers]
    assert all(each <= states for each in seen)


def test_names_and_texts_are_data_whatever_they_say(store: Store) -> None:
    hostile = note("a'); DROP TABLE passage; --.md", {'"; MATCH (n) DELETE n //': ["$x ' \" \\ {} \x00 ` 🙂"]})
    store.apply(change_of(hostile, QUEUES))
    assert store.documents() == (hostile.document, QUEUES.document)
    assert store.passages(ids(hostile)) == hostile.passages


@pytest.mark.parametrize("read", READS)
def test_another_program_s_data_is_refused_with_the_remedy(on_disk: OnDisk, read: Callable[[Store], object]) -> None:
    on_disk.put_foreign()
    with pytest.raises(KnowledgeBaseUnreadable, match=rf"belongs to another program\. {on_disk.remedy}"):
        read(on_disk.open())


def test_another_program_s_data_is_not_written_to(on_disk: OnDisk) -> None:
    on_disk.put_foreign()
    with pytest.raises(KnowledgeBaseUnreadable, match="belongs to another program"):
        on_disk.open().apply(change_of(QUEUES))
    with pytest.raises(KnowledgeBaseUnreadable, match="belongs to another program"):
        on_disk.open().stamp()


def test_a_newer_version_is_refused_with_the_remedy(on_disk: OnDisk) -> None:
    store = on_disk.open()
    store.apply(change_of(QUEUES))
    store.close()
    on_disk.make_newer()
    told = rf"it is of version {on_disk.version + 1}, this program reads version {on_disk.version}\. {on_disk.remedy}"
    for use in (lambda: store.documents(), lambda: store.stamp(), lambda: store.apply(change_of(BUCKETS))):
        with pytest.raises(KnowledgeBaseUnreadable, match=told):
            use()


def test_a_damaged_knowledge_base_is_unreadable(on_disk: OnDisk) -> None:
    store = on_disk.open()
    store.apply(change_of(*[note(f"{number}.md", {"Use": ["It is kept."] * 50}) for number in range(20)]))
    store.close()
    on_disk.damage()
    with pytest.raises(KnowledgeBaseUnreadable, match="cannot be used as a knowledge base"):
        list(store.all_passages())


def test_while_another_process_writes_a_change_is_refused_and_reads_go_on(on_disk: OnDisk) -> None:
    store = on_disk.open()
    store.apply(change_of(QUEUES))
    with on_disk.being_written():
        with pytest.raises(KnowledgeBaseLocked, match="Another ingest is writing"):
            store.apply(change_of(BUCKETS))
        with pytest.raises(KnowledgeBaseLocked, match="Another ingest is writing"):
            store.set_undone("queue", True)
        assert store.documents() == (QUEUES.document,)
        assert on_disk.open().documents() == (QUEUES.document,)
    store.apply(change_of(BUCKETS))
    assert store.documents() == (BUCKETS.document, QUEUES.document)
    store.close()


def apply_in_thread(store: Store, change: Change, failures: list[Exception]) -> None:
    try:
        store.apply(change)
    except KnowledgeBaseLocked as error:
        failures.append(error)


def test_first_ingests_at_the_same_time_make_one_knowledge_base(on_disk: OnDisk) -> None:
    failures: list[Exception] = []
    stores = [on_disk.open() for _ in range(4)]
    threads = [threading.Thread(target=apply_in_thread, args=(store, change_of(QUEUES), failures)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(failures) < len(stores)
    for store in stores:
        assert store.documents() == (QUEUES.document,)
        store.close()


class TestSqliteFile:
    """What is said of the one file on disk."""

    def test_reading_makes_no_file(self, tmp_path: Path) -> None:
        store = SqliteStore(tmp_path / "kb" / "knowledge.sqlite3")
        assert store.stamp() is None
        with pytest.raises(KnowledgeBaseMissing, match="python -m ingest FOLDER"):
            store.documents()
        assert list(tmp_path.iterdir()) == []

    def test_it_is_one_file_when_it_is_closed(self, tmp_path: Path) -> None:
        store = SqliteStore(tmp_path / "knowledge.sqlite3")
        store.apply(change_of(QUEUES))
        store.close()
        assert [path.name for path in tmp_path.iterdir()] == ["knowledge.sqlite3"]

    @pytest.mark.parametrize("data", [b"# Just notes\n" * 100, b"PK\x03\x04" + bytes(5000)])
    def test_a_file_that_is_no_database_is_refused(self, tmp_path: Path, data: bytes) -> None:
        file = tmp_path / "knowledge.sqlite3"
        file.write_bytes(data)
        with pytest.raises(KnowledgeBaseUnreadable, match="file is not a database"):
            SqliteStore(file).apply(change_of(QUEUES))
        assert file.read_bytes() == data

    def test_an_empty_file_is_a_place_for_a_knowledge_base(self, tmp_path: Path) -> None:
        file = tmp_path / "knowledge.sqlite3"
        file.touch()
        store = SqliteStore(file)
        assert store.stamp() is None
        assert file.read_bytes() == b""
        store.apply(change_of(QUEUES))
        assert store.documents() == (QUEUES.document,)
        store.close()

    def test_a_place_below_a_file_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "note.md").touch()
        with pytest.raises(KnowledgeBaseUnreadable, match=r"cannot be opened or written.*set KB_PATH"):
            SqliteStore(tmp_path / "note.md" / "knowledge.sqlite3").apply(change_of(QUEUES))

    def test_a_folder_that_may_not_be_written_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "kb").mkdir()
        with (
            unprivileged(tmp_path),
            pytest.raises(KnowledgeBaseUnreadable, match="cannot be opened or written: unable to open database file"),
        ):
            SqliteStore(tmp_path / "kb" / "knowledge.sqlite3").apply(change_of(QUEUES))

    def test_without_room_the_last_good_state_stays(self, tmp_path: Path) -> None:
        store = SqliteStore(tmp_path / "knowledge.sqlite3")
        store.apply(change_of(QUEUES))
        before = export(store)
        large = note("large.md", {"All": [f"Sentence number {number} of very many." for number in range(3000)]})
        with (
            files_of_at_most(300_000),
            pytest.raises(KnowledgeBaseUnreadable, match=r"cannot be opened or written.*What it holds is as it was"),
        ):
            store.apply(change_of(large))
        assert export(store) == before
        store.apply(change_of(large))
        assert store.documents() == (QUEUES.document, large.document)
        store.close()


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let writing beyond this size fail during the block, as it does on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
