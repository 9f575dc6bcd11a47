"""Entities, paths and the whole graph told in lines of text, a citation with every statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.knowledge import RELATION_MEANINGS, Entity, Evidence, Merge, Relation
from graph.network import Hop, Network, Path
from graph.store import Store

_QUOTES_SHOWN = 3


def place(evidence: Evidence) -> str:
    """Return 'notes.md, line 4: Heading › Heading'."""
    lines = f"line {evidence.span}" if evidence.span.start == evidence.span.end else f"lines {evidence.span}"
    return f"{evidence.document}, {lines}: {' › '.join(evidence.heading_path)}"


def entity_lines(entity: Entity, store: Store) -> Iterator[str]:
    """Yield an entity's kind, aliases, description with its source, and relations out and in with quotes."""
    names = {known.id: known.name for known in store.entities()}
    whole = f", part of {entity.parent}" if entity.parent else ""
    yield f"{entity.name} ({entity.kind.value}{whole})"
    if entity.aliases:
        yield f"  also: {', '.join(entity.aliases)}"
    yield from _description(entity, store)
    relations = store.relations()
    yield from _relations("out", [r for r in relations if r.source_id == entity.id], names)
    yield from _relations("in", [r for r in relations if r.target_id == entity.id], names)


def _description(entity: Entity, store: Store) -> Iterator[str]:
    if entity.description is None:
        return
    passage_id, index = entity.description
    for passage in store.passages([passage_id]):
        statement = passage.statements[index]
        yield f"  “{' '.join(statement.text.split())}”"
        yield f"    {passage.document}, line {statement.span}: {' › '.join(passage.heading_path)}"


def _relations(direction: str, relations: Sequence[Relation], names: dict[str, str]) -> Iterator[str]:
    if not relations:
        return
    yield f"Relations {direction} ({len(relations)}):"
    for relation in sorted(relations, key=lambda r: (r.type, -len(r.evidence), r.id)):
        yield f"  {names[relation.source_id]} {relation.type.value} {names[relation.target_id]}"
        yield from _evidence(relation)


def _evidence(relation: Relation) -> Iterator[str]:
    for evidence in relation.evidence[:_QUOTES_SHOWN]:
        yield f"      “{' '.join(evidence.quote.split())}”"
        yield f"        {place(evidence)}"
    if len(relation.evidence) > _QUOTES_SHOWN:
        yield f"      … and {len(relation.evidence) - _QUOTES_SHOWN} more places"


def path_lines(path: Path) -> Iterator[str]:
    """Yield a path in words, with the words of the notes for each hop."""
    for hop in path.hops:
        yield f"  {hop_text(hop)}"
        evidence = max(hop.relation.evidence, key=lambda e: e.confidence)
        yield f"      “{' '.join(evidence.quote.split())}”"
        yield f"        {place(evidence)}"


def hop_text(hop: Hop) -> str:
    """Return 'Amazon S3 —[READS_FROM]← AWS Glue' as a sentence in the relation's own direction."""
    source, target = (hop.start, hop.end) if hop.forward else (hop.end, hop.start)
    verb = RELATION_MEANINGS[hop.relation.type].verb
    return f"{source.name} {verb} {target.name}  [{hop.relation.type.value}]"


def no_path_lines(source: Entity, target: Entity, network: Network) -> Iterator[str]:
    """Yield how far each side reaches where no path joins the two."""
    yield f"The notes join {source.name} and {target.name} by no chain of relations."
    for entity in (source, target):
        yield f"  {entity.name} reaches {network.reach(entity)} other entities."


def stats_lines(store: Store) -> Iterator[str]:
    """Yield how much the graph holds, by kind and type."""
    entities, relations, merges = store.entities(), store.relations(), store.merges()
    evidence = sum(len(relation.evidence) for relation in relations)
    yield f"{len(entities)} entities, {len(relations)} relations with {evidence} pieces of evidence"
    yield "Entities by kind:"
    yield from _counted(Counter(entity.kind.value for entity in entities))
    yield "Relations by type:"
    yield from _counted(Counter(relation.type.value for relation in relations))
    yield f"{sum(merge.applied for merge in merges)} names merged, {sum(not m.applied for m in merges)} proposed"


def _counted(counts: Counter[str]) -> Iterator[str]:
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {count:6}  {name}"


def merge_lines(merges: Sequence[Merge]) -> Iterator[str]:
    """Yield the merge log: what was merged first, then the mere proposals."""
    for merge in sorted(merges, key=lambda m: (not m.applied, m.entity_name.casefold(), m.name.casefold())):
        arrow = "→" if merge.applied else "?"
        yield f"  {merge.name} {arrow} {merge.entity_name}  ({merge.reason.value}, {merge.score:.2f})"
