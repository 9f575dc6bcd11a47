"""The whole screen on the fake tutor, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from fakes_tutor import FORBIDDEN
from streamlit.testing.v1 import AppTest

from graph.errors import KnowledgeBaseMissing, ModelMismatch

APP = Path(__file__).resolve().parent / "ui_fake_app.py"


@pytest.fixture
def app() -> Iterator[AppTest]:
    st.cache_resource.clear()
    yield AppTest.from_file(str(APP), default_timeout=30)
    st.cache_resource.clear()


def labels(app: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in app.button]


def texts(app: AppTest) -> str:
    return "\n".join(element.value.replace("\\", "") for element in [*app.markdown, *app.caption, *app.warning])


def test_an_empty_chat_says_what_the_notes_cover_and_offers_questions(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert app.title[0].value == "Ask your notes"
    assert "4 documents" in texts(app)
    assert {"What does SageMaker Debugger do?", "SageMaker Debugger"} <= set(labels(app))
    assert "New conversation" not in labels(app)


def test_a_suggestion_is_asked_and_the_next_question_carries_the_history(app: AppTest) -> None:
    app.run()
    app.button(key="welcome-question-0").click().run()
    assert not app.exception
    assert len(app.chat_message) == 2
    app.chat_input[0].set_value("And what is a domain?").run()
    assert [message.name for message in app.chat_message] == ["user", "assistant"] * 2
    assert "Read as: And what is a domain? (SageMaker)" in texts(app)


def test_a_new_conversation_is_empty(app: AppTest) -> None:
    app.run()
    app.chat_input[0].set_value("What is a domain?").run()
    next(button for button in app.button if button.label == "New conversation").click().run()
    assert app.title[0].value == "Ask your notes"
    assert not app.chat_message


def test_a_refusal_is_calm_and_shows_where_to_look(app: AppTest) -> None:
    app.run()
    app.chat_input[0].set_value("How much does Kubernetes cost?").run()
    assert "The notes do not mention it." in texts(app)
    assert ":gray-badge[Kubernetes]" in texts(app)
    assert {"Costs", "What does SageMaker Debugger do?"} <= set(labels(app))
    assert not app.error
    assert not app.warning


def test_a_topic_opens_its_source_in_the_address(app: AppTest) -> None:
    app.run()
    app.button(key="welcome-topic-1").click().run()
    assert not app.exception
    assert app.query_params["doc"] == "02-studio-workbench.md"
    assert app.query_params["lines"] == "12"
    assert app.query_params["check"]


def test_a_question_that_cannot_be_used_is_a_warning_in_the_conversation(app: AppTest) -> None:
    app.run()
    app.chat_input[0].set_value(FORBIDDEN).run()
    assert not app.exception
    assert "cannot be read" in app.warning[0].value


def test_a_linked_question_is_asked_once(app: AppTest) -> None:
    app.query_params["q"] = "What is a domain?"
    app.run()
    assert len(app.chat_message) == 2
    assert "q" not in app.query_params
    app.run()
    assert len(app.chat_message) == 2


@pytest.mark.parametrize(
    "parameters",
    [
        {"doc": "nowhere.md", "lines": "1"},
        {"doc": "02-studio-workbench.md", "lines": "9999"},
        {"doc": "<script>", "lines": "x"},
        {"doc": "", "lines": "1-2"},
    ],
)
def test_a_link_that_cannot_be_used_says_so(app: AppTest, parameters: dict[str, str]) -> None:
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert len(app.warning) == 1


def test_a_link_to_words_that_changed_warns(app: AppTest) -> None:
    app.query_params.update({"doc": "02-studio-workbench.md", "lines": "14", "check": "0" * 12})
    app.run()
    assert "have changed since this link was made" in app.warning[0].value


def test_a_file_that_changed_since_it_was_read_shows_the_remedy(app: AppTest) -> None:
    app.query_params.update({"doc": "05-changed-since.md", "lines": "5"})
    app.run()
    assert "Ingest the folder again" in app.warning[0].value.replace("\\", "")


def library_script() -> None:
    from fakes_tutor import FakeReingest, FakeTutor

    from tutor.ui.library_page import draw_library

    draw_library(FakeTutor(), FakeReingest())


def test_the_library_shows_report_and_problems_and_ingests() -> None:
    app = AppTest.from_function(library_script, default_timeout=30).run()
    assert not app.exception
    assert [metric.value for metric in app.metric] == ["5", "23", "148"]
    assert "slides.md" in texts(app)
    assert "garbled characters · 2" in texts(app)
    app.button(key="reingest").click().run()
    assert "5 documents in 3.2 s" in app.success[0].value.replace("\\", "")


def test_an_ingest_that_fails_says_so_and_keeps_the_page() -> None:
    app = AppTest.from_function(library_script, default_timeout=30).run()
    app.file_uploader[0].set_value(("broken.md", b"# x", "text/markdown")).run()
    app.button(key="reingest").click().run()
    assert not app.exception
    assert "broken.md cannot be ingested" in app.error[0].value.replace("\\", "")
    assert [metric.value for metric in app.metric] == ["5", "23", "148"]


def trouble_script(kind: str) -> None:
    from fakes_tutor import FakeReingest

    from graph import errors
    from tutor.tutoring import Tutoring
    from tutor.ui.shell import draw_app

    def fail() -> Tutoring:
        raise getattr(errors, kind)("There is *nothing* yet. Ingest a folder.")

    draw_app(fail, FakeReingest())


@pytest.mark.parametrize("kind", [KnowledgeBaseMissing.__name__, ModelMismatch.__name__])
def test_without_a_tutor_the_remedy_and_the_way_to_ingest_are_shown(kind: str) -> None:
    app = AppTest.from_function(trouble_script, kwargs={"kind": kind}, default_timeout=30).run()
    assert not app.exception
    assert "Ingest a folder" in (app.info or app.warning)[0].value.replace("\\", "")
    assert {"Re-ingest", "Read the notes"} & set(labels(app))
