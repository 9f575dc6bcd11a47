"""Whether a sentence says the opposite of a source: by a 'not', or by a word that is the other's opposite."""

from __future__ import annotations

from collections.abc import Sequence

from graph.words import raw_words
from tutor.support.clauses import Clause, nearest, parts_of, statements_of
from tutor.support.wording import Word, is_said

NEAR = 0.45  # overlap from which two clauses are about one thing
_OPPOSITES = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("always", "never rarely seldom"),
        ("increase increases increased rise rises grow grows raise raises", "decrease decreases reduce reduces shrink"),
        ("enable enables enabled", "disable disables disabled"),
        ("allow allows allowed permits", "forbid forbids deny denies prohibits"),
        ("synchronous synchronously", "asynchronous asynchronously"),
        ("online", "offline"),
        ("public", "private"),
        ("manual manually", "automatic automatically"),
        ("supervised", "unsupervised"),
        ("encrypted", "unencrypted"),
        ("structured", "unstructured"),
        ("fast faster fastest", "slow slower slowest"),
        ("cheap cheaper cheapest", "expensive dearer costlier"),
        ("high higher highest", "low lower lowest"),
        ("large larger largest", "small smaller smallest"),
        ("internal", "external"),
        ("same", "different"),
        ("inbound", "outbound"),
        ("temporary", "permanent"),
        ("horizontal horizontally", "vertical vertically"),
        ("minimum", "maximum"),
        ("maximise maximises maximize maximizes", "minimise minimises minimize minimizes"),
        ("short shorter", "long longer"),
        ("early earlier", "late later"),
        ("lengthen lengthens", "shorten shortens"),
    )
)


def denies(sentence: str, pieces: Sequence[str]) -> bool:
    """Tell whether a clause of the sentence says the opposite of the clauses that come nearest to it."""
    return any(
        _all_contradict(clause, nearest(clause, [part for piece in pieces for part in split(piece)], NEAR))
        for split in (parts_of, statements_of)
        for clause in split(sentence)
    )


def _all_contradict(clause: Clause, told: Sequence[Clause]) -> bool:
    return bool(told) and all(_contradicts(clause, other) or _is_opposed(clause, other) for other in told)


def _contradicts(one: Clause, other: Clause) -> bool:
    if one.denied and other.denied:
        return _affirms(other, one.denied[0]) and _affirms(one, other.denied[0])
    denying, affirming = (one, other) if one.denied else (other, one)
    if affirming.hedged or denying.conditional is not affirming.conditional:
        return False
    return _is_affirmed(denying.denied, affirming)


def _affirms(clause: Clause, word: Word) -> bool:
    denied = frozenset(stem for other in clause.denied for stem in other.stems)
    return is_said(word, clause.stems) and not is_said(word, denied)


def _is_affirmed(denied: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a clause says what is denied elsewhere: its verb, and more than half of it or a word of a list."""
    if not denied or not is_said(denied[0], clause.stems):
        return False
    there = sum(is_said(word, clause.stems) for word in denied)
    return there >= 2 or len(denied) < 2 * there


def _is_opposed(one: Clause, other: Clause) -> bool:
    """Tell whether one clause has a word whose opposite, and not itself, the other has."""
    if one.negative or other.negative:
        return False
    ours, theirs = set(raw_words(one.text)), set(raw_words(other.text))
    return any(
        ours & mine and theirs & against and not ours & against and not theirs & mine
        for pair in _OPPOSITES
        for mine, against in (pair, pair[::-1])
    )
