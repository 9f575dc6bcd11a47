"""The ends that a cross-reference of a course outline joins: found by its prompt, then by the heading it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.knowledge import Entity
from graph.types import OutlineItem, Section
from tutor.notes.blocks import Place
from tutor.notes.likeness import term_set
from tutor.notes.shelf import Shelf, place_of
from tutor.notes.treatment import treatments

_MOST_ENDS = 4
_FEWEST_ENDS = 2
_HEADING_COVER = 0.6  # share of a heading's terms that a section's heading has to share
# In a name, a title in quotes: 'Model Building and Training'.
_TITLED = re.compile(r"['‘“\"]([^'’”\"]{4,80})['’”\"]")


@dataclass(frozen=True, slots=True)
class Ends:
    """What was found for one cross-reference: entities that the notes treat, sections for a heading that names none.

    `missing` are names that the prompt has and the notes do not; `searched` tells where was looked.
    """

    entities: tuple[Entity, ...]
    sections: tuple[Section, ...]
    missing: tuple[str, ...]
    searched: tuple[str, ...]

    @property
    def are_found(self) -> bool:
        """Tell whether there is something at both ends."""
        return len(self.entities) + len(self.sections) >= _FEWEST_ENDS


def ends_of(item: OutlineItem, shelf: Shelf) -> Ends:
    """Return the ends of a cross-reference, those that its prompt names first."""
    named = [e for e in _linked(item.prompt, shelf) if treatments(e.id, shelf)]
    wanted = named if len(named) >= _FEWEST_ENDS else [*named, *_of_headings(item, named, shelf)]
    entities = tuple(wanted[:_MOST_ENDS])
    sections = _sections_like(item, shelf) if len(entities) < _FEWEST_ENDS else ()
    return Ends(entities, sections, _missing(item, shelf), tuple(_searched(item, named)))


def outline_places(entity: Entity, item: OutlineItem, shelf: Shelf) -> tuple[Place, ...]:
    """Return the outline's headings that name an entity, those of a chapter that the prompt names first."""
    titles = [term_set(title) for title in _TITLED.findall(item.prompt)]
    found = [
        section
        for section in shelf.sections_of(item.document)
        if section.heading_path
        and section.heading_path != item.heading_path
        and entity.id in shelf.named_in(section.heading_path[-1])
    ]
    found.sort(key=lambda section: not any(titles_in <= term_set(section.heading_path[0]) for titles_in in titles))
    return tuple(map(place_of, found))


def _linked(text: str, shelf: Shelf) -> list[Entity]:
    """Return the entities that a text names, once each; the whole that all are part of only where it is alone."""
    found = {linked.id: shelf.entities[linked.id] for linked in shelf.linker.link(text).entities}
    in_order = sorted(found.values(), key=lambda entity: _position(text, entity))
    parents = {entity.parent for entity in in_order}
    return [entity for entity in in_order if entity.name not in parents or len(in_order) == 1]


def _position(text: str, entity: Entity) -> int:
    at = [text.casefold().find(name.casefold()) for name in (entity.name, *entity.aliases)]
    return min((place for place in at if place >= 0), default=len(text))


def _of_headings(item: OutlineItem, named: list[Entity], shelf: Shelf) -> Iterator[Entity]:
    """Yield the entities of the innermost heading over the item that names any other."""
    known = {entity.id for entity in named}
    for heading in reversed(item.heading_path):
        found = [e for e in _linked(heading, shelf) if e.id not in known and treatments(e.id, shelf)]
        if found:
            yield from found
            return


def _sections_like(item: OutlineItem, shelf: Shelf) -> tuple[Section, ...]:
    """Return the section of the notes whose heading is most like the one that the item stands in."""
    wanted = term_set(item.heading_path[-1]) if item.heading_path else frozenset[str]()
    scored = [
        (len(wanted & term_set(section.heading_path[-1])) / max(len(wanted), 1), section)
        for section in shelf.sections.values()
        if section.heading_path and shelf.of_section(section.id)
    ]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return (best[1],) if best and best[0] >= _HEADING_COVER else ()


def _missing(item: OutlineItem, shelf: Shelf) -> tuple[str, ...]:
    asked = (ask for ask in shelf.store.outline_asks() if ask.item_id == item.id)
    return tuple(ask.name for ask in asked if ask.entity_id not in shelf.entities)


def _searched(item: OutlineItem, named: list[Entity]) -> Iterator[str]:
    found = ", ".join(entity.name for entity in named) or "none"
    yield f"names in the prompt that the notes treat: {found}"
    yield f"names in the headings over it: {' › '.join(item.heading_path) or 'there is no heading'}"
    yield "headings of the notes that share its heading's words"
