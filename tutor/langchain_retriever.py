"""The tutor's retrieval for any LangChain chain. Needs langchain-core, which the tutor itself does not."""

from __future__ import annotations

from typing import Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field, SkipValidation

from tutor.outcome import RetrievedPassage


class Retrieving(Protocol):
    """What is asked of the tutor here."""

    def retrieve(self, question: str, limit: int) -> tuple[RetrievedPassage, ...]:
        """Return the best passages, best first."""
        ...


class NotesRetriever(BaseRetriever):
    """Returns passages of the notes as LangChain documents, best first.

    The metadata name the place: document, heading_path, start_line, end_line, and score and why.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    tutor: SkipValidation[Retrieving]
    limit: int = Field(default=8, ge=1)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  # the name is LangChain's
    ) -> list[Document]:
        return [_document(retrieved) for retrieved in self.tutor.retrieve(query, self.limit)]


def _document(retrieved: RetrievedPassage) -> Document:
    passage = retrieved.passage
    return Document(
        id=passage.id,
        page_content=passage.plain,
        metadata={
            "document": passage.document,
            "heading_path": list(passage.heading_path),
            "start_line": passage.span.start,
            "end_line": passage.span.end,
            "score": retrieved.score,
            "why": [f"{why.kind}: {why.detail}" for why in retrieved.why],
        },
    )
