"""The embedded store's tables and statements, all parameterised."""

from __future__ import annotations

from typing import Final

# Raised whenever a table changes; a file of a version that has no upgrade is refused with the remedy.
SCHEMA_VERSION: Final = 4
# What makes a file of a version one of the next; what it leaves empty is filled when the notes are next ingested.
UPGRADES: Final = {3: "ALTER TABLE passage ADD COLUMN heading TEXT NOT NULL DEFAULT ''"}
# 'GTkb' as SQLite's application id, so that another program's file is never taken for ours.
APPLICATION_ID: Final = 0x47546B62

CREATE: Final = """
CREATE TABLE stamp (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    fingerprint TEXT NOT NULL, embedding_model TEXT NOT NULL, reader_version INTEGER NOT NULL,
    extractor TEXT NOT NULL, work TEXT NOT NULL
);
CREATE TABLE document (
    path TEXT PRIMARY KEY, root TEXT NOT NULL, title TEXT NOT NULL, content_hash TEXT NOT NULL,
    role TEXT NOT NULL, lines INTEGER NOT NULL, size INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE section (
    id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, level INTEGER NOT NULL, heading_path TEXT NOT NULL,
    start_line INTEGER NOT NULL, end_line INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX section_place ON section (document, ordinal);
CREATE TABLE passage (
    id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
    section_id TEXT NOT NULL, ordinal INTEGER NOT NULL, kind TEXT NOT NULL, lead_in TEXT NOT NULL,
    start_line INTEGER NOT NULL, end_line INTEGER NOT NULL, text TEXT NOT NULL, statements TEXT NOT NULL,
    embedding_key TEXT NOT NULL, heading TEXT NOT NULL
);
CREATE INDEX passage_place ON passage (document, ordinal);
CREATE INDEX passage_vector ON passage (embedding_key);
CREATE TABLE vector (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE outline_item (
    id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, chapter TEXT NOT NULL, heading_path TEXT NOT NULL, part TEXT NOT NULL,
    prompt TEXT NOT NULL, start_line INTEGER NOT NULL, end_line INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX outline_item_place ON outline_item (document, ordinal);
CREATE TABLE repair (
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, line INTEGER NOT NULL, kind TEXT NOT NULL
);
CREATE INDEX repair_document ON repair (document);
CREATE TABLE problem (path TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL);
"""

STAMP: Final = "SELECT fingerprint, embedding_model, reader_version, extractor FROM stamp"
SUMMARY: Final = """
SELECT work, (SELECT count(*) FROM document), (SELECT count(*) FROM document WHERE role = 'outline'),
       (SELECT count(*) FROM section), (SELECT count(*) FROM passage), (SELECT count(*) FROM outline_item),
       (SELECT count(*) FROM repair)
FROM stamp
"""
DOCUMENTS: Final = "SELECT path, root, title, content_hash, role, lines, size FROM document ORDER BY path"
SECTIONS: Final = """
SELECT id, document, ordinal, level, heading_path, start_line, end_line FROM section
WHERE document = ? ORDER BY ordinal
"""
PASSAGE_IDS: Final = "SELECT id FROM passage ORDER BY document, ordinal"
_PASSAGE: Final = """
SELECT p.id, p.document, p.section_id, p.ordinal, p.kind, d.title, s.heading_path, p.lead_in,
       p.start_line, p.end_line, p.text, p.statements, p.heading
FROM passage p JOIN document d ON d.path = p.document JOIN section s ON s.id = p.section_id
"""
ALL_PASSAGES: Final = _PASSAGE + "ORDER BY p.document, p.ordinal"
PASSAGES_BY_ID: Final = _PASSAGE + "WHERE p.id IN (SELECT value FROM json_each(?))"
OUTLINE: Final = """
SELECT id, document, ordinal, chapter, heading_path, part, prompt, start_line, end_line FROM outline_item
ORDER BY document, ordinal
"""
PROBLEMS: Final = "SELECT path, kind, detail FROM problem ORDER BY path, kind"
REPAIRS: Final = "SELECT document, line, kind FROM repair WHERE document = ? ORDER BY line, kind"
VECTOR_KEYS: Final = "SELECT key FROM vector"
VECTORS: Final = """
SELECT v.value FROM passage p JOIN vector v ON v.key = p.embedding_key ORDER BY p.document, p.ordinal
"""

DELETE_DOCUMENT: Final = "DELETE FROM document WHERE path = ?"
INSERT_DOCUMENT: Final = "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?)"
INSERT_SECTION: Final = "INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, ?)"
INSERT_PASSAGE: Final = "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_VECTOR: Final = "INSERT OR REPLACE INTO vector VALUES (?, ?)"
INSERT_OUTLINE_ITEM: Final = "INSERT INTO outline_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_REPAIR: Final = "INSERT INTO repair VALUES (?, ?, ?)"
DELETE_PROBLEMS: Final = "DELETE FROM problem"
INSERT_PROBLEM: Final = "INSERT INTO problem VALUES (?, ?, ?)"
DELETE_ALL_VECTORS: Final = "DELETE FROM vector"
DELETE_UNUSED_VECTORS: Final = """
DELETE FROM vector WHERE NOT EXISTS (SELECT 1 FROM passage WHERE passage.embedding_key = vector.key)
"""
WRITE_STAMP: Final = "INSERT OR REPLACE INTO stamp VALUES (1, ?, ?, ?, ?, ?)"
DOCUMENT_HASHES: Final = "SELECT path, content_hash, role FROM document ORDER BY path"
