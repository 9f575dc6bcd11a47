"""What the note component is given: a note with its marks numbered, as plain data."""

from __future__ import annotations

from typing import TypedDict

from tutor.notes.blocks import Block, Note, NoteLink, Part, Place, Sentence
from tutor.ui.answer_data import MarkData, SourceData, counted
from tutor.ui.numbering import Numbering, lines_phrase, number_citations, source_name


class PartData(TypedDict):
    """A run of words and where they come from."""

    kind: str
    text: str


class NoteSentenceData(TypedDict):
    """One sentence; `code` when its line breaks must be kept."""

    parts: list[PartData]
    code: bool
    marks: list[MarkData]


class PlaceData(TypedDict):
    """A place that a click opens."""

    path: str
    start: int
    end: int
    where: str


class BlockData(TypedDict):
    """One block with what it can be told: its key, and whether it can move up or down."""

    key: str
    title: str
    place: PlaceData | None
    sentences: list[NoteSentenceData]
    first: bool
    last: bool


class NoteLinkData(TypedDict):
    """A place that the note joins."""

    text: str
    place: PlaceData


class NoteData(TypedDict):
    """A whole note."""

    title: str
    links: list[NoteLinkData]
    blocks: list[BlockData]
    remarks: list[str]
    sources: list[SourceData]
    summary: str


def note_numbering(note: Note) -> Numbering:
    """Number the places of a note as they appear in it."""
    return number_citations(citation for sentence in note.sentences for citation in sentence.citations)


def note_data(note: Note, numbering: Numbering) -> NoteData:
    """Return the data that the note component draws."""
    last = len(note.blocks) - 1
    return {
        "title": note.title,
        "links": [_link(link) for link in note.links],
        "blocks": [_block(b, numbering, first=n == 0, last=n == last) for n, b in enumerate(note.blocks)],
        "remarks": list(note.remarks),
        "sources": [
            {
                "number": number,
                "name": source_name(number, citation),
                "where": " › ".join((citation.document, *citation.heading_path)),
                "lines": lines_phrase(citation.span),
            }
            for number, citation in enumerate(numbering.citations, start=1)
        ],
        "summary": counted(len(numbering.citations), "source"),
    }


def _block(block: Block, numbering: Numbering, *, first: bool, last: bool) -> BlockData:
    return {
        "key": block.key,
        "title": block.title,
        "place": _place(block.place) if block.place else None,
        "sentences": [_sentence(sentence, numbering) for sentence in block.sentences],
        "first": first,
        "last": last,
    }


def _sentence(sentence: Sentence, numbering: Numbering) -> NoteSentenceData:
    marks = numbering.numbers(sentence.citations)
    return {
        "parts": [_part(part) for part in sentence.parts],
        "code": bool(sentence.code),
        "marks": [{"number": n, "name": source_name(n, numbering.citations[n - 1])} for n in marks],
    }


def _part(part: Part) -> PartData:
    return {"kind": part.kind.value, "text": part.text}


def _link(link: NoteLink) -> NoteLinkData:
    return {"text": link.text, "place": _place(link.place)}


def _place(place: Place) -> PlaceData:
    where = " › ".join((place.document, *place.heading_path))
    return {"path": place.document, "start": place.span.start, "end": place.span.end, "where": where}
