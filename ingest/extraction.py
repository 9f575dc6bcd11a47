"""Extracting the graph of a whole knowledge base from its passages, with the vocabulary of the settings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from graph.knowledge import Graph
from graph.types import OutlineItem, Passage, content_key
from ingest.find import find
from ingest.graph_builder import build_graph
from ingest.outline_plan import plan_asks
from ingest.vocabulary import Vocabulary

# Raised whenever the rules would read the same passages differently; an older graph is then built anew.
RULES_VERSION = 1


def extract_graph(
    passages: Iterable[Passage], outline: Sequence[OutlineItem], vocabulary: Vocabulary, undone: frozenset[str]
) -> Graph:
    """Return the graph of all documents and the plan of all outlines.

    Pure: the same passages give the same graph, in any order of documents. The passages of one document have to
    come together and in their order.
    """
    documents = groupby(passages, key=lambda passage: passage.document)
    graph = build_graph([find(list(own), vocabulary) for _, own in documents], vocabulary, sorted(undone))
    return replace(graph, asks=plan_asks(outline, vocabulary))


def extractor_id(vocabulary: Vocabulary, undone: frozenset[str]) -> str:
    """Return a key of all but the passages that decides what is extracted."""
    return content_key(str(RULES_VERSION), vocabulary.fingerprint, *sorted(undone))
