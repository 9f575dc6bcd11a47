"""Finding an entity by any of its names."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import UnknownEntity
from graph.knowledge import Entity

_SUGGESTED = 5


def find_entity(name: str, entities: Sequence[Entity]) -> Entity:
    """Return the entity of that name or alias, letter case aside.

    Raises UnknownEntity with the nearest names.
    """
    wanted = " ".join(name.casefold().split())
    for entity in entities:
        if entity.name.casefold() == wanted:
            return entity
    for entity in entities:
        if any(alias.casefold() == wanted for alias in entity.aliases):
            return entity
    near = nearest_names(name, entities)
    hint = f" Near it: {', '.join(near)}." if near else " The graph is empty; ingest notes first."
    raise UnknownEntity(f"The notes know nothing named {name!r}.{hint}")


def nearest_names(name: str, entities: Sequence[Entity]) -> tuple[str, ...]:
    """Return the canonical names whose names look most like the given one."""
    from rapidfuzz import fuzz, process

    names = {spelled: entity.name for entity in entities for spelled in (entity.name, *entity.aliases)}
    found = process.extract(name, list(names), scorer=fuzz.WRatio, limit=_SUGGESTED * 2)
    return tuple(dict.fromkeys(names[match] for match, _, _ in found))[:_SUGGESTED]
