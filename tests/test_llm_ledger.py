"""What a session has spent, and where it stops."""

from __future__ import annotations

from threading import Thread

import pytest

from graph.prices import Prices
from tutor.llm.ledger import Cap, Ledger, Usage


def test_calls_add_up_and_cost_what_is_set() -> None:
    ledger = Ledger(Prices(2.0, 10.0))
    ledger.add(Usage(1000, 100))
    ledger.add(Usage(500, 50, estimated=True))
    assert ledger.spent == Usage(1500, 150, estimated=True)
    assert ledger.money == pytest.approx(0.0045)
    assert ledger.price(Usage(1000, 100)) == pytest.approx(0.003)


@pytest.mark.parametrize("prices", [Prices(), Prices(2.0, None), Prices(None, 10.0)])
def test_without_both_prices_there_is_no_money(prices: Prices) -> None:
    ledger = Ledger(prices, Cap(money=0.0))
    ledger.add(Usage(10, 10))
    assert ledger.money is None
    assert ledger.allows(Usage(10**9, 10**9))


def test_without_a_cap_everything_is_allowed() -> None:
    assert Ledger().allows(Usage(10**9, 10**9))


def test_the_cap_on_tokens_holds_for_what_was_and_what_comes() -> None:
    ledger = Ledger(cap=Cap(tokens=1000))
    assert ledger.allows(Usage(900, 100))
    ledger.add(Usage(600, 100))
    assert ledger.allows(Usage(200, 100))
    assert not ledger.allows(Usage(201, 100))
    assert ledger.cap_reached(Usage(201, 100)) == "1,000 tokens (TUTOR_CAP_TOKENS)"
    assert ledger.cap_reached(Usage(200, 100)) == ""


def test_the_cap_on_money_holds_too() -> None:
    ledger = Ledger(Prices(1.0, 1.0), Cap(money=0.5))
    ledger.add(Usage(400_000, 0))
    assert ledger.allows(Usage(100_000, 0))
    assert ledger.cap_reached(Usage(100_001, 0)) == "0.5 in money (TUTOR_CAP_MONEY)"


def test_a_cap_of_nothing_allows_nothing() -> None:
    assert not Ledger(cap=Cap(tokens=0)).allows(Usage(1, 0))


def test_no_call_is_lost_between_threads() -> None:
    ledger = Ledger()

    def spend() -> None:
        for _ in range(1000):
            ledger.add(Usage(1, 2))

    threads = [Thread(target=spend) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ledger.spent == Usage(4000, 8000)
