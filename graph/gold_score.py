"""How well a graph matches the gold set: precision and recall of its entities and relations, per half."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.gold import Gold, GoldLines, GoldPlace, GoldRelation, Half
from graph.knowledge import RELATION_MEANINGS, Entity, Graph, Relation, RelationType
from graph.types import LineSpan, ReadDocument


@dataclass(slots=True)
class Tally:
    """Counts of one kind of thing, and what was missed or wrongly found, for reading."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Return the share of the gold that was found."""
        return self.found / max(self.found + len(self.missed), 1)

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.found / max(self.found + len(self.wrong), 1)


@dataclass(slots=True)
class GraphScore:
    """The tallies of one half; `said` are relations found in lines that state nothing."""

    entities: Tally = field(default_factory=Tally)
    parts: Tally = field(default_factory=Tally)
    others: Tally = field(default_factory=Tally)
    nothing: int = 0
    said: list[str] = field(default_factory=list)


def score_graph(gold: Gold, half: Half, graph: Graph, documents: Sequence[ReadDocument]) -> GraphScore:
    """Compare a graph with one half of the gold, inside its annotated lines only."""
    return _Scorer(graph, documents).score(gold, half)


class _Scorer:
    def __init__(self, graph: Graph, documents: Sequence[ReadDocument]) -> None:
        self._graph = graph
        self._entities = {entity.id: entity for entity in graph.entities}
        self._documents = {document.document.path: document for document in documents}
        self._passages = {passage.id: passage for read in documents for passage in read.passages}

    def score(self, gold: Gold, half: Half) -> GraphScore:
        score = GraphScore()
        for place in gold.places:
            if place.half is half:
                self._score_entities(place, score.entities)
                self._score_relations(place, score)
        for lines in gold.nothing:
            if lines.half is half:
                score.nothing += 1
                score.said += [self._told(relation) for relation in self._relations(lines, whole=True)]
        return score

    def _score_entities(self, place: GoldPlace, tally: Tally) -> None:
        inside = self._mentioned(place, whole=True)
        touching = [*self._mentioned(place, whole=False), *self._introduced(place)]
        for gold in place.entities:
            if any(_names(entity) & gold.names for entity in touching):
                tally.found += 1
            else:
                tally.missed.append(f"{_where(place)} {gold.name}")
        right = [gold.names for gold in (*place.entities, *place.optional_entities)]
        for entity in inside:
            if not any(_names(entity) & names for names in right):
                tally.wrong.append(f"{_where(place)} {entity.name}")

    def _score_relations(self, place: GoldPlace, score: GraphScore) -> None:
        touching = list(self._relations(place, whole=False))
        for gold in place.relations:
            tally = score.parts if gold.all_types == (RelationType.PART_OF,) else score.others
            if any(self._is(relation, gold, place) for relation in touching):
                tally.found += 1
            else:
                tally.missed.append(f"{_where(place)} {gold.source} {'|'.join(gold.all_types)} {gold.target}")
        right = (*place.relations, *place.optional_relations)
        for relation in self._relations(place, whole=True):
            if not any(self._is(relation, gold, place) for gold in right):
                tally = score.parts if relation.type is RelationType.PART_OF else score.others
                tally.wrong.append(f"{_where(place)} {self._told(relation)}")

    def _is(self, relation: Relation, gold: GoldRelation, place: GoldPlace) -> bool:
        if relation.type not in gold.all_types:
            return False
        source, target = _names(self._entities[relation.source_id]), _names(self._entities[relation.target_id])
        wanted_source, wanted_target = place.names_of(gold.source), place.names_of(gold.target)
        if source & wanted_source and target & wanted_target:
            return True
        both_ways = RELATION_MEANINGS[relation.type].symmetric
        return bool(both_ways and source & wanted_target and target & wanted_source)

    def _mentioned(self, place: GoldLines, *, whole: bool) -> list[Entity]:
        found: dict[str, Entity] = {}
        for mention in self._graph.mentions:
            passage = self._passages[mention.passage_id]
            if passage.document == place.document and _lies(passage.statements[mention.statement].span, place, whole):
                found[mention.entity_id] = self._entities[mention.entity_id]
        return list(found.values())

    def _introduced(self, place: GoldLines) -> Iterator[Entity]:
        """Return the graph's entities that headings and introducing lines of the place name."""
        read = self._documents[place.document]
        texts = [each.heading_path[-1] for each in read.sections if each.heading_path and _starts(each.span, place)]
        for passage in read.passages:
            for statement in passage.statements:
                if _lies(statement.span, place, whole=False):
                    texts += statement.lead_in
        folded = "\n".join(texts).casefold()
        for entity in self._graph.entities:
            if any(_stands_in(name, folded) for name in _names(entity)):
                yield entity

    def _relations(self, place: GoldLines, *, whole: bool) -> Iterator[Relation]:
        for relation in self._graph.relations:
            if any(each.document == place.document and _lies(each.span, place, whole) for each in relation.evidence):
                yield relation

    def _told(self, relation: Relation) -> str:
        source, target = self._entities[relation.source_id], self._entities[relation.target_id]
        return f"{source.name} {relation.type} {target.name} ({relation.evidence[0].rule})"


def _names(entity: Entity) -> frozenset[str]:
    return frozenset(name.casefold() for name in (entity.name, *entity.aliases))


def _lies(span: LineSpan, place: GoldLines, whole: bool) -> bool:
    return place.span.contains(span) if whole else span.start <= place.span.end and place.span.start <= span.end


def _starts(span: LineSpan, place: GoldLines) -> bool:
    return place.span.start <= span.start <= place.span.end


def _stands_in(name: str, folded: str) -> bool:
    return name in folded and re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", folded) is not None


def _where(place: GoldLines) -> str:
    return f"{place.document}:{place.span}"


def summary(scores: Iterable[tuple[str, Tally]]) -> str:
    """Return one line a tally: name, precision, recall, counts."""
    return "\n".join(
        f"{name:10} precision {tally.precision:.3f}  recall {tally.recall:.3f}  "
        f"found {tally.found}  missed {len(tally.missed)}  wrong {len(tally.wrong)}"
        for name, tally in scores
    )
