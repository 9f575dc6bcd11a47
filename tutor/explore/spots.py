"""Finding room for something new without moving what is already placed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from tutor.explore.picture import HEIGHT, WIDTH, Point

_RINGS = (70.0, 110.0, 150.0, 200.0, 260.0, 330.0, 420.0, 560.0)
_ANGLES = 24
_GAPS = (78.0, 60.0, 44.0, 30.0, 18.0, 0.0)
_MARGIN = 18.0
# Names are wide: two of them need more room side by side than one above the other.
_WIDE = 0.62


def add_near(
    placed: Mapping[str, Point], new: Iterable[tuple[str, Point]], towards: Point | None = None
) -> dict[str, Point]:
    """Return the places with new ones added, each as near as may be to where it is wanted.

    Of equally near spots the one furthest from `towards` is taken, so that what is added opens outward. What is
    placed stays where it is, and nothing leaves the frame.
    """
    places = dict(placed)
    for member, wanted in new:
        if member not in places:
            places[member] = _free_spot(wanted, list(places.values()), towards)
    return places


def _free_spot(wanted: Point, taken: list[Point], away_from: Point | None) -> Point:
    for gap in _GAPS:
        for ring in (0.0, *_RINGS):
            free = [spot for spot in _circle(wanted, ring) if _room(spot, taken) >= gap]
            if free:
                x, y = max(free, key=lambda spot: (_away(spot, away_from), _room(spot, taken), spot))
                return round(x, 1), round(y, 1)
    return wanted


def _circle(middle: Point, radius: float) -> Iterator[Point]:
    for step in range(_ANGLES if radius else 1):
        angle = 2 * math.pi * step / _ANGLES
        x, y = middle[0] + radius * 1.25 * math.cos(angle), middle[1] + radius * math.sin(angle)
        if _MARGIN <= x <= WIDTH - _MARGIN and _MARGIN <= y <= HEIGHT - _MARGIN:
            yield x, y


def _room(spot: Point, taken: list[Point]) -> float:
    return min((math.hypot((spot[0] - x) * _WIDE, spot[1] - y) for x, y in taken), default=math.inf)


def _away(spot: Point, point: Point | None) -> float:
    return 0.0 if point is None else round(math.dist(spot, point), 1)
