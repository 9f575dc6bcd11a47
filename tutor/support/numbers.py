"""Numbers that a text states: in digits or words, what they count or measure, and the bound that they set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from graph.words import STOP_WORDS, raw_words, stem
from tutor.support.number_tokens import Force, Token, tokens_in


class Bound(StrEnum):
    """Whether a number is the least or the most that something may be."""

    NONE = ""
    LEAST = "at least"
    MOST = "at most"


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the stem of the noun after it.

    A measure is given in the least unit of its kind, which is then its noun: 1 hour is 3600 second. `written` is
    the value as it stands.
    """

    value: Decimal
    noun: str
    written: Decimal
    bound: Bound = Bound.NONE
    measured: bool = False
    force: Force = Force.FIRM

    @property
    def kind(self) -> str:
        """Return what the number is one of: two numbers of one kind can stand in for each other."""
        return "time" if self.measured and self.noun in _TIMES else self.noun


_KIB = 1024
_MEASURES: dict[str, tuple[str, Decimal]] = {
    form: (base, Decimal(factor))
    for base, factor, forms in (
        ("second", "0.000001", "microsecond us µs"),
        ("second", "0.001", "millisecond ms msec"),
        ("second", "1", "second sec s"),
        ("second", "60", "minute min"),
        ("second", "3600", "hour hr h"),
        ("second", "86400", "day d"),
        ("second", "604800", "week"),
        ("month", "1", "month"),
        ("month", "12", "year yr"),
        ("byte", "1", "byte"),
        ("byte", str(_KIB), "kb kib kilobyte"),
        ("byte", str(_KIB**2), "mb mib megabyte"),
        ("byte", str(_KIB**3), "gb gib gigabyte"),
        ("byte", str(_KIB**4), "tb tib terabyte"),
        ("byte", str(_KIB**5), "pb pib petabyte"),
        ("percent", "1", "% percent percentage"),
        ("dollar", "1", "$ dollar usd"),
    )
    for form in forms.split()
}
_TIMES = frozenset({"second", "month"})
_LETTER_UNITS = frozenset({"s", "h", "d", "us"})  # units only where they are joined to their digits: '30s', not '30 s'
# What may stand between a number and what it counts.
_FILLERS = frozenset("different separate distinct more other additional of the or and to per full whole about".split())  # noqa: SIM905
_JOINS = frozenset({"or", "and", "to", "through"})

_ORDINAL = re.compile(r"^\W*(?:step\s+\d{1,2}\s*[:.)]|\d{1,2}[.)](?=\s))", re.IGNORECASE)
_RANGE = re.compile(r"(?<=\d)\s*[-–—]\s*(?=\d)")
_BOUNDS = re.compile(
    r"(?P<most>\b(?:up to|at most|no more than|not more than|maximum(?: of)?|max|less than|fewer than|under|below|"
    r"within|not exceed(?:ing)?|as many as|limit(?:ed)? (?:to|of|is)|cap(?:ped)? (?:at|of))\W+(?:\w+\W+)?)$"
    r"|(?P<least>\b(?:at least|no less than|no fewer than|minimum(?: of)?|more than|over|above|exceed(?:s|ing)?|"
    r"beyond|starting (?:at|from))\W+(?:\w+\W+)?)$",
    re.IGNORECASE,
)
_BOUND_AFTER = re.compile(
    r"^\W*(?:\w+\W+)?(?:(?P<least>or (?:more|above|longer|higher)|at least|minimum)"
    r"|(?P<most>or (?:less|fewer|below)|at most|at maximum|maximum))\b",
    re.IGNORECASE,
)
_BOUND_REACH = 40


def numbers_in(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order; neither those of a list's counting nor those that are parts of names."""
    plain = _RANGE.sub(" to ", _ORDINAL.sub(" ", text))
    tokens = tokens_in(plain)
    found = [_number(plain, tokens, n) for n, token in enumerate(tokens) if token.value is not None]
    return tuple(found)


def _number(text: str, tokens: Sequence[Token], position: int) -> Number:
    token = tokens[position]
    assert token.value is not None
    unit = token.unit or _unit_after(tokens, position)
    bound = _bound(text, token)
    measure = _measure(unit, joined=bool(token.unit))
    if measure is None:
        firm = token.force is Force.LOOSE and _is_joined_on(tokens, position)
        return Number(token.value, _noun(unit), token.value, bound, force=Force.FIRM if firm else token.force)
    base, factor = measure
    force = Force.FIRM if token.force is Force.LOOSE else token.force
    return Number((token.value * factor).normalize(), base, token.value, bound, measured=True, force=force)


def _unit_after(tokens: Sequence[Token], position: int) -> str:
    """Return the noun after a number; of 'two to fifteen containers' both numbers count containers."""
    for at in range(position + 1, min(position + 5, len(tokens))):
        token = tokens[at]
        if token.text in _JOINS:
            if not _is_firm(tokens[at + 1 : at + 2]):
                return ""
        elif token.value is not None and token.force is Force.FIRM:
            if token.unit:
                return token.unit
        elif token.text not in _FILLERS:
            return "" if token.text in ".;:!?()," or token.text in STOP_WORDS else token.text
    return ""


def _is_joined_on(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether another number follows as in 'one or three'."""
    after = tokens[position + 1 : position + 2]
    return bool(after) and after[0].text in _JOINS and _is_firm(tokens[position + 2 : position + 3])


def _is_firm(tokens: Sequence[Token]) -> bool:
    return any(token.value is not None and token.force is Force.FIRM for token in tokens)


def _measure(unit: str, *, joined: bool) -> tuple[str, Decimal] | None:
    if unit.casefold() in _LETTER_UNITS and not (joined and unit.islower()):
        return None
    plain = unit.casefold()
    return _MEASURES.get(plain) or _MEASURES.get(plain.removesuffix("s"))


def _noun(unit: str) -> str:
    words = raw_words(unit)
    return stem(words[0]) if words else ""


def _bound(text: str, token: Token) -> Bound:
    before = _BOUNDS.search(text[max(token.start - _BOUND_REACH, 0) : token.start])
    found = before or _BOUND_AFTER.search(text[token.end : token.end + _BOUND_REACH])
    if found is None:
        return Bound.NONE
    return Bound.MOST if found["most"] else Bound.LEAST
