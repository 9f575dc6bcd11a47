"""The ingest: plan, read, embed, store in one transaction, index. Running it twice changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter

from graph.embedding import Embedder
from graph.layout import open_layout
from graph.search_indexes import open_indexes
from graph.store import Change, KnowledgeBaseStamp, Store, Vectors
from graph.types import Document, IngestWork, Problem, ReadDocument, RepairKind
from ingest.extraction import Extraction, Extractor
from ingest.llm.reading import LlmReader
from ingest.naming.vocabulary import Vocabulary
from ingest.plan import Plan, Wish, make_plan
from ingest.reading.reader import READER_VERSION, read_document
from ingest.report import IngestReport, Progress, Stage, Stopwatch, no_progress


@dataclass(frozen=True, slots=True)
class Workshop:
    """What an ingest works with; embedder and vocabulary are opened when they are needed."""

    store: Store
    embedder: Callable[[], Embedder]
    index_folder: Path
    vocabulary: Callable[[], Vocabulary] = Vocabulary
    reader: Callable[[], LlmReader | None] = lambda: None


def ingest(wish: Wish, workshop: Workshop, progress: Progress = no_progress) -> IngestReport:
    """Bring the knowledge base up to date with the folders.

    All or nothing: until the one transaction commits, readers see the state before. Raises IngestError when
    no folder can be used, KnowledgeBaseLocked when another ingest is writing.
    """
    return _Ingest(wish, workshop, progress).run()


class _Ingest:
    def __init__(self, wish: Wish, workshop: Workshop, progress: Progress) -> None:
        self._wish = wish
        self._workshop = workshop
        self._store = workshop.store
        self._progress = progress
        self._watch = Stopwatch()
        self._begun = perf_counter()

    def run(self) -> IngestReport:
        stamp = self._store.stamp()
        plan = self._plan(stamp)
        read = self._read(plan)
        embedder = self._workshop.embedder()
        vectors = self._embed(plan, read, stamp, embedder)
        extractor = self._extractor(stamp)
        change = Change(
            written=read,
            removed=plan.removed,
            vectors=vectors,
            problems=plan.problems,
            embedding_model=embedder.model_id,
            reader_version=READER_VERSION,
            work=self._work(plan, len(vectors)),
            extractor=extractor.key,
        )
        if stamp is None or self._differs(change, stamp):
            extraction = self._extract(plan, read, extractor)
            self._apply(replace(change, graph=extraction.graph, extractor=extraction.key))
        with self._watch.time(Stage.INDEX):
            self._progress(Stage.INDEX, 0, 1)
            open_indexes(self._store, self._workshop.index_folder)
            open_layout(self._store, self._workshop.index_folder.with_suffix(".layout.json"))
            self._progress(Stage.INDEX, 1, 1)
        return self._report(change.work)

    def _plan(self, stamp: KnowledgeBaseStamp | None) -> Plan:
        with self._watch.time(Stage.FIND):
            self._progress(Stage.FIND, 0, 1)
            known = self._store.documents() if stamp else ()
            wish = self._wish
            if stamp and stamp.reader_version != READER_VERSION:
                wish = _reading_all_again(wish, known)
            return make_plan(wish, known)

    def _read(self, plan: Plan) -> list[ReadDocument]:
        with self._watch.time(Stage.READ):
            read: list[ReadDocument] = []
            for source in plan.to_read:
                self._progress(Stage.READ, len(read), len(plan.to_read))
                read.append(read_document(source.text, source.root))
            return read

    def _embed(
        self, plan: Plan, read: list[ReadDocument], stamp: KnowledgeBaseStamp | None, embedder: Embedder
    ) -> dict[str, Vectors]:
        """Return vectors for the texts that have none yet; after a change of model, for all of them."""
        with self._watch.time(Stage.EMBED):
            texts = {p.embedding_key: p.embedded_text for document in read for p in document.passages}
            if stamp and stamp.embedding_model != embedder.model_id:
                texts.update(self._kept_texts(plan))
            elif stamp:
                known = self._store.vector_keys()
                texts = {key: text for key, text in texts.items() if key not in known}
            return self._vectors(texts, embedder) if texts else {}

    def _kept_texts(self, plan: Plan) -> Iterable[tuple[str, str]]:
        kept = set(plan.unchanged)
        return [(p.embedding_key, p.embedded_text) for p in self._store.all_passages() if p.document in kept]

    def _vectors(self, texts: dict[str, str], embedder: Embedder) -> dict[str, Vectors]:
        done = 0

        def advance(count: int) -> None:
            nonlocal done
            done += count
            self._progress(Stage.EMBED, done, len(texts))

        self._progress(Stage.EMBED, 0, len(texts))
        rows = embedder.embed_passages(list(texts.values()), advance)
        return dict(zip(texts, rows, strict=True))

    def _work(self, plan: Plan, embedded: int) -> IngestWork:
        return IngestWork(
            added=len(plan.added),
            changed=len(plan.changed),
            removed=len(plan.removed),
            unchanged=len(plan.unchanged),
            embedded=embedded,
            seconds=round(perf_counter() - self._begun, 3),
        )

    def _extractor(self, stamp: KnowledgeBaseStamp | None) -> Extractor:
        undone = self._store.undone_merges() if stamp else frozenset()
        return Extractor(self._workshop.vocabulary(), undone, self._workshop.reader())

    def _extract(self, plan: Plan, read: list[ReadDocument], extractor: Extractor) -> Extraction:
        """Read the graph from all documents, the unchanged ones as they are stored."""
        with self._watch.time(Stage.EXTRACT):
            self._progress(Stage.EXTRACT, 0, 1)
            unchanged = set(plan.unchanged)
            passages = [p for p in self._store.all_passages() if p.document in unchanged] if unchanged else []
            outline = [item for item in self._store.outline() if item.document in unchanged] if unchanged else []
            for document in read:
                passages += document.passages
                outline += document.outline
            extraction = extractor.extract(passages, outline, partial(self._progress, Stage.ASK))
            self._progress(Stage.EXTRACT, 1, 1)
            return extraction

    def _apply(self, change: Change) -> None:
        with self._watch.time(Stage.STORE):
            self._progress(Stage.STORE, 0, 1)
            self._store.apply(change)
            self._progress(Stage.STORE, 1, 1)

    def _differs(self, change: Change, stamp: KnowledgeBaseStamp) -> bool:
        """Tell whether there is anything to write: else not a byte of the file is touched."""
        made_with = (change.embedding_model, change.reader_version, change.extractor)
        other = made_with != (stamp.embedding_model, stamp.reader_version, stamp.extractor)
        other_problems = sorted(self._store.problems(), key=_problem_order) != sorted(
            change.problems, key=_problem_order
        )
        return bool(change.written or change.removed or change.vectors) or other or other_problems

    def _report(self, work: IngestWork) -> IngestReport:
        """Tell what this ingest did, which is not what is on record where it changed nothing."""
        stored = self._store.summary()
        assert stored is not None  # an ingest that wrote nothing found a knowledge base
        repairs = Counter(
            repair.kind for document in self._store.documents() for repair in self._store.repairs(document.path)
        )
        summary = replace(
            stored,
            added=work.added,
            changed=work.changed,
            removed=work.removed,
            unchanged=work.unchanged,
            embedded=work.embedded,
            seconds=round(perf_counter() - self._begun, 3),
        )
        kinds = tuple((kind, repairs[kind]) for kind in RepairKind if repairs[kind])
        return IngestReport(summary, self._store.problems(), kinds, tuple(self._watch.spent.items()))


def _problem_order(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.kind, problem.detail


def _reading_all_again(wish: Wish, known: Iterable[Document]) -> Wish:
    """Add the folders that were ingested before: a new reader has to read every document anew."""
    roots = {Path(document.root) for document in known}
    kept = () if wish.only else tuple(sorted(root for root in roots if root.is_dir()))
    return replace(wish, folders=tuple(dict.fromkeys((*wish.folders, *kept))), afresh=True)
