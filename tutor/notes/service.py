"""Writing notes on one state of the knowledge base: what the command line and the page talk to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.knowledge import Entity
from graph.lookup import find_entity
from graph.store import Store
from graph.types import Document, DocumentRole, OutlineItem
from tutor.notes.agreement import Agreement
from tutor.notes.blocks import Gap, Note, NoteKind, NoteRequest
from tutor.notes.document_note import document_note
from tutor.notes.entity_note import entity_note
from tutor.notes.errors import NoteError
from tutor.notes.gate import Gate
from tutor.notes.outline_note import cross_references, outline_note
from tutor.notes.pair_note import set_note
from tutor.notes.shelf import Shelf

Progress = Callable[[int, int, str], None]
_MOST_ENTITIES = 8


@dataclass(frozen=True, slots=True)
class Written:
    """The notes of a run, and the cross-references that could not be written."""

    notes: tuple[Note, ...]
    gaps: tuple[Gap, ...]


def unwatched(_done: int, _total: int, _title: str) -> None:
    """Take no notice of progress."""


class NoteService:
    """Writes notes; reads the whole knowledge base once, when it is made."""

    def __init__(self, store: Store) -> None:
        self.shelf = Shelf(store)
        self._agreement = Agreement(self.shelf)

    def write(self, request: NoteRequest) -> Note | Gap:
        """Return the note that is asked for, checked against the files on disk, or an outline's gap.

        Raises UnknownEntity with the nearest names, NoteError for a document or item that is not there.
        """
        written = self._written(request)
        return written if isinstance(written, Gap) else Gate(self.shelf.documents).passed(written)

    def write_all(self, requests: Sequence[NoteRequest], progress: Progress = unwatched) -> Written:
        """Return the notes of several requests in order; `progress` is told how many of how many are done."""
        notes: list[Note] = []
        gaps: list[Gap] = []
        for done, request in enumerate(requests):
            progress(done, len(requests), " and ".join(request.names[:2]))
            written = self.write(request)
            if isinstance(written, Gap):
                gaps.append(written)
            else:
                notes.append(written)
        progress(len(requests), len(requests), "")
        return Written(tuple(notes), tuple(gaps))

    def for_entities(self, names: Iterable[str]) -> NoteRequest:
        """Return the request for a note on one entity or on several together.

        Raises UnknownEntity with the nearest names, NoteError for none or too many.
        """
        found = {entity.id: entity for entity in map(self._entity, names)}
        if not 1 <= len(found) <= _MOST_ENTITIES:
            raise NoteError(f"A note is about one to {_MOST_ENTITIES} entities, and {len(found)} are named.")
        kind = NoteKind.ENTITY if len(found) == 1 else NoteKind.SET
        return NoteRequest(kind, tuple(entity.name for entity in found.values()))

    def for_document(self, path: str, heading: str = "") -> NoteRequest:
        """Return the request for a note on a document, or on its section of a heading, alone or as 'A › B'.

        Raises NoteError with the documents there are, or when there is no such heading.
        """
        document = self._document(path, DocumentRole.NOTES)
        if not heading:
            return NoteRequest(NoteKind.DOCUMENT, (document.path,))
        wanted = heading.casefold()
        for section in self.shelf.sections_of(document.path):
            names = (" › ".join(section.heading_path).casefold(), *(h.casefold() for h in section.heading_path[-1:]))
            if wanted in names:
                return NoteRequest(NoteKind.DOCUMENT, (document.path, *section.heading_path))
        raise NoteError(f"{document.path} has no heading {heading!r}.")

    def for_outline(self, path: str) -> tuple[NoteRequest, ...]:
        """Return the requests for all cross-references of an outline.

        Raises NoteError with the outlines there are.
        """
        document = self._document(path, DocumentRole.OUTLINE)
        items = cross_references(self.shelf, document.path)
        return tuple(NoteRequest(NoteKind.OUTLINE, (item.document, item.id)) for item in items)

    def most_connected(self, most: int) -> tuple[NoteRequest, ...]:
        """Return the requests for notes on the entities with the most relations."""
        ranked = sorted(self.shelf.entities.values(), key=lambda e: (-len(self.shelf.relations_of(e.id)), e.name))
        return tuple(NoteRequest(NoteKind.ENTITY, (entity.name,)) for entity in ranked[:most])

    def documents(self, role: DocumentRole) -> tuple[Document, ...]:
        """Return the documents of a role by path."""
        return tuple(document for document in self.shelf.documents.values() if document.role is role)

    def _written(self, request: NoteRequest) -> Note | Gap:
        names = request.names
        if request.kind is NoteKind.ENTITY:
            return entity_note(self._entity(names[0]), self.shelf, self._agreement)
        if request.kind is NoteKind.SET:
            return set_note([self._entity(name) for name in names], self.shelf, self._agreement)
        if request.kind is NoteKind.DOCUMENT:
            self._document(names[0], DocumentRole.NOTES)
            return document_note(names[0], names[1:], self.shelf, self._agreement)
        return outline_note(self._item(*names), self.shelf, self._agreement)

    def _entity(self, name: str) -> Entity:
        return find_entity(name, tuple(self.shelf.entities.values()))

    def _document(self, path: str, role: DocumentRole) -> Document:
        """Return the document of that path, or whose path ends so, as a user may give it from elsewhere."""
        known = self.documents(role)
        wanted = path.replace("\\", "/")
        for document in known:
            if wanted == document.path or wanted.endswith("/" + document.path) or document.path.endswith("/" + wanted):
                return document
        what = "course outline" if role is DocumentRole.OUTLINE else "document"
        there = ", ".join(document.path for document in known) or "none"
        raise NoteError(f"The notes have no {what} {path!r}. There is: {there}.")

    def _item(self, document: str, item_id: str) -> OutlineItem:
        for item in cross_references(self.shelf, document):
            if item.id == item_id:
                return item
        raise NoteError(f"{document} has that cross-reference no more.")
