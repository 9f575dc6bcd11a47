"""The findings of all documents as one graph, the same whatever the order of documents and runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.knowledge import (
    RELATION_MEANINGS,
    Entity,
    Evidence,
    Graph,
    Mention,
    Relation,
    RelationType,
)
from graph.types import content_key
from ingest.findings import Findings, Naming, Sighting
from ingest.naming.resolution import Identity, Resolution
from ingest.naming.vocabulary import Vocabulary

_Edge = tuple[str, RelationType, str]


def build_graph(findings: Iterable[Findings], vocabulary: Vocabulary, undone: Iterable[str] = ()) -> Graph:
    """Join the findings of all documents. A name in `undone` becomes an entity of its own."""
    return _Builder(list(findings), vocabulary, undone).graph()


class _Builder:
    def __init__(self, findings: list[Findings], vocabulary: Vocabulary, undone: Iterable[str]) -> None:
        self._findings = sorted(findings, key=lambda found: found.document)
        self._terms = {term.name: term for term in vocabulary.terms}
        self._undone = frozenset(name.casefold() for name in undone)
        self._resolution = Resolution(self._findings, vocabulary, undone)
        self._names: dict[Identity, set[Naming]] = {}
        self._noted: dict[Naming, Identity | None] = {}

    def graph(self) -> Graph:
        mentions = sorted(self._mentions(), key=lambda each: (each.passage_id, each.statement, each.start, each.end))
        for naming in (naming for found in self._findings for naming in found.headed):
            self._note(naming)
        relations = self._relations()
        merges = self._resolution.merges(naming for namings in self._names.values() for naming in namings)
        return Graph(tuple(self._entities()), tuple(mentions), tuple(relations), merges)

    def _note(self, naming: Naming) -> Identity | None:
        if naming in self._noted:
            return self._noted[naming]
        identity = self._noted[naming] = self._resolution.identity(naming)
        if identity:
            self._names.setdefault(identity, set()).add(naming)
        return identity

    def _mentions(self) -> Iterator[Mention]:
        for found in self._findings:
            for sighting in (*found.sightings, *found.guesses):
                identity = self._note(sighting.naming)
                if identity:
                    yield _mention(sighting, identity)

    def _entities(self) -> list[Entity]:
        descriptions = self._descriptions()
        entities = [
            Entity(
                id=identity.id,
                name=identity.name,
                kind=identity.kind,
                aliases=self._aliases(identity, namings),
                parent=self._terms[identity.name].parent if identity.listed else "",
                description=descriptions.get(identity),
            )
            for identity, namings in self._names.items()
        ]
        return sorted(entities, key=lambda entity: entity.id)

    def _aliases(self, identity: Identity, namings: set[Naming]) -> tuple[str, ...]:
        """Return the other names, the catalogue's first; spellings that differ in case only are given once."""
        listed = self._terms[identity.name].names if identity.listed else ()
        seen = {identity.name.casefold(), *self._undone}
        aliases: list[str] = []
        for name in (*listed, *sorted(naming.surface for naming in namings)):
            if name.casefold() not in seen:
                seen.add(name.casefold())
                aliases.append(name)
        return tuple(aliases)

    def _descriptions(self) -> dict[Identity, tuple[str, int]]:
        definitions = sorted(
            (definition for found in self._findings for definition in found.definitions),
            key=lambda each: (each.rank, each.document, each.passage, each.statement),
        )
        best: dict[Identity, tuple[str, int]] = {}
        for definition in definitions:
            identity = self._resolution.identity(definition.naming)
            if identity:
                best.setdefault(identity, (definition.passage_id, definition.statement))
        return best

    def _relations(self) -> list[Relation]:
        evidence: dict[_Edge, set[Evidence]] = {}
        for claim in (claim for found in self._findings for claim in found.claims):
            source, target = self._note(claim.source), self._note(claim.target)
            if source and target and source != target:
                evidence.setdefault(_edge(source.id, claim.type, target.id), set()).add(claim.evidence)
        keyed = sorted((content_key(*edge), edge) for edge in evidence)
        return [Relation(key, *edge, _one_a_place(evidence[edge])) for key, edge in keyed]


def _mention(sighting: Sighting, identity: Identity) -> Mention:
    return Mention(
        identity.id, sighting.passage_id, sighting.statement, sighting.start, sighting.end, sighting.naming.surface
    )


def _edge(source: str, kind: RelationType, target: str) -> _Edge:
    """Store a relation that holds both ways once, whichever way a place states it."""
    if RELATION_MEANINGS[kind].symmetric and target < source:
        return target, kind, source
    return source, kind, target


def _one_a_place(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Keep the surest rule of each place; every place is evidence of its own."""
    surest: dict[tuple[str, str, str], Evidence] = {}
    for each in sorted(evidence, key=lambda each: (-each.confidence, each.rule)):
        surest.setdefault((each.passage_id, str(each.span), each.quote), each)
    return tuple(sorted(surest.values(), key=lambda each: (each.document, each.span, each.passage_id, each.quote)))
