"""A picture: which entities and relations are shown, and where each entity stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.knowledge import Entity, Relation
from tutor.explore.atlas import Atlas
from tutor.explore.view import View

Point = tuple[float, float]
# All pictures but the overview stand in this frame, so that what is added to one never moves the rest.
WIDTH, HEIGHT = 1000.0, 720.0
QUIET, FADED = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Node:
    """An entity in the picture. `weight` is how much it matters there, 0 to 1; one that is not `lit` is faded."""

    entity: Entity
    at: Point
    weight: float = 0.0
    lit: bool = True


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation in the picture; `strength`, 0 to 1, is how much it stands out."""

    relation: Relation
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words over a part of the picture that stand for the community with that key; `size` is its members."""

    text: str
    at: Point
    key: str
    size: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes in a stable order, the edges between them, and how many more there would have been to show."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0
    labels: tuple[Label, ...] = ()
    frame: tuple[Point, Point] = ((0.0, 0.0), (WIDTH, HEIGHT))

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Return the entities in their order."""
        return tuple(node.entity for node in self.nodes)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Return the relations in their order."""
        return tuple(edge.relation for edge in self.edges)


NOTHING = Picture((), ())


def is_shown(entity: Entity, view: View) -> bool:
    """Tell whether the legend shows entities of that kind."""
    return entity.kind not in view.hidden_kinds


def shown_relations(atlas: Atlas, members: Iterable[str], view: View) -> tuple[Relation, ...]:
    """Return the relations between members whose types the legend shows."""
    return tuple(relation for relation in atlas.among(members) if relation.type not in view.hidden_types)


def picture_at(
    atlas: Atlas, places: Mapping[str, Point], view: View, important: Iterable[str] = (), left_out: int = 0
) -> Picture:
    """Return the picture of entities at their places, with all relations between them that the legend shows.

    Relations of what is important stand out.
    """
    chief = set(important)
    edges = tuple(
        Edge(relation, QUIET if chief and chief.isdisjoint((relation.source_id, relation.target_id)) else 1.0)
        for relation in shown_relations(atlas, places, view)
    )
    # By all relations of the whole graph, so that nothing changes its size when something is added.
    nodes = tuple(
        Node(atlas.entities[member], at, 1.0 if member in chief else 0.7 * atlas.centrality(member))
        for member, at in places.items()
    )
    return Picture(nodes, edges, left_out)
