"""Asking a model with its text streaming in: what arrives, what it costs, and what comes of everything that breaks."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest
from fake_llm_server import FakeLlmServer, Scripted, cut, fail, garbled, late, say, slowly
from fakes_llm_tutor import HASTY, KEY, NAME, PATIENT, QUICK, model_at
from langchain_core.language_models import FakeListChatModel
from langchain_core.messages import AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk
from pydantic import SecretStr

from graph.chat_failures import FailureReason, failure_of
from graph.chat_model import ModelWish
from tutor.llm.chat_stream import Call, ChatModel, StreamLimits, open_model
from tutor.llm.ledger import Usage
from tutor.llm.prompt import Prompt

PROMPT = Prompt("s" * 40, "u" * 40)  # about 20 tokens
TEXT = "Glue reads from S3 and writes to S3."


@pytest.fixture
def server() -> Iterator[FakeLlmServer]:
    with FakeLlmServer() as running:
        yield running


def call(server: FakeLlmServer, limits: StreamLimits = QUICK) -> tuple[str, Call]:
    made = model_at(server.base_url, limits).call(PROMPT)
    return "".join(made.texts()), made


def test_text_arrives_in_pieces_with_what_it_cost(server: FakeLlmServer) -> None:
    server.script(say(TEXT, usage=(120, 9)))
    made = model_at(server.base_url).call(PROMPT)
    pieces = [piece for piece in made.texts() if piece]
    assert len(pieces) > 3
    assert "".join(pieces) == TEXT
    assert (made.failure, made.usage) == (None, Usage(120, 9))
    (request,) = server.requests
    assert (request.system, request.user, request.body.get("stream")) == (PROMPT.system, PROMPT.user, True)


def test_nothing_is_sent_before_the_text_is_asked_for(server: FakeLlmServer) -> None:
    made = model_at(server.base_url).call(PROMPT)
    assert (server.requests, made.usage) == ([], Usage())


def test_tokens_that_are_not_reported_are_estimated(server: FakeLlmServer) -> None:
    server.script(say("x" * 40, usage=None))
    _, made = call(server)
    assert (made.failure, made.usage) == (None, Usage(20, 10, estimated=True))


def test_a_server_that_knows_no_usage_of_streams_is_asked_without(server: FakeLlmServer) -> None:
    server.otherwise = lambda request: fail(400) if "stream_options" in request.body else say(TEXT)
    model = model_at(server.base_url, replace(QUICK, retries=1))
    first, second = model.call(PROMPT), model.call(PROMPT)
    assert ["".join(first.texts()), "".join(second.texts())] == [TEXT, TEXT]
    assert first.usage.estimated
    assert len(server.requests) == 3  # what was learnt in the first call holds for the second


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_failure_before_the_first_word_is_tried_again(server: FakeLlmServer, status: int) -> None:
    server.script(fail(status), Scripted(hang_up=True), say(TEXT))
    text, made = call(server)
    assert (text, made.failure, len(server.requests)) == (TEXT, None, 3)


@pytest.mark.parametrize(
    ("scripted", "reason", "requests"),
    [
        (fail(429), FailureReason.RATE_LIMITED, 3),
        (fail(500), FailureReason.SERVER_ERROR, 3),
        (fail(401), FailureReason.WRONG_KEY, 1),
        (fail(403), FailureReason.FORBIDDEN, 1),
        (fail(404), FailureReason.NO_SUCH_MODEL, 1),
        (Scripted(hang_up=True), FailureReason.UNREACHABLE, 3),
        (Scripted(raw="<html>a proxy's page</html>"), FailureReason.OTHER, 1),
        (Scripted(raw=""), FailureReason.OTHER, 1),
    ],
)
def test_a_call_that_is_turned_away_is_a_failure_and_free(
    server: FakeLlmServer, scripted: Scripted, reason: FailureReason, requests: int
) -> None:
    server.otherwise = lambda _: scripted
    text, made = call(server)
    assert text == ""
    assert made.failure is not None
    assert (made.failure.reason, made.usage, len(server.requests)) == (reason, Usage(), requests)


def test_a_service_that_asks_for_a_pause_gets_it(server: FakeLlmServer) -> None:
    server.script(replace(fail(429), retry_after="0.4"), say(TEXT))
    start = time.monotonic()
    text, made = call(server)
    assert (text, made.failure, len(server.requests)) == (TEXT, None, 2)
    assert time.monotonic() - start >= 0.4


def test_a_service_that_asks_for_a_long_pause_is_not_tried_again(server: FakeLlmServer) -> None:
    server.script(replace(fail(429), retry_after="3600"))
    _, made = call(server)
    assert (made.failure and made.failure.reason, len(server.requests)) == (FailureReason.RATE_LIMITED, 1)


@pytest.mark.parametrize("asked", ["Wed, 21 Oct 2026 07:28:00 GMT", "-1", "soon"])
def test_a_pause_that_is_no_number_of_seconds_is_not_read(server: FakeLlmServer, asked: str) -> None:
    server.script(replace(fail(503), retry_after=asked), say(TEXT))
    text, made = call(server)
    assert (text, made.failure) == (TEXT, None)


@pytest.mark.parametrize(
    ("scripted", "reason"),
    [
        (cut(3, TEXT), FailureReason.BROKEN_OFF),
        (say(TEXT, finish_reason=""), FailureReason.BROKEN_OFF),
        (say(TEXT, finish_reason="length"), FailureReason.BROKEN_OFF),
        (garbled(3, TEXT), FailureReason.OTHER),
    ],
)
def test_a_reply_that_breaks_in_its_midst_is_not_asked_for_again(
    server: FakeLlmServer, scripted: Scripted, reason: FailureReason
) -> None:
    server.script(scripted)
    text, made = call(server)
    assert TEXT.startswith(text)
    assert text
    assert made.failure is not None
    assert (made.failure.reason, len(server.requests)) == (reason, 1)
    assert made.usage.total > 0


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_an_empty_reply_is_a_failure_that_was_paid_for(server: FakeLlmServer, text: str) -> None:
    server.script(say(text, usage=(120, 1)))
    _, made = call(server)
    assert made.failure is not None
    assert (made.failure.reason, made.usage) == (FailureReason.EMPTY, Usage(120, 1))


def test_a_reply_that_does_not_begin_is_not_waited_for(server: FakeLlmServer) -> None:
    server.script(late(60, say(TEXT)))
    text, made = call(server, HASTY)
    assert text == ""
    assert made.failure is not None
    assert made.failure.reason is FailureReason.TIMED_OUT
    assert made.usage == Usage(20, 0, estimated=True)
    assert server.broken_off.wait(10)


def test_a_reply_that_stalls_is_not_waited_for(server: FakeLlmServer) -> None:
    server.script(replace(slowly(60, TEXT), delay=0.0))
    _, made = call(server, HASTY)
    assert made.failure is not None
    assert made.failure.reason is FailureReason.TIMED_OUT
    assert server.broken_off.wait(10)


def test_signs_of_life_without_a_word_are_not_waited_for(server: FakeLlmServer) -> None:
    server.script(replace(say(TEXT), comments=300))
    text, made = call(server, HASTY)
    assert text == ""
    assert made.failure is not None
    assert made.failure.reason is FailureReason.TIMED_OUT


class _Overloaded(Exception):
    """What a provider's client raises for a service that has too much to do."""

    status_code = 529


class _FailsInTheMidst(FakeListChatModel):
    """Says a word, then fails; counts how often it is asked."""

    asked: int = 0

    async def _astream(self, *_: object, **__: object) -> AsyncIterator[ChatGenerationChunk]:
        self.asked += 1
        yield ChatGenerationChunk(message=AIMessageChunk(content="Glue "))
        raise _Overloaded


def test_a_service_that_fails_in_the_midst_is_not_asked_again() -> None:
    chat = _FailsInTheMidst(responses=[])
    made = ChatModel("anthropic:m", chat, QUICK).call(PROMPT)
    assert "".join(made.texts()) == "Glue "
    assert made.failure is not None
    assert (made.failure.reason, chat.asked) == (FailureReason.SERVER_ERROR, 1)


def test_a_reply_that_trickles_on_ends_with_the_time_for_all(server: FakeLlmServer) -> None:
    server.script(slowly(0.05, "word " * 1000))
    _, made = call(server, StreamLimits(seconds=5, total=0.5, retries=0, tick=0.02))
    assert made.failure is not None
    assert made.failure.reason is FailureReason.TIMED_OUT
    assert server.broken_off.wait(10)


def test_a_reply_without_an_end_is_broken_off(server: FakeLlmServer) -> None:
    server.script(slowly(0.001, "word " * 10_000))
    text, made = call(server, replace(QUICK, characters=100))
    assert made.failure is not None
    assert made.failure.reason is FailureReason.ENDLESS
    assert len(text) <= 100
    assert server.broken_off.wait(10)


def test_a_server_that_is_not_there_is_a_failure() -> None:
    with FakeLlmServer() as gone:
        pass
    _, made = call(gone)
    assert made.failure is not None
    assert (made.failure.reason, made.usage) == (FailureReason.UNREACHABLE, Usage())


def test_models_of_the_newer_protocol_stream_too(server: FakeLlmServer) -> None:
    server.script(Scripted(raw=_responses("completed")), Scripted(raw=_responses("incomplete")))
    model = open_model(ModelWish("openai:gpt-5-pro", server.base_url, SecretStr(KEY)), QUICK)
    whole, cut_short = model.call(PROMPT), model.call(PROMPT)
    assert ["".join(whole.texts()), "".join(cut_short.texts())] == [TEXT, TEXT]
    assert (whole.failure, whole.usage) == (None, Usage(120, 9))
    assert cut_short.failure is not None
    assert cut_short.failure.reason is FailureReason.BROKEN_OFF
    assert [request.path for request in server.requests] == ["/v1/responses"] * 2


def _responses(status: str) -> str:
    """Return a stream of OpenAI's newer protocol, as far as it is needed."""
    said = {"type": "output_text", "text": TEXT, "annotations": []}
    message = {"id": "m1", "type": "message", "role": "assistant", "status": status, "content": [said]}
    usage = {"input_tokens": 120, "output_tokens": 9, "total_tokens": 129}
    details = {"input_tokens_details": {"cached_tokens": 0}, "output_tokens_details": {"reasoning_tokens": 0}}
    response = {"id": "r1", "object": "response", "created_at": 1, "model": "m", "status": status, "output": [message]}
    rest = {"parallel_tool_calls": True, "tool_choice": "auto", "tools": [], "usage": {**usage, **details}}
    place = {"item_id": "m1", "output_index": 0, "content_index": 0}
    events: list[dict[str, object]] = [
        {"type": "response.output_text.delta", "sequence_number": 1, "delta": TEXT, "logprobs": [], **place},
        {"type": f"response.{status}", "sequence_number": 2, "response": {**response, **rest}},
    ]
    return "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in events)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("RemoteProtocolError", FailureReason.BROKEN_OFF),
        ("StreamChunkTimeoutError", FailureReason.TIMED_OUT),
        ("EndpointConnectionError", FailureReason.UNREACHABLE),
        ("NoCredentialsError", FailureReason.WRONG_KEY),
        ("ThrottlingException", FailureReason.RATE_LIMITED),
    ],
)
def test_errors_of_other_providers_are_known_by_name(name: str, reason: FailureReason) -> None:
    failure = failure_of(type(name, (Exception,), {})("sk-secret"))
    assert str(failure) == f"{reason.value} ({name})"


def test_stopping_in_the_midst_breaks_the_connection_and_keeps_count(server: FakeLlmServer) -> None:
    server.script(slowly(0.01, "word " * 1000))
    made = model_at(server.base_url, PATIENT).call(PROMPT)
    texts = made.texts()
    got = ""
    while len(got) < 20:
        got += next(texts)
    texts.close()
    assert server.broken_off.wait(10)
    assert made.usage == Usage(20, 5, estimated=True)


def test_stopping_before_the_first_word_breaks_the_connection_too(server: FakeLlmServer) -> None:
    server.script(late(60, say(TEXT)))
    made = model_at(server.base_url, PATIENT).call(PROMPT)
    texts = made.texts()
    while not server.waiting.is_set():
        assert next(texts) == ""
    texts.close()
    assert server.broken_off.wait(10)
    assert made.usage == Usage(20, 0, estimated=True)


def test_calls_after_a_broken_one_are_sound(server: FakeLlmServer) -> None:
    server.script(cut(2, TEXT), late(60, say(TEXT)), say(TEXT))
    model = model_at(server.base_url, HASTY)
    assert ["".join(model.call(PROMPT).texts()) for _ in range(3)][2] == TEXT


def test_a_prompt_that_cannot_be_sent_is_a_failure(server: FakeLlmServer) -> None:
    made = model_at(server.base_url).call(Prompt("system", "half a \ud800 character"))
    assert "".join(made.texts()) == ""
    assert made.failure is not None
    assert (made.failure.reason, server.requests) == (FailureReason.OTHER, [])


@pytest.mark.parametrize("status", [401, 400, 500])
def test_the_key_is_in_no_message_and_no_log(
    server: FakeLlmServer, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    caplog.set_level(logging.DEBUG)
    server.otherwise = lambda _: fail(status, f"Incorrect API key provided: {KEY}")
    _, made = call(server)
    assert server.requests[0].authorization == f"Bearer {KEY}"
    assert KEY not in str(made.failure)
    assert KEY not in repr(made.failure)
    assert not [record for record in caplog.records if record.name.startswith(("tutor", "graph"))]
    assert KEY not in repr(model_at(server.base_url)) + NAME
