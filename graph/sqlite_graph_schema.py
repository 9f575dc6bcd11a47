"""The embedded store's tables of extracted knowledge and their statements, all parameterised."""

from __future__ import annotations

from typing import Final

CREATE: Final = """
CREATE TABLE entity (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, aliases TEXT NOT NULL, parent TEXT NOT NULL,
    description_passage TEXT NOT NULL, description_statement INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE mention (
    entity_id TEXT NOT NULL, passage_id TEXT NOT NULL, statement INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, surface TEXT NOT NULL
);
CREATE INDEX mention_entity ON mention (entity_id);
CREATE INDEX mention_passage ON mention (passage_id);
CREATE TABLE relation (
    id TEXT PRIMARY KEY, source_id TEXT NOT NULL, type TEXT NOT NULL, target_id TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX relation_source ON relation (source_id);
CREATE INDEX relation_target ON relation (target_id);
CREATE TABLE evidence (
    relation_id TEXT NOT NULL, ordinal INTEGER NOT NULL, passage_id TEXT NOT NULL, document TEXT NOT NULL,
    heading_path TEXT NOT NULL, start_line INTEGER NOT NULL, end_line INTEGER NOT NULL, quote TEXT NOT NULL,
    rule TEXT NOT NULL, confidence REAL NOT NULL, PRIMARY KEY (relation_id, ordinal)
) WITHOUT ROWID;
CREATE TABLE merge (
    name TEXT NOT NULL, entity_id TEXT NOT NULL, entity_name TEXT NOT NULL, reason TEXT NOT NULL,
    score REAL NOT NULL, applied INTEGER NOT NULL
);
CREATE TABLE outline_ask (
    item_id TEXT NOT NULL, entity_id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (item_id, entity_id)
) WITHOUT ROWID;
CREATE TABLE undone_merge (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""

TABLES: Final = ("entity", "mention", "relation", "evidence", "merge", "outline_ask")
CLEAR: Final = tuple(f"DELETE FROM {table}" for table in TABLES)

INSERT_ENTITY: Final = "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?)"
INSERT_MENTION: Final = "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?)"
INSERT_RELATION: Final = "INSERT INTO relation VALUES (?, ?, ?, ?)"
INSERT_EVIDENCE: Final = "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_MERGE: Final = "INSERT INTO merge VALUES (?, ?, ?, ?, ?, ?)"

ENTITIES: Final = """
SELECT id, name, kind, aliases, parent, description_passage, description_statement FROM entity ORDER BY id
"""
MENTIONS: Final = """
SELECT entity_id, passage_id, statement, start, end, surface FROM mention
ORDER BY passage_id, statement, start, entity_id
"""
RELATIONS: Final = "SELECT id, source_id, type, target_id FROM relation ORDER BY id"
EVIDENCE: Final = """
SELECT relation_id, passage_id, document, heading_path, start_line, end_line, quote, rule, confidence
FROM evidence ORDER BY relation_id, ordinal
"""
MERGES: Final = """
SELECT name, entity_id, entity_name, reason, score, applied FROM merge ORDER BY name, entity_id, reason
"""
INSERT_ASK: Final = "INSERT INTO outline_ask VALUES (?, ?, ?, ?)"
ASKS: Final = "SELECT item_id, entity_id, name, kind FROM outline_ask ORDER BY item_id, entity_id"
UNDONE: Final = "SELECT name FROM undone_merge ORDER BY name"
UNDO: Final = "INSERT OR IGNORE INTO undone_merge VALUES (?)"
REDO: Final = "DELETE FROM undone_merge WHERE name = ?"
