"""From lines, as a link or a heading names them, to a citation that the tutor can open.

Such a citation has an empty quote: it asks for the lines as they stand, and claims nothing about the words.
"""

from __future__ import annotations

from graph.types import Citation, LineSpan
from tutor.library import Library, LibraryEntry
from tutor.outcome import Topic
from tutor.ui.links import LinkError, SourceLink


def cited_lines(library: Library, link: SourceLink) -> Citation:
    """Return the citation that a link names. Raises LinkError when the notes have no such lines."""
    entry = _entry(library, link.document)
    if link.span.end > max(entry.document.lines, 1):
        raise LinkError(
            f"{link.document} has {entry.document.lines} lines, and this link asks for {link.span}. "
            "The notes may have changed since it was made."
        )
    return Citation(link.document, heading_path_at(entry, link.span.start), link.span, quote="")


def heading_path_at(entry: LibraryEntry, line: int) -> tuple[str, ...]:
    """Return the headings over a line."""
    for section in reversed(entry.sections):
        if section.span.start <= line <= section.span.end:
            return section.heading_path
    return ()


def topic_link(topic: Topic) -> SourceLink:
    """Return the link to a topic's heading line."""
    return SourceLink(topic.document, LineSpan(topic.line, topic.line))


def _entry(library: Library, document: str) -> LibraryEntry:
    for entry in library.entries:
        if entry.document.path == document:
            return entry
    raise LinkError(f"The notes have no document {document}. It may have been renamed or taken out.")
