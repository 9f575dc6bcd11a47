"""Asking a LangChain chat model for triples; whatever goes wrong comes back as a value, in our own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from pydantic import TypeAdapter, ValidationError

from graph.chat_failures import Failure, FailureReason, failure_of
from graph.chat_model import DEFAULT_LIMITS, CallLimits, ModelWish, open_chat
from ingest.llm.prompt import SCHEMA, Prompt

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel, LanguageModelInput
    from langchain_core.runnables import RunnableConfig

# A triple as the model wrote it, or None for anything that is not a record of texts.
RawTriple: TypeAlias = dict[str, str] | None
_RECORD = TypeAdapter(dict[str, str])


@dataclass(frozen=True, slots=True)
class Reply:
    """A model's triples, as it wrote them, and the tokens that were billed; 0 where none were reported."""

    triples: tuple[RawTriple, ...]
    input_tokens: int
    output_tokens: int


class LangChainModel:
    """A chat model that answers with triples; several prompts are asked at once.

    Asks in the way that LangChain prefers for the provider. A service that rejects this before it ever
    answered is asked through tool calls, which more of the OpenAI-compatible servers know.
    """

    def __init__(self, name: str, chat: BaseChatModel, at_once: int = 4) -> None:
        self.name = name
        self.at_once = at_once
        self._chat = chat
        self._method: Literal["function_calling"] | None = None
        self._answered = False

    def ask(self, prompts: Sequence[Prompt]) -> list[Reply | Failure]:
        """Return the answers in the order of the prompts; never raises because of the service."""
        answers = self._batch(prompts)
        if not self._answered and self._method is None and any(_is_rejected(answer) for answer in answers):
            self._method = "function_calling"
            answers = self._batch(prompts)
        self._answered = self._answered or any(isinstance(answer, Reply) for answer in answers)
        return answers

    def _batch(self, prompts: Sequence[Prompt]) -> list[Reply | Failure]:
        method = {"method": self._method} if self._method else {}
        try:
            asked = self._chat.with_structured_output(SCHEMA, include_raw=True, **method)
        except (NotImplementedError, ValueError) as error:  # not every model can, or can in this way
            return [failure_of(error) for _ in prompts]
        # Every provider has its own tree of errors, not all under LangChain's; `return_exceptions` hands over
        # whatever is raised, so that one odd answer cannot end an ingest.
        messages: list[LanguageModelInput] = [[("system", each.system), ("user", each.user)] for each in prompts]
        config: RunnableConfig = {"max_concurrency": self.at_once}
        return [_answer_of(output) for output in asked.batch(messages, config, return_exceptions=True)]


def open_model(wish: ModelWish, limits: CallLimits = DEFAULT_LIMITS) -> LangChainModel:
    """Return a model that answers with triples; nothing is sent yet. Raises what `open_chat` raises."""
    return LangChainModel(wish.model, open_chat(wish, limits), limits.at_once)


def _is_rejected(answer: Reply | Failure) -> bool:
    return isinstance(answer, Failure) and answer.reason is FailureReason.REJECTED


def _answer_of(output: object) -> Reply | Failure:
    if isinstance(output, Exception):
        return failure_of(output)
    found = output if isinstance(output, dict) else {}
    tokens_in, tokens_out = _usage(found.get("raw"))
    parsed = found.get("parsed")
    triples = parsed.get("triples") if isinstance(parsed, dict) else None
    if not isinstance(triples, list):
        return Failure(FailureReason.NOT_AS_ASKED, "", tokens_in, tokens_out)
    return Reply(tuple(map(_record, triples)), tokens_in, tokens_out)


def _record(item: object) -> RawTriple:
    try:
        record = _RECORD.validate_python(item, strict=True)
        "".join((*record, *record.values())).encode()  # half a surrogate pair is no text
    except (ValidationError, UnicodeEncodeError):
        return None
    return record


def _usage(message: object) -> tuple[int, int]:
    from langchain_core.messages import AIMessage

    usage = message.usage_metadata if isinstance(message, AIMessage) else None
    return (usage["input_tokens"], usage["output_tokens"]) if usage else (0, 0)
