"""A note for Obsidian: properties on top, wikilinks inside, and the notes that link here below."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tutor.notes.blocks import Note
from tutor.notes.links import Links
from tutor.notes.render_markdown import Segment, markdown_segments

PROPERTIES = "properties"


def obsidian_segments(note: Note, links: Links, linked_from: Sequence[tuple[str, str]]) -> tuple[Segment, ...]:
    """Return the note's segments; `linked_from` are the titles and files of the notes that link to it."""
    segments = [Segment(PROPERTIES, properties(note)), *markdown_segments(note, links)]
    if linked_from:
        back = [f"- {links.file(title, file)}" for title, file in linked_from]
        segments.append(Segment("backlinks", "\n".join(["## Linked from", "", *back])))
    return tuple(segments)


def properties(note: Note) -> str:
    """Return the properties that Obsidian reads at the top of a file; JSON's strings are YAML's."""
    title = json.dumps(note.title, ensure_ascii=False)
    return f"---\ntitle: {title}\ntags:\n  - cross-reference\n  - {note.request.kind.value}\n---"
