"""What came of asking a language model about a set of passages."""

from __future__ import annotations

from dataclasses import dataclass

from graph.chat_failures import Failure
from graph.types import LineSpan, Passage
from ingest.llm.triples import DropReason, LlmTriple


@dataclass(frozen=True, slots=True)
class FailedPassage:
    """A passage that got no answer; the next ingest asks about it again."""

    passage_id: str
    document: str
    span: LineSpan
    failure: Failure

    @property
    def line(self) -> str:
        """Return where and why as one line of text."""
        return f"{self.document}:{self.span}: {self.failure}"


@dataclass(frozen=True, slots=True)
class LlmOutcome:
    """What was read and at what price.

    `triples` and `failed` follow the passages; `dropped` counts what the gate refused, in the order of
    DropReason. `asked` are the prompts that were sent, `from_cache` the passages that needed none; tokens are
    those of this run alone.
    """

    triples: tuple[LlmTriple, ...]
    dropped: tuple[tuple[DropReason, int], ...]
    failed: tuple[FailedPassage, ...]
    asked: int
    from_cache: int
    input_tokens: int
    output_tokens: int


def failed_passage(passage: Passage, failure: Failure) -> FailedPassage:
    """Return the record of a passage that got no answer."""
    return FailedPassage(passage.id, passage.document, passage.span, failure)
