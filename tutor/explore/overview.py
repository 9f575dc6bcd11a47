"""The whole graph by its communities, and a closer look at one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph.communities import Community
from tutor.explore.atlas import Atlas
from tutor.explore.picture import FADED, HEIGHT, NOTHING, WIDTH, Edge, Label, Picture, Point, is_shown, picture_at
from tutor.explore.view import View, short_key

_FEWEST_NAMED = 4
_MARGIN = 60.0
_LONGEST_LABEL = 38


def overview(atlas: Atlas, view: View) -> Picture:
    """Return the picture of all related entities, or of the one community that a view looks at."""
    close = next(filter(None, map(atlas.community, view.at[:1])), None)
    return _community(atlas, close, view) if close else _whole(atlas, view)


def unrelated(atlas: Atlas) -> int:
    """Return how many entities stand in no relation, and so in no overview."""
    return len(atlas.entities) - len(atlas.layout.positions)


def _whole(atlas: Atlas, view: View) -> Picture:
    places = _places(atlas, atlas.layout.positions, view)
    if not places:
        return NOTHING
    drawn = picture_at(atlas, places, view)
    labels = tuple(_label(community, places) for community in atlas.layout.communities if _is_named(community, places))
    home = {member: community.id for community in atlas.layout.communities for member in community.members}
    edges = tuple(replace(edge, strength=_strength(edge, home)) for edge in drawn.edges)
    return replace(drawn, edges=edges, labels=labels, frame=_frame(places))


def _strength(edge: Edge, home: Mapping[str, str]) -> float:
    """Return more for a relation inside one community: those between them would hide everything else."""
    return 0.9 if home[edge.relation.source_id] == home[edge.relation.target_id] else FADED


def _community(atlas: Atlas, community: Community, view: View) -> Picture:
    own = {member: atlas.layout.positions[member] for member in community.members}
    return picture_at(atlas, _fitted(_places(atlas, own, view)), view, important=community.members[:1])


def _places(atlas: Atlas, positions: Mapping[str, Point], view: View) -> dict[str, Point]:
    return {member: at for member, at in sorted(positions.items()) if is_shown(atlas.entities[member], view)}


def _is_named(community: Community, places: Mapping[str, Point]) -> bool:
    return sum(member in places for member in community.members) >= _FEWEST_NAMED


def _label(community: Community, places: Mapping[str, Point]) -> Label:
    points = [places[member] for member in community.members if member in places]
    middle = sum(x for x, _ in points) / len(points)
    top = min(y for _, y in points)
    return Label(_short(community.name), (round(middle, 1), top), short_key(community.id), len(community.members))


def _short(name: str) -> str:
    """Return the first of a community's names where all of them would reach into its neighbours."""
    return name if len(name) <= _LONGEST_LABEL else name.partition(" · ")[0]


def _frame(places: Mapping[str, Point]) -> tuple[Point, Point]:
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    return (min(xs), min(ys)), (max(xs), max(ys))


def _fitted(places: Mapping[str, Point]) -> dict[str, Point]:
    """Return the places stretched to fill the frame."""
    if not places:
        return {}
    (left, top), (right, bottom) = _frame(places)
    across = (WIDTH - 2 * _MARGIN) / ((right - left) or 1.0)
    down = (HEIGHT - 2 * _MARGIN) / ((bottom - top) or 1.0)
    return {
        member: (round(_MARGIN + (x - left) * across, 1), round(_MARGIN + (y - top) * down, 1))
        for member, (x, y) in places.items()
    }
