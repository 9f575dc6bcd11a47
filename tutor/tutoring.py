"""What a screen needs of a tutor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from graph.types import Citation
from tutor.explore.atlas import Atlas
from tutor.library import Library
from tutor.llm.ledger import Ledger
from tutor.outcome import Outcome, Topic
from tutor.source_view import SourceView
from tutor.talk import Asked, Step


class Tutoring(Protocol):
    """What a screen needs of the tutor; all of it cheap enough to call on every redraw but `ask`."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Outcome:
        """Answer from the notes or refuse. `history` are the earlier questions, oldest first."""
        ...

    def talk(self, asked: Asked, ledger: Ledger) -> Iterator[Step]:
        """Yield the steps of a reply, Done last; `ledger` is the session's.

        A model's failure is a remark in the reply; raises what `ask` raises. Closing it stops the model.
        """
        ...

    def ledger(self) -> Ledger:
        """Return a new ledger for a session, with the prices and the cap that are set."""
        ...

    @property
    def model_name(self) -> str:
        """Return the language model as set, provider:name, or nothing where there is none."""
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
        """Return questions that the notes answer, drawn from their entities."""
        ...

    def library(self) -> Library:
        """Return the documents, their sections and how the last ingest went."""
        ...

    def atlas(self) -> Atlas:
        """Return the graph as the Explore page looks at it."""
        ...
