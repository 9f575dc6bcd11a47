"""Relations of one entity woven into few sentences: one for each verb and direction, with the words that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.knowledge import RELATION_MEANINGS, Entity, Relation, RelationType
from tutor.notes.blocks import Sentence
from tutor.notes.likeness import is_same
from tutor.notes.prose import related, words
from tutor.notes.shelf import Shelf, Spot

_MOST_NAMES = 10
_MOST_QUOTES = 3
_IT = words("It")


@dataclass(frozen=True, slots=True)
class Strand:
    """One verb in one direction: the entities at the other end, and the statements that say so, best first."""

    type: RelationType
    outward: bool
    others: tuple[Entity, ...]
    spots: tuple[Spot, ...]


def strands(entity: Entity, relations: Iterable[Relation], shelf: Shelf) -> tuple[Strand, ...]:
    """Return an entity's relations by verb and direction, the best evidenced ends first."""
    bundles: dict[tuple[RelationType, bool], list[Relation]] = {}
    for relation in relations:
        outward = relation.source_id == entity.id or RELATION_MEANINGS[relation.type].symmetric
        bundles.setdefault((relation.type, outward), []).append(relation)
    order = list(RELATION_MEANINGS)
    keys = sorted(bundles, key=lambda key: (not key[1], order.index(key[0])))
    return tuple(_strand(entity, key, bundles[key], shelf) for key in keys)


def woven(entity: Entity, found: Sequence[Strand], said: set[tuple[str, int]]) -> Iterator[Sentence]:
    """Yield a sentence for each strand; the entity is named once and is 'it' from then on.

    A quote that is in `said` is cited but not quoted again; what is quoted is added to it.
    """
    is_named = False
    for strand in found:
        if not strand.spots:
            continue
        quoted = [spot for spot in strand.spots if spot.key not in said][:_MOST_QUOTES]
        skipped = said | {spot.key for spot in strand.spots} - {spot.key for spot in quoted}
        if strand.outward:
            source = _IT if is_named else [entity]
            yield related(source, strand.type, strand.others, strand.spots, skipped)
            is_named = True
        else:
            yield related(strand.others, strand.type, [entity], strand.spots, skipped)
        said |= {spot.key for spot in quoted}


def left_out(relations: Sequence[Relation], found: Sequence[Strand]) -> int:
    """Return how many of the relations the strands do not name."""
    return len({(r.type, r.source_id, r.target_id) for r in relations}) - sum(len(strand.others) for strand in found)


def evidence_spots(relation: Relation, shelf: Shelf) -> list[Spot]:
    """Return the statements that say a relation, the surest first, each said once."""
    found: list[Spot] = []
    for evidence in sorted(relation.evidence, key=lambda e: (-e.confidence, len(e.quote))):
        spot = shelf.spot_of(evidence)
        if spot and not any(is_same(spot.text, other.text) for other in found):
            found.append(spot)
    return found


def _strand(entity: Entity, key: tuple[RelationType, bool], relations: list[Relation], shelf: Shelf) -> Strand:
    ranked = sorted(relations, key=lambda r: (-len(r.evidence), _other(entity, r, shelf).name))[:_MOST_NAMES]
    spots = [spot for relation in ranked for spot in evidence_spots(relation, shelf)[:1]]
    few = ranked if len(ranked) < _MOST_QUOTES else []
    further = [spot for relation in few for spot in evidence_spots(relation, shelf)[1:_MOST_QUOTES]]
    once = {spot.key: spot for spot in (*spots, *further)}
    return Strand(*key, tuple(dict.fromkeys(_other(entity, r, shelf) for r in ranked)), tuple(once.values()))


def _other(entity: Entity, relation: Relation, shelf: Shelf) -> Entity:
    return shelf.entities[relation.target_id if relation.source_id == entity.id else relation.source_id]
