"""Sections that belong together: those of one entity beside those of another, by what both mention."""

from __future__ import annotations

from collections.abc import Iterator

from graph.knowledge import Entity
from tutor.notes.blocks import Block, BlockKind, heading_of
from tutor.notes.likeness import term_set
from tutor.notes.prose import quoted
from tutor.notes.shelf import Shelf, Spot
from tutor.notes.treatment import Treatment, best_spots, treatments

_MOST_PAIRS = 3
_MOST_TREATMENTS = 6
_ENTITY_WEIGHT = 2.0


def paired_blocks(first: Entity, second: Entity, shelf: Shelf, said: set[tuple[str, int]]) -> Iterator[Block]:
    """Yield blocks that set a place on the first entity beside that on the second with which it shares most."""
    ones = [t for t in treatments(first.id, shelf) if t.is_own][:_MOST_TREATMENTS]
    others = [t for t in treatments(second.id, shelf) if t.is_own][:_MOST_TREATMENTS]
    pairs = [(nearness(one, other, shelf), one, other) for one in ones for other in others if one.place != other.place]
    pairs.sort(key=lambda pair: -pair[0])
    used: list[Treatment] = []
    for near, one, other in pairs:
        if near > 0 and one not in used and other not in used and len(used) < 2 * _MOST_PAIRS:
            used += [one, other]
            yield from _pair((first, one), (second, other), said, shelf)


def nearness(one: Treatment, other: Treatment, shelf: Shelf) -> float:
    """Return how much two places have in common: shared entities count double, then shared terms."""
    entities = _share(_entities(one, shelf), _entities(other, shelf))
    words = _share(_terms(one), _terms(other))
    return _ENTITY_WEIGHT * entities + words


def _pair(
    one: tuple[Entity, Treatment], other: tuple[Entity, Treatment], said: set[tuple[str, int]], shelf: Shelf
) -> Iterator[Block]:
    """Yield the block of two places where each has something to say that is not said yet."""
    spots = [_telling(entity, treatment, said, shelf) for entity, treatment in (one, other)]
    told = [spot for spot in spots if spot]
    if len(told) == 2 and told[0].key != told[1].key:
        said |= {spot.key for spot in told}
        title = f"{heading_of(one[1].place)} ↔ {heading_of(other[1].place)}"
        yield Block(BlockKind.PAIRED, title, tuple(map(quoted, told)), one[1].place)


def _telling(entity: Entity, treatment: Treatment, said: set[tuple[str, int]], shelf: Shelf) -> Spot | None:
    """Return the place's first statement that is not said yet, one that names the entity before others."""
    spots = [spot for spot in best_spots(entity.id, treatment.spots, shelf) if not spot.is_code]
    return next((spot for spot in spots if spot.key not in said), None)


def _entities(treatment: Treatment, shelf: Shelf) -> frozenset[str]:
    return frozenset[str]().union(*(shelf.mentioned(spot) for spot in treatment.spots))


def _terms(treatment: Treatment) -> frozenset[str]:
    return frozenset[str]().union(*(term_set(spot.text) for spot in treatment.spots))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
