"""What a note is made of. A sentence knows which of its words are names, which are quoted, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.types import Citation, LineSpan, content_key


class NoteKind(StrEnum):
    """What a note is about."""

    ENTITY = "entity"
    SET = "set"
    DOCUMENT = "document"
    OUTLINE = "cross-reference"


class BlockKind(StrEnum):
    """What a block of a note does."""

    OPENING = "opening"
    PLACE = "place"
    RELATIONS = "relations"
    TOGETHER = "together"
    SHARED = "shared"
    DIFFERENCES = "differences"
    PAIRED = "paired"
    AGREEMENT = "agreement"
    CONTRADICTION = "contradiction"
    CONTINUES = "continues"
    REPEATS = "repeats"
    SEE_ALSO = "see also"


class PartKind(StrEnum):
    """Where the words of a sentence's part come from."""

    WORDS = "words"
    NAME = "name"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words: the program's own, an entity's name (`about` is its id), or quoted from the notes."""

    kind: PartKind
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the places that say it; never without one. `code` keeps its line breaks."""

    parts: tuple[Part, ...]
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a sentence without a citation: {self.text!r}")

    @property
    def text(self) -> str:
        """Return the sentence as plain text, quoted words in quotation marks."""
        return "".join(spoken(part) for part in self.parts)

    @property
    def code(self) -> str:
        """Return the quoted code when the sentence is nothing but code of several lines, or an empty text."""
        only = self.parts[0]
        return only.text if len(self.parts) == 1 and only.kind is PartKind.QUOTE and "\n" in only.text else ""


@dataclass(frozen=True, slots=True)
class Place:
    """A heading's place, to be linked to. `span` are the lines under it that are meant."""

    document: str
    heading_path: tuple[str, ...]
    span: LineSpan


@dataclass(frozen=True, slots=True)
class Block:
    """A titled group of sentences; `place` is what the title links to."""

    kind: BlockKind
    title: str
    sentences: tuple[Sentence, ...]
    place: Place | None = None

    @property
    def key(self) -> str:
        """Return the block's name within its note: the same as long as it is about the same."""
        where = (self.place.document, *self.place.heading_path) if self.place else ()
        return content_key(self.kind.value, self.title, *where)[:12]


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A place that a note joins, with what it is there for. It claims nothing of the world."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class NoteRequest:
    """What to write a note about: entity names, a document's path with headings, or an outline's path and item."""

    kind: NoteKind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionStamp:
    """A section that a note rests on: where it starts and the hash of what it says."""

    document: str
    heading_path: tuple[str, ...]
    start: int
    content: str


@dataclass(frozen=True, slots=True)
class Note:
    """A cross-reference note. `remarks` tell what was left out; `subjects` are the ids of its entities."""

    request: NoteRequest
    title: str
    subjects: tuple[str, ...]
    links: tuple[NoteLink, ...]
    blocks: tuple[Block, ...]
    remarks: tuple[str, ...]
    rests_on: tuple[SectionStamp, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of all blocks in order."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)


@dataclass(frozen=True, slots=True)
class Gap:
    """A cross-reference of an outline that the notes cannot fill: where it stands, why, and what was searched."""

    place: Place
    prompt: str
    missing: tuple[str, ...]
    searched: tuple[str, ...]


def spoken(part: Part) -> str:
    """Return a part as plain text."""
    return f"“{part.text}”" if part.kind is PartKind.QUOTE and "\n" not in part.text else part.text


def heading_of(place: Place) -> str:
    """Return the last two headings of a place, or its document where it has none."""
    return " › ".join(place.heading_path[-2:]) or place.document
