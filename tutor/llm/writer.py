"""Writing a reply with a model: ask, let through what the sources bear out, or fall back on the notes' own words."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace

from graph.prices import Prices
from graph.settings import Unsupported
from tutor.llm import remarks
from tutor.llm.asked_back import AskedBack, read_asked_back
from tutor.llm.chat_stream import ChatModel
from tutor.llm.choosing import sources_of
from tutor.llm.gate import Gate
from tutor.llm.ledger import Cap, Ledger, Usage
from tutor.llm.prompt import Prompt, answer_prompt, fixed_tokens, recent_talk, rewrite_prompt
from tutor.llm.rewrite import NOT_REWRITTEN, Rewriting, usable
from tutor.llm.turn import Turn, nothing_found, spent_on, without_model
from tutor.llm.writing import Pulse, Writing, booked
from tutor.outcome import AnswerGroup, Quiz, Reply
from tutor.support.judge import Judge
from tutor.support.judgement import Lack
from tutor.support.sources import Source
from tutor.talk import Asked, Done, Manner, Said, Waiting

_EXPECTED_OUTPUT = 250  # tokens
_TALK_SHARE = 4  # earlier turns get at most one in so many tokens
_LEAST_TALK = 200  # tokens for rewriting
_MOST_PASSAGES, _MOST_PASSAGES_DEEPER = 12, 20
_NOT_BORNE_OUT = frozenset({Lack.NUMBER, Lack.NAME})
_NO_PRICES, _NO_CAP = Prices(), Cap()


@dataclass(frozen=True, slots=True)
class WriterRules:
    """How much is sent, what becomes of unsupported sentences, and what a session may spend."""

    context_tokens: int = 8000
    unsupported: Unsupported = Unsupported.DROP
    prices: Prices = _NO_PRICES
    cap: Cap = _NO_CAP


class Writer:
    """Words replies with a language model, held to the sources that it was shown."""

    def __init__(self, model: ChatModel, judge: Judge, rules: WriterRules) -> None:
        self.name = model.name
        self._model = model
        self._judge = judge
        self._rules = rules

    def ledger(self) -> Ledger:
        """Return a new ledger with the prices and the cap that are set."""
        return Ledger(self._rules.prices, self._rules.cap)

    def rewrite(self, asked: Asked, ledger: Ledger) -> Generator[Waiting, None, Rewriting]:
        """Return the question standing alone, or no text where the model gives none; waits meanwhile."""
        talk = recent_talk(asked.history, max(_LEAST_TALK, self._rules.context_tokens // _TALK_SHARE))
        prompt = rewrite_prompt(asked.question, talk)
        if not talk or not ledger.allows(_expected(prompt)):
            return NOT_REWRITTEN
        call = self._model.call(prompt)
        parts: list[str] = []
        pulse = Pulse()
        with closing(booked(call, ledger)) as texts:
            for text in texts:
                parts.append(text)
                yield from pulse.beat()
        text = "" if call.failure else usable("".join(parts), asked.question, asked.history)
        return Rewriting(text, call.usage, call.failure)

    def write(self, turn: Turn, ledger: Ledger) -> Generator[Said | Waiting | Done, None, None]:
        """Yield what the model says and the notes bear out, then the reply: that, or the notes' own words."""
        prompt, sources = self._prompt(turn)
        hindrance = self._hindrance(turn, prompt, sources, ledger)
        if hindrance:
            yield Done(without_model(turn, hindrance, turn.rewriting.usage, ledger))
            return
        writing = Writing(turn, self._model.call(prompt), Gate(self._judge, sources, self._rules.unsupported))
        asks_back = turn.asked.manner is Manner.ASK_ME
        yield from writing.whole(ledger) if asks_back else writing.sentences(ledger)
        yield Done(self._asked_back(writing, sources, ledger) if asks_back else self._reply(writing, ledger))

    def _prompt(self, turn: Turn) -> tuple[Prompt, tuple[Source, ...]]:
        question, manner = turn.considered.question.text, turn.asked.manner
        left = self._rules.context_tokens - fixed_tokens(question, manner)
        talk = recent_talk(turn.asked.history, left // _TALK_SHARE)
        left -= Prompt("", talk).tokens
        most = _MOST_PASSAGES_DEEPER if manner is Manner.DEEPER else _MOST_PASSAGES
        sources = sources_of(turn.considered.candidates[:most], turn.facts, left)
        return answer_prompt(question, manner, sources, talk), sources

    def _hindrance(self, turn: Turn, prompt: Prompt, sources: tuple[Source, ...], ledger: Ledger) -> str:
        """Return why the model is not to be asked, in words for the user, or nothing."""
        if turn.rewriting.failure:  # it would most likely fail again, after as long a wait
            return remarks.failed(self.name, turn.rewriting.failure)
        if not sources:
            return remarks.no_room()
        cap = ledger.cap_reached(_expected(prompt))
        return remarks.capped(cap) if cap else ""

    def _reply(self, writing: Writing, ledger: Ledger) -> Reply:
        turn, gate, usage = writing.turn, writing.gate, writing.usage
        if writing.call.failure:
            return without_model(turn, remarks.failed(self.name, writing.call.failure), usage, ledger)
        if gate.finds_nothing:
            return nothing_found(turn, usage, ledger)
        if not gate.is_enough:
            return without_model(turn, remarks.too_little(gate), usage, ledger)
        return replace(
            turn.answer,
            groups=(AnswerGroup((), tuple(gate.passed)),),
            comparison=None,
            written=gate.written(self.name),
            spent=spent_on(usage, ledger),
        )

    def _asked_back(self, writing: Writing, sources: tuple[Source, ...], ledger: Ledger) -> Reply:
        turn, gate, usage = writing.turn, writing.gate, writing.usage
        if writing.call.failure:
            return without_model(turn, remarks.failed(self.name, writing.call.failure), usage, ledger)
        read = read_asked_back(writing.text)
        if read.finds_nothing:
            return nothing_found(turn, usage, ledger)
        for sentence in read.solution:
            gate.let_through(sentence)
        if not gate.is_enough or not self._may_ask(read, sources):
            return without_model(turn, remarks.not_as_asked(), usage, ledger)
        question, read_as = turn.answer.question, turn.answer.read_as
        written, spent = gate.written(self.name), spent_on(usage, ledger)
        return Quiz(question, read_as, read.asks, tuple(gate.passed), written, spent=spent)

    def _may_ask(self, read: AskedBack, sources: tuple[Source, ...]) -> bool:
        """Tell whether the question names and counts nothing that the sources do not."""
        return bool(read.asks) and not _NOT_BORNE_OUT & set(self._judge.judge(read.asks, sources).lacks)


def _expected(prompt: Prompt) -> Usage:
    return Usage(prompt.tokens, _EXPECTED_OUTPUT)
