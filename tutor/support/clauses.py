"""A sentence's clauses: the parts of it that say one thing each, and which clause of a source comes nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tutor.support.wording import Word, content_words, share_said, stems_in

# Where a new statement begins.
_STATEMENT = re.compile(
    r"[;!?]|[.:](?=\s|$)| [—–] |\b(?:while|whereas|but|although|though)\b|,(?=\s(?:so|which|because)\b)"
    r"|,\s(?:and|or)(?=\s(?-i:[A-Z]))"
    r"|,?\s(?:and|or)(?=\s(?:it|they|you|its|this|the|then|each)\b|\s\w+(?:s|ed)\s(?:its|the|an?|it|them)\b)",
    re.IGNORECASE,
)
# Where a part begins that may be affirmed or denied by itself; what opens a condition stays with it.
_PART = re.compile(
    _STATEMENT.pattern + r"|,(?=\s(?:no|it|they|you|the|this|its|even|then)\b)"
    r"|\b(?:because|which|who|yet|after|before)\b|(?=\b(?:unless|until|where|when|if)\b)",
    re.IGNORECASE,
)
# The first takes in what follows up to the end of the clause, the second only the next thing.
_NOT = re.compile(
    r"\b(?:not(?! (?:only|just)\b)|cannot|never|unable|fails? to|failed to|impossible)\b|n['’]t\b", re.IGNORECASE
)
_NEITHER = re.compile(r"\b(?:neither|nor)\b", re.IGNORECASE)  # may stand behind what it denies
_NO = re.compile(
    r"(?:\bno(?! (?:longer|more|less|fewer|larger|higher|later) than)|\bnone|\bnothing|\bnobody|(?<=\w )\bwithout|"
    r"\blacks?|\blacking)\b",
    re.IGNORECASE,
)
# 'not larger than 10 GB' sets a bound and 'not until' a time; neither denies.
_BOUND = re.compile(
    r"\W+(?:\w+\W+){0,3}(?:more|longer|larger|higher|bigger|less|fewer|later|exceed|until|unless|before)\b", re.I
)
_CONDITION = re.compile(r"\W*(?:unless|until|where|when|if)\b", re.IGNORECASE)
_NEXT_THING = re.compile(r"(?:\W+?[\w'’-]+){1,4}?(?=,)|(?:\W+?[\w'’-]+){0,4}")
_NEXT_CLAIM = re.compile(
    r"\b(?:because|since|if|when|unless|until|so that|is|are|was|were|will|can|may|must)\b", re.IGNORECASE
)
# What can say without a 'not' that something is not so.
_SOFT = re.compile(
    r"\b(?:only|exclusively|ignor\w+|skip\w*|prevent\w*|avoid\w*|block\w*|reject\w*|refus\w+|exclud\w+|except|"
    r"hid(?:es?|den)|instead|rather|free|off|missing|absent|unsupported|incompatible|unavailable|disabled?|removed?|"
    r"forbid\w*|prohibit\w*|den(?:y|ies|ied)|without|un\w{4,}|in contrast|contrary|hardly|rarely|need not|differ\w*)\b",
    re.IGNORECASE,
)
# 'Athena: SQL over files', 'Look in: CloudWatch', 'What did it cost? — Cost Explorer': the label is what it is said of.
_LABEL = re.compile(r"(?:(?<=[.;:!?—–] )|^|(?<=\n))(\W*(?:[\w/&+.'’()*`-]+ ){0,3}[\w/&+.'’()*`-]+)(?:: | [—–] )")
_ASKED = re.compile(r"\? [—–] ")


def with_labels(text: str) -> str:
    """Return the text, as long as before, with commas where a short label is set apart from what is said of it."""
    asked = _ASKED.sub(lambda mark: ",".ljust(len(mark[0])), text)
    # Twice: a label may follow a label.
    for _ in range(2):
        asked = _LABEL.sub(lambda label: label[1] + ",".ljust(len(label[0]) - len(label[1])), asked)
    return asked


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its content words, its stems, and those of its words that it denies.

    `negative` tells that there is a 'not' in it, whatever it denies; `hedged` that it may deny something in other
    words; `conditional` that it sets a condition.
    """

    text: str
    words: tuple[Word, ...]
    stems: frozenset[str]
    denied: tuple[Word, ...]
    negative: bool
    hedged: bool
    conditional: bool


def statements_of(text: str) -> tuple[Clause, ...]:
    """Return the parts of a text that each make a statement."""
    return _clauses(_STATEMENT, text)


def parts_of(text: str) -> tuple[Clause, ...]:
    """Return the smallest parts of a text that say something."""
    return _clauses(_PART, text)


def nearest(clause: Clause, told: Sequence[Clause], least: float) -> tuple[Clause, ...]:
    """Return the clauses that share most with this one; none where that is less than `least`."""
    scored = [(_overlap(clause, other), other) for other in told]
    best = max((score for score, _ in scored), default=0.0)
    return tuple(other for score, other in scored if score == best and best >= least)


def _clauses(mark: re.Pattern[str], text: str) -> tuple[Clause, ...]:
    clauses = (_clause(part) for part in mark.split(with_labels(text)))
    return tuple(clause for clause in clauses if clause.words)


def _clause(text: str) -> Clause:
    words = content_words(text)
    marks = [(m.end(), _end_of_denial(text, m.end())) for m in _NOT.finditer(text) if not _BOUND.match(text, m.end())]
    marks += [(0, len(text))] * bool(_NEITHER.search(text))
    marks += [(mark.end(), _end_of_thing(text, mark.end())) for mark in _NO.finditer(text)]
    # Of 'not without' the second takes back the first.
    denied = tuple(word for word in words if sum(start <= word.start < end for start, end in marks) % 2)
    hedged, conditional = _SOFT.search(text) is not None, _CONDITION.match(text) is not None
    negative = any(mark.search(text) for mark in (_NOT, _NO, _NEITHER))
    return Clause(text, words, stems_in(text), denied, negative, hedged, conditional)


def _end_of_denial(text: str, start: int) -> int:
    reason = _NEXT_CLAIM.search(text, start)
    return reason.start() if reason else len(text)


def _end_of_thing(text: str, start: int) -> int:
    thing = _NEXT_THING.match(text, start)
    return thing.end() if thing else start


def _overlap(one: Clause, other: Clause) -> float:
    """Return the share of words that both say; a clause that says the same among much else is not far."""
    return (2 * share_said(one.words, other.stems) + share_said(other.words, one.stems)) / 3
