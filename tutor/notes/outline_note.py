"""The notes that a course outline asks for: one for each of its cross-references, or a gap where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from graph.knowledge import Entity
from graph.types import OutlineItem, OutlinePart
from tutor.notes.agreement import Agreement
from tutor.notes.assembly import assembled, title_of
from tutor.notes.blocks import Block, BlockKind, Gap, Note, NoteKind, NoteLink, NoteRequest, Place, heading_of
from tutor.notes.likeness import what_adds
from tutor.notes.outline_ends import Ends, ends_of, outline_places
from tutor.notes.pair_note import set_blocks
from tutor.notes.prose import quoted
from tutor.notes.shelf import Shelf, place_of
from tutor.notes.treatment import best_spots, treatments

_MOST_SAID = 3


def cross_references(shelf: Shelf, outline: str = "") -> tuple[OutlineItem, ...]:
    """Return the cross-references of one outline, or of all."""
    items = (item for item in shelf.store.outline() if item.part is OutlinePart.CROSS_REFERENCE)
    return tuple(item for item in items if not outline or item.document == outline)


def outline_note(item: OutlineItem, shelf: Shelf, agreement: Agreement) -> Note | Gap:
    """Return the note that a cross-reference asks for, or the gap with what was searched."""
    ends = ends_of(item, shelf)
    here = Place(item.document, item.heading_path, item.span)
    if not ends.are_found:
        missing = ends.missing or ("its second end",)
        return Gap(here, item.prompt, missing, ends.searched)
    blocks = set_blocks(ends.entities, shelf, agreement) if len(ends.entities) > 1 else []
    blocks += [*_alone(ends, shelf), *_sections(ends, shelf)]
    links = [NoteLink("Asked for in the course at", here), *_links(ends, item, shelf)]
    names = [entity.name for entity in ends.entities] + [s.heading_path[-1] for s in ends.sections]
    request = NoteRequest(NoteKind.OUTLINE, (item.document, item.id))
    remarks = [f"Nothing in the notes goes by the name “{name}”, which the course asks for." for name in ends.missing]
    subjects = [entity.id for entity in ends.entities]
    return assembled(request, title_of(names), subjects, blocks, shelf, links=links, remarks=remarks)


def _links(ends: Ends, item: OutlineItem, shelf: Shelf) -> Iterator[NoteLink]:
    """Yield for each end where the course and the notes treat it."""
    for entity in ends.entities:
        for place in outline_places(entity, item, shelf)[:1]:
            yield NoteLink(f"{entity.name} in the course:", place)
        for treatment in treatments(entity.id, shelf)[:1]:
            yield NoteLink(f"{entity.name} in the notes:", treatment.place)
    for section in ends.sections:
        yield NoteLink("In the notes:", place_of(section))


def _alone(ends: Ends, shelf: Shelf) -> Iterator[Block]:
    """Yield what the notes say of an entity that is the only one at the ends."""
    for entity in ends.entities if len(ends.entities) == 1 else ():
        yield from _told(entity, shelf)


def _told(entity: Entity, shelf: Shelf) -> Iterator[Block]:
    for treatment in treatments(entity.id, shelf)[:_MOST_SAID]:
        chosen = what_adds(best_spots(entity.id, treatment.spots, shelf), set(), _MOST_SAID)
        yield Block(BlockKind.PLACE, heading_of(treatment.place), tuple(map(quoted, chosen)), treatment.place)


def _sections(ends: Ends, shelf: Shelf) -> Iterator[Block]:
    for section in ends.sections:
        chosen = what_adds(shelf.of_section(section.id), set(), _MOST_SAID)
        place = place_of(section)
        yield Block(BlockKind.PLACE, heading_of(place), tuple(map(quoted, chosen)), place)
