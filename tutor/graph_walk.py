"""Passages that the graph leads to: a walk from what a question names and from the passages found for it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from graph.knowledge import Entity, Mention, Relation
from graph.page_rank import Edge, RandomWalk

_RELATION_WEIGHT = 0.3  # of an edge between entities, beside that of a mention of a rare entity
_ENTITY_START = 1.0
_PASSAGE_START = 0.5


class GraphWalk:
    """Passages and entities as one graph: mentions join the two, relations join entities."""

    def __init__(
        self,
        passage_ids: Sequence[str],
        entities: Sequence[Entity],
        mentions: Sequence[Mention],
        relations: Sequence[Relation],
    ) -> None:
        self._entity_nodes = {entity.id: node for node, entity in enumerate(entities)}
        self._passage_nodes = {passage: node for node, passage in enumerate(passage_ids, start=len(entities))}
        edges = [*self._mention_edges(mentions), *self._relation_edges(relations)]
        self._walk = RandomWalk(len(entities) + len(passage_ids), edges)

    def _mention_edges(self, mentions: Sequence[Mention]) -> Iterator[Edge]:
        """A rare entity ties its passages together; one that stands everywhere hardly does."""
        counts = Counter((mention.entity_id, mention.passage_id) for mention in mentions)
        passages = Counter(entity for entity, _ in counts)
        for (entity, passage), count in sorted(counts.items()):
            weight = (1 + math.log(count)) / (1 + math.log(passages[entity]))
            yield Edge(self._entity_nodes[entity], self._passage_nodes[passage], weight)

    def _relation_edges(self, relations: Sequence[Relation]) -> Iterator[Edge]:
        for relation in relations:
            weight = _RELATION_WEIGHT * math.sqrt(len(relation.evidence))
            yield Edge(self._entity_nodes[relation.source_id], self._entity_nodes[relation.target_id], weight)

    def reach(self, entities: Sequence[str], passages: Mapping[str, float]) -> dict[str, float]:
        """Return the passages that the walk comes to, each with its share of the best one's, 0 to 1.

        It starts at the named entities and, by their scores, at the passages found already.
        """
        start = {self._entity_nodes[entity]: _ENTITY_START for entity in entities if entity in self._entity_nodes}
        for passage, score in passages.items():
            if score > 0:
                start[self._passage_nodes[passage]] = _PASSAGE_START * score
        ranks = self._walk.rank(start)
        shares = {passage: float(ranks[node]) for passage, node in self._passage_nodes.items() if ranks[node] > 0}
        best = max(shares.values(), default=1.0)
        return {passage: share / best for passage, share in shares.items()}
