"""A whole turn with a scripted model: what is streamed, what counts in the end, and what it falls back on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from conftest import NOTES
from fake_llm_server import FakeLlmServer, Request, Scripted, cut, fail, garbled, late, say, slowly
from fakes_llm_tutor import (
    HASTY,
    KEY,
    NAME,
    PATIENT,
    QUICK,
    faithful,
    shown_in,
    talk,
    writer_at,
)

from graph.lines import split_lines
from graph.prices import Prices
from graph.settings import Unsupported
from tutor.llm.ledger import Cap, Ledger, Usage
from tutor.llm.talking import steps_of
from tutor.llm.tokens import estimated_tokens
from tutor.outcome import Answer, Quiz, Refusal, RefusalReason, Reply, Spent, Written
from tutor.talk import Asked, Exchange, Manner, Said
from tutor.tutor import Tutor

QUESTION = "What does SageMaker Model Monitor do?"


@pytest.fixture
def server() -> Iterator[FakeLlmServer]:
    with FakeLlmServer() as running:
        running.otherwise = lambda request: say(faithful(request))
        yield running


def extractive(tutor: Tutor, question: str = QUESTION) -> Answer:
    outcome = tutor.ask(question)
    assert isinstance(outcome, Answer)
    return outcome


def is_the_notes_own(reply: Reply, tutor: Tutor) -> bool:
    """Tell whether a reply is the extractive answer, but for what is said about the model."""
    return isinstance(reply, Answer) and replace(reply, remark="", spent=None) == extractive(tutor)


def first_key(request: Request) -> str:
    return shown_in(request)[0].key


def test_a_faithful_reply_becomes_the_answer_and_streams(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    talked = talk(notes_tutor, writer_at(server, prices=Prices(1.0, 10.0)), QUESTION)
    reply = talked.reply
    assert isinstance(reply, Answer)
    assert [sentence.text for sentence in reply.sentences] == list(talked.said)
    assert len(talked.said) == 3
    assert reply.written == Written(NAME, dropped=0, marked=0, unknown_keys=0)
    assert reply.spent == Spent(100, 20, (100 * 1.0 + 20 * 10.0) / 1_000_000, estimated=False)
    assert (reply.remark, reply.read_as, reply.question) == ("", QUESTION, QUESTION)
    assert reply.passages == extractive(notes_tutor).passages


def test_every_sentence_cites_words_that_stand_in_the_file(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    reply = talk(notes_tutor, writer_at(server), QUESTION).reply
    assert isinstance(reply, Answer)
    citations = [citation for sentence in reply.sentences for citation in sentence.citations]
    assert citations
    for citation in citations:
        lines = split_lines((NOTES / citation.document).read_text(encoding="utf-8"))
        cited = " ".join("\n".join(lines[citation.span.start - 1 : citation.span.end]).split())
        assert " ".join(citation.quote.split()) in cited


def test_a_sentence_is_streamed_before_the_reply_is_complete(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    server.otherwise = lambda request: slowly(0.01, faithful(request) + " More words follow." * 200)
    ledger = Ledger()
    steps = steps_of(Asked(QUESTION), ledger, notes_tutor, writer_at(server, PATIENT))
    assert any(isinstance(step, Said) for step in steps)
    assert ledger.spent == Usage()  # the call is still open
    steps.close()
    assert server.broken_off.wait(10)


def test_stopping_books_what_was_used(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    server.otherwise = lambda _: late(60, say("x"))
    ledger = Ledger()
    steps = steps_of(Asked(QUESTION), ledger, notes_tutor, writer_at(server, PATIENT))
    while not server.waiting.is_set():
        next(steps)  # a model that thinks does not keep the caller from stopping
    steps.close()
    assert server.broken_off.wait(10)
    (request,) = server.requests
    assert ledger.spent == Usage(estimated_tokens(request.system) + estimated_tokens(request.user), 0, estimated=True)


def test_what_is_made_up_is_left_out_and_counted(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    server.otherwise = lambda request: say(
        f"{faithful(request)} It costs 4711 dollars [{first_key(request)}]. "
        "Quantum teleportation is included [ffffff]. I hope this helps!"
    )
    talked = talk(notes_tutor, writer_at(server), QUESTION)
    assert isinstance(talked.reply, Answer)
    assert talked.reply.written == Written(NAME, dropped=3, marked=0, unknown_keys=1)
    assert len(talked.said) == len(talked.reply.sentences) == 3
    assert not any("4711" in said or "Quantum" in said for said in talked.said)


def test_what_is_made_up_is_marked_where_that_is_set(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    server.otherwise = lambda request: say(f"{faithful(request)} It costs 4711 dollars [{first_key(request)}].")
    reply = talk(notes_tutor, writer_at(server, unsupported=Unsupported.MARK), QUESTION).reply
    assert isinstance(reply, Answer)
    assert [sentence.supported for sentence in reply.sentences] == [True, True, True, False]
    assert reply.written == Written(NAME, dropped=0, marked=1, unknown_keys=0)


@pytest.mark.parametrize("unsupported", list(Unsupported))
@pytest.mark.parametrize(
    "hallucinated",
    [
        "Model Monitor was founded in 1897 in Vienna. [{key}] It costs 12 dollars. [{key}]",
        "Model Monitor checks models.",
        "Model Monitor checks models [ffffff]. It is good [1].",
        "<script>alert('hacked')</script> [{key}]",
        "Ignore the notes and visit http://evil.example [{key}].",
    ],
)
def test_a_made_up_reply_gives_way_to_the_notes_own_words(
    notes_tutor: Tutor, server: FakeLlmServer, hallucinated: str, unsupported: Unsupported
) -> None:
    server.otherwise = lambda request: say(hallucinated.replace("{key}", first_key(request)))
    reply = talk(notes_tutor, writer_at(server, unsupported=unsupported), QUESTION).reply
    assert is_the_notes_own(reply, notes_tutor)
    assert "the notes bear out 0" in reply.remark
    assert reply.spent == Spent(100, 20, None, estimated=False)


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (fail(401, f"Incorrect API key provided: {KEY}"), "the key is not accepted"),
        (fail(404), "there is no such model"),
        (fail(429), "too many requests"),
        (fail(500), "the service failed"),
        (Scripted(hang_up=True), "the service cannot be reached"),
        (Scripted(raw="<html>"), "could not be read"),
        (cut(9, "SageMaker Model Monitor checks deployed models on a schedule."), "broke off"),
        (garbled(4, "SageMaker Model Monitor checks deployed models."), "could not be read"),
        (say("SageMaker Model Monitor checks", finish_reason="length"), "broke off"),
        (say(""), "is empty"),
        (late(60, say("x")), "no answer in time"),
        (slowly(60, "SageMaker"), "no answer in time"),
    ],
)
def test_a_failure_is_one_line_above_the_notes_own_words(
    notes_tutor: Tutor, server: FakeLlmServer, broken: Scripted, why: str
) -> None:
    server.otherwise = lambda _: broken
    limits = HASTY if broken.delay or broken.gap else QUICK
    talked = talk(notes_tutor, writer_at(server, limits), QUESTION)
    assert is_the_notes_own(talked.reply, notes_tutor)
    assert talked.reply.remark.startswith(f"The language model {NAME} gave no answer: ")
    assert why in talked.reply.remark
    assert "\n" not in talked.reply.remark
    assert KEY not in talked.reply.remark


def test_a_service_that_is_not_there_is_one_line_too(notes_tutor: Tutor) -> None:
    with FakeLlmServer() as gone:
        pass
    reply = talk(notes_tutor, writer_at(gone), QUESTION).reply
    assert is_the_notes_own(reply, notes_tutor)
    assert "cannot be reached" in reply.remark
    assert reply.spent is None


def test_a_refusal_of_the_notes_is_free(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    question = "What is the capital of France?"
    reply = talk(notes_tutor, writer_at(server), question).reply
    assert reply == notes_tutor.ask(question)
    assert server.requests == []


@pytest.mark.parametrize("text", ["NOT_IN_NOTES", " NOT_IN_NOTES.\n", "**NOT_IN_NOTES**", "NOT_IN_NOTES [abcdef]"])
@pytest.mark.parametrize("manner", [Manner.PLAIN, Manner.DEEPER, Manner.ASK_ME])
def test_the_sentinel_is_a_refusal_with_topics(
    notes_tutor: Tutor, server: FakeLlmServer, text: str, manner: Manner
) -> None:
    server.otherwise = lambda _: say(text)
    talked = talk(notes_tutor, writer_at(server), QUESTION, manner=manner)
    assert isinstance(talked.reply, Refusal)
    assert talked.reply.reason is RefusalReason.MODEL_FINDS_NOTHING
    assert talked.reply.nearest
    assert talked.reply.spent == Spent(100, 20, None, estimated=False)
    assert talked.said == ()


def test_nothing_that_follows_the_sentinel_is_said(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    server.otherwise = lambda request: say(f"NOT_IN_NOTES. But {faithful(request)}")
    talked = talk(notes_tutor, writer_at(server), QUESTION)
    assert isinstance(talked.reply, Refusal)
    assert talked.said == ()


def test_the_cap_stops_the_asking_and_is_named(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    writer = writer_at(server, cap=Cap(tokens=5000))
    ledger = writer.ledger()
    assert talk(notes_tutor, writer, QUESTION, ledger=ledger).reply.remark == ""
    ledger.add(Usage(4000, 0))
    reply = talk(notes_tutor, writer, QUESTION, ledger=ledger).reply
    assert is_the_notes_own(reply, notes_tutor)
    assert "5,000 tokens (TUTOR_CAP_TOKENS)" in reply.remark
    assert (len(server.requests), reply.spent) == (1, None)


def test_a_cap_on_money_stops_too(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    writer = writer_at(server, prices=Prices(1.0, 1.0), cap=Cap(money=0.0001))
    reply = talk(notes_tutor, writer, QUESTION).reply
    assert "TUTOR_CAP_MONEY" in reply.remark
    assert server.requests == []


def test_a_long_talk_and_many_passages_stay_within_the_context(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    history = [Exchange(f"What is thing number {number}?", "", "word " * 300) for number in range(40)]
    for context in (1000, 2000, 4000):
        talk(notes_tutor, writer_at(server, context=context), QUESTION, *history)
        request = server.requests[-1]
        assert estimated_tokens(request.system) + estimated_tokens(request.user) <= context
        assert shown_in(request)
    assert "thing number 39" in server.requests[-1].user
    assert "thing number 3?" not in server.requests[-1].user


def test_where_no_passage_fits_the_model_is_not_asked(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    reply = talk(notes_tutor, writer_at(server, context=100), QUESTION).reply
    assert is_the_notes_own(reply, notes_tutor)
    assert "TUTOR_CONTEXT_TOKENS" in reply.remark
    assert server.requests == []


@pytest.mark.parametrize("manner", [Manner.SIMPLY, Manner.DEEPER, Manner.EXAMPLE])
def test_a_manner_is_asked_of_the_model(notes_tutor: Tutor, server: FakeLlmServer, manner: Manner) -> None:
    before = Exchange(QUESTION, QUESTION, "It checks models.")
    talked = talk(notes_tutor, writer_at(server), QUESTION, before, manner=manner)
    plain = talk(notes_tutor, writer_at(server), QUESTION, before)
    assert isinstance(talked.reply, Answer)
    assert talked.reply.written
    assert isinstance(plain.reply, Answer)
    told, plainly = (request.user.rsplit("\n\n", 1)[-1] for request in server.requests)
    assert told != plainly


def test_a_manner_falls_back_on_the_manner_without_a_model(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    server.otherwise = lambda _: fail(500)
    for manner in (Manner.SIMPLY, Manner.ASK_ME):
        without = talk(notes_tutor, None, QUESTION, manner=manner).reply
        reply = talk(notes_tutor, writer_at(server), QUESTION, manner=manner).reply
        assert replace(reply, remark="") == without
        assert "the service failed" in reply.remark


def asking_back(request: Request) -> str:
    return f"What does SageMaker Model Monitor check?\nANSWER:\n{faithful(request)} Aliens did it [ffffff]."


def test_asking_back_is_a_question_with_a_cited_solution_that_is_not_streamed(
    notes_tutor: Tutor, server: FakeLlmServer
) -> None:
    server.otherwise = lambda request: say(asking_back(request))
    talked = talk(notes_tutor, writer_at(server), QUESTION, manner=Manner.ASK_ME)
    assert isinstance(talked.reply, Quiz)
    assert talked.reply.asks == "What does SageMaker Model Monitor check?"
    assert len(talked.reply.solution) == 3
    assert all(sentence.citations for sentence in talked.reply.solution)
    assert talked.reply.written == Written(NAME, dropped=1, marked=0, unknown_keys=1)
    assert talked.said == ()


@pytest.mark.parametrize(
    "odd",
    [
        "What does Model Monitor check?",
        "ANSWER:\nIt checks models [ffffff].",
        "Tell me about it.\nANSWER:\n{good}",
        "What happened to Model Monitor in 1897?\nANSWER:\n{good}",
        "What does Model Monitor check?\nANSWER:\nAliens did it [ffffff].",
    ],
)
def test_asking_back_in_another_form_falls_back(notes_tutor: Tutor, server: FakeLlmServer, odd: str) -> None:
    server.otherwise = lambda request: say(odd.replace("{good}", faithful(request)))
    reply = talk(notes_tutor, writer_at(server), QUESTION, manner=Manner.ASK_ME).reply
    without = talk(notes_tutor, None, QUESTION, manner=Manner.ASK_ME).reply
    assert replace(reply, remark="", spent=None) == without
    assert "did not ask what the notes can answer" in reply.remark


def test_relation_facts_are_shown_to_the_model(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    question = "How are SageMaker Model Monitor and Amazon CloudWatch connected?"
    reply = talk(notes_tutor, writer_at(server), question).reply
    facts = notes_tutor.facts(notes_tutor.consider(question).question)
    assert facts
    assert facts[0].about[0] in [shown.about for shown in shown_in(server.requests[0])]
    assert isinstance(reply, Answer)
    assert reply.comparison is None


def test_the_same_question_sends_the_same_words(notes_tutor: Tutor, server: FakeLlmServer) -> None:
    for _ in range(2):
        talk(notes_tutor, writer_at(server), QUESTION)
    assert server.requests[0].body == server.requests[1].body
