"""A local server that speaks OpenAI's chat completions protocol and says what a test scripts.

    with FakeLlmServer() as server:
        server.script(fail(429), say('{"triples": []}'))
        ... init_chat_model("fake", model_provider="openai", base_url=server.base_url, api_key="none") ...
        assert server.requests[0].user == ...

Scripted replies are used up in the order of the requests; then `otherwise` answers. Structured replies follow
the way they were asked for: as content for a response format, as arguments for a forced tool. A request that asks
for a stream gets the text as server-sent events, a few characters each, with the usage last where it asks for that.
"""

from __future__ import annotations

import json
import select
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import TypedDict


class Message(TypedDict):
    role: str
    content: str


class Body(TypedDict, total=False):
    """The parts of a request that tests look at."""

    model: str
    messages: list[Message]
    response_format: dict[str, object]
    tools: list[dict[str, dict[str, object]]]
    temperature: float
    stream: bool
    stream_options: dict[str, bool]


@dataclass(frozen=True)
class Request:
    """One request as it arrived."""

    path: str
    authorization: str
    body: Body

    @property
    def system(self) -> str:
        return self._of("system")

    @property
    def user(self) -> str:
        return self._of("user")

    @property
    def tool(self) -> str:
        """Return the name of the tool that the reply has to call, or nothing."""
        tools = self.body.get("tools")
        return str(tools[0]["function"]["name"]) if tools else ""

    def _of(self, role: str) -> str:
        return "\n".join(m["content"] for m in self.body.get("messages", []) if m["role"] == role)


@dataclass(frozen=True)
class Scripted:
    """What to answer: a model's text with its usage, an error status, any bytes, or nothing; after a delay.

    Of a stream: `gap` are the seconds before each piece, `cut_after` so many pieces the connection breaks,
    `garbage_after` so many comes `garbage`. `comments` say that the server lives, before the first piece, one each
    hundredth of a second. An empty `finish_reason` is left out.
    """

    text: str = ""
    status: int = 200
    error: str = "scripted failure"
    delay: float = 0.0
    finish_reason: str = "stop"
    usage: tuple[int, int] | None = (100, 20)
    raw: str | None = None
    hang_up: bool = False
    gap: float = 0.0
    cut_after: int | None = None
    garbage_after: int | None = None
    garbage: str = "{not json"
    comments: int = 0
    retry_after: str = ""


def say(text: str, usage: tuple[int, int] | None = (100, 20), finish_reason: str = "stop") -> Scripted:
    return Scripted(text, usage=usage, finish_reason=finish_reason)


def fail(status: int, error: str = "scripted failure") -> Scripted:
    return Scripted(status=status, error=error)


def slowly(gap: float, text: str) -> Scripted:
    return replace(say(text), gap=gap)


def cut(pieces: int, text: str) -> Scripted:
    return replace(say(text), cut_after=pieces)


def garbled(pieces: int, text: str, garbage: str = "{not json") -> Scripted:
    return replace(say(text), garbage_after=pieces, garbage=garbage)


def late(seconds: float, then: Scripted) -> Scripted:
    return replace(then, delay=seconds)


class FakeLlmServer:
    """Serves on a free port of this machine from a thread, while its block runs."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.most_at_once = 0
        self.broken_off = threading.Event()  # a client went away before its answer was complete
        self.waiting = threading.Event()  # a request has arrived whose answer is not there yet
        self._open = 0
        self.otherwise: Callable[[Request], Scripted] = lambda _: say("{}")
        self._scripted: deque[Scripted] = deque()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        # The default of half a second is how long every test would wait for its server to stop.
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def script(self, *replies: Scripted) -> None:
        self._scripted.extend(replies)

    def __enter__(self) -> FakeLlmServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def begin(self, request: Request) -> Scripted:
        """Take note of a request and return what to answer."""
        with self._lock:
            self.requests.append(request)
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
            return self._scripted.popleft() if self._scripted else self.otherwise(request)

    def end(self) -> None:
        """Take note that a request is about to be answered."""
        with self._lock:
            self._open -= 1


def _handler(server: FakeLlmServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle(self) -> None:
            with suppress(ConnectionError):  # a client that stops does not say goodbye
                super().handle()

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            request = Request(self.path, self.headers.get("Authorization", ""), json.loads(data))
            scripted = server.begin(request)
            with suppress(ConnectionError):  # the client did not wait
                try:
                    self._wait(scripted.delay)
                finally:
                    server.end()
                if scripted.hang_up:
                    self.close_connection = True
                elif request.body.get("stream") and scripted.status == 200 and scripted.raw is None:
                    self._stream(scripted, request)
                else:
                    self._send(scripted.status, _body(scripted, request).encode(), scripted.retry_after)

        def _wait(self, seconds: float) -> None:
            """Wait, but no longer than the client does."""
            if seconds:
                server.waiting.set()
                if select.select([self.connection], [], [], seconds)[0]:
                    server.broken_off.set()
                    raise ConnectionAbortedError

        def _stream(self, scripted: Scripted, request: Request) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            try:
                for _ in range(scripted.comments):
                    self._wait(0.01)
                    self._chunk(": still here")
                for number, event in enumerate(_events(scripted, request)):
                    if number == scripted.cut_after:
                        self.close_connection = True
                        return
                    self._wait(scripted.gap)
                    self._chunk(f"data: {scripted.garbage if number == scripted.garbage_after else event}")
            except ConnectionError:
                server.broken_off.set()
                raise
            self.wfile.write(b"0\r\n\r\n")

        def _chunk(self, event: str) -> None:
            line = f"{event}\n\n".encode()
            self.wfile.write(f"{len(line):x}\r\n".encode() + line + b"\r\n")
            self.wfile.flush()

        def _send(self, status: int, data: bytes, retry_after: str = "") -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            if retry_after:
                self.send_header("Retry-After", retry_after)
            else:
                self.send_header("Retry-After-Ms", "1")  # OpenAI's client waits half a second otherwise
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # http.server's name
            """Say nothing."""

    return Handler


def _body(scripted: Scripted, request: Request) -> str:
    if scripted.raw is not None:
        return scripted.raw
    if scripted.status != 200:
        return json.dumps({"error": {"message": scripted.error, "type": "scripted", "code": None}})
    completion: dict[str, object] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": request.body.get("model", ""),
        "choices": [
            {"index": 0, "finish_reason": scripted.finish_reason, "message": _message(scripted.text, request.tool)}
        ],
    }
    if scripted.usage:
        sent, said = scripted.usage
        completion["usage"] = {"prompt_tokens": sent, "completion_tokens": said, "total_tokens": sent + said}
    return json.dumps(completion)


_PIECE = 5  # characters


def _events(scripted: Scripted, request: Request) -> Iterator[str]:
    """Yield the events of a stream: the text in pieces, why it ends, the usage, and the closing mark."""
    pieces = [scripted.text[start : start + _PIECE] for start in range(0, len(scripted.text), _PIECE)]
    for piece in pieces:
        yield _chunk(request, {"delta": {"role": "assistant", "content": piece}, "index": 0, "finish_reason": None})
    if scripted.finish_reason:
        yield _chunk(request, {"delta": {}, "index": 0, "finish_reason": scripted.finish_reason})
        if scripted.usage and request.body.get("stream_options", {}).get("include_usage"):
            yield _chunk(request, None, scripted.usage)
        yield "[DONE]"


def _chunk(request: Request, choice: dict[str, object] | None, usage: tuple[int, int] | None = None) -> str:
    chunk: dict[str, object] = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": request.body.get("model", ""),
        "choices": [choice] if choice else [],
    }
    if usage:
        sent, said = usage
        chunk["usage"] = {"prompt_tokens": sent, "completion_tokens": said, "total_tokens": sent + said}
    return json.dumps(chunk)


def _message(text: str, tool: str) -> dict[str, object]:
    if not tool:
        return {"role": "assistant", "content": text}
    call = {"id": "call_1", "type": "function", "function": {"name": tool, "arguments": text}}
    return {"role": "assistant", "content": None, "tool_calls": [call]}
