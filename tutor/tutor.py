"""The tutor: one object, built once, that the screen and the command line talk to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from graph.types import Citation
from tutor.library import Library
from tutor.outcome import Outcome, Topic
from tutor.source_view import SourceView


class Tutoring(Protocol):
    """What a screen needs of the tutor; all of it cheap enough to call on every redraw but `ask`."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Outcome:
        """Answer from the notes or refuse. `history` are the earlier questions, oldest first."""
        ...

    def source(self, citation: Citation) -> SourceView:
        """Open the section that a citation names.

        Raises CitationError, which says what changed, when the quote no longer stands in the file on disk.
        """
        ...

    def topics(self, limit: int = 12) -> tuple[Topic, ...]:
        """Return what the notes cover, broadest first."""
        ...

    def suggestions(self, limit: int = 6) -> tuple[str, ...]:
        """Return questions that the notes answer, drawn from their headings."""
        ...

    def library(self) -> Library:
        """Return the documents, their sections and how the last ingest went."""
        ...
