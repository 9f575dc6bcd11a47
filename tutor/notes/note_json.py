"""Notes as JSON values, and the digest by which two versions of a note are told apart."""

from __future__ import annotations

import json
from typing import TypedDict

from graph.types import Citation, content_key
from tutor.answer_json import CitationJson
from tutor.notes.blocks import Block, Gap, Note, Part, Place, Sentence


class PartJson(TypedDict):
    """A run of words and where they come from."""

    kind: str
    text: str


class NoteSentenceJson(TypedDict):
    """A sentence, its parts, and the places that say it."""

    text: str
    parts: list[PartJson]
    citations: list[CitationJson]


class PlaceJson(TypedDict):
    """A heading's place."""

    document: str
    heading_path: list[str]
    line: int


class BlockJson(TypedDict):
    """A titled group of sentences."""

    key: str
    kind: str
    title: str
    place: PlaceJson | None
    sentences: list[NoteSentenceJson]


class LinkJson(TypedDict):
    """A place that the note joins."""

    text: str
    place: PlaceJson


class NoteJson(TypedDict):
    """A whole note."""

    kind: str
    names: list[str]
    title: str
    links: list[LinkJson]
    blocks: list[BlockJson]
    remarks: list[str]


class GapJson(TypedDict):
    """A cross-reference that the notes cannot fill."""

    place: PlaceJson
    prompt: str
    missing: list[str]
    searched: list[str]


def note_json(note: Note) -> NoteJson:
    """Return a note as JSON values."""
    return {
        "kind": note.request.kind.value,
        "names": list(note.request.names),
        "title": note.title,
        "links": [{"text": link.text, "place": _place(link.place)} for link in note.links],
        "blocks": [_block(block) for block in note.blocks],
        "remarks": list(note.remarks),
    }


def gap_json(gap: Gap) -> GapJson:
    """Return a gap as JSON values."""
    return {
        "place": _place(gap.place),
        "prompt": gap.prompt,
        "missing": list(gap.missing),
        "searched": list(gap.searched),
    }


def digest_of(note: Note) -> str:
    """Return a key of all that a note says and cites."""
    return content_key(json.dumps(note_json(note), ensure_ascii=False, sort_keys=True))


def _block(block: Block) -> BlockJson:
    return {
        "key": block.key,
        "kind": block.kind.value,
        "title": block.title,
        "place": _place(block.place) if block.place else None,
        "sentences": [_sentence(sentence) for sentence in block.sentences],
    }


def _sentence(sentence: Sentence) -> NoteSentenceJson:
    parts = [_part(part) for part in sentence.parts]
    return {"text": sentence.text, "parts": parts, "citations": [_citation(c) for c in sentence.citations]}


def _part(part: Part) -> PartJson:
    return {"kind": part.kind.value, "text": part.text}


def _citation(citation: Citation) -> CitationJson:
    return {
        "document": citation.document,
        "heading_path": list(citation.heading_path),
        "start_line": citation.span.start,
        "end_line": citation.span.end,
        "quote": citation.quote,
    }


def _place(place: Place) -> PlaceJson:
    return {"document": place.document, "heading_path": list(place.heading_path), "line": place.span.start}
