"""The citation gate: what a model writes becomes part of an answer only where the sources that it cites bear it out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.settings import Unsupported
from tutor.llm.inert import SENTINEL
from tutor.llm.reply import ReadSentence
from tutor.outcome import AnswerSentence, Written
from tutor.support.judge import Judge
from tutor.support.judgement import Judgement, Lack
from tutor.support.sources import Source

_WITHOUT_SOURCE = Judgement((Lack.NO_SOURCE,), ())
_LEAST_SHARE = 3  # of what the model wrote, one in so many has to be borne out


class Gate:
    """Judges the sentences of one reply in order, and keeps count."""

    def __init__(self, judge: Judge, sources: Sequence[Source], unsupported: Unsupported) -> None:
        self._judge = judge
        self._sources = {source.key: source for source in sources}
        self._unsupported = unsupported
        self._seen: set[str] = set()
        self._dropped = self._marked = self._unknown_keys = 0
        self.passed: list[AnswerSentence] = []
        self.finds_nothing = False

    def let_through(self, read: ReadSentence) -> AnswerSentence | None:
        """Return the sentence with the places that say it, or None where it is left out."""
        if self._is_passed_over(read):
            return None
        known = [self._sources[key] for key in read.keys if key in self._sources]
        self._unknown_keys += len(read.keys) - len(known)
        judgement = self._judge.judge(read.text, known) if known else _WITHOUT_SOURCE
        sentence = self._judged(read.text, judgement)
        if sentence is None:
            self._dropped += 1
        else:
            self._marked += not sentence.supported
            self.passed.append(sentence)
        return sentence

    def written(self, model: str) -> Written:
        """Return what became of the reply so far."""
        return Written(model, self._dropped, self._marked, self._unknown_keys)

    @property
    def supported(self) -> int:
        """Return how many sentences are borne out."""
        return len(self.passed) - self._marked

    @property
    def total(self) -> int:
        """Return how many sentences the model wrote; headings and repetitions do not count."""
        return len(self.passed) + self._dropped

    @property
    def is_enough(self) -> bool:
        """Tell whether so much is borne out that the rest is an answer."""
        return self.supported > 0 and self.supported * _LEAST_SHARE >= self.total

    def _is_passed_over(self, read: ReadSentence) -> bool:
        if re.search(rf"\b{SENTINEL}\b", read.text):
            self.finds_nothing = self.finds_nothing or not self.total
            return True
        repeated = read.text.casefold() in self._seen
        self._seen.add(read.text.casefold())
        return repeated or read.is_heading

    def _judged(self, text: str, judgement: Judgement) -> AnswerSentence | None:
        """Return the sentence, or None: one without a place that says it can never be part of an answer."""
        is_left_out = not judgement.supported and self._unsupported is Unsupported.DROP
        if not judgement.citations or is_left_out:
            return None
        return AnswerSentence(text, "", judgement.citations, judgement.supported)
