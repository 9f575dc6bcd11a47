"""Rows of buttons whose labels come from the notes."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tutor.outcome import Topic
from tutor.talk import Asked
from tutor.ui.inert import inert
from tutor.ui.locate import topic_link
from tutor.ui.session import ask_next, open_source


def draw_topics(topics: Sequence[Topic], key: str) -> None:
    """Draw topics that open their source."""
    with st.container(horizontal=True, gap="small", key=f"topics-{key}"):
        for position, topic in enumerate(topics):
            st.button(
                inert(topic.name),
                key=f"{key}-topic-{position}",
                help=inert(" › ".join((topic.document, *topic.heading_path))),
                on_click=open_source,
                args=(topic_link(topic),),
            )


def draw_questions(questions: Sequence[str], key: str) -> None:
    """Draw questions that are asked when clicked."""
    with st.container(gap=None, key=f"questions-{key}"):
        for position, question in enumerate(questions):
            st.button(
                inert(question),
                key=f"{key}-question-{position}",
                icon=":material/arrow_forward:",
                type="tertiary",
                on_click=ask_next,
                args=(Asked(question),),
            )
