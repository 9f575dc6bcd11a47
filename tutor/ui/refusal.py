"""How a refusal is shown: calmly, with what the notes do cover nearby."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tutor.outcome import Refusal, RefusalReason, Topic
from tutor.ui.buttons import draw_questions, draw_topics
from tutor.ui.inert import inert

_EXPLANATIONS = {
    RefusalReason.NO_QUESTION: "Ask in a few words what you would like to know.",
    RefusalReason.UNKNOWN_NAME: "An answer would be a guess, so there is none.",
    RefusalReason.NOTHING_CLOSE: "Nothing in them is close enough to answer with, so there is no answer.",
    RefusalReason.NOTHING_FURTHER: "What they say about it has been shown; this manner finds nothing more in them.",
    RefusalReason.MODEL_FINDS_NOTHING: "It was shown what comes nearest and found no answer there.",
}


def draw_refusal(refusal: Refusal, suggestions: Sequence[str], key: str) -> None:
    """Draw why there is no answer and where to look instead."""
    with st.container(border=True, key=f"refusal-{key}"):
        st.markdown(f":material/menu_book: **{refusal.reason.value}**")
        st.markdown(explanation(refusal))
        _draw_nearest(refusal.nearest, key)
        _draw_suggestions(suggestions, key)


def explanation(refusal: Refusal) -> str:
    """Return the reason in a sentence or two, as markdown."""
    if not refusal.missing:
        return _EXPLANATIONS[refusal.reason]
    words = " ".join(f":gray-badge[{inert(word)}]" for word in refusal.missing)
    return f"They never use {words}. {_EXPLANATIONS[refusal.reason]}"


def _draw_nearest(topics: Sequence[Topic], key: str) -> None:
    if topics:
        st.caption("Nearest in the notes")
        draw_topics(topics, f"nearest-{key}")


def _draw_suggestions(suggestions: Sequence[str], key: str) -> None:
    if suggestions:
        st.caption("Questions they answer")
        draw_questions(suggestions, f"instead-{key}")
