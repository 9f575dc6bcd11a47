"""Questions to start with, drawn from what the notes speak of most: their entities and relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.knowledge import Entity, EntityKind, Mention, Relation, RelationType

_ASKED_ABOUT = frozenset({EntityKind.SERVICE, EntityKind.FEATURE, EntityKind.ALGORITHM, EntityKind.TECHNIQUE,
                          EntityKind.DEPLOYMENT, EntityKind.FRAMEWORK, EntityKind.REGULATION})  # fmt: skip
_TOGETHER = frozenset({RelationType.INTEGRATES_WITH, RelationType.USES, RelationType.TRIGGERS, RelationType.READS_FROM})


def suggest(
    entities: Sequence[Entity], relations: Sequence[Relation], mentions: Sequence[Mention], limit: int
) -> tuple[str, ...]:
    """Return questions on the most mentioned entities: what they are, how two compare, how two work together."""
    counts = Counter(mention.entity_id for mention in mentions)
    asked = [e for e in entities if e.kind in _ASKED_ABOUT and e.description is not None]
    asked.sort(key=lambda entity: (-counts[entity.id], entity.name))
    names = {entity.id: entity.name for entity in asked}
    kinds = [
        _definitions(asked),
        _pairs(relations, frozenset({RelationType.COMPARED_WITH}), names, counts, "How does {} compare with {}?"),
        _pairs(relations, _TOGETHER, names, counts, "How do {} and {} work together?"),
    ]
    return tuple(dict.fromkeys(_in_turn(kinds)))[:limit]


def _definitions(entities: Sequence[Entity]) -> Iterator[str]:
    return (f"What is {entity.name}?" for entity in entities)


def _pairs(
    relations: Sequence[Relation],
    types: frozenset[RelationType],
    names: dict[str, str],
    counts: Counter[str],
    question: str,
) -> Iterator[str]:
    found = [r for r in relations if r.type in types and r.source_id in names and r.target_id in names]
    found.sort(key=lambda r: (-len(r.evidence), -min(counts[r.source_id], counts[r.target_id]), r.id))
    return (question.format(names[r.source_id], names[r.target_id]) for r in found)


def _in_turn(kinds: Sequence[Iterator[str]]) -> Iterator[str]:
    """Yield two of the first kind, then one of each other, and so on while any is left."""
    turns = [kinds[0], *kinds]
    while turns:
        for turn in list(turns):
            question = next(turn, None)
            if question is None:
                turns = [other for other in turns if other is not turn]
            else:
                yield question
