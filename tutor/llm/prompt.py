"""What a model is sent: fixed instructions, the talk so far and the sources fenced off as data, and the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.llm.choosing import shown
from tutor.llm.inert import fenced, inert, quoted_lines
from tutor.llm.instructions import ANSWERING, MANNERS, REWRITING
from tutor.llm.tokens import estimated_tokens
from tutor.support.sources import Source
from tutor.talk import Exchange, Manner

_TOLD_CHARACTERS = 700  # of an earlier question or answer: enough to know what it was about
_QUESTION_CHARACTERS = 2000
_MARKERS = 60  # tokens of fences, labels and the messages' own frame


@dataclass(frozen=True, slots=True)
class Prompt:
    """The two messages of one call."""

    system: str
    user: str

    @property
    def tokens(self) -> int:
        """Return about how many tokens it is."""
        return estimated_tokens(self.system) + estimated_tokens(self.user)


def answer_prompt(question: str, manner: Manner, sources: Sequence[Source], talk: str = "") -> Prompt:
    """Return what asks for an answer from sources; `talk` is what `recent_talk` returns."""
    parts = [fenced("talk", talk)] if talk else []
    parts.append(fenced("notes", "\n\n".join(map(shown, sources))))
    parts.append(f"Question: {_line(question)}")
    parts.append(MANNERS[manner])
    return Prompt(ANSWERING, "\n\n".join(parts))


def rewrite_prompt(question: str, talk: str) -> Prompt:
    """Return what asks for a question that stands alone."""
    return Prompt(REWRITING, f"{fenced('talk', talk)}\n\nQuestion: {_line(question)}")


def fixed_tokens(question: str, manner: Manner) -> int:
    """Return about how many tokens an answer's prompt takes before talk and sources."""
    return answer_prompt(question, manner, ()).tokens + _MARKERS


def recent_talk(history: Sequence[Exchange], tokens: int) -> str:
    """Return the latest earlier turns that fit into so many tokens, oldest first; nothing where none fits."""
    turns: list[str] = []
    left = tokens
    for exchange in reversed(history):
        turn = _turn(exchange)
        left -= estimated_tokens(turn) + 1
        if left < 0:
            break
        turns.insert(0, turn)
    return "\n\n".join(turns)


def _turn(exchange: Exchange) -> str:
    asked = quoted_lines(_cut(exchange.read_as or exchange.question), "student|")
    return "\n".join(part for part in (asked, quoted_lines(_cut(exchange.answer), "tutor|")) if part)


def _cut(text: str) -> str:
    return text if len(text) <= _TOLD_CHARACTERS else text[:_TOLD_CHARACTERS].rsplit(" ", 1)[0] + " …"


def _line(question: str) -> str:
    return " ".join(inert(question[:_QUESTION_CHARACTERS]).split())
