"""Every query of the Neo4j store, by name. Values are always parameters; labels and types come from enums.

A knowledge base has generations, and `$g` is one's number. Documents and what belongs to them live from `since`
until before `until`; extracted knowledge is written anew with every generation and lives in `since` alone. What
readers see is decided by one number, `KnowledgeBase.generation`.
"""

from __future__ import annotations

from typing import Final

# Raised whenever labels or properties change; a knowledge base of another version is refused with the remedy.
SCHEMA_VERSION: Final = 1
NAME: Final = "graph-tutor"
FOREVER: Final = 1 << 53
PASSAGE_WORDS: Final = "passage_words"
PASSAGE_VECTORS: Final = "passage_vectors"

# Constraints and indexes, by name.
SCHEMA: Final = {
    "knowledge_base": "CREATE CONSTRAINT knowledge_base IF NOT EXISTS FOR (n:KnowledgeBase) REQUIRE n.name IS UNIQUE",
    "undone_merge": "CREATE CONSTRAINT undone_merge IF NOT EXISTS FOR (n:UndoneMerge) REQUIRE n.name IS UNIQUE",
    "document": "CREATE CONSTRAINT document IF NOT EXISTS FOR (n:Document) REQUIRE (n.path, n.since) IS UNIQUE",
    "section": "CREATE CONSTRAINT section IF NOT EXISTS FOR (n:Section) REQUIRE (n.id, n.since) IS UNIQUE",
    "passage": "CREATE CONSTRAINT passage IF NOT EXISTS FOR (n:Passage) REQUIRE (n.id, n.since) IS UNIQUE",
    "item": "CREATE CONSTRAINT item IF NOT EXISTS FOR (n:OutlineItem) REQUIRE (n.id, n.since) IS UNIQUE",
    "entity": "CREATE CONSTRAINT entity IF NOT EXISTS FOR (n:Entity) REQUIRE (n.id, n.since) IS UNIQUE",
    "merge": "CREATE CONSTRAINT merge IF NOT EXISTS FOR (n:Merge) REQUIRE (n.ordinal, n.since) IS UNIQUE",
    "ask": "CREATE CONSTRAINT ask IF NOT EXISTS FOR (n:OutlineAsk) REQUIRE (n.ordinal, n.since) IS UNIQUE",
    "embedding": "CREATE CONSTRAINT embedding IF NOT EXISTS FOR (n:Embedding) REQUIRE (n.key, n.model) IS UNIQUE",
    "passage_key": "CREATE INDEX passage_key IF NOT EXISTS FOR (n:Passage) ON (n.embedding_key)",
    "passage_place": "CREATE INDEX passage_place IF NOT EXISTS FOR (n:Passage) ON (n.document, n.ordinal)",
    "entity_name": "CREATE INDEX entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name)",
    PASSAGE_WORDS: """
        CREATE FULLTEXT INDEX passage_words IF NOT EXISTS FOR (n:Passage) ON EACH [n.terms]
        OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}""",
    "passage_text": """
        CREATE FULLTEXT INDEX passage_text IF NOT EXISTS FOR (n:Passage) ON EACH [n.text]
        OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}}""",
    "entity_names": "CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.aliases]",
    # Without dimensions, so that vectors of two models can lie side by side while one replaces the other.
    PASSAGE_VECTORS: """
        CREATE VECTOR INDEX passage_vectors IF NOT EXISTS FOR (n:Embedding) ON (n.vector)
        OPTIONS {indexConfig: {`vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false}}""",
}
SCHEMA_NAMES: Final = "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name"
AWAIT_INDEXES: Final = "CALL db.awaitIndexes(600)"

# What readers see.
HELLO: Final = "RETURN 1"
CURRENT: Final = """
MATCH (k:KnowledgeBase {name: $name})
RETURN k.generation, k.schema_version, k.fingerprint, k.embedding_model, k.reader_version, k.extractor
"""
# Asked only where there is no knowledge base yet: later, people may add nodes of their own.
FOREIGN: Final = """
MATCH (n)
WHERE NOT n:KnowledgeBase|Document|Section|Passage|OutlineItem|Entity|Merge|OutlineAsk|Embedding|UndoneMerge
RETURN 1 LIMIT 1
"""
_P: Final = "WHERE p.since <= $g AND $g < p.until "
_D: Final = "WHERE d.since <= $g AND $g < d.until "
_DOCUMENT: Final = "RETURN d.path, d.root, d.title, d.content_hash, d.role, d.lines, d.size"
DOCUMENTS: Final = "MATCH (d:Document) " + _D + _DOCUMENT
_SECTION: Final = "RETURN s.id, s.document, s.ordinal, s.level, s.heading_path, s.start_line, s.end_line"
SECTIONS: Final = "MATCH (d:Document {path: $document})-[:HAS_SECTION]->(s:Section) " + _D + _SECTION
PASSAGE_PLACES: Final = "MATCH (p:Passage) " + _P + "RETURN p.document, p.ordinal, p.id"
_PASSAGE: Final = (
    "RETURN p.id, p.document, p.section_id, p.ordinal, p.kind, p.title, p.heading_path, p.lead_in, "
    "p.start_line, p.end_line, p.text, p.statements, coalesce(p.heading_quote, '')"
)
ALL_PASSAGES: Final = "MATCH (p:Passage) " + _P + _PASSAGE
PASSAGES_BY_ID: Final = "UNWIND $ids AS id MATCH (p:Passage {id: id}) " + _P + _PASSAGE
OUTLINE: Final = (
    "MATCH (d:Document)-[:PLANS]->(o:OutlineItem) "
    + _D
    + "RETURN o.id, o.document, o.ordinal, o.chapter, o.heading_path, o.part, o.prompt, o.start_line, o.end_line"
)
PROBLEMS: Final = "MATCH (k:KnowledgeBase {name: $name}) RETURN k.problem_paths, k.problem_kinds, k.problem_details"
REPAIRS: Final = "MATCH (d:Document {path: $document}) " + _D + "RETURN d.path, d.repair_lines, d.repair_kinds"
SUMMARY: Final = (
    "MATCH (k:KnowledgeBase {name: $name}) RETURN k.work, "
    "COUNT { MATCH (d:Document) " + _D + "}, "
    "COUNT { MATCH (d:Document {role: 'outline'}) " + _D + "}, "
    "COUNT { MATCH (d:Document)-[:HAS_SECTION]->() " + _D + "}, "
    "COUNT { MATCH (p:Passage) " + _P + "}, "
    "COUNT { MATCH (d:Document)-[:PLANS]->() " + _D + "}, "
    "COLLECT { MATCH (d:Document) " + _D + "RETURN size(d.repair_lines) }"
)
EMBEDDING_KEYS: Final = "MATCH (p:Passage) " + _P + "RETURN p.document, p.ordinal, p.embedding_key"
_VECTOR: Final = "MATCH (v:Embedding {key: p.embedding_key, model: $model}) "
VECTOR_KEYS: Final = "MATCH (p:Passage) " + _P + _VECTOR + "RETURN DISTINCT v.key"
VECTORS: Final = "MATCH (v:Embedding {model: $model}) RETURN v.key, v.vector"
ENTITIES: Final = """
MATCH (e:Entity {since: $g})
RETURN e.id, e.name, e.kind, e.aliases, e.parent, e.description_passage, e.description_statement
"""
# Lists by passage: a row for each mention takes the driver three times as long to read.
_FOUND: Final = (
    "{ MATCH (p)-[m:MENTIONS]->(e:Entity {since: $g}) RETURN [e.id, m.statement, m.start, m.end, m.surface] }"
)
MENTIONS: Final = "MATCH (p:Passage) " + _P + "RETURN p.id, COLLECT " + _FOUND
RELATIONS: Final = """
MATCH (a:Entity {since: $g})-[r]->(b:Entity {since: $g})
RETURN r.id, a.id, type(r), b.id, r.passages, r.documents, r.heading_paths, r.start_lines, r.end_lines, r.quotes,
       r.rules, r.confidences
"""
MERGES: Final = """
MATCH (m:Merge {since: $g})
RETURN m.name, m.entity_id, m.entity_name, m.reason, m.score, m.applied ORDER BY m.ordinal
"""
ASKS: Final = "MATCH (a:OutlineAsk {since: $g}) RETURN a.item_id, a.entity_id, a.name, a.kind ORDER BY a.ordinal"
UNDONE: Final = "MATCH (u:UndoneMerge) RETURN u.name"
UNDO: Final = "MERGE (:UndoneMerge {name: $undone})"
REDO: Final = "MATCH (u:UndoneMerge {name: $undone}) DELETE u"

# Searching by the database's own indexes. They find what is coming or gone as well: `live` tells.
PASSAGE_COUNTS: Final = "MATCH (p:Passage) " + _P + "RETURN p.document, max(p.ordinal) + 1, count(p)"
IDS_AT: Final = (
    "UNWIND $places AS place MATCH (p:Passage {document: place[0], ordinal: place[1]}) " + _P + "RETURN p.id"
)
SEARCH_WORDS: Final = """
CALL db.index.fulltext.queryNodes($index, $words, {limit: $limit}) YIELD node AS p, score
RETURN p.document, p.ordinal, p.id, p.terms, p.since <= $g AND $g < p.until AS live ORDER BY score DESC
"""
SEARCH_VECTORS: Final = (
    "CALL db.index.vector.queryNodes($index, $limit, $vector) YIELD node AS v WITH v WHERE v.model = $model "
    "MATCH (p:Passage {embedding_key: v.key}) " + _P + "RETURN p.document, p.ordinal, p.id, v.vector"
)
VECTORS_AT: Final = (
    "UNWIND range(0, size($places) - 1) AS i WITH i, $places[i] AS place "
    "MATCH (p:Passage {document: place[0], ordinal: place[1]}) " + _P + _VECTOR + "RETURN i, v.vector"
)

# What an ingest writes; `$g` is the generation that is coming.
LOCK: Final = "MERGE (k:KnowledgeBase {name: $name}) SET k.written = timestamp()"
END_DOCUMENTS: Final = """
UNWIND $rows AS path MATCH (d:Document {path: path}) WHERE d.until = $forever
SET d.until = $g
WITH d OPTIONAL MATCH (d)-[:HAS_SECTION|PLANS]->(n) SET n.until = $g
WITH n OPTIONAL MATCH (n)-[:HAS_PASSAGE]->(p) SET p.until = $g
"""
WRITE_DOCUMENTS: Final = """
UNWIND $rows AS row MERGE (d:Document {path: row.path, since: $g}) SET d += row, d.until = $forever
"""
WRITE_SECTIONS: Final = """
UNWIND $rows AS row MATCH (d:Document {path: row.document, since: $g})
MERGE (s:Section {id: row.id, since: $g}) SET s += row, s.until = $forever MERGE (d)-[:HAS_SECTION]->(s)
"""
WRITE_PASSAGES: Final = """
UNWIND $rows AS row MATCH (s:Section {id: row.section_id, since: $g})
MERGE (p:Passage {id: row.id, since: $g}) SET p += row, p.until = $forever MERGE (s)-[:HAS_PASSAGE]->(p)
"""
WRITE_OUTLINE: Final = """
UNWIND $rows AS row MATCH (d:Document {path: row.document, since: $g})
MERGE (o:OutlineItem {id: row.id, since: $g}) SET o += row, o.until = $forever MERGE (d)-[:PLANS]->(o)
"""
WRITE_VECTORS: Final = """
UNWIND $rows AS row MERGE (v:Embedding {key: row[0], model: $model})
WITH v, row CALL db.create.setNodeVectorProperty(v, 'vector', row[1])
"""
WRITE_ENTITIES: Final = "UNWIND $rows AS row MERGE (e:Entity {id: row.id, since: $g}) SET e += row"
# Rows are [passage, mentions]; the seek for a passage is made once for all of its mentions.
WRITE_MENTIONS: Final = (
    "UNWIND $rows AS row MATCH (p:Passage {id: row[0]}) "
    + _P
    + "UNWIND row[1] AS found MATCH (e:Entity {id: found[0], since: $g}) "
    + "CREATE (p)-[:MENTIONS {statement: found[1], start: found[2], end: found[3], surface: found[4]}]->(e)"
)
WRITE_RELATIONS: Final = """
UNWIND $rows AS row MATCH (a:Entity {id: row[0], since: $g}) MATCH (b:Entity {id: row[2], since: $g})
CREATE (a)-[r:$(row[1])]->(b) SET r = row[3]
"""
WRITE_MERGES: Final = "UNWIND $rows AS row MERGE (m:Merge {ordinal: row.ordinal, since: $g}) SET m += row"
WRITE_ASKS: Final = "UNWIND $rows AS row MERGE (a:OutlineAsk {ordinal: row.ordinal, since: $g}) SET a += row"
DOCUMENT_HASHES: Final = "MATCH (d:Document) " + _D + "RETURN d.path, d.content_hash, d.role"
FLIP: Final = "MATCH (k:KnowledgeBase {name: $name}) SET k += $stamp, k.generation = $g"
# The labels of kinds, such as Service, are what someone who browses asks for: they go over with the flip.
SHOW_KINDS: Final = "UNWIND $kinds AS kind MATCH (e:Entity {since: $g, kind: kind[0]}) SET e:$(kind[1])"
HIDE_KINDS: Final = "UNWIND $kinds AS kind MATCH (e:Entity {kind: kind[0]}) WHERE e.since <> $g REMOVE e:$(kind[1])"

# What is left of earlier generations or of an ingest that was cut short; `$g` is the current generation.
SWEEP: Final = (
    """
    MATCH (n:Document|Section|OutlineItem|Passage) WHERE n.until > $g AND n.until < $forever
    CALL (n) { SET n.until = $forever } IN TRANSACTIONS OF 5000 ROWS""",
    """
    MATCH (e:Entity)<-[m:MENTIONS]-() WHERE e.since <> $g
    CALL (m) { DELETE m } IN TRANSACTIONS OF 10000 ROWS""",
    """
    MATCH (n:Entity|Merge|OutlineAsk) WHERE n.since <> $g
    CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS""",
    """
    MATCH (n:Document|Section|OutlineItem|Passage) WHERE n.until <= $g OR n.since > $g
    CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS""",
    """
    MATCH (v:Embedding) WHERE v.model <> $model OR NOT EXISTS { MATCH (:Passage {embedding_key: v.key}) }
    CALL (v) { DETACH DELETE v } IN TRANSACTIONS OF 1000 ROWS""",
)
