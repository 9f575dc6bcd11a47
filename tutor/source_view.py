"""What a citation opens: the section on disk with the quoted lines marked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.errors import CitationError
from graph.lines import decode_text, split_lines
from graph.store import Store
from graph.types import Citation, Document, LineSpan, Section


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line as it stands on disk."""

    number: int
    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """A section's lines, for showing as text. `span` are the quoted lines."""

    document: str
    title: str
    heading_path: tuple[str, ...]
    span: LineSpan
    lines: tuple[SourceLine, ...]


def open_source(store: Store, citation: Citation) -> SourceView:
    """Return the section around a citation as it stands on disk now.

    Raises CitationError when the document is not known or not there, or the quote no longer stands in its lines.
    """
    document = next((d for d in store.documents() if d.path == citation.document), None)
    if document is None:
        raise CitationError(f"{citation.document} is not in the knowledge base any more; ask again.")
    lines = _lines_on_disk(document)
    check_quote(citation, lines)
    section = _section_of(store, citation)
    span = section.span if section else citation.span
    last = min(max(span.end, citation.span.end), len(lines))
    return SourceView(
        document=document.path,
        title=document.title,
        heading_path=section.heading_path if section else citation.heading_path,
        span=citation.span,
        lines=tuple(
            SourceLine(number, lines[number - 1], citation.span.start <= number <= citation.span.end)
            for number in range(min(span.start, citation.span.start), last + 1)
        ),
    )


def check_quote(citation: Citation, lines: list[str]) -> None:
    """Raise CitationError unless the quote stands verbatim in the cited lines, white space folded."""
    cited = "\n".join(lines[citation.span.start - 1 : citation.span.end])
    if " ".join(citation.quote.split()) not in " ".join(cited.split()):
        raise CitationError(
            f"{citation.document} has changed since it was ingested: lines {citation.span} no longer hold the "
            "quoted words. Ingest it again."
        )


def _lines_on_disk(document: Document) -> list[str]:
    file = Path(document.root) / document.path
    try:
        decoded = decode_text(file.read_bytes())
    except OSError as error:
        raise CitationError(f"{file} cannot be read ({error.strerror}); put it back or ingest again.") from error
    if decoded is None:
        raise CitationError(f"{file} is no text any more; put it back or ingest again.")
    return split_lines(decoded.text)


def _section_of(store: Store, citation: Citation) -> Section | None:
    return next((s for s in store.sections(citation.document) if s.span.contains(citation.span)), None)
