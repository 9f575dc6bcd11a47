"""Where each entity stands in the picture of the whole graph: derived from the store and kept beside it.

The same graph has the same positions in every process; the file only saves the time to work them out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from graph.communities import Community, communities_of, relation_graph
from graph.knowledge import Entity, Relation
from graph.packing import pack
from graph.store import KnowledgeBaseStamp, Store
from graph.types import content_key
from graph.whole_folder import write_text_whole

# To be raised whenever communities or positions are worked out in another way.
LAYOUT_FORMAT: Literal[1] = 1
_SEED = 20
_ROOM = 26.0
_ROUNDS = 60

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """The communities, the largest first, and a position for every entity that has a relation."""

    communities: tuple[Community, ...]
    positions: dict[str, Point]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A layout with the key of what it was derived from."""

    key: str
    layout: Layout


_KEPT = TypeAdapter(_Kept)


def open_layout(store: Store, file: Path) -> Layout:
    """Return the layout of the store's present state, read from `file` or worked out and written there.

    A file that is missing, damaged or of another state is replaced; one that cannot be written is left alone.
    Raises KnowledgeBaseMissing before the first ingest.
    """
    entities, relations, stamp = store.entities(), store.relations(), store.stamp()
    key = _key(stamp) if stamp else ""
    found = _load(file, key)
    if found is not None:
        return found
    made = lay_out(entities, relations)
    _keep(made, key, file)
    return made


def lay_out(entities: Sequence[Entity], relations: Sequence[Relation]) -> Layout:
    """Return communities and positions of a graph."""
    communities = communities_of(entities, relations)
    graph = relation_graph({entity.id: entity for entity in entities}, relations)
    home = {member: n for n, community in enumerate(communities) for member in community.members}
    pulls: dict[tuple[int, int], float] = {}
    for first, second, weight in graph.edges(data="weight"):
        pair = (min(home[first], home[second]), max(home[first], home[second]))
        pulls[pair] = pulls.get(pair, 0.0) + weight
    radii = [_radius(community) for community in communities]
    centres = pack(radii, pulls)
    positions: dict[str, Point] = {}
    for community, radius, centre in zip(communities, radii, centres, strict=True):
        positions |= _spread(community, relations, radius, centre)
    return Layout(communities, positions)


def _radius(community: Community) -> float:
    return _ROOM * math.sqrt(len(community.members))


def _spread(community: Community, relations: Sequence[Relation], radius: float, centre: Point) -> Mapping[str, Point]:
    """Return positions of a community's members inside its circle."""
    import networkx as nx

    members = set(community.members)
    own = [r for r in relations if r.source_id in members and r.target_id in members]
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(sorted(members))
    graph.add_edges_from(sorted({tuple(sorted((r.source_id, r.target_id))) for r in own}))
    found = nx.spring_layout(graph, seed=_SEED, iterations=_ROUNDS, k=1.6 / len(members) ** 0.5, method="force")
    reach = max((float(x) ** 2 + float(y) ** 2) ** 0.5 for x, y in found.values()) or 1.0
    scale = 0.9 * radius / reach
    return {
        member: (round(centre[0] + scale * float(x), 1), round(centre[1] + scale * float(y), 1))
        for member, (x, y) in found.items()
    }


def _key(stamp: KnowledgeBaseStamp) -> str:
    return content_key(stamp.fingerprint, stamp.extractor, str(LAYOUT_FORMAT))


def _load(file: Path, key: str) -> Layout | None:
    try:
        kept = _KEPT.validate_json(file.read_bytes())
    except (OSError, ValidationError):  # whatever is wrong with the file, it is made again
        return None
    return kept.layout if kept.key == key else None


def _keep(layout: Layout, key: str, file: Path) -> None:
    try:
        write_text_whole(file, _KEPT.dump_json(_Kept(key, layout)).decode())
    except OSError:  # a read-only folder or a full disk: the layout works from memory
        return
