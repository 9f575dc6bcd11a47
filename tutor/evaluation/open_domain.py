"""Multi-hop questions over open-domain passages: recall of the supporting passages, beside the plain baselines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from graph.open_embedder import open_embedder
from graph.settings import Settings
from tutor.evaluation.baselines import PlainSearch
from tutor.evaluation.harness import cache_folder
from tutor.evaluation.metrics import Share, recall_at
from tutor.evaluation.multihop_files import CorpusEntry, MultihopQuestion, read_corpus, read_multihop
from tutor.evaluation.open_domain_retriever import OpenDomainRetriever, PassageRetriever, store_of
from tutor.evaluation.report import ALL, TUTOR, Scores, SetReport, part_of
from tutor.evaluation.vector_cache import VectorCache

DEPTHS = (2, 5, 10)


class _Search:
    """A plain search as a PassageRetriever."""

    def __init__(self, search: Callable[[str, int], list[int]]) -> None:
        self._search = search

    def retrieve(self, question: str, k: int) -> list[int]:
        """Return the positions in the corpus of the best `k` passages, best first."""
        return self._search(question, k)


def evaluate_passages(
    corpus_file: Path, questions_file: Path, say: Callable[[str], None], settings: Settings
) -> SetReport:
    """Return recall at 2, 5 and 10 of the tutor's retriever and the baselines; no knowledge base is needed.

    Raises InputError when a file has another form.
    """
    corpus = read_corpus(corpus_file)
    questions = read_multihop(questions_file, corpus)
    systems = open_systems(corpus, say, settings)
    about = f"{len(corpus)} passages of {corpus_file.name}; baselines on the same passages, title and text"
    return SetReport(questions_file.stem, about, {ALL: part_of(score(questions, systems))})


def open_systems(
    corpus: Sequence[CorpusEntry], say: Callable[[str], None], settings: Settings
) -> dict[str, PassageRetriever]:
    """Return the tutor's retriever and the baselines over a corpus, by name."""
    embedder = open_embedder(settings.embedding_model, settings.model_folder, say)
    cache = VectorCache(cache_folder(settings), embedder)
    texts = [f"{entry.title}\n{entry.text}" for entry in corpus]
    systems: dict[str, PassageRetriever] = {TUTOR: OpenDomainRetriever(store_of(corpus, embedder, cache), embedder)}
    plain = PlainSearch(texts, cache.embed(texts), embedder)
    return systems | {name: _Search(search) for name, search in plain.by_name.items()}


def score(questions: Sequence[MultihopQuestion], systems: Mapping[str, PassageRetriever]) -> list[Scores]:
    """Put every question to every system and return the recalls."""
    found = []
    for question in questions:
        by_system = {name: _recalls(question, system) for name, system in systems.items()}
        found.append(Scores(question.kind, ALL, by_system))
    return found


def _recalls(question: MultihopQuestion, system: PassageRetriever) -> dict[str, Share]:
    ranked = system.retrieve(question.question, max(DEPTHS))
    return {f"recall@{k}": Share(recall_at(ranked, question.supporting, k)) for k in DEPTHS}
