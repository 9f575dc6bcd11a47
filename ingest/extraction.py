"""Extracting the graph of a whole knowledge base from its passages, with the vocabulary of the settings."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from graph.knowledge import Graph
from graph.types import OutlineItem, Passage, content_key
from ingest.find import find
from ingest.graph_builder import build_graph
from ingest.llm.reading import LlmReader, reader_key
from ingest.naming.vocabulary import Vocabulary
from ingest.outline_plan import plan_asks

# Raised whenever the rules would read the same passages differently; an older graph is then built anew.
RULES_VERSION = 4


@dataclass(frozen=True, slots=True)
class Extraction:
    """A graph, and the key of all but the passages that decided it."""

    graph: Graph
    key: str


@dataclass(frozen=True, slots=True)
class Extractor:
    """Reads graphs by the rules with a vocabulary, without the undone merges, and by a model where there is one."""

    vocabulary: Vocabulary
    undone: frozenset[str]
    reader: LlmReader | None = None

    @property
    def key(self) -> str:
        """Return a key of all but the passages that decides what is extracted."""
        parts = (str(RULES_VERSION), _fingerprint(self.vocabulary), reader_key(self.reader))
        return content_key(*parts, *sorted(self.undone))

    def extract(
        self, passages: Sequence[Passage], outline: Sequence[OutlineItem], progress: Callable[[int, int], None]
    ) -> Extraction:
        """Return the graph of all documents and the plan of all outlines.

        Without a model it is pure: the same passages give the same graph, in any order of documents. The passages
        of one document have to come together and in their order. `progress` counts what a model was asked.
        """
        with _garbage_left_alone():
            return self._extraction(passages, outline, progress)

    def _extraction(
        self, passages: Sequence[Passage], outline: Sequence[OutlineItem], progress: Callable[[int, int], None]
    ) -> Extraction:
        findings = [find(list(own), self.vocabulary) for _, own in groupby(passages, key=_document)]
        key = self.key
        if self.reader:
            read = self.reader.claims(passages, self.vocabulary, progress)
            findings = [replace(f, claims=(*f.claims, *read.by_document.get(f.document, ()))) for f in findings]
            key = key if read.complete else content_key(key, "incomplete")
        graph = build_graph(findings, self.vocabulary, sorted(self.undone))
        return Extraction(replace(graph, asks=plan_asks(outline, self.vocabulary)), key)


@lru_cache(maxsize=4)
def _fingerprint(vocabulary: Vocabulary) -> str:
    """Return the vocabulary's fingerprint, read once: an ingest asks for its key before and after it extracts."""
    return vocabulary.fingerprint


@contextmanager
def _garbage_left_alone() -> Iterator[None]:
    """Pause the search for cycles of garbage: the many small values made here form none, and each search reads all."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _document(passage: Passage) -> str:
    return passage.document
