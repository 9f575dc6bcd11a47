"""Extracted knowledge as rows of the Neo4j store, and rows as types.

A relationship's properties are lists side by side, one entry for each piece of evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from graph.codec import dump_strings, load_strings
from graph.knowledge import (
    Entity,
    EntityKind,
    Evidence,
    Mention,
    Merge,
    MergeReason,
    OutlineAsk,
    Relation,
    RelationType,
)
from graph.neo4j_rows import Properties
from graph.types import LineSpan

FoundRow: TypeAlias = tuple[str, int, int, int, str]
MentionRow: TypeAlias = tuple[str, Sequence[FoundRow]]
EntityRow: TypeAlias = tuple[str, str, str, list[str], str, str | None, int | None]
RelationRow: TypeAlias = tuple[
    str, str, str, str, list[str], list[str], list[str], list[int], list[int], list[str], list[str], list[float]
]
# The labels someone who browses the graph asks for.
KIND_LABELS: list[list[str]] = [[kind.value, kind.value.capitalize()] for kind in EntityKind]


def entity_properties(entity: Entity) -> Properties:
    """Return an entity's properties; an entity without description has none of its two."""
    found: Properties = {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind.value,
        "aliases": list(entity.aliases),
        "parent": entity.parent,
    }
    if entity.description:
        found["description_passage"], found["description_statement"] = entity.description
    return found


def entity_of(row: EntityRow) -> Entity:
    """Return the entity that a row holds."""
    entity_id, name, kind, aliases, parent, passage, statement = row
    description = None if passage is None or statement is None else (passage, statement)
    return Entity(entity_id, name, EntityKind(kind), tuple(aliases), parent, description)


def mention_rows(mentions: Iterable[Mention]) -> list[MentionRow]:
    """Return the mentions by passage."""
    ordered = sorted(mentions, key=attrgetter("passage_id"))
    return [
        (passage, [(m.entity_id, m.statement, m.start, m.end, m.surface) for m in found])
        for passage, found in groupby(ordered, key=attrgetter("passage_id"))
    ]


def mentions_of(row: MentionRow) -> list[Mention]:
    """Return the mentions in one passage."""
    passage, found = row
    return [
        Mention(entity, passage, statement, start, end, surface) for entity, statement, start, end, surface in found
    ]


def relation_row(relation: Relation) -> tuple[str, str, str, Properties]:
    """Return a relation's source, type, target and properties."""
    evidence = relation.evidence
    properties: Properties = {
        "id": relation.id,
        "passages": [e.passage_id for e in evidence],
        "documents": [e.document for e in evidence],
        "heading_paths": [dump_strings(e.heading_path) for e in evidence],
        "start_lines": [e.span.start for e in evidence],
        "end_lines": [e.span.end for e in evidence],
        "quotes": [e.quote for e in evidence],
        "rules": [e.rule for e in evidence],
        "confidences": [float(e.confidence) for e in evidence],
    }
    return relation.source_id, relation.type.value, relation.target_id, properties


def relation_of(row: RelationRow) -> Relation:
    """Return the relation that a row holds."""
    relation_id, source, kind, target, *evidence = row
    places = zip(*evidence, strict=True)
    return Relation(relation_id, source, RelationType(kind), target, tuple(_evidence_of(*place) for place in places))


def _evidence_of(
    passage: str, document: str, headings: str, start: int, end: int, quote: str, rule: str, confidence: float
) -> Evidence:
    return Evidence(passage, document, load_strings(headings), LineSpan(start, end), quote, rule, confidence)


def merge_properties(ordinal: int, merge: Merge) -> Properties:
    """Return the properties of one entry of the merge log."""
    return {
        "ordinal": ordinal,
        "name": merge.name,
        "entity_id": merge.entity_id,
        "entity_name": merge.entity_name,
        "reason": merge.reason.value,
        "score": merge.score,
        "applied": merge.applied,
    }


def merge_of(row: tuple[str, str, str, str, float, bool]) -> Merge:
    """Return the entry of the merge log that a row holds."""
    name, entity_id, entity_name, reason, score, applied = row
    return Merge(name, entity_id, entity_name, MergeReason(reason), score, applied)


def ask_properties(ordinal: int, ask: OutlineAsk) -> Properties:
    """Return the properties of what one part of an outline asks for."""
    return {
        "ordinal": ordinal,
        "item_id": ask.item_id,
        "entity_id": ask.entity_id,
        "name": ask.name,
        "kind": ask.kind.value,
    }


def ask_of(row: tuple[str, str, str, str]) -> OutlineAsk:
    """Return what a row of an outline's asks holds."""
    item_id, entity_id, name, kind = row
    return OutlineAsk(item_id, entity_id, name, EntityKind(kind))
