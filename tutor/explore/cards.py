"""What is known of one entity, one relation or one community: the content of its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.communities import Community
from graph.knowledge import RELATION_MEANINGS, Entity, Evidence, Relation, RelationType
from graph.types import Citation
from tutor.explore.atlas import Atlas

_MOST_MEMBERS = 12


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of the notes with its place."""

    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Related:
    """One relation of an entity, with the entity at its other end."""

    relation: Relation
    other: Entity


@dataclass(frozen=True, slots=True)
class Group:
    """An entity's relations of one type in one direction, the best supported first."""

    type: RelationType
    out: bool
    items: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What the notes say of an entity."""

    entity: Entity
    description: Told | None
    groups: tuple[Group, ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class CommunityCard:
    """A community's members, the most central first, and how many there are in all."""

    community: Community
    members: tuple[Entity, ...]


def card_of(atlas: Atlas, entity: Entity) -> Card:
    """Return an entity's card."""
    return Card(entity, _description(atlas, entity), _groups(atlas, entity), atlas.mention_counts[entity.id])


def community_card(atlas: Atlas, community: Community) -> CommunityCard:
    """Return a community's card."""
    return CommunityCard(community, tuple(atlas.entities[each] for each in community.members[:_MOST_MEMBERS]))


def sentence_of(atlas: Atlas, relation: Relation) -> str:
    """Return a relation as a sentence."""
    source, target = atlas.entities[relation.source_id], atlas.entities[relation.target_id]
    return f"{source.name} {RELATION_MEANINGS[relation.type].verb} {target.name}"


def cited(evidence: Evidence) -> Citation:
    """Return the citation that opens a piece of evidence."""
    return Citation(evidence.document, evidence.heading_path, evidence.span, evidence.quote)


def by_confidence(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence, the surest first, in the order of the notes where equally sure."""
    return tuple(sorted(evidence, key=lambda each: (-each.confidence, each.document, each.span)))


def _description(atlas: Atlas, entity: Entity) -> Told | None:
    if entity.description is None:
        return None
    passage_id, index = entity.description
    for passage in atlas.passages([passage_id]):
        statement = passage.statements[index]
        quote = statement.quotes[0]
        return Told(statement.text, Citation(passage.document, passage.heading_path, quote.span, quote.text))
    return None


def _groups(atlas: Atlas, entity: Entity) -> tuple[Group, ...]:
    found: dict[tuple[RelationType, bool], list[Related]] = {}
    for tie in atlas.ties(entity.id):
        symmetric = RELATION_MEANINGS[tie.relation.type].symmetric
        related = Related(tie.relation, atlas.entities[tie.other])
        found.setdefault((tie.relation.type, tie.out or symmetric), []).append(related)
    order = list(RelationType)
    return tuple(
        Group(kind, out, tuple(sorted(items, key=lambda item: (-len(item.relation.evidence), item.other.name))))
        for (kind, out), items in sorted(found.items(), key=lambda pair: (order.index(pair[0][0]), not pair[0][1]))
    )
