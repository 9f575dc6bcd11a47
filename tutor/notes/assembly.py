"""From blocks to a note: what it rests on, and the gate that every sentence passes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tutor.notes.blocks import Block, Note, NoteLink, NoteRequest, SectionStamp, Sentence
from tutor.notes.shelf import Shelf


def assembled(
    request: NoteRequest,
    title: str,
    subjects: Sequence[str],
    blocks: Iterable[Block],
    shelf: Shelf,
    *,
    links: Sequence[NoteLink] = (),
    remarks: Sequence[str] = (),
) -> Note:
    """Return the note of those blocks that say something, stamped with the sections it rests on."""
    kept = tuple(block for block in blocks if block.sentences)
    stamps = stamps_of([sentence for block in kept for sentence in block.sentences], shelf)
    return Note(request, title, tuple(subjects), tuple(links), kept, tuple(remarks), stamps)


def stamps_of(sentences: Iterable[Sentence], shelf: Shelf) -> tuple[SectionStamp, ...]:
    """Return the stamps of all sections that sentences cite, by document and line."""
    sections = (shelf.section_at(citation) for sentence in sentences for citation in sentence.citations)
    ids = {section.id for section in sections if section}
    return tuple(sorted(map(shelf.stamp, ids), key=lambda stamp: (stamp.document, stamp.start)))


def arranged(note: Note, keys: Sequence[str]) -> Note:
    """Return the note with only the blocks of those keys, in their order."""
    by_key = {block.key: block for block in note.blocks}
    return replace(note, blocks=tuple(by_key[key] for key in keys if key in by_key))


def title_of(names: Sequence[str]) -> str:
    """Return the names as a title: 'A', 'A and B', 'A, B and C'."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
