"""The graph in the forms that other programs read. Every form is the same for the same notes, byte by byte."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.knowledge import Entity, Evidence, Relation


class ExportFormat(StrEnum):
    """What an export is written as."""

    JSON = "json"
    GRAPHML = "graphml"
    CYPHER = "cypher"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file of an export: its name's ending and its text."""

    suffix: str
    text: str


def export_graph(
    entities: Sequence[Entity], relations: Sequence[Relation], form: ExportFormat
) -> tuple[ExportedFile, ...]:
    """Return the files of an export; csv has two, of entities and of relations' evidence."""
    if form is ExportFormat.JSON:
        return (ExportedFile(".json", _json(entities, relations)),)
    if form is ExportFormat.GRAPHML:
        return (ExportedFile(".graphml", _graphml(entities, relations)),)
    if form is ExportFormat.CYPHER:
        return (ExportedFile(".cypher", "\n".join(_cypher(entities, relations)) + "\n"),)
    return _csv(entities, relations)


def _json(entities: Sequence[Entity], relations: Sequence[Relation]) -> str:
    content = {
        "entities": [{"id": e.id, "name": e.name, "kind": e.kind.value, "aliases": list(e.aliases)} for e in entities],
        "relations": [
            {
                "source": r.source_id,
                "type": r.type.value,
                "target": r.target_id,
                "evidence": [_evidence(evidence) for evidence in r.evidence],
            }
            for r in relations
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _evidence(evidence: Evidence) -> dict[str, str | int | float | list[str]]:
    return {
        "document": evidence.document,
        "heading_path": list(evidence.heading_path),
        "start_line": evidence.span.start,
        "end_line": evidence.span.end,
        "quote": evidence.quote,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
    }


def _graphml(entities: Sequence[Entity], relations: Sequence[Relation]) -> str:
    import networkx as nx

    drawn = nx.MultiDiGraph()
    for entity in entities:
        drawn.add_node(entity.id, name=entity.name, kind=entity.kind.value, aliases=" | ".join(entity.aliases))
    for relation in relations:
        first = relation.evidence[0]
        drawn.add_edge(
            relation.source_id,
            relation.target_id,
            key=relation.id,
            type=relation.type.value,
            evidence=len(relation.evidence),
            quote=_printable(first.quote),
            document=first.document,
            lines=str(first.span),
        )
    return "\n".join(nx.generate_graphml(drawn)) + "\n"


def _printable(text: str) -> str:
    """Drop control characters, which XML cannot hold."""
    return "".join(character for character in text if character >= " " or character in "\n\t")


def _cypher(entities: Sequence[Entity], relations: Sequence[Relation]) -> Iterator[str]:
    """Yield one statement a line; labels and types come from enums, everything else is a quoted string."""
    for entity in entities:
        label = entity.kind.value.capitalize()
        names = ", ".join(_quoted(alias) for alias in entity.aliases)
        yield (
            f"MERGE (e:Entity:{label} {{id: {_quoted(entity.id)}}}) "
            f"SET e.name = {_quoted(entity.name)}, e.aliases = [{names}];"
        )
    for relation in relations:
        quotes = ", ".join(_quoted(evidence.quote) for evidence in relation.evidence)
        places = ", ".join(_quoted(f"{e.document}:{e.span}") for e in relation.evidence)
        yield (
            f"MATCH (a:Entity {{id: {_quoted(relation.source_id)}}}), (b:Entity {{id: {_quoted(relation.target_id)}}}) "
            f"MERGE (a)-[r:{relation.type.value}]->(b) SET r.quotes = [{quotes}], r.places = [{places}];"
        )


def _quoted(text: str) -> str:
    """Return a Cypher string; JSON's escapes are Cypher's, and keep each statement on one line."""
    return json.dumps(text)


def _csv(entities: Sequence[Entity], relations: Sequence[Relation]) -> tuple[ExportedFile, ...]:
    names = {entity.id: entity.name for entity in entities}
    nodes = [[e.id, e.name, e.kind.value, json.dumps(e.aliases, ensure_ascii=False)] for e in entities]
    edges = [
        [
            *(names[r.source_id], r.type.value, names[r.target_id], e.document),
            *(str(e.span.start), str(e.span.end), e.quote, e.rule, str(e.confidence)),
        ]
        for r in relations
        for e in r.evidence
    ]
    heads = ["source", "type", "target", "document", "start_line", "end_line", "quote", "rule", "confidence"]
    return (
        ExportedFile(".entities.csv", _table(["id", "name", "kind", "aliases"], nodes)),
        ExportedFile(".relations.csv", _table(heads, edges)),
    )


def _table(heads: list[str], rows: list[list[str]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([heads, *rows])
    return written.getvalue()
