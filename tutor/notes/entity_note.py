"""The note on one entity: where it is treated, what each place adds, how it relates, what to see also."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.knowledge import Entity
from tutor.notes.agreement import Agreement, alike_sentence, difference_sentence
from tutor.notes.assembly import assembled
from tutor.notes.blocks import Block, BlockKind, Note, NoteKind, NoteRequest, Part, PartKind, Sentence, heading_of
from tutor.notes.definition import definition
from tutor.notes.likeness import is_same, what_adds
from tutor.notes.prose import quoted, words
from tutor.notes.shelf import Shelf, Spot
from tutor.notes.treatment import Treatment, best_spots, treatments
from tutor.notes.weaving import left_out, strands, woven

_MOST_OWN, _MOST_MENTIONS = 8, 8
_MOST_ADDED = 3
_MOST_DIFFERENCES, _MOST_ALIKE = 6, 3
_MOST_SEE_ALSO = 8

_SpotKeys = set[tuple[str, int]]


def entity_note(entity: Entity, shelf: Shelf, agreement: Agreement) -> Note:
    """Return the note on an entity."""
    found = treatments(entity.id, shelf)
    said: _SpotKeys = set()
    opening = list(_opening(entity, shelf, said))
    places = list(_places(entity, found, shelf, said))
    relations = shelf.relations_of(entity.id)
    told = strands(entity, relations, shelf)
    blocks = [
        *opening,
        *places,
        Block(BlockKind.RELATIONS, "How it relates", tuple(woven(entity, told, said))),
        Block(BlockKind.CONTRADICTION, "Where the notes differ", tuple(_differences(entity, agreement))),
        Block(BlockKind.AGREEMENT, "Said twice", tuple(_alike(entity, agreement))),
        Block(BlockKind.SEE_ALSO, "See also", tuple(_see_also(entity, found, shelf, said))),
    ]
    request = NoteRequest(NoteKind.ENTITY, (entity.name,))
    remarks = _remarks(found, left_out(relations, told))
    return assembled(request, entity.name, (entity.id,), blocks, shelf, remarks=remarks)


def _opening(entity: Entity, shelf: Shelf, said: _SpotKeys) -> Iterator[Block]:
    spot = definition(entity, shelf)
    if spot:
        copies = [other for other in shelf.mentioning(entity.id) if other.key != spot.key]
        same = [other for other in copies if is_same(spot.text, other.text)]
        said |= {spot.key, *(other.key for other in same)}
        yield Block(BlockKind.OPENING, "In short", (quoted(spot, *same),))


def _places(entity: Entity, found: Sequence[Treatment], shelf: Shelf, said: _SpotKeys) -> Iterator[Block]:
    """Yield a block for each place that is about the entity, with what it adds to those before it."""
    terms: set[str] = set()
    for treatment in [t for t in found if t.is_own][:_MOST_OWN]:
        fresh = [spot for spot in best_spots(entity.id, treatment.spots, shelf) if spot.key not in said]
        chosen = sorted(what_adds(fresh, terms, _MOST_ADDED), key=lambda spot: (spot.passage.ordinal, spot.index))
        said |= {spot.key for spot in chosen}
        yield Block(BlockKind.PLACE, heading_of(treatment.place), tuple(map(quoted, chosen)), treatment.place)


def _differences(entity: Entity, agreement: Agreement) -> Iterator[Sentence]:
    return map(difference_sentence, agreement.about(entity.id)[:_MOST_DIFFERENCES])


def _alike(entity: Entity, agreement: Agreement) -> Iterator[Sentence]:
    pairs = list(agreement.alike(entity.id))[:_MOST_ALIKE]
    return (alike_sentence(first, second) for first, second in pairs)


def _see_also(entity: Entity, found: Sequence[Treatment], shelf: Shelf, said: _SpotKeys) -> Iterator[Sentence]:
    """Yield, for the places that merely mention the entity, the statement that does, under the names it is with."""
    shown = 0
    for treatment in found:
        spot = next((s for s in treatment.spots if s.key not in said and not s.is_code), None)
        if spot is None or treatment.is_own or shown == _MOST_SEE_ALSO:
            continue
        said.add(spot.key)
        shown += 1
        yield _beside(entity, spot, shelf)


def _beside(entity: Entity, spot: Spot, shelf: Shelf) -> Sentence:
    """Return a quote headed by another entity that the place is about, where there is one."""
    others = sorted(shelf.subjects(spot) - {entity.id}, key=lambda other: shelf.entities[other].name)
    sentence = quoted(spot)
    if not others:
        return sentence
    other = shelf.entities[others[0]]
    return Sentence((Part(PartKind.NAME, other.name, other.id), words(": "), *sentence.parts), sentence.citations)


def _remarks(found: Sequence[Treatment], relations: int) -> list[str]:
    own = sum(t.is_own for t in found)
    hidden = max(own - _MOST_OWN, 0) + max(len(found) - own - _MOST_SEE_ALSO, 0)
    counts = ((hidden, "Further places that mention it"), (relations, "Further relations in the graph"))
    return [f"{what}: {count}." for count, what in counts if count > 0]
