"""The chat on a tutor with a scripted model, and the manners of teaching without one; no browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from fakes_tutor import FakeTutor
from fakes_tutor_talk import EXTRACTIVE, MODEL
from streamlit.testing.v1 import AppTest

from tutor.llm.ledger import Ledger
from tutor.outcome import Answer
from tutor.talk import Asked
from tutor.ui.arriving import Arriving
from tutor.ui.conversation import Conversation

APP = Path(__file__).resolve().parent / "ui_fake_app.py"
TEACHING = ["Explain simply", "Go deeper", "Give an example", "Ask me"]


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.delenv("FAKE_MODEL", raising=False)
    st.cache_resource.clear()
    yield AppTest.from_file(str(APP), default_timeout=30).run()
    st.cache_resource.clear()


@pytest.fixture
def talking(monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.setenv("FAKE_MODEL", "0")
    st.cache_resource.clear()
    yield AppTest.from_file(str(APP), default_timeout=30).run()
    st.cache_resource.clear()


def conversation(app: AppTest) -> Conversation:
    kept: object = app.session_state["conversation"]
    assert isinstance(kept, Conversation)
    return kept


def ask(app: AppTest, question: str) -> None:
    """Ask, and redraw when the reply is whole, as the page does by itself in a browser."""
    app.chat_input[0].set_value(question).run()
    settle(app)


def settle(app: AppTest) -> None:
    arriving = conversation(app).arriving
    if arriving is not None:
        assert arriving.start(30)
        app.run()
    assert not app.exception


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    settle(app)


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def captions(app: AppTest) -> list[str]:
    shown = "\n".join(caption.value for caption in app.caption)
    return shown.replace("\\", "").replace("\u2060", "").replace("  \n", "\n").splitlines()


def asked(app: AppTest) -> list[str]:
    return [message.markdown[0].value.replace("\\", "") for message in app.chat_message if message.name == "user"]


def test_without_a_model_there_is_neither_its_name_nor_a_way_to_stop(plain: AppTest) -> None:
    ask(plain, "What is a domain?")
    assert captions(plain) == []
    assert labels(plain) == [*TEACHING, "Show in graph", "New conversation"]


def test_the_manners_work_without_a_model_and_are_offered_below_the_newest_answer(plain: AppTest) -> None:
    ask(plain, "What does SageMaker Debugger do?")
    press(plain, "Explain simply")
    assert asked(plain) == ["What does SageMaker Debugger do?", "Explain simply: What does SageMaker Debugger do?"]
    assert labels(plain) == ["Show in graph", *TEACHING, "Show in graph", "New conversation"]
    reply = conversation(plain).turns[-1].reply
    assert isinstance(reply, Answer)
    assert len(reply.sentences) == 1


def test_without_a_model_a_question_that_overtakes_waits_for_the_reply_before_it(plain: AppTest) -> None:
    first = Asked("What is a domain?")
    plain.session_state["conversation"] = Conversation(
        arriving=Arriving(first, lambda: FakeTutor().talk(first, Ledger()))
    )
    ask(plain, "What does SageMaker Debugger do?")
    replies = [turn.reply for turn in conversation(plain).turns]
    assert asked(plain) == ["What is a domain?", "What does SageMaker Debugger do?"]
    assert [isinstance(reply, Answer) and reply.remark for reply in replies] == ["", ""]


def test_a_quiz_asks_and_keeps_the_answer_folded(plain: AppTest) -> None:
    ask(plain, "What does SageMaker Debugger do?")
    press(plain, "Ask me")
    assert "Which term is meant? _____: it watches." in plain.markdown[-1].value.replace("\\", "")
    assert [(expander.label, expander.proto.expanded) for expander in plain.expander] == [("Show the answer", False)]


def test_where_a_manner_finds_nothing_the_others_are_still_offered(plain: AppTest) -> None:
    ask(plain, "What does SageMaker Debugger do?")
    press(plain, "Give an example")
    assert "The notes carry no further on this." in plain.markdown[-2].value
    assert set(TEACHING) <= set(labels(plain))
    press(plain, "Go deeper")
    assert asked(plain)[-1] == "Go deeper: What does SageMaker Debugger do?"


def test_an_answer_says_who_worded_it_and_what_it_cost(talking: AppTest) -> None:
    assert captions(talking) == [f"Worded by {MODEL}, held to the notes"]
    ask(talking, "What does SageMaker Debugger do?")
    assert captions(talking) == [
        f"Worded by {MODEL} from the notes · 2 sentences dropped by the citation check",
        "1,240 tokens · 0.0015; this session 1,240 tokens · 0.0015, at the prices set",
        f"Worded by {MODEL}, held to the notes",
    ]
    assert "Stop" not in labels(talking)


def test_the_session_is_summed_up_below_the_newest_answer_and_outlives_the_conversation(talking: AppTest) -> None:
    ask(talking, "What does SageMaker Debugger do?")
    ask(talking, "And the doubt?")
    assert [line for line in captions(talking) if "token" in line] == [
        "1,240 tokens · 0.0015, at the prices set",
        "1,240 tokens · 0.0015; this session 2,480 tokens · 0.0030, at the prices set",
    ]
    assert "Read as: And the doubt? (in SageMaker)" in captions(talking)
    press(talking, "New conversation")
    ask(talking, "And the doubt?")
    assert any("this session 3,720 tokens" in line for line in captions(talking))


def test_a_manner_asks_the_same_again_with_the_history_and_it_is_read_as_before(talking: AppTest) -> None:
    ask(talking, "What does SageMaker Debugger do?")
    ask(talking, "And the doubt?")
    press(talking, "Go deeper")
    turns = conversation(talking).turns
    assert asked(talking)[-1] == "Go deeper: And the doubt?"
    assert [exchange.read_as for exchange in conversation(talking).history] == [
        "What does SageMaker Debugger do?",
        *["And the doubt? (in SageMaker)"] * 2,
    ]
    assert len(turns) == 3


def test_the_notes_own_words_come_with_the_reason(talking: AppTest) -> None:
    ask(talking, "extractive domain")
    assert captions(talking)[0] == EXTRACTIVE
    reply = conversation(talking).turns[-1].reply
    assert isinstance(reply, Answer)
    assert reply.sentences[0].label == "Domain"


def test_a_stop_keeps_what_was_said_and_the_next_question_works(talking: AppTest) -> None:
    talking.chat_input[0].set_value("endless").run()
    arriving = conversation(talking).arriving
    assert arriving is not None
    press(talking, "Stop")
    assert arriving.start(30)
    assert captions(talking)[0] == "Stopped."
    assert "Stop" not in labels(talking)
    ask(talking, "What does SageMaker Debugger do?")
    assert asked(talking) == ["endless", "What does SageMaker Debugger do?"]


def test_a_new_question_stops_the_reply_before_it_and_loses_no_turn(talking: AppTest) -> None:
    talking.chat_input[0].set_value("endless").run()
    arriving = conversation(talking).arriving
    assert arriving is not None
    ask(talking, "What does SageMaker Debugger do?")
    assert arriving.start(30)
    assert asked(talking) == ["endless", "What does SageMaker Debugger do?"]
    assert captions(talking)[0] == "Stopped."


def test_a_new_conversation_stops_the_reply(talking: AppTest) -> None:
    talking.chat_input[0].set_value("endless").run()
    arriving = conversation(talking).arriving
    assert arriving is not None
    next(button for button in talking.button if button.label == "New conversation").click().run()
    assert arriving.start(30)
    assert talking.title[0].value == "Ask your notes"
    assert not talking.chat_message


@pytest.mark.parametrize(("question", "line"), [("fails", "This *cannot* be read."), ("cut", "broke off")])
def test_a_reply_that_does_not_come_is_a_warning_in_the_conversation(
    talking: AppTest, question: str, line: str
) -> None:
    ask(talking, question)
    assert line in talking.warning[0].value.replace("\\", "")
    ask(talking, "What does SageMaker Debugger do?")
    assert len(asked(talking)) == 2
