"""What must hold of every note, whatever it is about."""

from __future__ import annotations

import re
from pathlib import Path

from graph.knowledge import RELATION_MEANINGS
from tutor.notes.blocks import Note, PartKind, Sentence
from tutor.notes.prose import plural_verb
from tutor.notes.service import NoteService

VERBS = {f" {verb} " for t, meaning in RELATION_MEANINGS.items() for verb in (meaning.verb, plural_verb(t))}
JOINING = {
    ".", ": ", "; ", ", ", " and ", "It", ", and in other words: ", ", elsewhere with other lists: ",
    ", elsewhere with other numbers: ", "; only the first has ", "; only the second has ",
}  # fmt: skip


def assert_lawful(note: Note, service: NoteService) -> None:
    """Check that each sentence is cited, quotes what stands on disk, and claims nothing in words of its own."""
    assert note.blocks
    for sentence in note.sentences:
        _assert_cited(sentence, service)
        for part in sentence.parts:
            if part.kind is PartKind.WORDS:
                assert part.text in VERBS | JOINING
            elif part.kind is PartKind.NAME:
                assert part.text.casefold() == service.shelf.entities[part.about].name.casefold()
            else:
                assert _letters(part.text.removesuffix(" …")) <= _letters(_cited(sentence))


def _assert_cited(sentence: Sentence, service: NoteService) -> None:
    assert sentence.citations
    for citation in sentence.citations:
        document = service.shelf.documents[citation.document]
        text = (Path(document.root) / document.path).read_bytes().decode("utf-8", "replace")
        lines = re.split(r"\r\n|\n|\r", text)[citation.span.start - 1 : citation.span.end]
        assert " ".join(citation.quote.split()) in " ".join("\n".join(lines).split())


def _cited(sentence: Sentence) -> str:
    return " ".join(citation.quote for citation in sentence.citations)


def _letters(text: str) -> set[str]:
    """Return a text's ASCII words; others may be mended."""
    return set(re.findall(r"[a-z0-9]+", "".join(c if c.isascii() else " " for c in text.casefold())))
