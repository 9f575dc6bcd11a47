"""What the files of a notes folder say: notes, the index, and in an Obsidian folder copies of the documents."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from tutor.notes.blocks import Gap, Note, NoteKind, NoteRequest, PartKind
from tutor.notes.links import GithubLinks, Headings, Links, ObsidianLinks, lines_on_disk
from tutor.notes.manifest import WrittenGap, WrittenNote
from tutor.notes.markdown_text import escaped
from tutor.notes.note_format import NoteFormat
from tutor.notes.note_json import digest_of, note_json
from tutor.notes.render_markdown import Segment, markdown_segments
from tutor.notes.render_obsidian import obsidian_segments
from tutor.notes.shelf import Shelf

_ABOUT = (
    "Every sentence in them cites the lines that say it. What stands between the markers of generated blocks is "
    "written anew with the notes; what you write outside of them stays."
)
_TITLES = {
    NoteKind.ENTITY: "Entities",
    NoteKind.SET: "Together",
    NoteKind.DOCUMENT: "Documents",
    NoteKind.OUTLINE: "Cross-references of the course",
}


@dataclass(frozen=True, slots=True)
class Edition:
    """How notes are written into one folder: the form, where documents lie as seen from it, each note's file."""

    form: NoteFormat
    shelf: Shelf
    headings: Headings
    document_files: Mapping[str, str]
    files: Mapping[NoteRequest, str]
    listed: tuple[WrittenNote, ...]

    def links(self, own: str) -> Links:
        """Return what writes the links of one file."""
        notes = {n.subjects[0]: n.file for n in self.listed if n.request.kind is NoteKind.ENTITY}
        if self.form is NoteFormat.OBSIDIAN:
            return ObsidianLinks(self.headings, notes, own)
        return GithubLinks(self.headings, self.document_files, notes, own)


def suffix_of(form: NoteFormat) -> str:
    """Return the ending of the notes' files."""
    return ".json" if form is NoteFormat.JSON else ".md"


def index_file(form: NoteFormat) -> str:
    """Return the name of the file that lists all notes; GitHub shows a README by itself."""
    return {NoteFormat.MARKDOWN: "README.md", NoteFormat.OBSIDIAN: "Index.md", NoteFormat.JSON: "index.json"}[form]


def note_segments(note: Note, edition: Edition) -> tuple[Segment, ...]:
    """Return a note as segments of the edition's form."""
    links = edition.links(edition.files[note.request])
    if edition.form is NoteFormat.OBSIDIAN:
        return obsidian_segments(note, links, _linking(note, edition))
    return markdown_segments(note, links)


def json_text(note: Note) -> str:
    """Return a note as a JSON file."""
    return json.dumps(note_json(note), ensure_ascii=False, indent=1) + "\n"


def index_segments(edition: Edition, gaps: Sequence[WrittenGap]) -> tuple[Segment, ...]:
    """Return the list of all notes by kind, and the cross-references that could not be written."""
    links = edition.links(index_file(edition.form))
    lines = ["# Cross-reference notes", "", _ABOUT]
    for kind, title in _TITLES.items():
        notes = sorted((n for n in edition.listed if n.request.kind is kind), key=lambda n: n.title.casefold())
        if notes:
            lines += ["", f"## {title}", "", *(f"- {links.file(note.title, note.file)}" for note in notes)]
    if gaps:
        lines += ["", "## Not to be found in the notes", ""]
        lines += [f"- {escaped(gap.place)}: {escaped(', '.join(gap.missing))}" for gap in gaps]
        lines += [f"  - searched: {escaped(searched)}" for gap in gaps for searched in gap.searched]
    return (Segment("index", "\n".join(lines)),)


def index_json(listed: Sequence[WrittenNote], gaps: Sequence[WrittenGap]) -> str:
    """Return the index as a JSON file."""
    content = {
        "notes": [{"file": n.file, "title": n.title, "kind": n.request.kind.value} for n in listed],
        "gaps": [{"place": g.place, "missing": list(g.missing), "searched": list(g.searched)} for g in gaps],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def written_note(note: Note, file: str) -> WrittenNote:
    """Return what a folder remembers of a note."""
    parts = (part for sentence in note.sentences for part in sentence.parts)
    named = tuple(sorted({part.about for part in parts if part.kind is PartKind.NAME}))
    return WrittenNote(file, note.title, note.request, note.subjects, digest_of(note), named, note.rests_on)


def written_gap(gap: Gap) -> WrittenGap:
    """Return what a folder remembers of a gap."""
    place = f"{gap.place.document}, line {gap.place.span}: {' › '.join(gap.place.heading_path)}"
    return WrittenGap(gap.place.document, place, gap.missing, gap.searched)


def source_text(shelf: Shelf, document: str) -> str:
    """Return what a copy of a document says."""
    return "\n".join(lines_on_disk(shelf.documents[document])) + "\n"


def cited_documents(notes: Sequence[WrittenNote], shelf: Shelf) -> tuple[str, ...]:
    """Return the documents that notes rest on or stand for, by path, as far as they are still known."""
    cited = {stamp.document for note in notes for stamp in note.rests_on}
    cited |= {note.request.names[0] for note in notes if note.request.kind in (NoteKind.DOCUMENT, NoteKind.OUTLINE)}
    return tuple(sorted(path for path in cited if path in shelf.documents))


def _linking(note: Note, edition: Edition) -> list[tuple[str, str]]:
    """Return titles and files of the notes that name this note's entity."""
    if note.request.kind is not NoteKind.ENTITY:
        return []
    others = (other for other in edition.listed if other.request != note.request)
    return [(other.title, other.file) for other in others if note.subjects[0] in other.named]


def inside(file: str) -> bool:
    """Tell whether a manifest's file name stays inside its folder."""
    path = PurePosixPath(file)
    return not path.is_absolute() and ".." not in path.parts and bool(path.parts)
