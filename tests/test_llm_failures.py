"""What goes wrong between here and a language model is counted, retried or said; it never surprises."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from traceback import format_exception

import pytest
from fake_llm_server import FakeLlmServer, Scripted, fail, late, say
from fakes_llm import (
    ATHENA,
    GLUE,
    KEY,
    NAME,
    NEO,
    QUICK,
    READS,
    WRITES,
    answer_by_passage,
    extractor,
    passages,
    reply,
)
from pydantic import SecretStr

from graph.chat_failures import FailureReason
from graph.chat_model import CallLimits, ModelWish
from graph.errors import LlmRefused, LlmUnavailable
from ingest.llm.extractor import GIVE_UP_AFTER
from ingest.llm.triples import DropReason


@pytest.fixture
def server() -> Iterator[FakeLlmServer]:
    with FakeLlmServer() as running:
        yield running


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "replies.jsonl"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_failure_is_tried_again(server: FakeLlmServer, file: Path, status: int) -> None:
    server.script(fail(status), say(reply(WRITES)))
    outcome = extractor(server, file).extract(passages(GLUE))
    assert (len(outcome.triples), outcome.failed, len(server.requests)) == (1, (), 2)


@pytest.mark.parametrize("bad", ["I would rather not.", "", "[]", '{"triples": "none"}', '"x"', '{"triples": null}'])
def test_an_answer_in_the_wrong_form_is_asked_for_once_more(server: FakeLlmServer, file: Path, bad: str) -> None:
    server.script(say(bad), say(reply(WRITES)))
    outcome = extractor(server, file).extract(passages(GLUE))
    assert (len(outcome.triples), outcome.failed, outcome.asked) == (1, (), 1)
    assert (outcome.input_tokens, outcome.output_tokens) == (200, 40)  # both were billed


def test_a_passage_that_fails_is_one_line_and_the_rest_goes_on(server: FakeLlmServer, file: Path) -> None:
    server.otherwise = lambda request: say("no" if ATHENA in request.user else answer_by_passage(request))
    outcome = extractor(server, file).extract(passages(GLUE, ATHENA, NEO))
    assert [triple.source for triple in outcome.triples] == ["Glue"]
    assert [each.line for each in outcome.failed] == ["n.md:4: the answer is not the JSON that was asked for"]
    assert outcome.asked == 3
    again = extractor(server, file).extract(passages(GLUE, ATHENA, NEO))
    assert (again.asked, again.from_cache, len(again.failed)) == (1, 2, 1)  # only the failed one is asked about anew


@pytest.mark.parametrize(
    "odd",
    [
        "<html>a proxy's page</html>",
        "{}",
        '{"choices": null}',
        '{"choices": []}',
        '{"error": {"message": "out of memory"}}',
        "",
        "null",
    ],
)
def test_a_server_that_speaks_another_language_raises_nothing(server: FakeLlmServer, file: Path, odd: str) -> None:
    server.otherwise = lambda request: say(reply(WRITES)) if GLUE in request.user else Scripted(raw=odd)
    outcome = extractor(server, file).extract(passages(GLUE, ATHENA))
    assert len(outcome.triples) == 1
    assert len(outcome.failed) == 1


def test_a_cut_or_strange_answer_costs_only_itself(server: FakeLlmServer, file: Path) -> None:
    nested: object = "x"
    for _ in range(200):
        nested = [nested]
    server.script(
        say(reply(WRITES, nested, {"source": "\ud800"}, {**WRITES, "more": 1})),
        say('{"triples": [', finish_reason="length"),
    )
    outcome = extractor(server, file, CallLimits(5, 0, 1)).extract(passages(GLUE, ATHENA))
    assert len(outcome.triples) == 1
    assert dict(outcome.dropped) == {DropReason.MALFORMED: 3}
    assert len(outcome.failed) == 1
    assert extractor(server, file).extract(passages(GLUE)).triples == outcome.triples  # from the cache


def test_a_slow_answer_is_not_waited_for(server: FakeLlmServer, file: Path) -> None:
    server.script(say(reply(WRITES)), late(8, say(reply(READS))))
    outcome = extractor(server, file, CallLimits(seconds=1.5, retries=0)).extract(passages(GLUE, ATHENA))
    assert len(outcome.triples) == 1
    assert [each.failure.reason for each in outcome.failed] == [FailureReason.TIMED_OUT]


@pytest.mark.parametrize("status", [400, 422])
def test_a_server_without_response_formats_is_asked_through_tools(
    server: FakeLlmServer, file: Path, status: int
) -> None:
    server.otherwise = lambda request: say(answer_by_passage(request)) if request.tool else fail(status)
    outcome = extractor(server, file).extract(passages(GLUE, ATHENA))
    assert [triple.source for triple in outcome.triples] == ["Glue", "Athena"]
    assert [bool(request.tool) for request in server.requests] == [False, True, True]


@pytest.mark.parametrize(("status", "words"), [(401, "key is not accepted"), (404, "no such model")])
def test_a_refusal_ends_the_run_after_one_request(server: FakeLlmServer, file: Path, status: int, words: str) -> None:
    server.otherwise = lambda _: fail(status, f"Incorrect API key provided: {KEY}")
    with pytest.raises(LlmRefused, match=words) as caught:
        extractor(server, file).extract(passages(GLUE, ATHENA, NEO))
    assert len(server.requests) == 1
    assert "EXTRACTION_MODEL=openai:fake-small" in str(caught.value)


def test_the_key_is_in_no_message_and_no_log(
    server: FakeLlmServer, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.otherwise = lambda _: fail(401, f"Incorrect API key provided: {KEY}")
    with pytest.raises(LlmRefused) as caught:
        extractor(server, file).extract(passages(GLUE))
    traceback = "".join(format_exception(caught.value))
    own = [record.getMessage() for record in caplog.records if record.name.startswith(("ingest", "graph"))]
    assert KEY not in traceback
    assert not own
    assert KEY not in repr(ModelWish(NAME, server.base_url, SecretStr(KEY)))
    assert KEY not in file.read_text()


def test_a_server_that_is_not_there_is_said_at_once(file: Path) -> None:
    with FakeLlmServer() as gone:
        address = gone
    with pytest.raises(LlmUnavailable, match="cannot be reached"):
        extractor(address, file, CallLimits(2, 0, 2)).extract(passages(GLUE))


def test_a_server_that_only_fails_is_given_up_and_what_it_said_is_kept(server: FakeLlmServer, file: Path) -> None:
    many = passages(GLUE, *(f"Part {number} of Glue is here." for number in range(40)))
    server.script(say(reply(WRITES)))
    server.otherwise = lambda _: fail(500)
    with pytest.raises(LlmUnavailable, match="1 answers of this run are kept"):
        extractor(server, file, CallLimits(5, 0, 2)).extract(many)
    assert len(server.requests) <= 1 + GIVE_UP_AFTER + QUICK.at_once
    assert len(extractor(server, file).extract(many[:1]).triples) == 1


ONE_BY_ONE = CallLimits(seconds=5, retries=0, at_once=1)
PARTS = [f"Part {number} of Glue is here." for number in range(GIVE_UP_AFTER + 3)]


def test_failures_among_answers_are_no_reason_to_give_up(server: FakeLlmServer, file: Path) -> None:
    server.script(*(reply_or_failure for _ in PARTS for reply_or_failure in (say(reply()), fail(500))))
    again = [f"{part} Again." for part in PARTS]
    outcome = extractor(server, file, ONE_BY_ONE).extract(passages(*PARTS, *again))
    assert len(outcome.failed) == len(PARTS)


def test_a_working_service_is_not_given_up_over_odd_passages(server: FakeLlmServer, file: Path) -> None:
    server.otherwise = lambda request: say("no" if "Part" in request.user else reply(WRITES))
    outcome = extractor(server, file, ONE_BY_ONE).extract(passages(GLUE, *PARTS))
    assert (len(outcome.triples), len(outcome.failed)) == (1, len(PARTS))


def test_a_model_that_never_answers_as_asked_is_given_up(server: FakeLlmServer, file: Path) -> None:
    server.otherwise = lambda _: say("no")
    with pytest.raises(LlmUnavailable, match="not the JSON"):
        extractor(server, file, ONE_BY_ONE).extract(passages(*PARTS))
    assert len(server.requests) == 2 * GIVE_UP_AFTER


def test_a_connection_that_breaks_once_costs_one_passage(server: FakeLlmServer, file: Path) -> None:
    server.script(say(reply(WRITES)), Scripted(hang_up=True), say(reply()))
    outcome = extractor(server, file, ONE_BY_ONE).extract(passages(GLUE, ATHENA, NEO))
    assert [each.failure.reason for each in outcome.failed] == [FailureReason.UNREACHABLE]


def test_a_passage_that_is_rejected_changes_nothing_for_the_others(server: FakeLlmServer, file: Path) -> None:
    server.otherwise = lambda request: fail(400) if ATHENA in request.user else say(reply())
    outcome = extractor(server, file, ONE_BY_ONE).extract(passages(GLUE, ATHENA, NEO))
    assert [each.failure.reason for each in outcome.failed] == [FailureReason.REJECTED]
    assert not any(request.tool for request in server.requests)
