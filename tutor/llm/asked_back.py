"""A model's reply to 'ask me': one question for the student, and the cited sentences that answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tutor.llm.inert import SENTINEL, printable
from tutor.llm.instructions import SOLUTION_MARK
from tutor.llm.keys import KEY_GROUP
from tutor.llm.reply import ReadSentence, ReplyReader

_MARK = re.compile(rf"^[\s*_#]*{re.escape(SOLUTION_MARK.rstrip(':'))}\s*:[*_]*", re.MULTILINE | re.IGNORECASE)
_LABEL = re.compile(r"^[\s*_#>-]*(?:question\s*:)?[\s*_]*", re.IGNORECASE)
_LONGEST = 400  # characters


@dataclass(frozen=True, slots=True)
class AskedBack:
    """The question that the model puts, or nothing where the reply has another form, and its solution."""

    asks: str
    solution: tuple[ReadSentence, ...]

    @property
    def finds_nothing(self) -> bool:
        """Tell whether the reply is the sentinel."""
        return not self.asks and any(SENTINEL in sentence.text for sentence in self.solution)


def read_asked_back(text: str) -> AskedBack:
    """Return the two parts of a reply."""
    parts = _MARK.split(text, maxsplit=1)
    question, solution = (parts[0], parts[1]) if len(parts) > 1 else ("", text)
    reader = ReplyReader()
    sentences = [*reader.feed(solution), *reader.end()]
    return AskedBack(_question_in(question), tuple(sentences))


def _question_in(text: str) -> str:
    lines = [line.strip() for line in KEY_GROUP.sub("", printable(text)).split("\n") if line.strip()]
    asks = _LABEL.sub("", lines[-1]).strip(" *_") if lines else ""
    return asks if asks.endswith("?") and len(asks) <= _LONGEST else ""
