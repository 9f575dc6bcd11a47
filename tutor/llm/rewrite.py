"""Follow-up questions rewritten by a model: when to ask it, and whether what it says can be used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.chat_failures import Failure
from graph.words import terms
from tutor.conversation import depends_on_talk
from tutor.llm.inert import SENTINEL, printable
from tutor.llm.keys import KEY_GROUP
from tutor.llm.ledger import Usage
from tutor.names import Names
from tutor.talk import Exchange

_NO_TOKENS = Usage()
_LONGEST = 300  # characters
_OWN_WORDS = 2  # which a model may add of its own, such as 'compare'
_KEPT_SHARE = 0.5
# Words that may point back into the talk, besides those that are understood without a model.
_POINTS_BACK = re.compile(
    r"\b(?:that|those|there|then|former|latter|both|same|another|other|else|instead|above|previous|earlier|"
    r"(?:first|second|third|last) (?:one|two|point)|you (?:said|say|mention\w*))\b",
    re.IGNORECASE,
)
_MARKUP = "\"'`*“”‘’ "
_LABEL = re.compile(r"^(?:rewritten |stand-?alone )?question\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A question that stands alone, or nothing where the model gave none; what that cost, and what went wrong."""

    text: str = ""
    usage: Usage = _NO_TOKENS
    failure: Failure | None = None


NOT_REWRITTEN = Rewriting()


def leans_on(question: str, names: Names) -> bool:
    """Tell whether a question may lean on earlier turns."""
    return bool(_POINTS_BACK.search(question)) or depends_on_talk(question, names)


def read_before(question: str, history: Sequence[Exchange]) -> str:
    """Return how the question was read when the talk's last turn asked the very same, or nothing."""
    last = history[-1] if history else Exchange("")
    return last.read_as if last.question.strip() == question.strip() else ""


def usable(reply: str, question: str, history: Sequence[Exchange]) -> str:
    """Return the question that a model's reply puts, or nothing where the reply is something else.

    A rewritten question keeps most words of the question, and draws its other words from the talk: neither an answer
    nor something that a note has slipped into the talk passes.
    """
    text = _LABEL.sub("", printable(reply).strip()).strip(_MARKUP)
    if not text or "\n" in text or len(text) > _LONGEST + len(question) or SENTINEL in text or KEY_GROUP.search(text):
        return ""
    asked, told, said = set(terms(question)), set(_words_of(history)), set(terms(text))
    kept = len(asked & said) >= _KEPT_SHARE * len(asked)
    return text if kept and len(said - asked - told) <= _OWN_WORDS else ""


def _words_of(history: Sequence[Exchange]) -> list[str]:
    return [word for each in history for word in terms(f"{each.question} {each.read_as} {each.answer}")]
