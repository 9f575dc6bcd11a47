from __future__ import annotations

import pytest

from graph.prices import Prices
from tutor.llm.ledger import Ledger, Usage
from tutor.outcome import Answer, Quiz, Refusal, RefusalReason, Spent, Written
from tutor.ui.footnotes import cost_line, footnotes, written_line


def ledger(prices: Prices | None, *used: Usage) -> Ledger:
    made = Ledger(prices)
    for usage in used:
        made.add(usage)
    return made


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (Written("openai:m", 0, 0, 0), "Worded by openai:m from the notes"),
        (
            Written("openai:m", 2, 0, 0),
            "Worded by openai:m from the notes · 2 sentences dropped by the citation check",
        ),
        (
            Written("m", 1, 3, 1),
            "Worded by m from the notes · 1 sentence dropped, 3 sentences marked, 1 made-up citation removed by the "
            "citation check",
        ),
    ],
)
def test_who_worded_it_and_what_the_check_did(written: Written, line: str) -> None:
    assert written_line(written) == line


@pytest.mark.parametrize(
    ("spent", "session", "line"),
    [
        (None, None, ""),
        (None, ledger(Prices(1, 1)), ""),
        (Spent(1000, 240, None, False), None, "1,240 tokens"),
        (Spent(1000, 240, 0.00214, False), None, "1,240 tokens · 0.0021, at the prices set"),
        (
            Spent(1000, 240, 0.00148, False),
            ledger(Prices(1.0, 2.0), Usage(1000, 240), Usage(3000, 70)),
            "1,240 tokens · 0.0015; this session 4,310 tokens · 0.0046, at the prices set",
        ),
        (
            Spent(1, 0, 0.00000001, True),
            ledger(Prices(0.01, 0.01), Usage(1, 0, estimated=True), Usage(100_000, 900_000)),
            "About 1 token · less than 0.0001; this session about 1,000,001 tokens · about 0.0100, at the prices set",
        ),
        (None, ledger(None, Usage(3, 4)), "This session 7 tokens"),
    ],
)
def test_what_it_cost(spent: Spent | None, session: Ledger | None, line: str) -> None:
    assert cost_line(spent, session) == line


def test_the_lines_below_each_kind_of_reply() -> None:
    written, spent = Written("m", 0, 0, 0), Spent(1, 1, None, False)
    answer = Answer("q", "q", (), (), written=written, remark="Stopped.", spent=spent)
    refusal = Refusal("q", "q", RefusalReason.NO_QUESTION, (), (), (), "The key is not accepted.", spent)
    assert footnotes(answer, None) == ("Stopped.", "Worded by m from the notes", "2 tokens")
    assert footnotes(refusal, None) == ("The key is not accepted.", "2 tokens")
    assert footnotes(Quiz("q", "q", "Which?", (), written), None) == ("Worded by m from the notes",)
    assert footnotes(Answer("q", "q", (), ()), Ledger()) == ()
