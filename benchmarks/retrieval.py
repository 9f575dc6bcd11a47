"""Seconds of a retrieval at 13,000 passages, beside one query encoding plus a raw FAISS and a raw BM25 search.

The passages are statements of data/notes, shuffled; their vectors are random, which changes no search's time.
Run it as `python -m benchmarks.retrieval`.
"""

from __future__ import annotations

import random
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np

from graph.embedding import Embedder
from graph.open_embedder import open_embedder
from graph.open_store import open_store
from graph.search_indexes import SearchIndexes, indexed_terms
from graph.settings import DEFAULT_MODEL, Settings, load_settings
from graph.store import Vectors
from graph.types import LineSpan, Passage, PassageKind, content_key
from graph.vector_index import VectorIndex
from graph.word_index import WordIndex
from graph.words import terms
from tutor.entity_links import MentionIndex
from tutor.evaluation.passage_store import PassageStore
from tutor.evaluation.questions import read_questions
from tutor.question import understand
from tutor.retrieval import Retriever

_PASSAGES = 13_000
_STATEMENTS = 4
_ROUNDS = 3


def main() -> None:
    """Print the medians and their ratio."""
    settings = load_settings()
    embedder = open_embedder(DEFAULT_MODEL, settings.model_folder, print)
    passages = _passages(settings)
    vectors = _random_vectors(len(passages))
    store = PassageStore(passages, vectors, embedder.model_id)
    words = WordIndex.build([indexed_terms(passage) for passage in passages], {})
    indexes = SearchIndexes(store.passage_ids(), VectorIndex.build(vectors), words)
    retriever = Retriever(store, indexes, embedder, MentionIndex(()))
    questions = [one.question for one in read_questions(_questions_file()).questions]
    ours, plain = [], []
    for _ in range(_ROUNDS):  # in turn, so that both meet the same drift of the machine
        for question in questions:
            plain.append(_seconds(lambda q=question: _plain(q, embedder, indexes)))
            ours.append(_seconds(lambda q=question: retriever.candidates(understand(q, words))))
    first = len(questions)
    told = (median(plain[first:]) * 1000, median(ours[first:]) * 1000)
    ratio = told[1] / told[0]
    print(
        f"| retrieval at {len(passages):,} passages | {told[1]:.1f} ms | plain {told[0]:.1f} ms | {ratio:.2f} (≤ 1.5) |"
    )


def _plain(question: str, embedder: Embedder, indexes: SearchIndexes) -> None:
    indexes.vectors.search(embedder.embed_question(question), 10)
    indexes.words.search(terms(question), 10)


def _seconds(run: object) -> float:
    assert callable(run)
    start = perf_counter()
    run()
    return perf_counter() - start


def _questions_file() -> Path:
    return Path(__file__).parent.parent / "data" / "eval" / "questions-notes.jsonl"


def _passages(settings: Settings) -> list[Passage]:
    """Return passages of four statements each, drawn from the present knowledge base with a fixed seed."""
    drawn = random.Random(1)
    known = list(open_store(settings).all_passages())
    statements = [(passage, statement) for passage in known for statement in passage.statements]
    made = []
    for number in range(_PASSAGES):
        chosen = drawn.sample(statements, _STATEMENTS)
        origin = chosen[0][0]
        made.append(
            Passage(
                id=content_key(str(number)),
                document=origin.document,
                section_id=origin.section_id,
                ordinal=number,
                kind=PassageKind.PARAGRAPH,
                title=origin.title,
                heading_path=origin.heading_path,
                lead_in=(),
                span=LineSpan(number + 1, number + 1),
                text="\n".join(statement.text for _, statement in chosen),
                statements=tuple(statement for _, statement in chosen),
            )
        )
    return made


def _random_vectors(count: int) -> Vectors:
    rows = np.random.default_rng(1).normal(size=(count, 384)).astype(np.float32)
    unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


if __name__ == "__main__":
    main()
