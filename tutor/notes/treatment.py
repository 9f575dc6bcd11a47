"""Where the notes treat an entity: the headings that name it, the labels, the mere mentions."""

from __future__ import annotations

from dataclasses import dataclass

from graph.types import Section
from tutor.notes.blocks import Place
from tutor.notes.shelf import Shelf, Spot, place_of

_BY_HEADING, _BY_LABEL, _BY_MENTION = 3.0, 2.0, 1.0
_MENTION_WEIGHT = 0.05
_MOST_COUNTED = 12


@dataclass(frozen=True, slots=True)
class Treatment:
    """One place that speaks of an entity: its statements in order, and how much it is about it."""

    place: Place
    spots: tuple[Spot, ...]
    strength: float

    @property
    def is_own(self) -> bool:
        """Tell whether the place is about the entity, and does more than mention it."""
        return self.strength >= _BY_LABEL


def treatments(entity_id: str, shelf: Shelf) -> tuple[Treatment, ...]:
    """Return the places that treat an entity, the most devoted first, then in the order of the notes."""
    groups: dict[tuple[str, tuple[str, ...]], list[Spot]] = {}
    for section in _sections_about(entity_id, shelf):
        spots = shelf.of_section(section.id)
        groups.setdefault((section.document, _head(section, entity_id, shelf)), []).extend(spots)
    found = [_treatment(entity_id, spots, shelf) for spots in groups.values()]
    order = {document: number for number, document in enumerate(shelf.documents)}
    return tuple(sorted(found, key=lambda t: (-t.strength, order[t.place.document], t.place.span.start)))


def best_spots(entity_id: str, spots: tuple[Spot, ...], shelf: Shelf) -> list[Spot]:
    """Return a treatment's statements, those that name the entity first."""
    return sorted(spots, key=lambda spot: entity_id not in shelf.mentioned(spot))


def _sections_about(entity_id: str, shelf: Shelf) -> list[Section]:
    """Return the sections with statements that mention the entity or stand under a heading that names it."""
    mentioned = {spot.passage.section_id for spot in shelf.mentioning(entity_id)}
    return [
        section
        for section in shelf.sections.values()
        if shelf.of_section(section.id)
        and (section.id in mentioned or entity_id in shelf.section_subjects(section.heading_path))
    ]


def _head(section: Section, entity_id: str, shelf: Shelf) -> tuple[str, ...]:
    """Return the headings down to the one that names the entity as its subject, or all of them."""
    path = section.heading_path
    if entity_id in shelf.section_subjects(path):
        depth = max(n for n, heading in enumerate(path, start=1) if entity_id in shelf.named_in(heading))
        return path[:depth]
    return path


def _treatment(entity_id: str, spots: list[Spot], shelf: Shelf) -> Treatment:
    first = shelf.sections[spots[0].passage.section_id]
    head = _head(first, entity_id, shelf)
    by_heading = entity_id in shelf.section_subjects(first.heading_path)
    told = spots if by_heading else [spot for spot in spots if entity_id in shelf.mentioned(spot)]
    labelled = any(entity_id in shelf.named_in(spot.statement.label) for spot in told if spot.statement.label)
    base = _BY_HEADING if by_heading else _BY_LABEL if labelled else _BY_MENTION
    named = sum(entity_id in shelf.mentioned(spot) for spot in told)
    strength = base + _MENTION_WEIGHT * min(named, _MOST_COUNTED)
    return Treatment(_heading_place(first, head, shelf), tuple(told), strength)


def _heading_place(section: Section, head: tuple[str, ...], shelf: Shelf) -> Place:
    """Return the place of the heading itself, which may stand above the section."""
    for above in shelf.sections_of(section.document):
        if above.heading_path == head and above.span.start <= section.span.start:
            place = place_of(above)
    return place if head != section.heading_path else place_of(section)
