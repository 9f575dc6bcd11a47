"""The limit of a write: the driver by itself, with the same rows, constraints and indexes, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import LiteralString

from graph.neo4j_connection import Connection, batches
from graph.neo4j_graph_rows import entity_properties, relation_row
from graph.neo4j_rows import document_properties, passage_properties, section_properties
from graph.store import Change

_NODES: dict[str, LiteralString] = {
    "documents": "UNWIND $rows AS row MERGE (n:Document {path: row.path, since: 1}) SET n += row",
    "sections": """
        UNWIND $rows AS row MATCH (d:Document {path: row.document, since: 1})
        MERGE (n:Section {id: row.id, since: 1}) SET n += row CREATE (d)-[:HAS_SECTION]->(n)""",
    "passages": """
        UNWIND $rows AS row MATCH (s:Section {id: row.section_id, since: 1})
        MERGE (n:Passage {id: row.id, since: 1}) SET n += row CREATE (s)-[:HAS_PASSAGE]->(n)""",
    "vectors": """
        UNWIND $rows AS row MERGE (v:Embedding {key: row[0], model: 'plain'})
        WITH v, row CALL db.create.setNodeVectorProperty(v, 'vector', row[1])""",
    "entities": "UNWIND $rows AS row MERGE (n:Entity {id: row.id, since: 1}) SET n += row",
}
_MENTIONS: LiteralString = """
UNWIND $rows AS row MATCH (p:Passage {id: row[0], since: 1}) MATCH (e:Entity {id: row[1], since: 1})
CREATE (p)-[:MENTIONS {statement: row[2], start: row[3], end: row[4], surface: row[5]}]->(e)
"""
_RELATIONS: LiteralString = """
UNWIND $rows AS row MATCH (a:Entity {id: row[0], since: 1}) MATCH (b:Entity {id: row[2], since: 1})
CREATE (a)-[r:$(row[1])]->(b) SET r = row[3]
"""
_LONG_ROWS, _SHORT_ROWS = 1000, 20_000


@dataclass(frozen=True, slots=True)
class PlainWrite:
    """Seconds for everything, and for mentions and relations alone."""

    whole: float
    links: float


def write_plainly(connection: Connection, change: Change) -> PlainWrite:
    """Write all that a change holds into an empty database that has the store's schema."""
    begun = perf_counter()
    read, graph = change.written, change.graph
    _send(connection, _NODES["documents"], [document_properties(r) for r in read], _LONG_ROWS)
    _send(connection, _NODES["sections"], [section_properties(s) for r in read for s in r.sections], _LONG_ROWS)
    for some in batches([p for r in read for p in r.passages], _LONG_ROWS):
        connection.write(_NODES["passages"], rows=[passage_properties(p) for p in some])
    for keys in batches(list(change.vectors), _LONG_ROWS):
        connection.write(_NODES["vectors"], rows=[[key, change.vectors[key].tolist()] for key in keys])
    links_begun = perf_counter()
    _send(connection, _NODES["entities"], [entity_properties(e) for e in graph.entities], _LONG_ROWS)
    mentions = [[m.passage_id, m.entity_id, m.statement, m.start, m.end, m.surface] for m in graph.mentions]
    _send(connection, _MENTIONS, mentions, _SHORT_ROWS)
    _send(connection, _RELATIONS, [relation_row(r) for r in graph.relations], _LONG_ROWS)
    done = perf_counter()
    return PlainWrite(done - begun, done - links_begun)


def _send(connection: Connection, query: LiteralString, rows: Sequence[object], size: int) -> None:
    for batch in batches(rows, size):
        connection.write(query, rows=batch)
