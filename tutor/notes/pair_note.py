"""The note on two or more entities: relations both ways, shared neighbours, differences, paired sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from graph.knowledge import RELATION_MEANINGS, Entity, Relation
from graph.network import Hop
from tutor.notes.agreement import Agreement, difference_sentence
from tutor.notes.assembly import assembled, title_of
from tutor.notes.blocks import Block, BlockKind, Note, NoteKind, NoteRequest, Sentence
from tutor.notes.definition import definition
from tutor.notes.pairing import paired_blocks
from tutor.notes.prose import quoted, related
from tutor.notes.shelf import Shelf, Spot
from tutor.notes.weaving import evidence_spots, strands, woven

_MOST_TOGETHER = 6
_MOST_HOPS = 3  # a longer chain says nothing about how its ends work together
_MOST_SHARED = 8
_MOST_DIFFERENCES = 4
_Keys = set[tuple[str, int]]


def set_note(entities: Sequence[Entity], shelf: Shelf, agreement: Agreement) -> Note:
    """Return the note on two or more entities, in the order they are named."""
    title = title_of([entity.name for entity in entities])
    blocks = set_blocks(entities, shelf, agreement)
    request = NoteRequest(NoteKind.SET, tuple(entity.name for entity in entities))
    return assembled(request, title, [entity.id for entity in entities], blocks, shelf)


def set_blocks(entities: Sequence[Entity], shelf: Shelf, agreement: Agreement) -> list[Block]:
    """Return the blocks of a note on several entities; those that say nothing are empty."""
    said: _Keys = set()
    blocks = [
        Block(BlockKind.RELATIONS, "How they relate", tuple(_relations(entities, shelf, said))),
        Block(BlockKind.TOGETHER, "Named together", tuple(_together(entities, shelf, said))),
        Block(BlockKind.OPENING, "Each in short", tuple(_each(entities, shelf, said))),
        Block(BlockKind.SHARED, "Shared neighbours", tuple(_shared(entities, shelf, said))),
        Block(BlockKind.DIFFERENCES, "What sets them apart", tuple(_apart(entities, shelf, said))),
        Block(BlockKind.CONTRADICTION, "Where the notes differ", tuple(_differing(entities, agreement))),
    ]
    pairs = combinations(entities, 2)
    return [*blocks, *(block for first, second in pairs for block in paired_blocks(first, second, shelf, said))]


def _each(entities: Sequence[Entity], shelf: Shelf, said: _Keys) -> Iterator[Sentence]:
    for entity in entities:
        spot = definition(entity, shelf)
        if spot and spot.key not in said:
            said.add(spot.key)
            yield quoted(spot)


def _relations(entities: Sequence[Entity], shelf: Shelf, said: _Keys) -> Iterator[Sentence]:
    """Yield the relations between each two; where no statement names both either, the best chain that joins them."""
    for first, second in combinations(entities, 2):
        between = [r for r in shelf.relations_of(first.id) if {r.source_id, r.target_id} == {first.id, second.id}]
        if between:
            yield from woven(first, strands(first, between, shelf), said)
        elif not _named_with(first, second, shelf):
            yield from _chain(first, second, shelf, said)


def _chain(first: Entity, second: Entity, shelf: Shelf, said: _Keys) -> Iterator[Sentence]:
    for path in shelf.network.paths(first, second, 1):
        if len(path.hops) <= _MOST_HOPS:
            for hop in path.hops:
                yield from _hop(hop, shelf, said)


def _named_with(first: Entity, second: Entity, shelf: Shelf) -> bool:
    return any(second.id in shelf.mentioned(spot) for spot in shelf.mentioning(first.id))


def _hop(hop: Hop, shelf: Shelf, said: _Keys) -> Iterator[Sentence]:
    spots = evidence_spots(hop.relation, shelf)[:1]
    source, target = (hop.start, hop.end) if hop.forward else (hop.end, hop.start)
    if any(spot.key not in said for spot in spots):
        yield related([source], hop.relation.type, [target], spots, said)
        said |= {spot.key for spot in spots}


def _together(entities: Sequence[Entity], shelf: Shelf, said: _Keys) -> Iterator[Sentence]:
    """Yield the statements that name at least two of the entities."""
    wanted = {entity.id for entity in entities}
    found = [spot for spot in _mentioning(entities, shelf) if len(wanted & shelf.mentioned(spot)) >= 2]
    found.sort(key=lambda spot: -len(wanted & shelf.mentioned(spot)))
    fresh = [spot for spot in found if spot.key not in said and not spot.is_code]
    for spot in fresh[:_MOST_TOGETHER]:
        said.add(spot.key)
        yield quoted(spot)


def _mentioning(entities: Sequence[Entity], shelf: Shelf) -> list[Spot]:
    return list({spot.key: spot for entity in entities for spot in shelf.mentioning(entity.id)}.values())


def _shared(entities: Sequence[Entity], shelf: Shelf, said: _Keys) -> Iterator[Sentence]:
    """Yield, for each neighbour that all have, how each relates to it: in one sentence where it is the same way."""
    own = {entity.id for entity in entities}
    neighbours = [_neighbours(entity, shelf) for entity in entities]
    common = set.intersection(*(set(each) for each in neighbours)) - own
    for neighbour in sorted(common, key=lambda other: (len(shelf.relations_of(other)), other))[:_MOST_SHARED]:
        relations = [each[neighbour] for each in neighbours]
        yield from _joint(entities, relations, shelf.entities[neighbour], shelf, said)


def _neighbours(entity: Entity, shelf: Shelf) -> dict[str, list[Relation]]:
    found: dict[str, list[Relation]] = {}
    for relation in shelf.relations_of(entity.id):
        other = relation.target_id if relation.source_id == entity.id else relation.source_id
        found.setdefault(other, []).append(relation)
    return found


def _joint(
    entities: Sequence[Entity], relations: list[list[Relation]], neighbour: Entity, shelf: Shelf, said: _Keys
) -> Iterator[Sentence]:
    outward = [{r.type for r in each if _points_to(neighbour, r)} for each in relations]
    alike = set.intersection(*outward)
    for relation_type in sorted(alike, key=list(RELATION_MEANINGS).index)[:1]:
        spots = [spot for each in relations for r in each if r.type is relation_type for spot in _first(r, shelf)]
        yield related(entities, relation_type, [neighbour], spots, said)
        said |= {spot.key for spot in spots}
    is_new = any(spot.key not in said for each in relations for spot in _first(each[0], shelf))
    if not alike and is_new:
        for entity, each in zip(entities, relations, strict=True):
            yield from woven(entity, strands(entity, each[:1], shelf), said)


def _points_to(neighbour: Entity, relation: Relation) -> bool:
    return relation.target_id == neighbour.id or RELATION_MEANINGS[relation.type].symmetric


def _first(relation: Relation, shelf: Shelf) -> list[Spot]:
    return evidence_spots(relation, shelf)[:1]


def _apart(entities: Sequence[Entity], shelf: Shelf, said: _Keys) -> Iterator[Sentence]:
    """Yield what each is said to do that shares a verb with another, to other ends than that one."""
    told = {entity.id: [r for r in shelf.relations_of(entity.id) if r.source_id == entity.id] for entity in entities}
    own = {entity.id for entity in entities}
    for relation_type in RELATION_MEANINGS:
        with_verb = {key: [r for r in each if r.type is relation_type] for key, each in told.items()}
        ends = {key: {r.target_id for r in each} for key, each in with_verb.items()}
        shared = set.intersection(*ends.values())
        if all(ends[key] - shared - own for key in ends):
            for entity in entities:
                alone = [r for r in with_verb[entity.id] if r.target_id not in shared | own]
                yield from woven(entity, strands(entity, alone, shelf), said)


def _differing(entities: Sequence[Entity], agreement: Agreement) -> Iterator[Sentence]:
    """Yield differences between statements that are about the one and mention the other."""
    found = [d for entity in entities for d in agreement.about(entity.id)[:_MOST_DIFFERENCES]]
    return map(difference_sentence, found)
