"""What is told before and after money is spent."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes_store import note

from graph.prices import Prices
from graph.types import Passage
from ingest.llm.cache import LlmCache, cache_key
from ingest.llm.chat import Reply
from ingest.llm.cost import ANSWER_TOKENS, LlmCost, estimate, spent
from ingest.llm.outcome import LlmOutcome
from ingest.llm.prompt import prompt_of

MODEL = "openai:small"
PRICES = Prices(input=2.0, output=8.0)


@pytest.fixture
def cache(tmp_path: Path) -> LlmCache:
    return LlmCache(tmp_path / "replies.jsonl")


def passages(*texts: str) -> tuple[Passage, ...]:
    return note("n.md", {"ETL": texts}).passages


def outcome(asked: int, tokens: tuple[int, int], from_cache: int = 0) -> LlmOutcome:
    return LlmOutcome((), (), (), asked, from_cache, *tokens)


def test_the_forecast_counts_what_the_cache_does_not_hold(cache: LlmCache) -> None:
    first, second = passages("Glue writes to S3.", "Athena reads from S3.")
    cost = estimate((first, second), MODEL, cache, PRICES)
    assert (cost.asked, cost.from_cache, cost.estimated) == (2, 0, True)
    assert cost.output_tokens == 2 * ANSWER_TOKENS
    assert cost.money == pytest.approx((cost.input_tokens * 2 + cost.output_tokens * 8) / 1e6)
    cache.put(cache_key(first, MODEL), Reply((), 1, 1))
    half = estimate((first, second), MODEL, cache, PRICES)
    assert (half.asked, half.from_cache) == (1, 1)
    assert 0 < half.input_tokens < cost.input_tokens
    assert estimate((first, second), "openai:large", cache, PRICES).asked == 2


def test_the_forecast_sends_at_least_the_prompt(cache: LlmCache) -> None:
    (passage,) = passages("Glue writes to S3.")
    prompt = prompt_of(passage)
    assert estimate([passage], MODEL, cache, PRICES).input_tokens >= (len(prompt.system) + len(prompt.user)) / 4


def test_the_same_words_are_asked_about_once(cache: LlmCache) -> None:
    assert estimate(passages("Glue writes to S3.") * 3, MODEL, cache, PRICES).asked == 1


def test_nothing_to_ask_costs_nothing(cache: LlmCache) -> None:
    cost = estimate((), MODEL, cache, PRICES)
    assert cost == LlmCost(0, 0, 0, 0, 0.0, estimated=True)
    assert (
        cost.line
        == "language model: 0 passages to ask about, 0 from the cache; 0 tokens in, 0 out, 0.0000 at the prices set"
    )


@pytest.mark.parametrize("prices", [Prices(), Prices(input=1.0), Prices(output=1.0)])
def test_without_both_prices_only_tokens_are_told(cache: LlmCache, prices: Prices) -> None:
    cost = estimate(passages("Glue writes to S3."), MODEL, cache, prices)
    assert cost.money is None
    assert "price" not in cost.line
    assert cost.line.startswith("language model: 1 passage to ask about, 0 from the cache; about ")


def test_the_bill_is_what_the_service_reported() -> None:
    cost = spent(outcome(3, (1_000_000, 500_000), from_cache=4), PRICES)
    assert cost == LlmCost(3, 4, 1_000_000, 500_000, 6.0, estimated=False)
    assert cost.line == (
        "language model: 3 passages asked about, 4 from the cache; "
        "1,000,000 tokens in, 500,000 out, 6.0000 at the prices set"
    )


def test_a_service_that_reports_nothing_is_not_said_to_be_free() -> None:
    assert "reported no tokens" in spent(outcome(2, (0, 0)), PRICES).line
    assert spent(outcome(0, (0, 0), from_cache=5), PRICES).line.endswith("0 tokens in, 0 out, 0.0000 at the prices set")
