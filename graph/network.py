"""The graph as networkx sees it: neighbourhoods and the best typed paths between two entities."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from graph.knowledge import Entity, Relation, RelationType

if TYPE_CHECKING:
    import networkx as nx

# A hop over these says less about how two things work together.
_LOOSE = frozenset({RelationType.COMPARED_WITH, RelationType.ALTERNATIVE_TO, RelationType.USED_FOR})
_LOOSE_COST = 1.5
# Entities that everything is part of make every path short and none telling.
_HUB_COST = 0.25
_MOST_HOPS = 8


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path. `forward` tells whether the relation points the way the path goes."""

    start: Entity
    relation: Relation
    end: Entity
    forward: bool


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of relations from one entity to another; the lower the cost, the more it tells."""

    hops: tuple[Hop, ...]
    cost: float


class Network:
    """Entities and relations for searching; built once per state of the knowledge base."""

    def __init__(self, entities: Sequence[Entity], relations: Sequence[Relation]) -> None:
        import networkx as nx

        self._entities = {entity.id: entity for entity in entities}
        self._between: dict[frozenset[str], list[Relation]] = {}
        self._graph: nx.Graph = nx.Graph()
        self._graph.add_nodes_from(sorted(self._entities))
        for relation in relations:
            if relation.source_id != relation.target_id:
                self._between.setdefault(frozenset((relation.source_id, relation.target_id)), []).append(relation)
        for pair in sorted(self._between, key=sorted):
            first, second = sorted(pair)
            self._graph.add_edge(first, second)
        self._weigh()

    def _weigh(self) -> None:
        for first, second in self._graph.edges:
            loose = all(relation.type in _LOOSE for relation in self._between[frozenset((first, second))])
            hubs = math.log1p(self._graph.degree[first]) + math.log1p(self._graph.degree[second])
            self._graph[first][second]["cost"] = (_LOOSE_COST if loose else 1.0) + _HUB_COST * hubs

    def paths(self, source: Entity, target: Entity, limit: int = 3) -> tuple[Path, ...]:
        """Return the best paths, cheapest first; none where the two are not connected."""
        import networkx as nx

        try:
            found = nx.shortest_simple_paths(self._graph, source.id, target.id, weight="cost")
            chains = [chain for chain in islice(found, limit) if len(chain) <= _MOST_HOPS + 1]
        except (nx.NetworkXNoPath, nx.NodeNotFound):
            return ()
        return tuple(self._path(chain) for chain in chains)

    def reach(self, entity: Entity) -> int:
        """Return how many other entities can be reached from one."""
        import networkx as nx

        return len(nx.node_connected_component(self._graph, entity.id)) - 1 if entity.id in self._graph else 0

    def _path(self, chain: list[str]) -> Path:
        hops = tuple(self._hop(start, end) for start, end in pairwise(chain))
        cost = sum(float(self._graph[hop.start.id][hop.end.id]["cost"]) for hop in hops)
        return Path(hops, round(cost, 6))

    def _hop(self, start: str, end: str) -> Hop:
        relations = self._between[frozenset((start, end))]
        best = min(relations, key=lambda relation: (relation.type in _LOOSE, -len(relation.evidence), relation.id))
        return Hop(self._entities[start], best, self._entities[end], best.source_id == start)
