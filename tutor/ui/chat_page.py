"""The chat: questions in, cited answers out."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graph.errors import GraphTutorError
from tutor.explore.answer_light import light_of
from tutor.explore.view import view_parameters
from tutor.outcome import Answer, Refusal
from tutor.tutor import Tutoring
from tutor.ui.answer_data import answer_data
from tutor.ui.components import component, opened
from tutor.ui.conversation import Conversation, Failure, Turn
from tutor.ui.events import clicked_citation
from tutor.ui.explore_page import EXPLORE
from tutor.ui.inert import inert, inert_lines
from tutor.ui.numbering import Numbering, number_answer
from tutor.ui.refusal import draw_refusal
from tutor.ui.session import (
    conversation,
    go_to,
    keep_conversation,
    open_citation,
    start_over,
    take_question,
)
from tutor.ui.welcome import draw_welcome

_LONGEST_QUESTION = 2000
_INSTEAD = 3


def draw_chat(tutor: Tutoring) -> None:
    """Draw the conversation and take the next question."""
    so_far = conversation()
    question = _draw_input() or take_question()
    if so_far.turns or question:
        _draw_way_out()
    else:
        draw_welcome(tutor)
    for position, turn in enumerate(so_far.turns):
        with st.container(key=f"turn-{position}", gap=None):
            _draw_question(turn.question, position)
            _draw_reply(tutor, turn, position)
    if question:
        with st.container(key=f"turn-{len(so_far.turns)}", gap=None):
            _draw_new_turn(tutor, question, so_far)


def ask(tutor: Tutoring, question: str, so_far: Conversation) -> Turn:
    """Ask the tutor; what goes wrong becomes part of the conversation."""
    try:
        return Turn(question, tutor.ask(question, history=so_far.history))
    except GraphTutorError as error:
        return Turn(question, Failure(str(error)))


def _draw_input() -> str | None:
    # Placed by hand: an input that Streamlit pins itself also scrolls every answer to its end.
    with st.bottom:
        return st.chat_input("Ask the notes…", max_chars=_LONGEST_QUESTION)


def _draw_way_out() -> None:
    with st.bottom:
        st.button("New conversation", icon=":material/add:", type="tertiary", on_click=start_over)


def _draw_new_turn(tutor: Tutoring, question: str, so_far: Conversation) -> None:
    position = len(so_far.turns)
    _draw_question(question, position)
    _show_turn(position, "asked")
    with st.spinner("Reading the notes…"):
        turn = ask(tutor, question, so_far)
        # Kept before anything else is drawn: drawing is where Streamlit stops a run that a new question overtakes.
        keep_conversation(so_far.then(turn))
    _draw_reply(tutor, turn, position)
    _show_turn(position, "answered")


def _show_turn(position: int, when: str) -> None:
    component("arrive")(key=f"arrive-{position}-{when}", data={"target": f"turn-{position}"})


def _draw_question(question: str, position: int) -> None:
    with st.container(key=f"asked-{position}"), st.chat_message("user", avatar=":material/person:"):
        st.markdown(inert_lines(question))


def _draw_reply(tutor: Tutoring, turn: Turn, position: int) -> None:
    with st.chat_message("assistant", avatar=":material/school:"):
        match turn.reply:
            case Failure(message):
                st.warning(inert_lines(message))
            case Answer() as answer:
                _draw_read_as(answer)
                _draw_answer(answer, f"answer-{position}")
                _draw_way_to_graph(tutor, answer, position)
            case Refusal() as refusal:
                _draw_read_as(refusal)
                draw_refusal(refusal, tutor.suggestions(_INSTEAD), str(position))


def _draw_read_as(reply: Answer | Refusal) -> None:
    if reply.read_as and reply.read_as.strip() != reply.question.strip():
        st.caption(f"Read as: {inert(reply.read_as)}")


def _draw_answer(answer: Answer, key: str) -> None:
    numbering = number_answer(answer)
    component("answer")(
        key=key, data=answer_data(answer, numbering), on_opened_change=partial(_open_clicked, key, numbering)
    )


def _draw_way_to_graph(tutor: Tutoring, answer: Answer, position: int) -> None:
    st.button(
        "Show in graph",
        icon=":material/hub:",
        type="tertiary",
        key=f"graph-{position}",
        on_click=_show_in_graph,
        args=(tutor, answer),
    )


def _show_in_graph(tutor: Tutoring, answer: Answer) -> None:
    go_to(EXPLORE, view_parameters(light_of(tutor.atlas(), answer)))


def _open_clicked(key: str, numbering: Numbering) -> None:
    citation = clicked_citation(opened(key), numbering)
    if citation is not None:
        open_citation(citation)
