"""What reading with a language model will cost, and what it did cost.

Before: four characters of English are about one token; each passage sends the instructions, the schema and
itself, and is answered with about two relations. After: what the service reported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from graph.prices import Prices
from graph.types import Passage
from ingest.llm.cache import LlmCache, cache_key
from ingest.llm.outcome import LlmOutcome
from ingest.llm.prompt import SCHEMA, prompt_of

CHARACTERS_A_TOKEN = 4
ANSWER_TOKENS = 150
_SCHEMA_CHARACTERS = len(json.dumps(SCHEMA))


@dataclass(frozen=True, slots=True)
class LlmCost:
    """Passages to be asked about (or asked), those that the cache answers, and the tokens of the former.

    `estimated` tells a forecast from a bill; `money` is None unless both prices are set.
    """

    asked: int
    from_cache: int
    input_tokens: int
    output_tokens: int
    money: float | None
    estimated: bool

    @property
    def line(self) -> str:
        """Return the cost as one line of text."""
        passages = "1 passage" if self.asked == 1 else f"{self.asked:,} passages"
        asked = "to ask about" if self.estimated else "asked about"
        return f"language model: {passages} {asked}, {self.from_cache:,} from the cache; {self._tokens}"

    @property
    def _tokens(self) -> str:
        if self.asked and not (self.input_tokens or self.output_tokens):
            return "the service reported no tokens"
        about = "about " if self.estimated and self.asked else ""
        money = "" if self.money is None else f", {about}{self.money:.4f} at the prices set"
        return f"{about}{self.input_tokens:,} tokens in, {self.output_tokens:,} out{money}"


def estimate(passages: Iterable[Passage], model: str, cache: LlmCache, prices: Prices) -> LlmCost:
    """Return the forecast for these passages; nothing is sent."""
    keyed = {}
    total = 0
    for passage in passages:
        total += 1
        key = cache_key(passage, model)
        if cache.get(key) is None:
            keyed[key] = passage
    tokens_in = sum(map(_tokens_in, keyed.values()))
    tokens_out = ANSWER_TOKENS * len(keyed)
    money = prices.money(tokens_in, tokens_out)
    return LlmCost(len(keyed), total - len(keyed), tokens_in, tokens_out, money, estimated=True)


def spent(outcome: LlmOutcome, prices: Prices) -> LlmCost:
    """Return what an extraction cost by the service's own count."""
    tokens = outcome.input_tokens, outcome.output_tokens
    return LlmCost(outcome.asked, outcome.from_cache, *tokens, prices.money(*tokens), estimated=False)


def _tokens_in(passage: Passage) -> int:
    prompt = prompt_of(passage)
    characters = len(prompt.system) + len(prompt.user) + _SCHEMA_CHARACTERS
    return -(-characters // CHARACTERS_A_TOKEN)
