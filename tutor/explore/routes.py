"""Paths between two entities: found, drawn from left to right, and told in words with the notes' own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.describe import hop_text
from graph.knowledge import Entity, Evidence
from graph.network import Path
from tutor.explore.atlas import Atlas
from tutor.explore.picture import FADED, HEIGHT, WIDTH, Edge, Picture, Point, picture_at
from tutor.explore.view import View

_PATHS = 3
_SIDE = 110.0


@dataclass(frozen=True, slots=True)
class Step:
    """One hop in words, with the evidence that says it best and the relation it shows."""

    text: str
    evidence: Evidence
    relation_id: str


@dataclass(frozen=True, slots=True)
class Route:
    """One path in words, from the first entity to the last."""

    names: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far an entity gets where no path leads to the other one."""

    entity: Entity
    others: int


def paths_of(atlas: Atlas, view: View) -> tuple[Path, ...]:
    """Return the best paths between the two ends of a view over what the legend shows; none without two ends."""
    ends = atlas.named(view.at[:2])
    if len(ends) < 2:
        return ()
    found = atlas.network.paths(ends[0], ends[1], limit=2 * _PATHS)
    return tuple(path for path in found if _is_shown(path, view))[:_PATHS]


def route_of(path: Path) -> Route:
    """Return a path in words."""
    steps = tuple(
        Step(
            hop_text(hop).partition("  [")[0],
            max(hop.relation.evidence, key=lambda evidence: evidence.confidence),
            hop.relation.id,
        )
        for hop in path.hops
    )
    return Route((path.hops[0].start.name, *(hop.end.name for hop in path.hops)), steps)


def reaches_of(atlas: Atlas, view: View) -> tuple[Reach, ...]:
    """Return how many entities each end reaches."""
    return tuple(Reach(entity, atlas.network.reach(entity)) for entity in atlas.named(view.at[:2]))


def path_picture(atlas: Atlas, view: View) -> Picture:
    """Return the picture of the paths; their own hops are lit, other relations between the same entities faded."""
    ends = atlas.named(view.at[:2])
    paths = paths_of(atlas, view)
    places = dict(_places(paths)) if paths else _apart(ends)
    drawn = picture_at(atlas, places, view, important=[entity.id for entity in ends])
    hops = {hop.relation.id for path in paths for hop in path.hops}
    edges = tuple(Edge(edge.relation, 1.0 if edge.relation.id in hops else FADED) for edge in drawn.edges)
    return replace(drawn, edges=edges)


def _is_shown(path: Path, view: View) -> bool:
    return all(
        hop.relation.type not in view.hidden_types and hop.end.kind not in view.hidden_kinds for hop in path.hops
    )


def _places(paths: Sequence[Path]) -> Iterator[tuple[str, Point]]:
    """Yield a place for each entity: the best path through the middle, the others above and below it."""
    rows = (0.5, 0.22, 0.78)
    seen: set[str] = set()
    for path, row in zip(paths, rows, strict=False):
        chain = [path.hops[0].start, *(hop.end for hop in path.hops)]
        for position, entity in enumerate(chain):
            if entity.id not in seen:
                seen.add(entity.id)
                share = position / (len(chain) - 1)
                yield entity.id, (round(_SIDE + share * (WIDTH - 2 * _SIDE), 1), round(row * HEIGHT, 1))


def _apart(ends: Sequence[Entity]) -> dict[str, Point]:
    sides = (_SIDE, WIDTH - _SIDE)
    return {entity.id: (side, HEIGHT / 2) for entity, side in zip(ends, sides, strict=False)}
