"""Moving a knowledge base from one store to another, with nothing lost and nothing computed anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from graph.errors import KnowledgeBaseMissing, KnowledgeBaseUnreadable
from graph.knowledge import Graph
from graph.store import Change, KnowledgeBaseStamp, Store, Vectors
from graph.types import IngestSummary, IngestWork, OutlineItem, Passage, ReadDocument

Placed = TypeVar("Placed", Passage, OutlineItem)


def copy_knowledge_base(source: Store, target: Store) -> IngestSummary:
    """Make `target` hold what `source` holds, in one visible step, and return the summary of it.

    Raises KnowledgeBaseMissing when there is nothing to copy, KnowledgeBaseLocked when an ingest is at work.
    """
    stamp, summary, change, undone = _read_whole(source)
    target.apply(_without_others(change, target))
    for name in target.undone_merges() ^ undone:
        target.set_undone(name, name in undone)
    if target.stamp() != stamp:
        raise KnowledgeBaseUnreadable("The copy is not what was copied: another ingest has changed it meanwhile.")
    return summary


def _read_whole(source: Store) -> tuple[KnowledgeBaseStamp, IngestSummary, Change, frozenset[str]]:
    """Read everything from one state: again when an ingest came between the reads."""
    while True:
        stamp, summary = source.stamp(), source.summary()
        if stamp is None or summary is None:
            raise KnowledgeBaseMissing(
                "There is nothing to copy: make a knowledge base with `python -m ingest FOLDER`."
            )
        change, undone = _change_that_makes(source, stamp, summary), source.undone_merges()
        if (source.stamp(), source.summary()) == (stamp, summary):
            return stamp, summary, change, undone


def _change_that_makes(source: Store, stamp: KnowledgeBaseStamp, summary: IngestSummary) -> Change:
    passages = list(source.all_passages())
    return Change(
        written=_documents(source, passages),
        removed=(),
        vectors=_vectors(source, passages),
        problems=source.problems(),
        embedding_model=stamp.embedding_model,
        reader_version=stamp.reader_version,
        work=IngestWork(
            added=summary.added,
            changed=summary.changed,
            removed=summary.removed,
            unchanged=summary.unchanged,
            embedded=summary.embedded,
            seconds=summary.seconds,
        ),
        graph=Graph(source.entities(), source.mentions(), source.relations(), source.merges(), source.outline_asks()),
        extractor=stamp.extractor,
    )


def _documents(source: Store, passages: Iterable[Passage]) -> list[ReadDocument]:
    by_document, plans = _grouped(passages), _grouped(source.outline())
    return [
        ReadDocument(
            document=document,
            sections=source.sections(document.path),
            passages=tuple(by_document[document.path]),
            outline=tuple(plans[document.path]),
            repairs=source.repairs(document.path),
        )
        for document in source.documents()
    ]


def _grouped(placed: Iterable[Placed]) -> Mapping[str, list[Placed]]:
    found: defaultdict[str, list[Placed]] = defaultdict(list)
    for each in placed:
        found[each.document].append(each)
    return found


def _vectors(source: Store, passages: list[Passage]) -> dict[str, Vectors]:
    rows = source.vectors()
    if len(rows) != len(passages):
        raise KnowledgeBaseUnreadable(
            f"The knowledge base holds {len(passages)} passages but {len(rows)} vectors: it is damaged. "
            "Ingest your notes again."
        )
    return {passage.embedding_key: row for passage, row in zip(passages, rows, strict=True)}


def _without_others(change: Change, target: Store) -> Change:
    """Let the target's other documents go with the change."""
    written = {read.document.path for read in change.written}
    there = target.documents() if target.stamp() else ()
    return replace(change, removed=[document.path for document in there if document.path not in written])
