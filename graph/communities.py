"""Communities: entities that the notes relate more to one another than to the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.knowledge import Entity, EntityKind, Relation

if TYPE_CHECKING:
    import networkx as nx

_SEED = 20
_NAMES = 2
# A community is named by things that a reader would look for, where it has any.
_NAMING = frozenset({EntityKind.SERVICE, EntityKind.FEATURE, EntityKind.ALGORITHM, EntityKind.FRAMEWORK})


@dataclass(frozen=True, slots=True)
class Community:
    """Entities that belong together, the most central first; `name` is made of the most central ones."""

    name: str
    members: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return the id of its most central entity, which stands for it in links."""
        return self.members[0]


def communities_of(entities: Sequence[Entity], relations: Sequence[Relation]) -> tuple[Community, ...]:
    """Return the communities, the largest first; entities without a relation belong to none.

    The same graph gives the same communities in every process.
    """
    import networkx as nx

    known = {entity.id: entity for entity in entities}
    graph = relation_graph(known, relations)
    # Numbers instead of ids: the algorithm walks through sets, and those of texts differ from process to process.
    numbered = nx.convert_node_labels_to_integers(graph, ordering="sorted")
    names = sorted(graph)
    found = nx.community.louvain_communities(numbered, weight="weight", seed=_SEED)
    made = [_community([names[number] for number in sorted(group)], graph, known) for group in found]
    return tuple(sorted(made, key=lambda community: (-len(community.members), community.name, community.id)))


def relation_graph(entities: Mapping[str, Entity], relations: Sequence[Relation]) -> nx.Graph:
    """Return the related entities as an undirected graph; weights are the pieces of evidence."""
    import networkx as nx

    graph: nx.Graph = nx.Graph()
    pairs: dict[tuple[str, str], int] = {}
    for relation in relations:
        first, second = sorted((relation.source_id, relation.target_id))
        if first != second and first in entities and second in entities:
            pairs[first, second] = pairs.get((first, second), 0) + len(relation.evidence)
    graph.add_nodes_from(sorted({end for pair in pairs for end in pair}))
    graph.add_weighted_edges_from((*pair, weight) for pair, weight in sorted(pairs.items()))
    return graph


def _community(members: Sequence[str], graph: nx.Graph, entities: Mapping[str, Entity]) -> Community:
    inside = graph.subgraph(members)
    ranked = sorted(members, key=lambda member: (-inside.degree(member, weight="weight"), entities[member].name))
    telling = [member for member in ranked if entities[member].kind in _NAMING] or ranked
    # The entity that names a community is also the one that stands for it.
    ordered = (telling[0], *(member for member in ranked if member != telling[0]))
    return Community(" · ".join(entities[member].name for member in telling[:_NAMES]), ordered)
