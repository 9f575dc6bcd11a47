"""Replies that were paid for, one a line in a file beside the knowledge base, so that none is paid for twice."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import LlmCacheUnusable
from graph.types import Passage, content_key
from graph.whole_folder import write_text_whole
from ingest.llm.chat import RawTriple, Reply
from ingest.llm.prompt import PROMPT_KEY

SUFFIX = ".llm-replies.jsonl"


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True)

    key: str
    triples: tuple[RawTriple, ...]
    input_tokens: int
    output_tokens: int


def cache_file(kb_file: Path) -> Path:
    """Return where the replies for a knowledge base are kept."""
    return kb_file.with_name(kb_file.name + SUFFIX)


def cache_key(passage: Passage, model: str) -> str:
    """Return the key of a passage's reply: other words, another model or another prompt give another key."""
    return content_key(passage.embedding_key, model, PROMPT_KEY)


class LlmCache:
    """The replies on file, before the gate: a better gate reads old replies anew.

    A line that cannot be read counts as not there; the passage is asked about again. Every reply is on file
    as soon as `put` returns, whatever becomes of the ingest.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._replies: dict[str, Reply] | None = None

    def get(self, key: str) -> Reply | None:
        """Return the reply under a key, if there is one.

        Raises LlmCacheUnusable when there is a file that cannot be read.
        """
        return self._known().get(key)

    def put(self, key: str, reply: Reply) -> None:
        """Add a reply to the file.

        Raises LlmCacheUnusable when it cannot be written.
        """
        self._known()[key] = reply
        # The line end in front ends a line that was cut when an earlier ingest was killed.
        self._append(f"\n{_written(key, reply)}\n".encode())

    def prepare(self) -> None:
        """Make sure that replies can be kept, before any is paid for.

        Raises LlmCacheUnusable when they cannot.
        """
        self._append(b"")

    def keep_only(self, keys: Set[str]) -> int:
        """Forget all other replies, such as those for passages that are gone; return how many.

        The file is replaced in one step. Raises LlmCacheUnusable when it cannot be.
        """
        known = self._known()
        kept = {key: reply for key, reply in known.items() if key in keys}
        forgotten = len(known) - len(kept)
        if forgotten:
            try:
                write_text_whole(self._file, "".join(f"{_written(key, reply)}\n" for key, reply in kept.items()))
            except OSError as error:
                raise LlmCacheUnusable(self._unusable(error)) from error
            self._replies = kept
        return forgotten

    def _known(self) -> dict[str, Reply]:
        if self._replies is None:
            try:
                lines = self._file.read_bytes().split(b"\n") if self._file.exists() else []
            except OSError as error:
                raise LlmCacheUnusable(self._unusable(error)) from error
            read = (line for line in map(_read, lines) if line)
            self._replies = {line.key: Reply(line.triples, line.input_tokens, line.output_tokens) for line in read}
        return self._replies

    def _append(self, data: bytes) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("ab") as stream:
                stream.write(data)
        except OSError as error:
            raise LlmCacheUnusable(self._unusable(error)) from error

    def _unusable(self, error: OSError) -> str:
        return (
            f"The language model's replies cannot be kept in {self._file}: {error.strerror}. Without them every "
            "ingest would pay anew; make the file writable, or set KB_PATH to another folder."
        )


def _written(key: str, reply: Reply) -> str:
    line = _Line(key=key, triples=reply.triples, input_tokens=reply.input_tokens, output_tokens=reply.output_tokens)
    return line.model_dump_json()


def _read(line: bytes) -> _Line | None:
    try:
        return _Line.model_validate_json(line) if line.strip() else None
    except ValidationError:  # damaged: asked about again
        return None
