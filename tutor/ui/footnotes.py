"""The quiet lines below a reply: what there is to remark, who worded it, and what it cost."""

from __future__ import annotations

from tutor.llm.ledger import Ledger
from tutor.outcome import Refusal, Reply, Spent, Written
from tutor.ui.answer_data import counted

_LEAST_SHOWN = 0.0001


def footnotes(reply: Reply, session: Ledger | None) -> tuple[str, ...]:
    """Return the lines below a reply, as plain text; `session` is given where its sum is to be said as well."""
    written = None if isinstance(reply, Refusal) else reply.written
    lines = (reply.remark, written_line(written) if written else "", cost_line(reply.spent, session))
    return tuple(line for line in lines if line)


def written_line(written: Written) -> str:
    """Return which model worded an answer, and what the citation check did to it."""
    counts = (
        (written.dropped, "sentence", "dropped"),
        (written.marked, "sentence", "marked"),
        (written.unknown_keys, "made-up citation", "removed"),
    )
    checked = ", ".join(f"{counted(count, noun)} {what}" for count, noun, what in counts if count)
    return f"Worded by {written.model} from the notes" + (f" · {checked} by the citation check" if checked else "")


def cost_line(spent: Spent | None, session: Ledger | None) -> str:
    """Return what an answer and its session cost; money is in the currency of the prices set, which has no name."""
    parts = []
    if spent is not None:
        parts.append(_cost(spent.tokens_in + spent.tokens_out, spent.money, spent.estimated))
    if session is not None and session.spent.total:
        parts.append(f"this session {_cost(session.spent.total, session.money, session.spent.estimated)}")
    priced = (spent is not None and spent.money is not None) or (session is not None and session.money is not None)
    line = "; ".join(parts) + (", at the prices set" if parts and priced else "")
    return line[:1].upper() + line[1:]


def _cost(tokens: int, money: float | None, estimated: bool) -> str:
    about = "about " if estimated else ""
    return f"{about}{counted(tokens, 'token')}" + ("" if money is None else f" · {_money(money, about)}")


def _money(money: float, about: str) -> str:
    return "less than 0.0001" if 0 < money < _LEAST_SHOWN else f"{about}{money:.4f}"
