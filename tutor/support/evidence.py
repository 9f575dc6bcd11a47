"""What the sources that one sentence cites say, read once for all sentences that cite the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from tutor.support.clauses import parts_of
from tutor.support.direction import relations_in
from tutor.support.known_names import KnownNames
from tutor.support.numbers import numbers_in
from tutor.support.ownership import Owners, Told
from tutor.support.slots import slots_in
from tutor.support.sources import Piece, Source
from tutor.support.stated_names import named_in
from tutor.support.wording import stems_in

# A line of the notes that speaks to a model instead of saying something: it bears nothing.
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\s+(?:\w+\s+){0,3}?"
    r"(?:above|previous|prior|earlier|instructions?|rules?|prompt)\b"
    r"|\b(?:tell|inform|assure|convince)\s+(?:the|your)\s+(?:reader|user|student)s?\b"
    r"|\b(?:you are|act as|behave as|pretend to be)\s+(?:now\s+)?(?:an?\s+)?(?:\w+\s+)?"
    r"(?:assistant|chatbot|language model|ai)\b"
    r"|\bsystem prompt\b",
    re.IGNORECASE,
)


class Evidence:
    """The pieces of some sources with the names, numbers and words that stand there or in the lines above."""

    def __init__(self, sources: Sequence[Source], known: KnownNames) -> None:
        told = [Told(tuple(map(clean, source.about)), tuple(p.text for p in _pieces(source))) for source in sources]
        self.pieces = tuple(piece for source in sources for piece in _pieces(source))
        self.text = "\n".join(line for one in told for line in (*one.about, *one.pieces))
        self.stems = stems_in(self.text)
        self.own_stems = stems_in("\n".join(piece.text for piece in self.pieces))
        self.named = named_in(self.text, self.stems, known)
        self.numbers = tuple(number for line in self.text.split("\n") for number in numbers_in(line))
        self.parts = tuple(
            part.text for piece in self.pieces for part in parts_of(piece.text) if part.text != piece.text
        )
        self.owners = Owners(told, known)
        self.slots = tuple(slot for piece in self.pieces for slot in slots_in(piece.text, known))
        self.relations = tuple(relation for piece in self.pieces for relation in relations_in(piece.text, known))


def clean(text: str) -> str:
    """Return the text without characters that are not shown, which could split or join words unseen."""
    return "".join(char if char in "\n\t" or not _is_hidden(char) else _instead(char) for char in text)


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"}


def _instead(char: str) -> str:
    return "" if unicodedata.category(char) == "Cf" else " "


def _pieces(source: Source) -> tuple[Piece, ...]:
    cleaned = (replace(piece, text=clean(piece.text)) for piece in source.pieces)
    return tuple(piece for piece in cleaned if piece.text.strip() and not _ORDER.search(piece.text))
