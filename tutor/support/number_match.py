"""Whether the numbers that a sentence states are those that a source tells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.words import stem
from tutor.support.number_tokens import Force
from tutor.support.numbers import Bound, Number

_RANK = re.compile(
    r"(?<!per )\b(?P<rank>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)\s+(?P<noun>[a-z]{3,})",
    re.IGNORECASE,
)


def ranks_in(text: str) -> dict[str, set[str]]:
    """Return the nouns that a text numbers, with their ordinals: 'the first column'."""
    found: dict[str, set[str]] = {}
    for match in _RANK.finditer(text):
        found.setdefault(stem(match["noun"].casefold()), set()).add(match["rank"].casefold())
    return found


def ranks_differ(stated: str, told: str) -> bool:
    """Tell whether a text numbers a noun otherwise than the source does."""
    known = ranks_in(told)
    return any(noun in known and not ranks <= known[noun] for noun, ranks in ranks_in(stated).items())


def lacking(stated: Iterable[Number], told: Iterable[Number]) -> tuple[Number, ...]:
    """Return the stated numbers that are not told: another value for the same noun, or a value found nowhere."""
    known = tuple(told)
    return tuple(number for number in stated if not _is_told(number, known))


def _is_told(number: Number, told: tuple[Number, ...]) -> bool:
    rivals = [other for other in told if other.noun == number.noun and number.noun]
    if any(_agrees(number, rival) for rival in rivals):
        return True
    counted = any(rival.force is Force.FIRM for rival in rivals)
    # "one endpoint" is wrong only where the notes count the endpoints, and otherwise.
    if number.force is not Force.FIRM or counted:
        return not counted or number.force is Force.FAINT
    return any(_agrees(number, other) and _may_be_one(number, other) for other in told)


def _may_be_one(number: Number, other: Number) -> bool:
    """Tell whether two equal numbers with different nouns may count the same thing."""
    if other.force is Force.FAINT or (number.noun and other.measured):
        return False
    return not (number.measured and other.noun)


def _agrees(number: Number, other: Number) -> bool:
    against = Bound.NONE not in (number.bound, other.bound) and number.bound is not other.bound
    bare = number.measured is not other.measured
    return (number.written == other.written if bare else number.value == other.value) and not against
