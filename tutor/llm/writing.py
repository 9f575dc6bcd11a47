"""A reply while a model writes it: what streams in, what of it is let through, and what it costs."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import closing
from typing import TypeAlias

from tutor.llm.chat_stream import Call
from tutor.llm.gate import Gate
from tutor.llm.ledger import Ledger, Usage
from tutor.llm.reply import ReadSentence, ReplyReader
from tutor.llm.turn import Turn
from tutor.talk import Said, Waiting

_BEAT = 0.2  # seconds
Steps: TypeAlias = Generator[Said | Waiting, None, None]


class Pulse:
    """Gives the caller a chance to stop, but not at every word."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def beat(self) -> Iterator[Waiting]:
        """Yield a Waiting where the last one is long enough ago."""
        now = time.monotonic()
        if now - self._last >= _BEAT:
            self._last = now
            yield Waiting()


class Writing:
    """A call in progress, with what its text comes to."""

    def __init__(self, turn: Turn, call: Call, gate: Gate) -> None:
        self.turn = turn
        self.call = call
        self.gate = gate
        self.text = ""
        self._reader = ReplyReader()
        self._pulse = Pulse()

    @property
    def usage(self) -> Usage:
        """Return the tokens of the turn, those of rewriting the question with them."""
        return self.turn.rewriting.usage + self.call.usage

    def sentences(self, ledger: Ledger) -> Steps:
        """Yield each sentence that is let through, as soon as it is complete."""
        with closing(booked(self.call, ledger)) as texts:
            for text in texts:
                yield from self._through(self._reader.feed(text) if text else [])
                if self.gate.finds_nothing:
                    return
                yield from self._pulse.beat()
        if not self.call.failure:
            yield from self._through(self._reader.end())

    def whole(self, ledger: Ledger) -> Steps:
        """Take in the whole text and yield nothing of it."""
        parts: list[str] = []
        with closing(booked(self.call, ledger)) as texts:
            for text in texts:
                parts.append(text)
                yield from self._pulse.beat()
        self.text = "".join(parts)

    def _through(self, read: list[ReadSentence]) -> Steps:
        for each in read:
            sentence = self.gate.let_through(each)
            if sentence is not None:
                yield Said(sentence)


def booked(call: Call, ledger: Ledger) -> Generator[str, None, None]:
    """Yield a call's text; what it cost is booked even where the caller stops in the midst of it."""
    try:
        yield from call.texts()
    finally:
        ledger.add(call.usage)
