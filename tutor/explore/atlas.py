"""The graph in the forms that the Explore page looks things up in; built once per state of the knowledge base."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from graph.communities import Community
from graph.knowledge import Entity, Mention, Relation
from graph.layout import Layout
from graph.network import Network
from graph.types import Passage
from tutor.explore.view import short_key


class Knowledge(Protocol):
    """What is read of a store."""

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities by id."""
        ...

    def mentions(self) -> tuple[Mention, ...]:
        """Return all mentions by passage and place."""
        ...

    def relations(self) -> tuple[Relation, ...]:
        """Return all relations by id, with their evidence."""
        ...

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """Return the named passages in the order named."""
        ...


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation seen from one of its entities; `out` when it starts there."""

    relation: Relation
    other: str
    out: bool


class Atlas:
    """Entities, relations, mentions and the layout, by id and by the short keys of addresses."""

    def __init__(self, knowledge: Knowledge, layout: Layout) -> None:
        self._knowledge = knowledge
        self.layout = layout
        self.entities = {entity.id: entity for entity in knowledge.entities()}
        self.relations = {relation.id: relation for relation in knowledge.relations()}
        self.mentions = knowledge.mentions()
        self._by_key = {short_key(whole): whole for whole in (*self.entities, *self.relations)}
        self._ties: dict[str, list[Tie]] = {}
        for relation in self.relations.values():
            if relation.source_id != relation.target_id:
                self._add(relation)

    def entity(self, key: str) -> Entity | None:
        """Return the entity that a key of an address names."""
        return self.entities.get(self._by_key.get(key, ""))

    def relation(self, key: str) -> Relation | None:
        """Return the relation that a key of an address names."""
        return self.relations.get(self._by_key.get(key, ""))

    def named(self, keys: Iterable[str]) -> tuple[Entity, ...]:
        """Return the entities of those keys that name one, in their order."""
        return tuple(entity for entity in map(self.entity, keys) if entity is not None)

    def ties(self, entity_id: str) -> Sequence[Tie]:
        """Return an entity's relations."""
        return self._ties.get(entity_id, ())

    def centrality(self, entity_id: str) -> float:
        """Return how related an entity is, from 0 to 1 for the most related one."""
        return math.sqrt(len(self.ties(entity_id)) / self._most_ties)

    def among(self, members: Iterable[str]) -> tuple[Relation, ...]:
        """Return the relations whose two ends are both members, by id."""
        inside = set(members)
        found = {t.relation.id: t.relation for member in inside for t in self.ties(member) if t.other in inside}
        return tuple(found[each] for each in sorted(found))

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """Return the named passages in the order named."""
        return self._knowledge.passages(ids)

    def community(self, key: str) -> Community | None:
        """Return the community that its most central entity's key names."""
        return next((each for each in self.layout.communities if short_key(each.id) == key), None)

    def community_of(self, entity_id: str) -> Community | None:
        """Return the community that an entity belongs to."""
        return next((each for each in self.layout.communities if entity_id in each.members), None)

    @cached_property
    def _most_ties(self) -> int:
        return max(map(len, self._ties.values()), default=1)

    @cached_property
    def mention_counts(self) -> Counter[str]:
        """Return how often each entity is mentioned, by id."""
        return Counter(mention.entity_id for mention in self.mentions)

    @cached_property
    def network(self) -> Network:
        """Return the graph for searching paths."""
        return Network(tuple(self.entities.values()), tuple(self.relations.values()))

    @cached_property
    def by_name(self) -> tuple[Entity, ...]:
        """Return all entities, the most related and most mentioned first."""
        counts = self.mention_counts
        return tuple(
            sorted(self.entities.values(), key=lambda e: (-len(self.ties(e.id)), -counts[e.id], e.name.casefold()))
        )

    def _add(self, relation: Relation) -> None:
        self._ties.setdefault(relation.source_id, []).append(Tie(relation, relation.target_id, out=True))
        self._ties.setdefault(relation.target_id, []).append(Tie(relation, relation.source_id, out=False))
