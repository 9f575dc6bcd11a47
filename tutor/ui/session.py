"""What one browser session remembers, by name; nothing else reads or writes st.session_state directly."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from graph.types import Citation
from tutor.llm.ledger import Ledger
from tutor.talk import Asked
from tutor.tutoring import Tutoring
from tutor.ui.conversation import Conversation
from tutor.ui.links import QUESTION, SOURCE_PARAMETERS, SourceLink, read_question, source_parameters

_CONVERSATION = "conversation"
_LEDGER = "ledger"
_PENDING = "pending_question"
_OPENED = "opened_citation"
_NOTICE = "notice"
_INGESTS = "ingests_done"
_DESTINATION = "destination"


@dataclass(frozen=True, slots=True)
class Notice:
    """A line to show after the next redraw."""

    text: str
    good: bool


@dataclass(frozen=True, slots=True)
class Destination:
    """A page to go to, by the last part of its address, with its parameters."""

    page: str
    parameters: dict[str, str]


def conversation() -> Conversation:
    """Return the session's conversation."""
    kept: object = st.session_state.get(_CONVERSATION)
    return kept if isinstance(kept, Conversation) else Conversation()


def keep_conversation(kept: Conversation) -> None:
    """Remember the conversation for the next redraw."""
    st.session_state[_CONVERSATION] = kept


def stop_reply() -> None:
    """Stop the reply that is on its way and keep what there is of it."""
    keep_conversation(conversation().settled())


def ledger(tutor: Tutoring) -> Ledger:
    """Return what this session has spent on its language model; it outlives a conversation and an ingest."""
    kept: object = st.session_state.get(_LEDGER)
    if isinstance(kept, Ledger):
        return kept
    made = tutor.ledger()
    st.session_state[_LEDGER] = made
    return made


def start_over() -> None:
    """Forget the conversation and whatever waits to be asked."""
    conversation().settled()
    st.session_state.pop(_CONVERSATION, None)
    st.session_state.pop(_PENDING, None)


def ask_next(asked: Asked) -> None:
    """Have a question asked on the next redraw; what it follows is put in then."""
    st.session_state[_PENDING] = asked


def take_question() -> Asked | None:
    """Return the question that a button or a link asks, once."""
    linked = read_question(st.query_params.to_dict())
    st.query_params.pop(QUESTION, None)
    pending: object = st.session_state.pop(_PENDING, None)
    if isinstance(pending, Asked):
        return pending
    return Asked(linked) if linked else None


def open_source(link: SourceLink, citation: Citation | None = None) -> None:
    """Open lines at the side. The address is what says which, so that it can be shared as it stands."""
    st.session_state[_OPENED] = citation
    close_source()
    st.query_params.update(source_parameters(link))


def open_citation(citation: Citation) -> None:
    """Open a citation at the side."""
    open_source(SourceLink(citation.document, citation.span), citation)


def close_source() -> None:
    """Take the open source out of the address."""
    for name in SOURCE_PARAMETERS:
        st.query_params.pop(name, None)


def opened_citation(link: SourceLink) -> Citation | None:
    """Return the citation that was clicked to open these lines, if one was."""
    kept: object = st.session_state.get(_OPENED)
    if isinstance(kept, Citation) and (kept.document, kept.span) == (link.document, link.span):
        return kept
    return None


def go_to(page: str, parameters: dict[str, str]) -> None:
    """Have another page shown on the next redraw."""
    st.session_state[_DESTINATION] = Destination(page, parameters)


def take_destination() -> Destination | None:
    """Return the page to go to, once."""
    kept: object = st.session_state.pop(_DESTINATION, None)
    return kept if isinstance(kept, Destination) else None


def leave_notice(notice: Notice) -> None:
    """Leave a line for the next redraw."""
    st.session_state[_NOTICE] = notice


def take_notice() -> Notice | None:
    """Return the line left for this redraw, once."""
    kept: object = st.session_state.pop(_NOTICE, None)
    return kept if isinstance(kept, Notice) else None


def count_ingest() -> None:
    """Remember that one more ingest is done."""
    st.session_state[_INGESTS] = ingests_done() + 1


def ingests_done() -> int:
    """Return how many ingests this session has done."""
    count: object = st.session_state.get(_INGESTS, 0)
    return count if isinstance(count, int) else 0
