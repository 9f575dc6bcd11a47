"""A made-up graph of any size, shaped like those of real notes: a few hubs, many leaves, several communities."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from graph.knowledge import Entity, EntityKind, Evidence, Mention, Relation, RelationType
from graph.types import LineSpan, Passage, content_key

_SEED = 11
_EVIDENCE = (1, 1, 1, 2, 3, 8)


class MadeUpKnowledge:
    """A graph of `size` entities in memory, the same for the same size."""

    def __init__(self, size: int) -> None:
        random = Random(_SEED)
        kinds = list(EntityKind)
        self._entities = tuple(
            Entity(content_key("made up", str(number)), f"Made-up service {number}", random.choice(kinds), ())
            for number in range(size)
        )
        self._relations = tuple(self._relate(random))

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities."""
        return self._entities

    def relations(self) -> tuple[Relation, ...]:
        """Return all relations."""
        return self._relations

    def mentions(self) -> tuple[Mention, ...]:
        """Return nothing: no notes mention what is made up."""
        return ()

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:  # noqa: ARG002  (there are no notes)
        """Return nothing."""
        return ()

    def _relate(self, random: Random) -> Iterable[Relation]:
        """Yield two relations per entity, to earlier ones: the more related, the likelier."""
        types = list(RelationType)
        ends = [0]
        for number in range(1, len(self._entities)):
            for other in {random.choice(ends), random.randrange(max(0, number - 30), number)}:
                yield self._relation(number, random.choice(types), other, random.choice(_EVIDENCE))
                ends += [other, number]

    def _relation(self, source: int, kind: RelationType, target: int, pieces: int) -> Relation:
        start, end = self._entities[source], self._entities[target]
        evidence = tuple(
            Evidence("none", "made-up.md", ("Made up",), LineSpan(line, line), f"{start.name}, {end.name}", "none", 0.9)
            for line in range(1, pieces + 1)
        )
        return Relation(content_key(start.id, kind.value, end.id), start.id, kind, end.id, evidence)
