"""Asking a chat model with its text streaming in; whatever goes wrong is a value, in our own words."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeAlias

from graph.chat_failures import Failure, FailureReason, failure_of
from graph.chat_model import CallLimits, ModelWish, open_chat
from tutor.llm.background import start
from tutor.llm.chunk import Chunk, Received, chunk_of
from tutor.llm.ledger import Usage
from tutor.llm.prompt import Prompt

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_PASSING = frozenset({FailureReason.RATE_LIMITED, FailureReason.SERVER_ERROR, FailureReason.UNREACHABLE})
# The service took the request and worked on it, so it will be on the bill.
_BILLED = frozenset({FailureReason.TIMED_OUT, FailureReason.BROKEN_OFF, FailureReason.EMPTY, FailureReason.ENDLESS})
_Item: TypeAlias = Chunk | Future[None]


@dataclass(frozen=True, slots=True)
class StreamLimits:
    """Seconds without new words and in all, how often to try again before the first word, and the longest reply.

    `pause` are the seconds before the first new try, doubled before each further one, or what the service asks for;
    where it asks for more than `longest_pause`, it is not tried again. `tick` is how often a caller gets the chance
    to stop.
    """

    seconds: float = 30.0
    total: float = 180.0
    retries: int = 2
    characters: int = 16_000
    pause: float = 0.5
    longest_pause: float = 15.0
    tick: float = 0.2


class ChatModel:
    """A chat model that streams. `name` is provider:name."""

    def __init__(self, name: str, chat: BaseChatModel, limits: StreamLimits) -> None:
        self.name = name
        self.limits = limits
        # OpenAI's protocol counts tokens only when asked to, which some of the servers that speak it do not know.
        self.speaks_openai = name.startswith("openai:")
        self.asks_usage = self.speaks_openai
        self._chat = chat

    def call(self, prompt: Prompt) -> Call:
        """Return a call; nothing is sent before its text is asked for."""
        return Call(self, prompt)

    async def pump(self, prompt: Prompt, put: Callable[[Chunk], None], *, asks_usage: bool) -> None:
        """Hand over the pieces of a reply as they come; raises what the provider's client raises."""
        from langchain_core.messages import AIMessageChunk

        quiet = self.speaks_openai and not asks_usage
        chat = self._chat.model_copy(update={"stream_usage": False}) if quiet else self._chat
        async for message in chat.astream([("system", prompt.system), ("user", prompt.user)]):
            if isinstance(message, AIMessageChunk):
                put(chunk_of(message))


def open_model(wish: ModelWish, limits: StreamLimits) -> ChatModel:
    """Return a chat model; nothing is sent yet. Raises what `open_chat` raises."""
    # Trying again is done here, alike for all providers and bounded in time.
    return ChatModel(wish.model, open_chat(wish, CallLimits(seconds=limits.seconds, retries=0)), limits)


class Call:
    """One question to a model: its text once, then what it cost and what went wrong, if anything."""

    def __init__(self, model: ChatModel, prompt: Prompt) -> None:
        self.failure: Failure | None = None
        self._model = model
        self._limits = model.limits
        self._prompt = prompt
        self._received = Received(counts_anew=model.speaks_openai)
        self._asks_usage = False
        self._sent = self._complete = False

    def texts(self) -> Generator[str, None, None]:
        """Yield the text as it comes, and nothing, '', several times a second while none comes.

        Never raises because of the service. Closing it breaks the connection off.
        """
        self._asks_usage = self._model.asks_usage
        deadline = time.monotonic() + self._limits.total
        for attempt in range(self._limits.retries + 1):
            yield from self._attempt(deadline)
            if not self._may_try_again() or attempt == self._limits.retries:
                return
            yield from self._pause(max(self._limits.pause * 2**attempt, self.failure.wait if self.failure else 0.0))

    @property
    def usage(self) -> Usage:
        """Return the tokens so far, estimated by length where the service did not report them."""
        turned_away = self.failure and self._received.is_blank and self.failure.reason not in _BILLED
        if not self._sent or turned_away:
            return Usage()
        return self._received.usage(self._prompt.tokens, complete=self._complete)

    def _attempt(self, deadline: float) -> Iterator[str]:
        self.failure, self._sent = None, True
        items: SimpleQueue[_Item] = SimpleQueue()
        work = start(self._model.pump(self._prompt, items.put, asks_usage=self._asks_usage))
        work.add_done_callback(items.put)
        try:
            yield from self._drain(items, deadline)
        finally:
            work.cancel()

    def _drain(self, items: SimpleQueue[_Item], deadline: float) -> Iterator[str]:
        patience = time.monotonic() + self._limits.seconds
        while True:
            item = self._next(items)
            if isinstance(item, Future):
                self._end(item)
                return
            if item:
                self._received.take(item)
                patience = time.monotonic() + self._limits.seconds
            self.failure = self._lost_patience(min(patience, deadline))
            if self.failure:
                return
            yield item.text if item else ""

    def _next(self, items: SimpleQueue[_Item]) -> _Item | None:
        try:
            return items.get(timeout=min(self._limits.tick, self._limits.seconds))
        except Empty:
            return None

    def _lost_patience(self, until: float) -> Failure | None:
        if time.monotonic() > until:
            return Failure(FailureReason.TIMED_OUT, "")
        if self._received.characters > self._limits.characters:
            return Failure(FailureReason.ENDLESS, "")
        return None

    def _end(self, work: Future[None]) -> None:
        """Take note of how the reply ended."""
        error = None if work.cancelled() else work.exception()
        if isinstance(error, Exception):
            self.failure = self._in_midst(failure_of(error))
        elif self._received.is_blank:
            self.failure = Failure(FailureReason.EMPTY, "")
        elif self._received.is_cut or (self._model.speaks_openai and not self._received.ends):
            self.failure = Failure(FailureReason.BROKEN_OFF, "")
        self._complete = error is None and bool(self._received.ends)
        if self._complete:
            self._model.asks_usage = self._asks_usage

    def _in_midst(self, failure: Failure) -> Failure:
        lost = failure.reason is FailureReason.UNREACHABLE and not self._received.is_blank
        return Failure(FailureReason.BROKEN_OFF, failure.error) if lost else failure

    def _may_try_again(self) -> bool:
        if self.failure is None or not self._received.is_blank:
            return False
        if self.failure.reason is FailureReason.REJECTED and self._asks_usage:
            self._asks_usage = False
            return True
        return self.failure.reason in _PASSING and self.failure.wait <= self._limits.longest_pause

    def _pause(self, seconds: float) -> Iterator[str]:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            yield ""
            time.sleep(min(left, self._limits.tick))
