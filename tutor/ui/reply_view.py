"""How a reply is drawn, whole or as far as it has come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from tutor.explore.answer_light import light_of
from tutor.explore.view import view_parameters
from tutor.llm.ledger import Ledger
from tutor.outcome import Answer, AnswerGroup, Quiz, Refusal
from tutor.outcome import Reply as Said
from tutor.talk import Manner
from tutor.tutoring import Tutoring
from tutor.ui.answer_data import answer_data
from tutor.ui.arriving import Arriving
from tutor.ui.components import component, opened
from tutor.ui.events import clicked_citation
from tutor.ui.explore_page import EXPLORE
from tutor.ui.footnotes import footnotes
from tutor.ui.inert import inert, inert_lines
from tutor.ui.numbering import Numbering, number_answer
from tutor.ui.refusal import draw_refusal
from tutor.ui.session import ask_next, go_to, open_citation
from tutor.ui.turn import Failure, Turn

_INSTEAD = 3
_TEACHING = tuple(manner for manner in Manner if manner is not Manner.PLAIN)
_ICONS = {
    Manner.SIMPLY: ":material/lightbulb:",
    Manner.DEEPER: ":material/troubleshoot:",
    Manner.EXAMPLE: ":material/format_list_bulleted:",
    Manner.ASK_ME: ":material/quiz:",
}


def draw_reply(tutor: Tutoring, turn: Turn, position: int, session: Ledger | None) -> None:
    """Draw a reply; `session` is given for the newest one, below which one can go on."""
    # In a container because a fragment, which draws the reply while it arrives, is one: the browser sees no change.
    with st.container(), st.chat_message("assistant", avatar=":material/school:"):
        if isinstance(turn.reply, Failure):
            st.warning(inert_lines(turn.reply.message))
        else:
            _draw_read_as(turn.reply)
            _draw_said(tutor, turn.reply, position)
            _draw_footnotes(footnotes(turn.reply, session))
        _draw_ways_on(tutor, turn, position, newest=session is not None)


def draw_arriving(arriving: Arriving, position: int) -> bool:
    """Draw what there is of a reply on its way; tell whether a source was opened, which the whole page shows."""
    answer, key = arriving.so_far, _answer_key(position)
    numbering = number_answer(answer)
    is_clicked = clicked_citation(opened(key), numbering) is not None
    with st.chat_message("assistant", avatar=":material/school:"):
        _draw_read_as(answer)
        _draw_answer(answer, key, arriving="Writing…" if answer.groups else "Reading the notes…")
    return is_clicked


def _draw_said(tutor: Tutoring, reply: Said, position: int) -> None:
    match reply:
        case Answer() as answer:
            if answer.sentences:
                _draw_answer(answer, _answer_key(position))
        case Quiz() as quiz:
            _draw_quiz(quiz, position)
        case Refusal() as refusal:
            draw_refusal(refusal, tutor.suggestions(_INSTEAD), str(position))


def _draw_read_as(reply: Said) -> None:
    if reply.read_as and reply.read_as.strip() != reply.question.strip():
        st.caption(f"Read as: {inert(reply.read_as)}")


def _answer_key(position: int) -> str:
    """Return the component's key: the same while a reply arrives and after, so that the browser draws it once."""
    return f"answer-{position}"


def _draw_answer(answer: Answer, key: str, arriving: str = "") -> None:
    numbering = number_answer(answer)
    component("answer")(
        key=key,
        data=answer_data(answer, numbering, arriving),
        on_opened_change=partial(_open_clicked, key, numbering),
    )


def _draw_quiz(quiz: Quiz, position: int) -> None:
    with st.container(border=True, key=f"quiz-{position}"):
        st.markdown(f":material/quiz: **{inert(quiz.asks)}**")
        with st.expander("Show the answer"):
            solution = Answer(quiz.question, quiz.read_as, (AnswerGroup((), quiz.solution),), ())
            _draw_answer(solution, f"solution-{position}")


def _draw_footnotes(lines: Sequence[str]) -> None:
    if lines:
        st.caption("  \n".join(inert(line) for line in lines))


def _draw_ways_on(tutor: Tutoring, turn: Turn, position: int, newest: bool) -> None:
    answer = turn.reply if isinstance(turn.reply, Answer) and turn.reply.sentences else None
    teaching = _TEACHING if newest and turn.can_be_taught else ()
    if not teaching and answer is None:
        return
    with st.container(horizontal=True, gap="small", key=f"ways-{position}"):
        for manner in teaching:
            st.button(
                manner.value,
                icon=_ICONS[manner],
                type="tertiary",
                key=f"manner-{position}-{manner.name}",
                on_click=ask_next,
                args=(turn.again(manner),),
            )
        if answer is not None:
            _draw_way_to_graph(tutor, answer, position)


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
