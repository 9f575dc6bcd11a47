"""Moving and dropping a note's blocks: what a click means, checked piece by piece, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Move(StrEnum):
    """What can be done with a block."""

    UP = "up"
    DOWN = "down"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Arranging:
    """One block, and what is to become of it."""

    block: str
    move: Move


def read_arranging(value: object) -> Arranging | None:
    """Return what a click asks for, or None. A browser can send anything."""
    if not isinstance(value, dict):
        return None
    block, move = value.get("block"), value.get("move")
    if not isinstance(block, str) or move not in tuple(Move):
        return None
    return Arranging(block, Move(move))


def rearranged(keys: Sequence[str], wish: Arranging) -> tuple[str, ...]:
    """Return the keys with one moved by one place or dropped; a key that is not there changes nothing."""
    if wish.block not in keys:
        return tuple(keys)
    at = keys.index(wish.block)
    rest = [key for key in keys if key != wish.block]
    if wish.move is not Move.DROP:
        rest.insert(max(at - 1, 0) if wish.move is Move.UP else at + 1, wish.block)
    return tuple(rest)
