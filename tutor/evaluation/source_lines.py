"""The lines of the knowledge base's documents as they stand on disk now, each file read once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph.errors import CitationError, InputError
from graph.lines import decode_text, split_lines
from graph.types import Citation, Document
from tutor.source_view import check_quote


class SourceLines:
    """Reads documents from their folders."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.path: document for document in documents}
        self._lines: dict[str, list[str]] = {}

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the documents' paths."""
        return tuple(self._documents)

    def of(self, path: str) -> list[str]:
        """Return a document's lines.

        Raises InputError when the knowledge base does not hold it or its file is gone.
        """
        if path not in self._lines:
            self._lines[path] = self._read(path)
        return self._lines[path]

    def holds(self, citation: Citation) -> bool:
        """Tell whether the citation's quote stands verbatim in its lines on disk."""
        if citation.document not in self._documents:
            return False
        try:
            check_quote(citation, self.of(citation.document))
        except CitationError:
            return False
        return True

    def _read(self, path: str) -> list[str]:
        document = self._documents.get(path)
        if document is None:
            raise InputError(f"{path} is not in the knowledge base.")
        file = Path(document.root) / path
        try:
            decoded = decode_text(file.read_bytes())
        except OSError as error:
            raise InputError(f"{file} cannot be read ({error.strerror}): ingest again.") from error
        if decoded is None:
            raise InputError(f"{file} is no text any more: ingest again.")
        return split_lines(decoded.text)
