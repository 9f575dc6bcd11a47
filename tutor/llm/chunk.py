"""What the pieces of a stream hold, whichever provider sent them, and what they add up to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tutor.llm.ledger import Usage
from tutor.llm.tokens import estimated_tokens

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk

# What providers call the reason for which a reply ends, and what they call its end for want of room.
_REASON_NAMES = ("finish_reason", "stop_reason", "done_reason", "stopReason", "status")
_NO_ROOM = frozenset({"length", "max_tokens", "incomplete", "model_length", "model_context_window_exceeded"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """New text, the tokens reported with it, and why the reply ends, where it does."""

    text: str = ""
    usage: Usage | None = None
    ends: str = ""


def chunk_of(message: AIMessageChunk) -> Chunk:
    """Return what a piece of LangChain's stream holds."""
    reported = message.usage_metadata
    usage = Usage(reported["input_tokens"], reported["output_tokens"]) if reported else None
    found = (message.response_metadata.get(name) for name in _REASON_NAMES)
    return Chunk(message.text, usage, next((str(reason) for reason in found if reason), ""))


@dataclass(slots=True)
class Received:
    """What has arrived of a reply. `counts_anew` tells that each count of tokens is the whole, not what is new."""

    counts_anew: bool
    characters: int = 0
    reported: Usage = field(default_factory=Usage)
    ends: str = ""
    _parts: list[str] = field(default_factory=list)

    def take(self, chunk: Chunk) -> None:
        """Add a piece."""
        self._parts.append(chunk.text)
        self.characters += len(chunk.text)
        self.ends = self.ends or chunk.ends
        if chunk.usage:
            self.reported = chunk.usage if self.counts_anew else self.reported + chunk.usage

    @property
    def is_blank(self) -> bool:
        """Tell whether there is no word yet."""
        return not any(part.strip() for part in self._parts)

    @property
    def is_cut(self) -> bool:
        """Tell whether the model stopped for want of room."""
        return self.ends.lower() in _NO_ROOM

    def usage(self, prompt_tokens: int, *, complete: bool) -> Usage:
        """Return the tokens as reported, or by length where the reply is not complete or not all were reported."""
        if complete and self.reported.input and self.reported.output:
            return self.reported
        output = max(self.reported.output, estimated_tokens("".join(self._parts)))
        return Usage(self.reported.input or prompt_tokens, output, estimated=True)
