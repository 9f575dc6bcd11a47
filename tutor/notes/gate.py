"""The gate that every note passes: a sentence whose quotes do not stand on disk is left out, and that is said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from graph.errors import CitationError
from graph.types import Document
from tutor.notes.blocks import Note, Part, PartKind, Sentence
from tutor.notes.links import lines_on_disk
from tutor.source_view import check_quote

_WORD = re.compile(r"\w+")


class Gate:
    """Checks sentences against the files on disk, each read once."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._lines: dict[str, list[str]] = {}

    def passed(self, note: Note) -> Note:
        """Return the note with the sentences that stand; a remark tells of those that do not."""
        blocks = [replace(b, sentences=tuple(s for s in b.sentences if self.stands(s))) for b in note.blocks]
        lost = len(note.sentences) - sum(len(block.sentences) for block in blocks)
        if not lost:
            return note
        remark = f"{lost} sentences are left out: their documents have changed since they were ingested."
        return replace(note, blocks=tuple(b for b in blocks if b.sentences), remarks=(*note.remarks, remark))

    def stands(self, sentence: Sentence) -> bool:
        """Tell whether every citation's quote stands in its lines, and every quoted word in a citation."""
        try:
            for citation in sentence.citations:
                check_quote(citation, self._lines_of(citation.document))
        except CitationError:
            return False
        cited = " ".join(citation.quote for citation in sentence.citations)
        return all(_is_of(part, cited) for part in sentence.parts if part.kind is PartKind.QUOTE)

    def _lines_of(self, document: str) -> list[str]:
        if document not in self._lines:
            self._lines[document] = lines_on_disk(self._documents[document])
        return self._lines[document]


def _is_of(part: Part, cited: str) -> bool:
    """Tell whether all words of a quoted part stand in the cited words; marks and mended characters aside."""
    known = set(_WORD.findall(_plain(cited)))
    words = _WORD.findall(_plain(part.text))
    missing = [word for word in words if word not in known]
    return len(missing) * 20 <= len(words)


def _plain(text: str) -> str:
    return "".join(sign if sign.isascii() else " " for sign in text.casefold())
