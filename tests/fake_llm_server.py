"""A local server that speaks OpenAI's chat completions protocol and says what a test scripts.

    with FakeLlmServer() as server:
        server.script(fail(429), say('{"triples": []}'))
        ... init_chat_model("fake", model_provider="openai", base_url=server.base_url, api_key="none") ...
        assert server.requests[0].user == ...

Scripted replies are used up in the order of the requests; then `otherwise` answers. Structured replies follow
the way they were asked for: as content for a response format, as arguments for a forced tool.
"""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Callable
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
    """What to answer: a model's text with its usage, an error status, any bytes, or nothing; after a delay."""

    text: str = ""
    status: int = 200
    error: str = "scripted failure"
    delay: float = 0.0
    finish_reason: str = "stop"
    usage: tuple[int, int] | None = (100, 20)
    raw: str | None = None
    hang_up: bool = False


def say(text: str, usage: tuple[int, int] | None = (100, 20), finish_reason: str = "stop") -> Scripted:
    return Scripted(text, usage=usage, finish_reason=finish_reason)


def fail(status: int, error: str = "scripted failure") -> Scripted:
    return Scripted(status=status, error=error)


def late(seconds: float, then: Scripted) -> Scripted:
    return replace(then, delay=seconds)


class FakeLlmServer:
    """Serves on a free port of this machine from a thread, while its block runs."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.most_at_once = 0
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

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            request = Request(self.path, self.headers.get("Authorization", ""), json.loads(data))
            scripted = server.begin(request)
            time.sleep(scripted.delay)
            server.end()
            if scripted.hang_up:
                self.close_connection = True
                return
            with suppress(ConnectionError):  # the client did not wait
                self._send(scripted.status, _body(scripted, request).encode())

        def _send(self, status: int, data: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
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


def _message(text: str, tool: str) -> dict[str, object]:
    if not tool:
        return {"role": "assistant", "content": text}
    call = {"id": "call_1", "type": "function", "function": {"name": tool, "arguments": text}}
    return {"role": "assistant", "content": None, "tool_calls": [call]}
