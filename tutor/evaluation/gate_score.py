"""How well the citation gate tells what is borne out from what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from graph.knowledge import Entity
from graph.open_embedder import open_embedder
from graph.open_store import open_store
from graph.settings import Settings
from tutor.evaluation.gate_gold import GatePair, GateSet, read_pairs
from tutor.evaluation.judging import Shares
from tutor.evaluation.metrics import Share
from tutor.evaluation.questions import Half
from tutor.evaluation.report import ALL, TUTOR, Miss, Part, Scores, SetReport, part_of
from tutor.support.judge import Judge
from tutor.support.judgement import Judgement
from tutor.support.support_judge import SupportJudge


class GateMetric(StrEnum):
    """A figure's name in tables and JSON; of every one, more is better.

    - precision: of the sentences let through, those that are supported.
    - recall: of the supported sentences, those let through.
    - caught: of the unsupported sentences, those held back.
    """

    PRECISION = "precision"
    RECALL = "recall"
    CAUGHT = "caught"


def evaluate_gate(file: Path, say: Callable[[str], None], settings: Settings) -> SetReport:
    """Return the gate's figures on a file of pairs, with the names of the present knowledge base, if there is one.

    Raises InputError when the file cannot be used as such.
    """
    pairs = read_pairs(file)
    entities = _entities(settings)
    judge = SupportJudge(open_embedder(settings.embedding_model, settings.model_folder, say), entities)
    known = f"the names of {settings.kb_place}" if entities else "no names, as there is no knowledge base"
    return score_gate(pairs, judge, f"sentences with the sources that they cite; the gate knows {known}")


def score_gate(pairs: GateSet, judge: Judge, about: str) -> SetReport:
    """Return the figures of a judge on some pairs, by half and kind."""
    judged = [(pair, judge.judge(pair.sentence, (pair.source,))) for pair in pairs.pairs]
    scores = [_scores(pair, judgement) for pair, judgement in judged]
    parts: dict[str, Part] = {ALL: part_of(scores)}
    for half in Half:
        chosen = [one for one in scores if one.half == half.value]
        if chosen:
            parts[half.value] = part_of(chosen)
    return SetReport(pairs.name, about, parts, tuple(_misses(judged)))


def _entities(settings: Settings) -> tuple[Entity, ...]:
    with closing(open_store(settings)) as store:
        return store.entities() if store.stamp() is not None else ()


def _scores(pair: GatePair, judgement: Judgement) -> Scores:
    return Scores(pair.kind, pair.half.value, {TUTOR: _shares(pair, judgement)})


def _shares(pair: GatePair, judgement: Judgement) -> Shares:
    through = float(judgement.supported)
    right = through * pair.supported
    return {
        GateMetric.PRECISION.value: Share(right, through),
        GateMetric.RECALL.value: Share(right, float(pair.supported)),
        GateMetric.CAUGHT.value: Share((1 - through) * (not pair.supported), float(not pair.supported)),
    }


def _misses(judged: Sequence[tuple[GatePair, Judgement]]) -> Iterator[Miss]:
    for pair, judgement in judged:
        if pair.half is Half.TUNE and judgement.supported is not pair.supported:
            lacks = "; ".join(judgement.lacks)
            yield Miss(pair.id, pair.kind, f"held back: {lacks}" if lacks else "let through")
