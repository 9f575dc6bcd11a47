"""A text as words and numbers, whether a number is written in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum


class Force(StrEnum):
    """How surely a word is meant as a number."""

    FIRM = "digits or a number word"
    LOOSE = "'one' or 'single', which often only stands for a thing, and 'first'"
    FAINT = "'a', 'each' or 'both', which implies a number"


_ONES = "zero one two three four five six seven eight nine ten".split()  # noqa: SIM905
_TEENS = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
_UNITS = [*_ONES, *_TEENS]
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_SPELLED = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 20 + 10 * n for n, word in enumerate(_TENS)},
    "single": 1,
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_SUFFIXES = {"k": 1_000, "K": 1_000, "M": 1_000_000, "B": 1_000_000_000}
_LOOSE = frozenset({"one", "single"})
_FAINT = dict.fromkeys("a an each per every once".split(), 1) | dict.fromkeys("both pair couple twice".split(), 2)  # noqa: SIM905

_TOKEN = re.compile(
    r"(?P<sign>\$)?(?<![\w.\-])(?P<digits>\d+(?:[.,]\d+)*)(?P<joined>%|µs|[A-Za-z]{1,12}(?![\w]))?(?![\w.]*\w)"
    r"|(?P<mark>[%$])"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<stop>[.;:!?(),])"
    r"|(?P<other>\w[\w.\-]*)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, sign or number where it stands; `unit` is what is joined to its digits."""

    start: int
    end: int
    text: str
    value: Decimal | None = None
    unit: str = ""
    force: Force = Force.FIRM


def tokens_in(text: str) -> tuple[Token, ...]:
    """Return the words and numbers of a text in order, 'twenty-five' and 'two hundred thousand' as one each."""
    return tuple(_composed(list(_tokens(text))))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        start, end, whole = match.start(), match.end(), match.group()
        if match["digits"]:
            yield _digits(match)
        elif match["word"]:
            word = whole.casefold()
            yield Token(start, end, word, _spelled(word), force=_force(word))
        else:
            yield Token(start, end, whole)


def _digits(match: re.Match[str]) -> Token:
    joined = match["joined"] or ""
    unit = "$" if match["sign"] else ""
    value = _decimal(match["digits"])
    if joined in _SUFFIXES:
        return Token(match.start(), match.end(), match.group(), value and value * _SUFFIXES[joined], unit)
    return Token(match.start(), match.end(), match.group(), value, unit or joined)


def _decimal(digits: str) -> Decimal | None:
    """Return the value, or None for what is a version or an address ('1.2.3')."""
    plain = digits.replace(",", "") if _THOUSANDS.fullmatch(digits) else digits
    try:
        return Decimal(plain).normalize()
    except InvalidOperation:
        return None


def _spelled(word: str) -> Decimal | None:
    value = _SPELLED.get(word, _FAINT.get(word))
    return None if value is None else Decimal(value)


def _force(word: str) -> Force:
    if word in _LOOSE:
        return Force.LOOSE
    return Force.FAINT if word in _FAINT else Force.FIRM


def _composed(tokens: list[Token]) -> Iterator[Token]:
    """Yield the tokens, 'twenty-five' and 'two hundred thousand' as one each."""
    position = 0
    while position < len(tokens):
        token = tokens[position]
        position += 1
        while position < len(tokens) and token.value is not None and not token.unit:
            joined = _joined(token, tokens[position])
            if joined is None:
                break
            token, position = joined, position + 1
        yield token


def _joined(token: Token, after: Token) -> Token | None:
    assert token.value is not None
    if after.text in _SCALES:
        value = token.value * _SCALES[after.text]
    elif token.text in _TENS and after.text in _UNITS[1:10]:
        value = token.value + _SPELLED[after.text]
    else:
        return None
    return replace(token, end=after.end, text=after.text, value=value, force=Force.FIRM)
