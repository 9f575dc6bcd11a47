"""Putting every question of a set to the tutor and to the baselines, and scoring what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.embedding import Embedder
from graph.errors import InputError
from graph.open_embedder import open_embedder
from graph.open_store import open_store
from graph.settings import Settings
from graph.store import Store
from graph.types import DocumentRole, Passage
from tutor.build import open_tutor
from tutor.evaluation.baselines import ChunkSystem, PlainSearch
from tutor.evaluation.chunks import SIZE, Chunk, chunks_of
from tutor.evaluation.judging import DEPTH, Metric, judge_outcome, judge_ranking
from tutor.evaluation.metrics import Share
from tutor.evaluation.observation import observe
from tutor.evaluation.places import Place, Unit
from tutor.evaluation.questions import EvaluationQuestion, Half, QuestionSet, check_places
from tutor.evaluation.refusal_curve import Confidence, curve_of
from tutor.evaluation.report import ALL, TUTOR, Miss, Part, Scores, SetReport, part_of
from tutor.evaluation.source_lines import SourceLines
from tutor.evaluation.vector_cache import VectorCache
from tutor.outcome import Answer, RetrievedPassage
from tutor.refusal import THRESHOLD
from tutor.tutor import Tutor


@dataclass(frozen=True, slots=True)
class Workbench:
    """The tutor and the baselines on one knowledge base."""

    tutor: Tutor
    baselines: Mapping[str, ChunkSystem]
    sources: SourceLines
    passages: tuple[Unit, ...]
    knowledge_base: str


@dataclass(frozen=True, slots=True)
class Scored:
    """One question with its scores and the tutor's confidence; `wrong` says how it went wrong, or is empty."""

    question: EvaluationQuestion
    scores: Scores
    confidence: Confidence
    wrong: str


def open_workbench(say: Callable[[str], None], settings: Settings) -> Workbench:
    """Return the tutor and the baselines on the present knowledge base.

    Raises KnowledgeBaseMissing before the first ingest, ModelMismatch when it was built with another model.
    """
    tutor = open_tutor(say, settings.model_copy(update={"tutor_model": ""}))  # what is measured is the reference
    store = open_store(settings)
    embedder = open_embedder(settings.embedding_model, settings.model_folder, say)
    sources = SourceLines(store.documents())
    # An outline is left out for all: a plain search finds its prompts instead of answers, and is the worse for it.
    notes = [document.path for document in store.documents() if document.role is DocumentRole.NOTES]
    chunks = [chunk for path in notes for chunk in chunks_of(path, sources.of(path))]
    if not chunks:
        raise InputError(f"The knowledge base {settings.kb_file} holds no text.")
    return Workbench(
        tutor=tutor,
        baselines=_baselines(chunks, embedder, VectorCache(cache_folder(settings), embedder)),
        sources=sources,
        passages=_units(store),
        knowledge_base=str(settings.kb_file),
    )


def cache_folder(settings: Settings) -> Path:
    """Return the folder beside the knowledge base where the baselines' vectors are kept."""
    return settings.kb_file.with_name(settings.kb_file.name + ".evaluation")


def evaluate_set(questions: QuestionSet, bench: Workbench) -> SetReport:
    """Put all questions to the tutor and the baselines and return the figures by half and kind.

    Raises InputError when the knowledge base does not hold the lines that the questions name.
    """
    lines = {path: len(bench.sources.of(path)) for path in bench.sources.paths}
    check_places(questions, lines, bench.knowledge_base)
    scored = [_score(question, bench) for question in questions.questions]
    parts = {ALL: _part(scored)}
    for half in Half:
        chosen = [one for one in scored if one.question.half is half]
        if chosen:
            parts[half.value] = _part(chosen)
    about = f"{len(bench.passages)} passages; baselines on chunks of {SIZE:,} characters of the same notes"
    return SetReport(questions.name, about, parts, tuple(_misses(scored)))


def _baselines(chunks: Sequence[Chunk], embedder: Embedder, cache: VectorCache) -> dict[str, ChunkSystem]:
    texts = [chunk.text for chunk in chunks]
    search = PlainSearch(texts, cache.embed(texts), embedder)
    return {name: ChunkSystem(chunks, one) for name, one in search.by_name.items()}


def _units(store: Store) -> tuple[Unit, ...]:
    """Return the passages as they are ranked: those of the same text are one unit."""
    places: dict[str, list[Place]] = {}
    for passage in store.all_passages():
        places.setdefault(" ".join(passage.plain.casefold().split()), []).append(_place(passage))
    return tuple(Unit(tuple(same)) for same in places.values())


def _place(passage: Passage) -> Place:
    return Place(passage.document, passage.span)


def _unit(retrieved: RetrievedPassage) -> Unit:
    return Unit(tuple(_place(passage) for passage in (retrieved.passage, *retrieved.copies)))


def _score(question: EvaluationQuestion, bench: Workbench) -> Scored:
    seen = observe(bench.tutor, question.question, question.history)
    possible = sum(unit.hits(question.gold) for unit in bench.passages)
    ours = judge_ranking(question, [_unit(one) for one in seen.ranked], possible)
    ours |= judge_outcome(question, seen.outcome, bench.sources)
    by_system = {TUTOR: ours}
    for name, system in bench.baselines.items():
        ranked = system.rank(question, DEPTH)
        by_system[name] = judge_ranking(question, ranked, system.relevant(question.gold))
    scores = Scores(question.kind, question.half.value, by_system)
    confidence = Confidence(seen.confidence, question.answerable)
    return Scored(question, scores, confidence, _wrong(question, ours, answered=isinstance(seen.outcome, Answer)))


def _wrong(question: EvaluationQuestion, ours: Mapping[str, Share], *, answered: bool) -> str:
    if answered != question.answerable:
        return "answered" if answered else "refused"
    if not question.answerable:
        return ""
    if not ours[Metric.HIT_5].part:
        return "not among the first five"
    return "" if ours[Metric.ANSWER_RECALL].part == 1 else "not all cited"


def _part(scored: Sequence[Scored]) -> Part:
    curve = curve_of([one.confidence for one in scored], THRESHOLD)
    return part_of([one.scores for one in scored], curve)


def _misses(scored: Sequence[Scored]) -> Iterable[Miss]:
    for one in scored:
        if one.wrong and one.question.half is Half.TUNE:
            yield Miss(one.question.id, one.question.kind, one.wrong)
