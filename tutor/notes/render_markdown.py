"""A note as markdown: a list of segments, one for each block, so that a file can be renewed block by block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.types import Citation
from tutor.notes.blocks import Block, BlockKind, Note, Part, PartKind, Sentence
from tutor.notes.links import Links
from tutor.notes.markdown_text import escaped, fenced

# Blocks of these kinds follow one another under one heading.
_GROUPS = {BlockKind.PLACE: "Where it is treated", BlockKind.PAIRED: "Sections side by side"}


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a written note that is renewed as a whole; `key` names it within its file."""

    key: str
    text: str


def markdown_segments(note: Note, links: Links) -> tuple[Segment, ...]:
    """Return the note's segments in order: the title, the blocks, the remarks."""
    segments = [Segment("title", "\n".join(_head(note, links)))]
    before: BlockKind | None = None
    for block in note.blocks:
        segments.append(Segment(block.key, "\n".join(_block(block, before, links))))
        before = block.kind
    if note.remarks:
        segments.append(Segment("remarks", "\n".join(f"*{escaped(remark)}*  " for remark in note.remarks).rstrip()))
    return tuple(segments)


def whole_text(segments: Sequence[Segment]) -> str:
    """Return the segments as one text, without markers."""
    return "\n\n".join(segment.text for segment in segments) + "\n"


def citation_name(citation: Citation) -> str:
    """Return what a link to a citation says: the innermost heading and the lines."""
    heading = citation.heading_path[-1] if citation.heading_path else citation.document
    word = "line" if citation.span.start == citation.span.end else "lines"
    return f"{heading}, {word} {str(citation.span).replace('-', '–')}"


def _head(note: Note, links: Links) -> Iterator[str]:
    yield f"# {escaped(note.title)}"
    if note.links:
        yield ""
    for link in note.links:
        path = " › ".join(link.place.heading_path[-2:]) or link.place.document
        yield f"- {escaped(link.text)} {links.place(path, link.place.document, link.place.span.start)}"


def _block(block: Block, before: BlockKind | None, links: Links) -> Iterator[str]:
    group = _GROUPS.get(block.kind)
    if group and before is not block.kind:
        yield from (f"## {group}", "")
    title = escaped(block.title)
    if block.place:
        title = links.place(block.title, block.place.document, block.place.span.start)
    yield from (f"{'###' if group else '##'} {title}", "")
    named: set[str] = set()
    for sentence in block.sentences:
        yield from _sentence(sentence, links, named)


def _sentence(sentence: Sentence, links: Links, named: set[str]) -> Iterator[str]:
    cited = _citations(sentence, links)
    if sentence.code:
        yield f"- {cited}"
        yield ""
        yield from (f"  {line}".rstrip() for line in fenced(sentence.code).split("\n"))
        yield ""
    else:
        yield f"- {''.join(_part(part, links, named) for part in sentence.parts)} ({cited})"


def _part(part: Part, links: Links, named: set[str]) -> str:
    if part.kind is PartKind.QUOTE:
        return f"“{escaped(part.text)}”"
    if part.kind is PartKind.NAME and part.about not in named:
        named.add(part.about)
        return links.note(part.text, part.about)
    # Spaces at the edges belong to the sentence.
    return part.text if part.kind is PartKind.WORDS else escaped(part.text, opens=True)


def _citations(sentence: Sentence, links: Links) -> str:
    named = {(c.document, c.span): links.place(citation_name(c), c.document, c.span.start) for c in sentence.citations}
    return "; ".join(named.values())
