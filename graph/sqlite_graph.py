"""Extracted knowledge in the embedded store: written as a whole, read as a whole, in one order."""

from __future__ import annotations

import sqlite3
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from graph import sqlite_graph_schema as sql
from graph.codec import dump_strings, load_strings
from graph.knowledge import (
    Entity,
    EntityKind,
    Evidence,
    Graph,
    Mention,
    Merge,
    MergeReason,
    OutlineAsk,
    Relation,
    RelationType,
)
from graph.types import LineSpan

_EntityRow: TypeAlias = tuple[str, str, str, str, str, str, int]
_EvidenceRow: TypeAlias = tuple[str, str, str, str, int, int, str, str, float]


def write_graph(connection: sqlite3.Connection, graph: Graph) -> None:
    """Replace all extracted knowledge, inside the caller's transaction."""
    for statement in sql.CLEAR:
        connection.execute(statement)
    connection.executemany(sql.INSERT_ENTITY, map(_entity_row, graph.entities))
    mentions = ((m.entity_id, m.passage_id, m.statement, m.start, m.end, m.surface) for m in graph.mentions)
    connection.executemany(sql.INSERT_MENTION, mentions)
    relations = ((r.id, r.source_id, r.type.value, r.target_id) for r in graph.relations)
    connection.executemany(sql.INSERT_RELATION, relations)
    connection.executemany(
        sql.INSERT_EVIDENCE,
        (_evidence_row(r, ordinal, e) for r in graph.relations for ordinal, e in enumerate(r.evidence)),
    )
    merges = ((m.name, m.entity_id, m.entity_name, m.reason.value, m.score, int(m.applied)) for m in graph.merges)
    connection.executemany(sql.INSERT_MERGE, merges)
    asks = ((a.item_id, a.entity_id, a.name, a.kind.value) for a in graph.asks)
    connection.executemany(sql.INSERT_ASK, asks)


def read_entities(connection: sqlite3.Connection) -> tuple[Entity, ...]:
    """Return all entities by id."""
    return tuple(_entity_of(row) for row in connection.execute(sql.ENTITIES))


def read_mentions(connection: sqlite3.Connection) -> tuple[Mention, ...]:
    """Return all mentions by passage and place."""
    return tuple(Mention(*row) for row in connection.execute(sql.MENTIONS))


def read_relations(connection: sqlite3.Connection) -> tuple[Relation, ...]:
    """Return all relations by id, with their evidence in order."""
    rows = connection.execute(sql.EVIDENCE).fetchall()
    evidence = {key: tuple(map(_evidence_of, group)) for key, group in groupby(rows, key=itemgetter(0))}
    return tuple(
        Relation(relation_id, source, RelationType(kind), target, evidence[relation_id])
        for relation_id, source, kind, target in connection.execute(sql.RELATIONS)
    )


def read_merges(connection: sqlite3.Connection) -> tuple[Merge, ...]:
    """Return the merge log by name."""
    return tuple(
        Merge(name, entity_id, entity_name, MergeReason(reason), score, bool(applied))
        for name, entity_id, entity_name, reason, score, applied in connection.execute(sql.MERGES)
    )


def read_asks(connection: sqlite3.Connection) -> tuple[OutlineAsk, ...]:
    """Return what the outlines ask for, by item."""
    return tuple(
        OutlineAsk(item_id, entity_id, name, EntityKind(kind))
        for item_id, entity_id, name, kind in connection.execute(sql.ASKS)
    )


def _entity_row(entity: Entity) -> tuple[str | int, ...]:
    passage, statement = entity.description or ("", 0)
    aliases = dump_strings(entity.aliases)
    return entity.id, entity.name, entity.kind.value, aliases, entity.parent, passage, statement


def _entity_of(row: _EntityRow) -> Entity:
    entity_id, name, kind, aliases, parent, passage, statement = row
    description = (passage, statement) if passage else None
    return Entity(entity_id, name, EntityKind(kind), load_strings(aliases), parent, description)


def _evidence_row(relation: Relation, ordinal: int, evidence: Evidence) -> tuple[str | int | float, ...]:
    e = evidence
    place = (e.passage_id, e.document, dump_strings(e.heading_path), e.span.start, e.span.end)
    return relation.id, ordinal, *place, e.quote, e.rule, e.confidence


def _evidence_of(row: _EvidenceRow) -> Evidence:
    _, passage_id, document, heading_path, start, end, quote, rule, confidence = row
    span = LineSpan(start, end)
    return Evidence(passage_id, document, load_strings(heading_path), span, quote, rule, confidence)
