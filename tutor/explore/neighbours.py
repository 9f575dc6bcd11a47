"""The neighbourhood of an entity: its features and neighbours in rings around it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.knowledge import Entity
from tutor.explore.atlas import Atlas, Tie
from tutor.explore.looks import TYPE_LOOKS
from tutor.explore.picture import HEIGHT, WIDTH, Edge, Picture, Point, is_shown, picture_at
from tutor.explore.spots import add_near
from tutor.explore.view import View

_MIDDLE: Point = (WIDTH / 2, HEIGHT / 2)
_REACH: Point = (440.0, 325.0)
# Where a ring is crowded its members stand on two or three tracks in turn.
_TRACKS = ((14, (1.0,)), (30, (0.7, 1.0)), (math.inf, (0.55, 0.78, 1.0)))
_ADDED_AT_ONCE = 20


def neighbourhood(atlas: Atlas, view: View) -> Picture:
    """Return the picture of the first entity of a view, its surroundings and what was expanded in them."""
    middle = atlas.named(view.at[:1])
    if not middle:
        return Picture((), ())
    rings, left_out = _rings(atlas, middle[0], view)
    places = _round(middle[0], rings)
    for entity in atlas.named(view.expanded):
        if entity.id in places:
            places = add_near(places, _wanted(atlas, entity, view, places), towards=_MIDDLE)
    drawn = picture_at(atlas, places, view, [middle[0].id], left_out)
    expanded = {entity.id for entity in atlas.named(view.expanded)}
    return replace(drawn, edges=tuple(_standing_out(edge, expanded) for edge in drawn.edges))


def _standing_out(edge: Edge, expanded: set[str]) -> Edge:
    return edge if expanded.isdisjoint((edge.relation.source_id, edge.relation.target_id)) else Edge(edge.relation)


def hidden_neighbours(atlas: Atlas, entity: Entity, view: View, shown: Sequence[Entity]) -> int:
    """Return how many neighbours an entity has that are not in the picture yet."""
    there = {each.id for each in shown}
    return len({tie.other for tie in _ties(atlas, entity.id, view)} - there)


def _rings(atlas: Atlas, middle: Entity, view: View) -> tuple[list[dict[str, str]], int]:
    """Return, ring by ring, the members that are shown with the one further in that leads to each."""
    seen = {middle.id}
    rings: list[dict[str, str]] = []
    room, left_out, inner = view.show, 0, [middle.id]
    for _ in range(view.depth):
        found: dict[str, str] = {}
        for tie, by in _ranked(atlas, inner, view):
            if tie.other not in seen:
                found.setdefault(tie.other, by)
        taken = dict(list(found.items())[:room])
        seen |= set(found)
        left_out += len(found) - len(taken)
        room -= len(taken)
        rings.append(_ordered(atlas, taken, inner))
        inner = list(rings[-1])
    return rings, left_out


def _ranked(atlas: Atlas, inner: Sequence[str], view: View) -> list[tuple[Tie, str]]:
    found = [(tie, member) for member in inner for tie in _ties(atlas, member, view)]
    return sorted(
        found,
        key=lambda pair: (-len(pair[0].relation.evidence), -len(atlas.ties(pair[0].other)), pair[0].other, pair[1]),
    )


def _ties(atlas: Atlas, entity_id: str, view: View) -> list[Tie]:
    return [
        tie
        for tie in atlas.ties(entity_id)
        if tie.relation.type not in view.hidden_types and is_shown(atlas.entities[tie.other], view)
    ]


def _ordered(atlas: Atlas, ring: Mapping[str, str], inner: Sequence[str]) -> dict[str, str]:
    """Return a ring in the order of the one inside it; lines of one look side by side."""
    places = {member: n for n, member in enumerate(inner)}

    def order(member: str) -> tuple[int, str, str, str]:
        own = [tie.relation.type for tie in atlas.ties(member) if tie.other == ring[member]]
        looks = min(TYPE_LOOKS[kind].color + TYPE_LOOKS[kind].line for kind in own)
        entity = atlas.entities[member]
        return places[ring[member]], looks, entity.kind.value, entity.name

    return {member: ring[member] for member in sorted(ring, key=order)}


def _round(middle: Entity, rings: Sequence[Mapping[str, str]]) -> dict[str, Point]:
    places: dict[str, Point] = {middle.id: _MIDDLE}
    filled = [ring for ring in rings if ring]
    for number, ring in enumerate(filled, start=1):
        inner, outer = (number - 1) / len(filled), number / len(filled)
        tracks = next(tracks for most, tracks in _TRACKS if len(ring) <= most)
        for position, (member, share) in enumerate(_shares(ring)):
            reach = inner + (outer - inner) * tracks[position % len(tracks)]
            # Begun a little off the top, where two names side by side are in each other's way.
            angle = 2 * math.pi * (share + 0.02) - math.pi / 2
            x = _MIDDLE[0] + _REACH[0] * reach * math.cos(angle)
            y = _MIDDLE[1] + _REACH[1] * reach * math.sin(angle)
            places[member] = (round(x, 1), round(y, 1))
    return places


def _shares(ring: Mapping[str, str]) -> list[tuple[str, float]]:
    """Return each member's share of the way round; those with one parent stand together."""
    return [(member, (position + 0.5) / len(ring)) for position, member in enumerate(ring)]


def _wanted(atlas: Atlas, entity: Entity, view: View, places: Mapping[str, Point]) -> list[tuple[str, Point]]:
    ranked = _ranked(atlas, [entity.id], view)
    new = dict.fromkeys(tie.other for tie, _ in ranked if tie.other not in places)
    return [(member, places[entity.id]) for member in list(new)[:_ADDED_AT_ONCE]]
