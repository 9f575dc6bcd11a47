"""A tutor's language model that a local server scripts, and a judge that counts words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fake_llm_server import FakeLlmServer, Request
from pydantic import SecretStr

from graph.chat_model import ModelWish
from graph.prices import Prices
from graph.settings import Unsupported
from graph.types import Citation, LineSpan
from graph.words import terms
from tutor.llm.chat_stream import ChatModel, StreamLimits, open_model
from tutor.llm.ledger import Cap, Ledger
from tutor.llm.talking import steps_of
from tutor.llm.writer import Writer, WriterRules
from tutor.outcome import Reply
from tutor.support.judgement import Judgement, Lack
from tutor.support.sources import Piece, Source
from tutor.talk import Asked, Done, Exchange, Manner, ReadAs, Said, Step
from tutor.tutor import Tutor

KEY = "sk-very-secret-0123456789"
NAME = "openai:fake-small"
QUICK = StreamLimits(seconds=5, total=20, retries=2, pause=0.0, tick=0.02)
PATIENT = StreamLimits(seconds=30, total=60, retries=0, pause=0.0, tick=0.02)
HASTY = StreamLimits(seconds=0.3, total=5, retries=0, pause=0.0, tick=0.02)
_SHOWN = re.compile(r"^\[([0-9a-f]+)\] (.*)\n((?:\| .*(?:\n|$))+)", re.MULTILINE)


class WordJudge:
    """Bears out a sentence whose words all stand in what it cites; remembers what it judged."""

    def __init__(self) -> None:
        self.judged: list[tuple[str, tuple[str, ...]]] = []

    def judge(self, sentence: str, cited: Sequence[Source]) -> Judgement:
        self.judged.append((sentence, tuple(source.key for source in cited)))
        pieces = [piece for source in cited for piece in source.pieces]
        if not pieces:
            return Judgement((Lack.NO_SOURCE,), ())
        there = {
            term
            for source in cited
            for text in (*source.about, *(p.text for p in source.pieces))
            for term in terms(text)
        }
        strange = [term for term in terms(sentence) if term not in there]
        number = any(character.isdigit() for term in strange for character in term)
        lacks = (Lack.NUMBER,) if number else (Lack.WORDS,) if strange else ()
        nearest = max(pieces, key=lambda piece: len(set(terms(piece.text)) & set(terms(sentence))))
        return Judgement(lacks, nearest.citations)


@dataclass(frozen=True)
class Shown:
    """A source as it stands in a request."""

    key: str
    about: str
    lines: tuple[str, ...]


def shown_in(request: Request) -> list[Shown]:
    """Return the sources that a request shows, in order."""
    return [
        Shown(key, about, tuple(line.removeprefix("| ") for line in body.splitlines()))
        for key, about, body in _SHOWN.findall(request.user)
    ]


def faithful(request: Request) -> str:
    """Answer with a sentence of each of the first three sources, word for word, with its key."""
    return " ".join(f"{_sentence(shown.lines[0])} [{shown.key}]" for shown in shown_in(request)[:3])


def _sentence(line: str) -> str:
    return line.rstrip(".:").rsplit(". ", 1)[-1] + "."


def source(key: str, *texts: str, about: str = "Notes") -> Source:
    """Return a source with a piece for each text, cited one line each."""
    pieces = [
        Piece(text, (Citation("n.md", (about,), LineSpan(number, number), text),))
        for number, text in enumerate(texts, start=1)
    ]
    return Source(key, (about,), tuple(pieces))


def model_at(address: str, limits: StreamLimits = QUICK) -> ChatModel:
    return open_model(ModelWish(NAME, address, SecretStr(KEY), prefix="TUTOR"), limits)


def writer_at(
    server: FakeLlmServer,
    limits: StreamLimits = QUICK,
    *,
    context: int = 8000,
    unsupported: Unsupported = Unsupported.DROP,
    prices: Prices | None = None,
    cap: Cap | None = None,
) -> Writer:
    rules = WriterRules(context, unsupported, prices or Prices(), cap or Cap())
    return Writer(model_at(server.base_url, limits), WordJudge(), rules)


@dataclass(frozen=True)
class Talked:
    """A turn's steps, sorted out."""

    steps: tuple[Step, ...]

    @property
    def reply(self) -> Reply:
        done = self.steps[-1]
        assert isinstance(done, Done)
        assert sum(isinstance(step, Done) for step in self.steps) == 1
        return done.reply

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(step.sentence.text for step in self.steps if isinstance(step, Said))

    @property
    def read_as(self) -> tuple[str, ...]:
        return tuple(step.text for step in self.steps if isinstance(step, ReadAs))


def talk(
    tutor: Tutor,
    writer: Writer | None,
    question: str,
    *history: Exchange,
    manner: Manner = Manner.PLAIN,
    ledger: Ledger | None = None,
) -> Talked:
    """Take one turn to its end."""
    own = writer.ledger() if writer else Ledger()
    return Talked(tuple(steps_of(Asked(question, history, manner), ledger or own, tutor, writer)))
