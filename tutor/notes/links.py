"""How a note links: to a place in the notes and to other notes, in the two ways of writing links."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from posixpath import relpath
from typing import Protocol

from graph.lines import decode_text, split_lines
from graph.types import Document
from tutor.notes.disk_headings import DiskHeading, DiskHeadings
from tutor.notes.markdown_text import address, escaped

_MARKDOWN = (".md", ".markdown")
SOURCES = "sources"


class Links(Protocol):
    """Writes links from one note. A link that cannot be made is the text alone."""

    def place(self, text: str, document: str, line: int) -> str:
        """Return a link to the heading over a line of a document."""
        ...

    def note(self, text: str, about: str) -> str:
        """Return a link to the note on an entity, or the text where there is none but this one."""
        ...

    def file(self, text: str, file: str) -> str:
        """Return a link to a note by its file's path within the folder."""
        ...


class Headings:
    """The headings of all documents as they stand on disk, each file read once."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._read: dict[str, DiskHeadings] = {}

    def above(self, document: str, line: int) -> DiskHeading | None:
        """Return the heading over a line; None where the file has none there or cannot be read."""
        if document not in self._read:
            self._read[document] = DiskHeadings(lines_on_disk(self._documents[document]))
        return self._read[document].above(line)


class GithubLinks:
    """Relative links with GitHub's slugs. `files` maps documents to their paths as seen from the folder."""

    def __init__(self, headings: Headings, files: Mapping[str, str], notes: Mapping[str, str], own: str) -> None:
        self._headings = headings
        self._files = files
        self._notes = notes
        self._own = own

    def place(self, text: str, document: str, line: int) -> str:
        """Return a link to the heading over a line; to the line itself in a file that is no markdown."""
        heading = self._headings.above(document, line)
        anchor = heading.slug if heading else ""
        if PurePosixPath(document).suffix.lower() not in _MARKDOWN:
            anchor = f"L{line}"
        return f"[{escaped(text)}]({address(self._from_here(self._files[document]), anchor)})"

    def note(self, text: str, about: str) -> str:
        """Return a link to the note on an entity, or the text where there is none but this one."""
        target = self._notes.get(about)
        return escaped(text, opens=True) if target in (None, self._own) else self.file(text, target or "")

    def file(self, text: str, file: str) -> str:
        """Return a link to a note by its file's path within the folder."""
        return f"[{escaped(text)}]({address(self._from_here(file))})"

    def _from_here(self, target: str) -> str:
        folders = PurePosixPath(self._own).parent.parts
        # A path that leads out of the folder cannot be shortened: what lies above is not known here.
        return (
            "../" * len(folders) + target
            if target.startswith("../")
            else relpath("/" + target, "/" + "/".join(folders))
        )


class ObsidianLinks:
    """Wikilinks, to copies of the documents in a folder beside the notes."""

    def __init__(self, headings: Headings, notes: Mapping[str, str], own: str) -> None:
        self._headings = headings
        self._notes = notes
        self._own = own

    def place(self, text: str, document: str, line: int) -> str:
        """Return a wikilink to the heading over a line."""
        heading = self._headings.above(document, line)
        anchor = f"#{heading.obsidian}" if heading and heading.obsidian else ""
        return f"[[{source_copy(document).removesuffix('.md')}{anchor}|{_label(text)}]]"

    def note(self, text: str, about: str) -> str:
        """Return a wikilink to the note on an entity, or the text where there is none but this one."""
        target = self._notes.get(about)
        return escaped(text, opens=True) if target in (None, self._own) else self.file(text, target or "")

    def file(self, text: str, file: str) -> str:
        """Return a wikilink to a note by its file's path within the folder."""
        return f"[[{file.removesuffix('.md')}|{_label(text)}]]"


def source_copy(document: str) -> str:
    """Return where an Obsidian folder keeps a document: Obsidian opens no file but those that end in .md."""
    plain = "".join("-" if sign in '#^[]|:\\"*<>?' else sign for sign in document)
    return f"{SOURCES}/{plain}" if plain.endswith(".md") else f"{SOURCES}/{plain}.md"


def lines_on_disk(document: Document) -> list[str]:
    """Return a document's lines as they stand on disk, none where it cannot be read."""
    try:
        decoded = decode_text((Path(document.root) / document.path).read_bytes())
    except OSError:
        return []
    return split_lines(decoded.text) if decoded else []


def _label(text: str) -> str:
    """Return a wikilink's label: it ends at a bracket or a bar, and takes no escape."""
    return " ".join(text.replace("[", "(").replace("]", ")").replace("|", "/").split())
