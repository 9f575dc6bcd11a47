"""A reply on its way: taken in step by step on a thread of its own, so that the page can look at it and stop it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from threading import Event, Lock, Thread

from graph.errors import GraphTutorError
from tutor.outcome import Answer, AnswerGroup, AnswerSentence, Reply, Written
from tutor.talk import Asked, Done, ReadAs, Said, Step
from tutor.ui.turn import Failure, Turn

STOPPED = "Stopped."
_BROKEN_OFF = "The reply broke off before it was whole; the log of this program says why. Ask again."


class Arriving:
    """What was asked, and what has come of it so far. May be looked at and stopped from any thread."""

    def __init__(self, asked: Asked, begin: Callable[[], Iterator[Step]], model: str = "") -> None:
        self.asked = asked
        self._begin = begin
        self._model = model
        self._read_as = ""
        self._said: tuple[AnswerSentence, ...] = ()
        self._reply: Reply | Failure | None = None
        self._claim = Lock()
        self._stopped = Event()
        self._ended = Event()

    def start(self, patience: float) -> bool:
        """Take the steps in on a thread of its own, unless that is being done.

        Waits for the end for at most so many seconds, and tells whether it has come.
        """
        if not self._claim.locked():
            Thread(target=self.listen, name="reply", daemon=True).start()
        return self._ended.wait(patience)

    def listen(self) -> None:
        """Take the steps in until the last, or until stopped; whoever calls second waits for the end."""
        if not self._claim.acquire(blocking=False):
            self._ended.wait()
            return
        try:
            self._take_all(self._begin())
        except GraphTutorError as error:
            self._reply = Failure(str(error))
        finally:
            self._ended.set()

    def stop(self) -> None:
        """Take nothing further in; the model is let go of at its next step."""
        self._stopped.set()

    @property
    def ended(self) -> bool:
        """Tell whether there is nothing further to come."""
        return self._ended.is_set()

    @property
    def so_far(self) -> Answer:
        """Return the sentences that are through the gate as an answer, read as '' while that is not known."""
        said = self._said
        groups = (AnswerGroup((), said),) if said else ()
        read_as = self._read_as or (self.asked.question if said else "")
        return Answer(self.asked.question, read_as, groups, (), written=self._written)

    def settle(self) -> Turn:
        """Stop, and return the turn: the reply, or what there is of it."""
        broken_off = self.ended and not self._stopped.is_set()
        self.stop()
        stopped = Failure(_BROKEN_OFF) if broken_off else replace(self.so_far, remark=STOPPED)
        return Turn(self.asked.question, self._reply or stopped, self.asked.manner)

    @property
    def _written(self) -> Written | None:
        marked = sum(not sentence.supported for sentence in self._said)
        return Written(self._model, 0, marked, 0) if self._model and self._said else None

    def _take_all(self, steps: Iterator[Step]) -> None:
        for step in steps:
            if self._stopped.is_set():
                break
            self._take(step)
        if isinstance(steps, Generator):
            steps.close()

    def _take(self, step: Step) -> None:
        match step:
            case ReadAs(text):
                self._read_as = text
            case Said(sentence):
                self._said = (*self._said, sentence)
            case Done(reply):
                self._reply = reply
