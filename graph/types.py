"""The words of the project as frozen types: what a knowledge base holds and what an answer cites.

Nothing here knows of markdown, questions or screens. Line numbers are 1-based and inclusive everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


@dataclass(frozen=True, slots=True, order=True)
class LineSpan:
    """A run of lines of one file, both ends included."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 1 <= self.start <= self.end:
            raise ValueError(f"not a line span: {self.start}-{self.end}")

    def contains(self, other: LineSpan) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}-{self.end}"


class DocumentRole(StrEnum):
    """What a file is read as."""

    NOTES = "notes"
    OUTLINE = "outline"


@dataclass(frozen=True, slots=True)
class Document:
    """One source file. `path` is relative to `root`, the ingested folder, with forward slashes."""

    path: str
    root: str
    title: str
    content_hash: str
    role: DocumentRole
    lines: int
    size: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it up to the next heading.

    The text before a document's first heading is a Section with an empty heading path and level 0.
    """

    id: str
    document: str
    ordinal: int
    level: int
    heading_path: tuple[str, ...]
    span: LineSpan


class PassageKind(StrEnum):
    """The shape of a passage in its source."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words exactly as they stand on disk, with the lines they stand in."""

    span: LineSpan
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """The smallest thing an answer can say: one sentence, list item, table row or code block.

    `text` is the readable form (repaired, without markup); `quotes` are the words on disk that say it, the
    statement itself first. `label` is the bold or colon-ended term that the text opens with, or empty.
    `lead_in` holds the lines that introduce it inside its section, outermost first.
    """

    text: str
    label: str
    lead_in: tuple[str, ...]
    quotes: tuple[Quote, ...]

    @property
    def span(self) -> LineSpan:
        """Return the lines of the statement itself."""
        return self.quotes[0].span


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is embedded and retrieved; lies inside one Section.

    `text` is what stands in its lines, repaired, markup kept. `lead_in` are the introducing lines that lie
    outside its own span; `heading` are the words on disk of the heading right above it, if there is one. Passages
    are ordered by (document, ordinal).
    """

    id: str
    document: str
    section_id: str
    ordinal: int
    kind: PassageKind
    title: str
    heading_path: tuple[str, ...]
    lead_in: tuple[str, ...]
    span: LineSpan
    text: str
    statements: tuple[Statement, ...]
    heading: Quote | None = None

    @property
    def breadcrumb(self) -> tuple[str, ...]:
        """Return document title, headings and introducing lines, outermost first, each once."""
        return tuple(dict.fromkeys((self.title, *self.heading_path, *self.lead_in)))

    @property
    def plain(self) -> str:
        """Return the readable text of the statements, one a line."""
        return "\n".join(statement.text for statement in self.statements)

    @property
    def embedded_text(self) -> str:
        """Return what the embedding model reads: the breadcrumb, then the readable text."""
        return " › ".join(self.breadcrumb) + "\n" + self.plain

    @property
    def embedding_key(self) -> str:
        """Return the key under which the vector of `embedded_text` is stored."""
        return content_key(self.embedded_text)


class OutlinePart(StrEnum):
    """The ten kinds of part that a course outline asks for."""

    CONTENT = "content"
    LEARNING_OBJECTIVE = "learning objective"
    SECTION_TRANSITION = "section transition"
    KEY_POINT_CALLOUT = "key point callout"
    GLOSSARY = "glossary"
    FURTHER_EXPLORATION = "further exploration"
    QUIZ = "quiz"
    REFLECTION = "reflection"
    SUMMARY = "summary"
    CROSS_REFERENCE = "cross-reference"


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One part of a course plan. Its `prompt` is a wish, never knowledge."""

    id: str
    document: str
    ordinal: int
    chapter: str
    heading_path: tuple[str, ...]
    part: OutlinePart
    prompt: str
    span: LineSpan


class ProblemKind(StrEnum):
    """Why a file, or a part of it, was not read."""

    UNREADABLE = "unreadable"
    NOT_TEXT = "not text"
    EMPTY = "empty"
    TOO_LARGE = "too large"
    OUTSIDE = "outside the folder"
    MISSING = "missing"
    CONFLICT = "same path in two folders"
    ENCODING = "unknown encoding"


@dataclass(frozen=True, slots=True)
class Problem:
    """A clear line about one path that could not be read, and what to do about it."""

    path: str
    kind: ProblemKind
    detail: str


class RepairKind(StrEnum):
    """What was mended while reading; the file on disk is never changed."""

    MOJIBAKE = "garbled characters"
    ENTITY = "html entity"
    SPLIT_HEADING = "heading cut over two lines"
    SPLIT_PARAGRAPH = "sentence cut by a page break"
    SPLIT_LIST = "list cut by a page break"
    IMPLICIT_HEADING = "line that serves as a heading"
    HEADING_LEVEL = "heading at the wrong level"
    LOST_BULLET = "list item without its bullet"
    EMPTY_BULLET = "empty bullet"
    OPEN_FENCE = "code fence never closed"
    BROKEN_MARKUP = "half a bold mark"
    HTML_TABLE = "html table"


@dataclass(frozen=True, slots=True)
class Repair:
    """One mended place."""

    document: str
    line: int
    kind: RepairKind


@dataclass(frozen=True, slots=True)
class Citation:
    """What an answer shows: where to look and the words that stand there."""

    document: str
    heading_path: tuple[str, ...]
    span: LineSpan
    quote: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """All that reading one file yields; the unit in which a knowledge base is updated."""

    document: Document
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    outline: tuple[OutlineItem, ...]
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class IngestWork:
    """What one ingest did: documents by what became of them, texts embedded, seconds of wall time."""

    added: int
    changed: int
    removed: int
    unchanged: int
    embedded: int
    seconds: float


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What the last ingest did, and how much the knowledge base holds."""

    added: int
    changed: int
    removed: int
    unchanged: int
    documents: int
    outlines: int
    sections: int
    passages: int
    outline_items: int
    repairs: int
    embedded: int
    seconds: float


def content_key(*parts: str) -> str:
    """Return a stable 24-digit hex key of the parts; different splits give different keys."""
    pieces: list[bytes] = []
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        pieces += (len(encoded).to_bytes(8, "big"), encoded)
    return sha256(b"".join(pieces)).hexdigest()[:24]
