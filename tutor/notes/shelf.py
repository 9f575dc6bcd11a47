"""Everything that notes are written from, read once from one state of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from graph.knowledge import Entity, Evidence, Relation
from graph.network import Network
from graph.store import Store, Vectors
from graph.types import Citation, Document, DocumentRole, Passage, PassageKind, Quote, Section, Statement, content_key
from graph.words import terms
from tutor.entity_links import EntityLinker, MentionIndex
from tutor.grouping import citations_of
from tutor.notes.blocks import Place, SectionStamp

_CODE_LINES = 3  # as answers have it: a label on a line of its own is no code
_Kept = TypeVar("_Kept")
# In the place of a statement's index: the heading right above a passage.
HEADING = -1


@dataclass(frozen=True, slots=True)
class Spot:
    """One statement where it stands: a passage and the statement's index in it, or HEADING for the words above it."""

    passage: Passage
    index: int

    @property
    def statement(self) -> Statement:
        """Return the statement; a heading says what it says like one."""
        heading = self.passage.heading
        if self.index == HEADING and heading:
            return Statement(self.passage.heading_path[-1], "", (), (heading,))
        return self.passage.statements[self.index]

    @property
    def is_code(self) -> bool:
        """Tell whether its line breaks must be kept."""
        return self.passage.kind is PassageKind.CODE or self.statement.text.count("\n") >= _CODE_LINES

    @property
    def text(self) -> str:
        """Return the readable words on one line; code keeps its lines."""
        lines = self.statement.text.strip("\n").split("\n")
        return "\n".join(lines) if self.is_code else " — ".join(" ".join(line.split()) for line in lines)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return a citation for each of its quotes."""
        return citations_of(self.statement, self.passage)

    @property
    def key(self) -> tuple[str, int]:
        """Return what tells this spot from every other."""
        return self.passage.id, self.index


class Shelf:
    """Entities, relations, statements and sections, each found by the others. Outlines' text is left out."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.documents: dict[str, Document] = {document.path: document for document in store.documents()}
        self.entities: dict[str, Entity] = {entity.id: entity for entity in store.entities()}
        self.relations: tuple[Relation, ...] = store.relations()
        self.passages: dict[str, Passage] = {p.id: p for p in store.all_passages() if self.is_notes(p.document)}
        self.sections: dict[str, Section] = {s.id: s for path in self.documents for s in store.sections(path)}
        self._mentions = MentionIndex(store.mentions())
        self._subjects: dict[str, frozenset[str]] = {}
        self._named: dict[str, frozenset[str]] = {}

    def is_notes(self, document: str) -> bool:
        """Tell whether a document is one of the notes, whose text is evidence."""
        return self.documents[document].role is DocumentRole.NOTES

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Return every statement of the notes in the order of documents and lines."""
        return tuple(Spot(p, index) for p in self.passages.values() for index in range(len(p.statements)))

    @cached_property
    def linker(self) -> EntityLinker:
        """Return what finds entities in a text."""
        words = frozenset(term for passage in self.passages.values() for term in terms(passage.plain))
        return EntityLinker(tuple(self.entities.values()), words)

    @cached_property
    def network(self) -> Network:
        """Return the graph for searching paths."""
        return Network(tuple(self.entities.values()), self.relations)

    def matrix(self, passage_ids: Sequence[str]) -> Vectors:
        """Return the vectors of passages, float32, shape (passages, dimensions), each of length one."""
        rows, vectors = self._vectors
        return vectors[[rows[passage_id] for passage_id in passage_ids]]

    def mentioned(self, spot: Spot) -> frozenset[str]:
        """Return the ids of the entities that a statement mentions."""
        return self._mentions.of(*spot.key)

    def mentioning(self, entity_id: str) -> Sequence[Spot]:
        """Return the statements that mention an entity."""
        return self._by_entity.get(entity_id, ())

    def of_section(self, section_id: str) -> Sequence[Spot]:
        """Return a section's statements in order."""
        return self._by_section.get(section_id, ())

    def of_passage(self, passage_id: str) -> Sequence[Spot]:
        """Return a passage's statements in order."""
        passage = self.passages[passage_id]
        return [Spot(passage, index) for index in range(len(passage.statements))]

    def relations_of(self, entity_id: str) -> Sequence[Relation]:
        """Return the relations from and to an entity, those to itself left out."""
        return self._by_end.get(entity_id, ())

    def spot_of(self, evidence: Evidence) -> Spot | None:
        """Return the statement or heading that a piece of evidence quotes."""
        passage = self.passages.get(evidence.passage_id)
        if passage is None:
            return None
        quote = Quote(evidence.span, evidence.quote)
        found = (index for index, statement in enumerate(passage.statements) if quote in statement.quotes)
        index = next(found, HEADING if quote == passage.heading else None)
        return None if index is None else Spot(passage, index)

    def named_in(self, text: str) -> frozenset[str]:
        """Return the ids of the entities that a heading or label names."""
        if text not in self._named:
            self._named[text] = frozenset(entity.id for entity in self.linker.link(text).entities)
        return self._named[text]

    def subjects(self, spot: Spot) -> frozenset[str]:
        """Return what a statement is about: its label's entities, the one it opens with, or its heading's."""
        own = self.named_in(spot.statement.label) if spot.statement.label else frozenset[str]()
        opening = self.named_in(" ".join(spot.text.split()[:4])) & self.mentioned(spot)
        return own or opening or self.section_subjects(spot.passage.heading_path)

    def section_subjects(self, heading_path: tuple[str, ...]) -> frozenset[str]:
        """Return the entities that the innermost heading that names any of them names."""
        for heading in reversed(heading_path):
            if named := self.named_in(heading):
                return named
        return frozenset()

    def stamp(self, section_id: str) -> SectionStamp:
        """Return where a section starts and the hash of what it says."""
        section = self.sections[section_id]
        said = [passage.text for passage in self._passages_of.get(section_id, ())]
        content = content_key(*section.heading_path, "", *said)
        return SectionStamp(section.document, section.heading_path, section.span.start, content)

    def section_at(self, citation: Citation) -> Section | None:
        """Return the section that a citation's lines lie in."""
        sections = self._sections_of.get(citation.document, ())
        return next((section for section in sections if section.span.contains(citation.span)), None)

    def sections_of(self, document: str) -> Sequence[Section]:
        """Return a document's sections in order."""
        return self._sections_of.get(document, ())

    @cached_property
    def _vectors(self) -> tuple[dict[str, int], Vectors]:
        return {passage_id: row for row, passage_id in enumerate(self.store.passage_ids())}, self.store.vectors()

    @cached_property
    def _by_entity(self) -> dict[str, list[Spot]]:
        return _grouped((entity_id, spot) for spot in self.spots for entity_id in self.mentioned(spot))

    @cached_property
    def _by_section(self) -> dict[str, list[Spot]]:
        return _grouped((spot.passage.section_id, spot) for spot in self.spots)

    @cached_property
    def _by_end(self) -> dict[str, list[Relation]]:
        told = [relation for relation in self.relations if relation.source_id != relation.target_id]
        return _grouped((end, relation) for relation in told for end in (relation.source_id, relation.target_id))

    @cached_property
    def _sections_of(self) -> dict[str, list[Section]]:
        return _grouped((section.document, section) for section in self.sections.values())

    @cached_property
    def _passages_of(self) -> dict[str, list[Passage]]:
        return _grouped((passage.section_id, passage) for passage in self.passages.values())


def place_of(section: Section) -> Place:
    """Return a section's place."""
    return Place(section.document, section.heading_path, section.span)


def _grouped(pairs: Iterable[tuple[str, _Kept]]) -> dict[str, list[_Kept]]:
    found: dict[str, list[_Kept]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
