"""The chat: questions in, cited answers out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import count

import streamlit as st

from tutor.talk import Asked
from tutor.tutoring import Tutoring
from tutor.ui.arriving import Arriving
from tutor.ui.components import component
from tutor.ui.conversation import Conversation
from tutor.ui.inert import inert, inert_lines
from tutor.ui.reply_view import draw_arriving, draw_reply
from tutor.ui.session import (
    conversation,
    keep_conversation,
    ledger,
    start_over,
    stop_reply,
    take_question,
)
from tutor.ui.turn import title_of
from tutor.ui.welcome import draw_welcome

_LONGEST_QUESTION = 2000
_LOOK_EVERY = 0.25  # seconds
_SOON = 0.15  # seconds: a reply that comes within them needs no line that says it is coming


def draw_chat(tutor: Tutoring) -> None:
    """Draw the conversation and take the next question."""
    so_far = _up_to_date(tutor, _take_asked())
    if not so_far.turns and so_far.arriving is None:
        draw_welcome(tutor)
    last = len(so_far.turns) - 1
    for position, turn in enumerate(so_far.turns):
        with st.container(key=f"turn-{position}", gap=None):
            _draw_question(turn.title, position)
            newest = position == last and so_far.arriving is None
            draw_reply(tutor, turn, position, ledger(tutor) if newest else None)
    if so_far.arriving is not None:
        with st.container(key=f"turn-{last + 1}", gap=None):
            so_far = _draw_new(tutor, so_far, so_far.arriving)
    _draw_below_input(tutor, so_far)


def _take_asked() -> Asked | None:
    typed = _draw_input()
    return Asked(typed) if typed else take_question()


def _up_to_date(tutor: Tutoring, asked: Asked | None) -> Conversation:
    """Return the conversation with a finished reply among its turns, and with what is asked on its way."""
    so_far = conversation()
    if so_far.arriving is not None and asked and not tutor.model_name:
        # It comes at once, though maybe in a run that Streamlit has given up already: two can go on side by side.
        so_far.arriving.listen()
    if so_far.arriving is not None and (asked or so_far.arriving.ended):
        so_far = so_far.settled()
    if asked is not None:
        told = replace(asked, history=so_far.history)
        begin = partial(tutor.talk, told, ledger(tutor))
        so_far = so_far.awaiting(Arriving(told, begin, tutor.model_name))
    # Kept before anything is worked on: whenever Streamlit cuts this run off, the next one finds all there is.
    keep_conversation(so_far)
    return so_far


def _draw_input() -> str | None:
    # Placed by hand: an input that Streamlit pins itself also scrolls every answer to its end.
    with st.bottom:
        return st.chat_input("Ask the notes…", max_chars=_LONGEST_QUESTION)


def _draw_below_input(tutor: Tutoring, so_far: Conversation) -> None:
    if not (so_far.turns or so_far.arriving or tutor.model_name):
        return
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", key="below-input"):
        if so_far.arriving is not None:
            st.button("Stop", icon=":material/stop_circle:", key="stop", on_click=stop_reply)
        if so_far.turns or so_far.arriving is not None:
            st.button("New conversation", icon=":material/add:", type="tertiary", on_click=start_over)
        if tutor.model_name:
            st.caption(inert(f"Worded by {tutor.model_name}, held to the notes"))


def _draw_new(tutor: Tutoring, so_far: Conversation, arriving: Arriving) -> Conversation:
    """Draw the newest question and what comes of it; return the conversation as far as it is then."""
    position = len(so_far.turns)
    _draw_question(title_of(arriving.asked), position)
    if not tutor.model_name:
        _show_turn(position, "asked")
        with st.spinner("Reading the notes…"):
            arriving.listen()
    elif not arriving.start(_SOON):
        _draw_streaming(arriving, position)
        return so_far
    answered = so_far.settled()
    keep_conversation(answered)
    draw_reply(tutor, answered.turns[-1], position, ledger(tutor))
    _show_turn(position, "answered")
    return answered


def _draw_streaming(arriving: Arriving, position: int) -> None:
    """Draw a reply that comes in pieces. Only the first look scrolls: after that the reader does."""
    st.fragment(run_every=_LOOK_EVERY)(_look)(arriving, position, count())
    _show_turn(position, "asked", room=True)


def _look(arriving: Arriving, position: int, looks: Iterator[int]) -> None:
    """Draw what there is; have the whole page drawn when a source is opened, and when there is nothing to come.

    The first look never does: what scrolls to the turn is drawn after it.
    """
    ended, later = arriving.ended, next(looks) > 0
    if draw_arriving(arriving, position) or (ended and later):
        st.rerun()


def _show_turn(position: int, when: str, room: bool = False) -> None:
    component("arrive")(key=f"arrive-{position}-{when}", data={"target": f"turn-{position}", "room": room})


def _draw_question(question: str, position: int) -> None:
    with st.container(key=f"asked-{position}"), st.chat_message("user", avatar=":material/person:"):
        st.markdown(inert_lines(question))
