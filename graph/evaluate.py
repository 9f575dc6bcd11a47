"""Scoring the graph of the present knowledge base against the gold set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.gold import Gold, GoldLines, Half
from graph.gold_score import GraphScore, Tally, score_graph
from graph.knowledge import Graph
from graph.store import Store
from graph.types import Document, Passage, ReadDocument

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class HalfScore:
    """The figures of one half of the gold set, over `places` annotated places of `documents`."""

    half: Half
    places: int
    documents: int
    score: GraphScore


def evaluate_graph(gold: Gold, store: Store) -> tuple[HalfScore, ...]:
    """Return the figures of each half, on those documents of the gold set that the knowledge base holds.

    The gold names a document by collection and path ('seeds/a.txt'); it is found by its path alone.
    """
    documents = store.documents()
    by_path = {document.path: document for document in documents}
    gold = replace_documents(gold, by_path)
    graph = Graph(store.entities(), store.mentions(), store.relations(), store.merges())
    read = _as_read(documents, store)
    scores = []
    for half in Half:
        places = [place for place in gold.places if place.half is half]
        held = len({place.document for place in places})
        if places:
            scores.append(HalfScore(half, len(places), held, score_graph(gold, half, graph, read)))
    return tuple(scores)


def replace_documents(gold: Gold, by_path: dict[str, Document]) -> Gold:
    """Return the gold of the documents that are there, named by their paths."""
    places = [place.model_copy(update={"document": _path(place)}) for place in gold.places if _path(place) in by_path]
    nothing = [lines.model_copy(update={"document": _path(lines)}) for lines in gold.nothing if _path(lines) in by_path]
    return gold.model_copy(update={"places": tuple(places), "nothing": tuple(nothing)})


def _path(lines: GoldLines) -> str:
    return lines.document.partition("/")[2]


def _as_read(documents: Sequence[Document], store: Store) -> list[ReadDocument]:
    passages: dict[str, list[Passage]] = {}
    for passage in store.all_passages():
        passages.setdefault(passage.document, []).append(passage)
    return [
        ReadDocument(document, store.sections(document.path), tuple(passages.get(document.path, ())), (), ())
        for document in documents
    ]


def score_lines(scores: Iterable[HalfScore], *, misses: bool) -> Iterator[str]:
    """Yield the table, and with `misses` what was missed and wrong in the tuning half."""
    yield "| half | what | precision | recall | found | missed | wrong |"
    yield "| --- | --- | --: | --: | --: | --: | --: |"
    scores = tuple(scores)
    for half in scores:
        title = f"{half.half.value} ({half.documents} documents, {half.places} places)"
        for name, tally in _tallies(half.score):
            figures = f"{tally.precision:.3f} | {tally.recall:.3f} | {tally.found}"
            yield f"| {title} | {name} | {figures} | {len(tally.missed)} | {len(tally.wrong)} |"
        said, silent = len(half.score.said), half.score.nothing
        yield f"| {half.half.value} | relations read from {silent} sentences that state none | | | | | {said} |"
    for half in scores:
        if misses and half.half is Half.TUNE:
            yield from _misses(half.score)


def _tallies(score: GraphScore) -> tuple[tuple[str, Tally], ...]:
    return ("entities", score.entities), ("PART_OF", score.parts), ("other relations", score.others)


def _misses(score: GraphScore) -> Iterator[str]:
    for name, tally in _tallies(score):
        yield from (f"missed {name}: {line}" for line in tally.missed[:_SHOWN])
        yield from (f"wrong {name}: {line}" for line in tally.wrong[:_SHOWN])
