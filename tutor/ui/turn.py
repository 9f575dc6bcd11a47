"""One turn of a conversation: what was asked, in which manner, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from tutor import outcome
from tutor.outcome import Answer, AnswerSentence, Quiz, Refusal, RefusalReason
from tutor.talk import Asked, Exchange, Manner


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that could not be worked on, and the remedy."""

    message: str


Reply: TypeAlias = outcome.Reply | Failure


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what came of it."""

    question: str
    reply: Reply
    manner: Manner = Manner.PLAIN

    @property
    def title(self) -> str:
        """Return what is shown as asked: 'Go deeper: What is a domain?'."""
        return title_of(Asked(self.question, manner=self.manner))

    @property
    def exchange(self) -> Exchange | None:
        """Return the turn as the tutor is told of it, or None where nothing was said."""
        if isinstance(self.reply, Failure):
            return None
        return Exchange(self.question, self.reply.read_as, text_of(self.reply))

    @property
    def can_be_taught(self) -> bool:
        """Tell whether asking again in another manner may lead somewhere."""
        match self.reply:
            case Answer() | Quiz():
                return True
            case Refusal(reason=reason):
                return reason is RefusalReason.NOTHING_FURTHER
            case Failure():
                return False

    def again(self, manner: Manner) -> Asked:
        """Return the very same question in another manner; the tutor finds in the history how it was read."""
        return Asked(self.question, manner=manner)


def title_of(asked: Asked) -> str:
    """Return a question as shown to the one who asked it."""
    return asked.question if asked.manner is Manner.PLAIN else f"{asked.manner.value}: {asked.question}"


def text_of(reply: outcome.Reply) -> str:
    """Return the words of a reply."""
    match reply:
        case Answer():
            return _joined(reply.sentences)
        case Quiz():
            return f"{reply.asks}\n{_joined(reply.solution)}"
        case Refusal():
            return reply.reason.value


def _joined(sentences: tuple[AnswerSentence, ...]) -> str:
    return "\n".join(sentence.text for sentence in sentences)
