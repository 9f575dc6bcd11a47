"""Circles on a plane: side by side, none over another, those that belong together near one another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

_GAP = 24.0
_ANGLES = 24
# The plane is wider than high, as screens are.
_WIDTH, _HEIGHT = 1.0, 1.55


def pack(radii: Sequence[float], pulls: Mapping[tuple[int, int], float]) -> tuple[tuple[float, float], ...]:
    """Return a centre for each circle; `pulls` tell how much two of them, by number, want to be near.

    Circles are placed in the order given, so the first should be the largest.
    """
    placed: list[tuple[float, float]] = []
    for number, radius in enumerate(radii):
        spots = list(_spots(placed, radii, radius)) or [(0.0, 0.0)]
        placed.append(min(spots, key=lambda spot: (_cost(spot, number, placed, pulls), spot)))
    return tuple((round(x, 1), round(y, 1)) for x, y in placed)


def _spots(
    placed: Sequence[tuple[float, float]], radii: Sequence[float], radius: float
) -> Iterator[tuple[float, float]]:
    """Yield free spots that touch a placed circle."""
    for (x, y), other in zip(placed, radii, strict=False):
        reach = other + radius + _GAP
        for step in range(_ANGLES):
            angle = 2 * math.pi * step / _ANGLES
            spot = (x + reach * math.cos(angle), y + reach * math.sin(angle))
            if all(math.dist(spot, at) >= own + radius + _GAP - 1e-6 for at, own in zip(placed, radii, strict=False)):
                yield spot


def _cost(
    spot: tuple[float, float],
    number: int,
    placed: Sequence[tuple[float, float]],
    pulls: Mapping[tuple[int, int], float],
) -> float:
    from_middle = math.hypot(spot[0] * _WIDTH, spot[1] * _HEIGHT)
    drawn = [(pulls.get((other, number), 0.0), math.dist(spot, at)) for other, at in enumerate(placed)]
    total = sum(pull for pull, _ in drawn)
    return round(from_middle + (sum(pull * away for pull, away in drawn) / total if total else 0.0), 3)
