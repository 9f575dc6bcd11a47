"""One event loop in a thread of its own, on which all calls of language models run.

A stream that is awaited can be broken off while it waits, one that is read in a plain loop cannot. The loop lives as
long as the process, because the clients of the providers keep connections that belong to it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import Future
from functools import cache
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


def start(work: Coroutine[None, None, Result]) -> Future[Result]:
    """Start some work; cancelling what is returned breaks it off where it waits."""
    return asyncio.run_coroutine_threadsafe(work, _loop())


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="language-model", daemon=True).start()
    return loop
