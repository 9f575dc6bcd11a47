"""A knowledge base in memory that follows the store contract, and small notes to fill it with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from graph.errors import KnowledgeBaseMissing
from graph.fingerprint import fingerprint_of
from graph.knowledge import NO_GRAPH, Entity, Mention, Merge, OutlineAsk, Relation
from graph.store import Change, KnowledgeBaseStamp, Vectors
from graph.types import (
    Document,
    DocumentRole,
    IngestSummary,
    IngestWork,
    LineSpan,
    OutlineItem,
    Passage,
    PassageKind,
    Problem,
    Quote,
    ReadDocument,
    Repair,
    Section,
    Statement,
    content_key,
)

DIMENSIONS = 8
FAKE_MODEL = "fake@000000000000"


class MemoryStore:
    """Holds documents and vectors in dicts; `reads` names the calls it has answered."""

    def __init__(self) -> None:
        self.read: dict[str, ReadDocument] = {}
        self.vectors_by_key: dict[str, Vectors] = {}
        self.reads: list[str] = []
        self._stamp: KnowledgeBaseStamp | None = None
        self._problems: tuple[Problem, ...] = ()
        self._work: IngestWork | None = None
        self._graph = NO_GRAPH
        self._undone: set[str] = set()

    def stamp(self) -> KnowledgeBaseStamp | None:
        return self._stamp

    def documents(self) -> tuple[Document, ...]:
        return tuple(read.document for read in self._all("documents"))

    def sections(self, document: str) -> tuple[Section, ...]:
        return tuple(s for read in self._all("sections") for s in read.sections if s.document == document)

    def passage_ids(self) -> tuple[str, ...]:
        return tuple(passage.id for passage in self._passages("passage_ids"))

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        by_id = {passage.id: passage for passage in self._passages("passages")}
        return tuple(by_id[wanted] for wanted in ids if wanted in by_id)

    def all_passages(self) -> Iterable[Passage]:
        return iter(self._passages("all_passages"))

    def outline(self) -> tuple[OutlineItem, ...]:
        return tuple(item for read in self._all("outline") for item in read.outline)

    def problems(self) -> tuple[Problem, ...]:
        self._all("problems")
        return self._problems

    def repairs(self, document: str) -> tuple[Repair, ...]:
        return tuple(r for read in self._all("repairs") for r in read.repairs if r.document == document)

    def summary(self) -> IngestSummary | None:
        if self._work is None:
            return None
        read = self._all("summary")
        work = self._work
        return IngestSummary(
            added=work.added,
            changed=work.changed,
            removed=work.removed,
            unchanged=work.unchanged,
            documents=len(read),
            outlines=sum(each.document.role is DocumentRole.OUTLINE for each in read),
            sections=sum(len(each.sections) for each in read),
            passages=sum(len(each.passages) for each in read),
            outline_items=sum(len(each.outline) for each in read),
            repairs=sum(len(each.repairs) for each in read),
            embedded=work.embedded,
            seconds=work.seconds,
        )

    def vector_keys(self) -> frozenset[str]:
        self._all("vector_keys")
        return frozenset(self.vectors_by_key)

    def vectors(self) -> Vectors:
        rows = [self.vectors_by_key[passage.embedding_key] for passage in self._passages("vectors")]
        return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)

    def entities(self) -> tuple[Entity, ...]:
        self._all("entities")
        return self._graph.entities

    def mentions(self) -> tuple[Mention, ...]:
        self._all("mentions")
        return self._graph.mentions

    def relations(self) -> tuple[Relation, ...]:
        self._all("relations")
        return self._graph.relations

    def merges(self) -> tuple[Merge, ...]:
        self._all("merges")
        return self._graph.merges

    def outline_asks(self) -> tuple[OutlineAsk, ...]:
        self._all("outline_asks")
        return self._graph.asks

    def undone_merges(self) -> frozenset[str]:
        self._all("undone_merges")
        return frozenset(self._undone)

    def set_undone(self, name: str, undone: bool) -> None:
        self._all("set_undone")
        if undone:
            self._undone.add(name)
        else:
            self._undone.discard(name)

    def apply(self, change: Change, *, checkpoint: Callable[[str], None] = lambda step: None) -> None:
        gone = {*change.removed, *(read.document.path for read in change.written)}
        read = {path: kept for path, kept in self.read.items() if path not in gone}
        read |= {written.document.path: written for written in change.written}
        same_model = self._stamp is not None and self._stamp.embedding_model == change.embedding_model
        vectors = (self.vectors_by_key if same_model else {}) | dict(change.vectors)
        checkpoint("commit")  # nothing is kept of a change that is stopped before
        used = {passage.embedding_key for each in read.values() for passage in each.passages}
        self.read = read
        self.vectors_by_key = {key: vector for key, vector in vectors.items() if key in used}
        self._problems, self._work = tuple(change.problems), change.work
        self._graph = change.graph
        hashes = [(path, e.document.content_hash, e.document.role.value) for path, e in read.items()]
        fingerprint = fingerprint_of(hashes, change.embedding_model, change.reader_version, change.extractor)
        made_with = (change.embedding_model, change.reader_version, change.extractor)
        self._stamp = KnowledgeBaseStamp(fingerprint, *made_with)

    def close(self) -> None:
        self.reads.append("close")

    def _all(self, call: str) -> list[ReadDocument]:
        if self._stamp is None:
            raise KnowledgeBaseMissing("Nothing was ingested yet.")
        self.reads.append(call)
        return [self.read[path] for path in sorted(self.read)]

    def _passages(self, call: str) -> list[Passage]:
        return [passage for read in self._all(call) for passage in read.passages]


def note(path: str, sections: Mapping[str, Sequence[str]], title: str = "") -> ReadDocument:
    """Make a document of one-line paragraphs, each a passage of one statement, under its headings."""
    title = title or path
    lines = [f"# {title}"]
    made_sections: list[Section] = []
    passages: list[Passage] = []
    for heading, paragraphs in sections.items():
        start = len(lines) + 1
        section_id = content_key(path, heading)
        lines.append(f"## {heading}")
        for text in paragraphs:
            lines.append(text)
            span = LineSpan(len(lines), len(lines))
            passages.append(_passage(path, title, heading, section_id, len(passages), span, text))
        span = LineSpan(start, len(lines))
        made_sections.append(Section(section_id, path, len(made_sections), 2, (heading,), span))
    size = sum(len(line) + 1 for line in lines)
    document = Document(path, "/notes", title, content_key(*lines), DocumentRole.NOTES, len(lines), size)
    return ReadDocument(document, tuple(made_sections), tuple(passages), (), ())


def fake_vectors(passages: Iterable[Passage]) -> dict[str, Vectors]:
    """Make a unit vector for each passage from its embedding key alone."""
    return {passage.embedding_key: fake_vector(passage.embedding_key) for passage in passages}


def fake_vector(key: str) -> Vectors:
    """Make a unit vector, shape (DIMENSIONS,), the same for the same key."""
    drawn = np.random.default_rng(int(content_key(key), 16)).normal(size=DIMENSIONS)
    return np.asarray(drawn / np.linalg.norm(drawn), dtype=np.float32)


def change_of(*written: ReadDocument, removed: Sequence[str] = (), model: str = FAKE_MODEL) -> Change:
    """Make a change that writes these documents with fake vectors."""
    passages = [passage for read in written for passage in read.passages]
    return Change(
        written=written,
        removed=removed,
        vectors=fake_vectors(passages),
        problems=(),
        embedding_model=model,
        reader_version=1,
        work=IngestWork(len(written), 0, len(removed), 0, len(passages), 0.0),
    )


def memory_store(*written: ReadDocument) -> MemoryStore:
    """Make a store that holds these documents."""
    store = MemoryStore()
    store.apply(change_of(*written))
    return store


def _passage(path: str, title: str, heading: str, section_id: str, ordinal: int, span: LineSpan, text: str) -> Passage:
    return Passage(
        id=content_key(path, heading, str(ordinal)),
        document=path,
        section_id=section_id,
        ordinal=ordinal,
        kind=PassageKind.PARAGRAPH,
        title=title,
        heading_path=(heading,),
        lead_in=(),
        span=span,
        text=text,
        statements=(Statement(text=text, label="", lead_in=(), quotes=(Quote(span, text),)),),
    )
