"""Reading triples out of passages with a language model: ask what the cache cannot answer, then gate all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from graph.chat_failures import Failure, FailureReason
from graph.errors import LlmRefused, LlmUnavailable
from graph.types import Passage, content_key
from ingest.llm.cache import LlmCache, cache_key
from ingest.llm.chat import Reply
from ingest.llm.outcome import FailedPassage, LlmOutcome, failed_passage
from ingest.llm.prompt import PROMPT_KEY, Prompt, prompt_of
from ingest.llm.triples import DropReason, LlmTriple, gate

GIVE_UP_AFTER = 5  # failures in a row; the provider's client has tried each of them again already
_REFUSALS = frozenset({FailureReason.WRONG_KEY, FailureReason.NO_SUCH_MODEL})
# What may be the fault of one passage, once the service has answered for another.
_OF_THE_PASSAGE = frozenset(
    {FailureReason.NOT_AS_ASKED, FailureReason.TOO_LONG, FailureReason.REJECTED, FailureReason.FORBIDDEN}
)


class TripleModel(Protocol):
    """Answers prompts with triples, `at_once` of them together."""

    @property
    def name(self) -> str:
        """Return the model's name as set: provider:name."""
        ...

    @property
    def at_once(self) -> int:
        """Return how many prompts to ask together."""
        ...

    def ask(self, prompts: Sequence[Prompt]) -> list[Reply | Failure]:
        """Return the answers in the order of the prompts; a failure is a value."""
        ...


def no_progress(_done: int, _total: int) -> None:
    """Take note of nothing."""


@dataclass(slots=True)
class _Asked:
    """What the service answered in this run, by cache key."""

    replies: dict[str, Reply] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    input_tokens: int = 0
    output_tokens: int = 0
    failed_in_a_row: int = 0

    def add(self, key: str, answer: Reply | Failure) -> None:
        if isinstance(answer, Reply):
            self.replies[key] = answer
            self.failed_in_a_row = 0
            return
        self.failures[key] = answer
        if not (self.replies and answer.reason in _OF_THE_PASSAGE):
            self.failed_in_a_row += 1


class LlmExtractor:
    """Asks a model about passages, each once: replies are kept, and kept replies are free."""

    def __init__(self, model: TripleModel, cache: LlmCache) -> None:
        self._model = model
        self._cache = cache

    @property
    def stamp(self) -> str:
        """Return what the triples depend on besides the passages: the model and the words it is asked with."""
        return content_key(self._model.name, PROMPT_KEY)

    def extract(self, passages: Sequence[Passage], progress: Callable[[int, int], None] = no_progress) -> LlmOutcome:
        """Return the triples that the passages bear out; a passage that gets no answer is listed, not raised.

        Raises LlmRefused when the key or the model is not accepted, LlmUnavailable when the service cannot be
        reached or fails again and again, LlmCacheUnusable when replies cannot be kept. What was answered by
        then is kept: the next run goes on from there.
        """
        keyed = [(cache_key(passage, self._model.name), passage) for passage in passages]
        known = {key: reply for key, _ in keyed if (reply := self._cache.get(key))}
        missing = {key: prompt_of(passage) for key, passage in keyed if key not in known}
        asked = self._ask(missing, progress) if missing else _Asked()
        return _outcome(keyed, known | asked.replies, asked, len(missing))

    def _ask(self, missing: dict[str, Prompt], progress: Callable[[int, int], None]) -> _Asked:
        self._cache.prepare()
        asked = _Asked()
        progress(0, len(missing))
        for keys in _chunks(list(missing), self._model.at_once):
            answers = self._answers([missing[key] for key in keys], asked)
            for key, answer in zip(keys, answers, strict=True):
                asked.add(key, answer)
                if isinstance(answer, Reply):
                    self._cache.put(key, answer)
            self._stop_if_hopeless(asked)
            progress(len(asked.replies) + len(asked.failures), len(missing))
        return asked

    def _answers(self, prompts: list[Prompt], asked: _Asked) -> list[Reply | Failure]:
        """Ask, and once more where the answer had the wrong form; count the tokens of both."""
        answers = self._counted(prompts, asked)
        again = [place for place, answer in enumerate(answers) if _has_wrong_form(answer)]
        if again:
            second = self._counted([prompts[place] for place in again], asked)
            for place, answer in zip(again, second, strict=True):
                answers[place] = answer
        return answers

    def _counted(self, prompts: list[Prompt], asked: _Asked) -> list[Reply | Failure]:
        answers = self._model.ask(prompts)
        asked.input_tokens += sum(answer.input_tokens for answer in answers)
        asked.output_tokens += sum(answer.output_tokens for answer in answers)
        return answers

    def _stop_if_hopeless(self, asked: _Asked) -> None:
        refusal = next((each for each in asked.failures.values() if each.reason in _REFUSALS), None)
        if refusal:
            raise LlmRefused(
                f"EXTRACTION_MODEL={self._model.name} cannot be used: {refusal}. Check EXTRACTION_MODEL, "
                "EXTRACTION_BASE_URL and the key (EXTRACTION_API_KEY, or the provider's own variable)."
            )
        last = next(reversed(asked.failures.values()), None)
        unreachable = last is not None and last.reason is FailureReason.UNREACHABLE and not asked.replies
        if last and (unreachable or asked.failed_in_a_row >= GIVE_UP_AFTER):
            raise LlmUnavailable(
                f"EXTRACTION_MODEL={self._model.name} gives no answers: {last}. The {len(asked.replies)} answers "
                "of this run are kept; try again later, or unset EXTRACTION_MODEL to ingest without it."
            )


def _chunks(keys: list[str], size: int) -> Iterator[list[str]]:
    """Yield one key alone, so that a wrong key costs one request, then the rest in chunks."""
    yield keys[:1]
    for start in range(1, len(keys), size):
        yield keys[start : start + size]


def _has_wrong_form(answer: Reply | Failure) -> bool:
    return isinstance(answer, Failure) and answer.reason is FailureReason.NOT_AS_ASKED


def _outcome(keyed: list[tuple[str, Passage]], replies: dict[str, Reply], asked: _Asked, sent: int) -> LlmOutcome:
    triples: list[LlmTriple] = []
    failed: list[FailedPassage] = []
    dropped: Counter[DropReason] = Counter()
    for key, passage in keyed:
        if key in asked.failures:
            failed.append(failed_passage(passage, asked.failures[key]))
            continue
        gated = gate(replies[key].triples, passage)
        triples += gated.kept
        dropped += gated.dropped
    return LlmOutcome(
        triples=tuple(triples),
        dropped=tuple((reason, dropped[reason]) for reason in DropReason if dropped[reason]),
        failed=tuple(failed),
        asked=sent,
        from_cache=len(keyed) - sent,
        input_tokens=asked.input_tokens,
        output_tokens=asked.output_tokens,
    )
