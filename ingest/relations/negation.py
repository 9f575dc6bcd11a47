"""Which parts of a sentence state a fact, and which deny, suppose or ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_BUT = r"(?:but|whereas|although|though|because|unless|yet)(?= )"
# The character that a clause ends with stands first, so that `re` leaps from one to the next.
_CLAUSE_END = re.compile(
    r"[.;!?\n:, ](?:(?<=[.;!?])(?=[\s\"')\]]|$)|(?<=\n)|(?<=:)(?=\s)|"
    rf"(?<= )(?:[—–] |{_BUT})|(?<=,)(?: {_BUT}|(?= (?:while|so|if|when|until|since|as|even) )))"
)
# The same, where a condition that opens a clause ends one too: 'If a job fails, EventBridge …'.
_CONDITIONAL_END = re.compile(
    rf"{_CLAUSE_END.pattern}|(?:(?:(?<=^)|(?<=[.!?;:] )|(?<=, ))(?:[Ii]f|[Uu]nless)|(?<=, )(?:when|whenever|once)) "
    r"(?:[^,.;:]|\.(?=\d)){3,80}(?P<condition>,)"
)
_DENIAL = re.compile(
    r"\b(?=[acdfhilmnprsuw])(?:not|cannot|never|neither|nor|no|none|hardly|rarely|"
    r"seldom|without|instead of|rather than|no longer|unable to|nothing|"
    r"nobody|fails? to|failed to|lacks?|avoids?|prevents?|stop(?:s|ped)? being|formerly|previously|"
    r"discontinued|unlike|confused with|myth|cant)\b|n['’]t\b"
)
_SUPPOSITION = re.compile(
    r"\b(?:if|would|were (?:to|it|we|you|they)|(?:it|he|she|this|that) were|"
    r"might|could have|imagine|suppose|supposing|hypothetical(?:ly)?|wish|whether|"
    r"should (?:we|you|it)|^\W*should|perhaps|maybe|possibly|"
    r"planned|in future|some day|rumou?r(?:ed)?)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:unless|if|until)\b", re.IGNORECASE)
# What is said of a whole sentence, in small letters: imagined, planned, or only heard of. The letters that the words
# begin with stand first: it is tried at every word of every statement.
_WOULD = re.compile(
    r"\b(?=[acfhimnoprstuw])(?:would|were to|could have|might have|wish|imagine|suppose|supposedly|allegedly|"
    r"reportedly|"
    r"perhaps|maybe|hopefully|rumou?red|(?:one|some) day|on the roadmap|(?:is|are|was|were) planned|plans? to|"
    r"planning to|"
    r"(?:next|coming) (?:year|quarter|month|spring|summer|autumn|winter|release|sprint)|in (?:the )?future|in theory|"
    r"used to be)\b"
)
# One of these stands in whatever imagines.
_IMAGINING = frozenset(
    """would were could might wish imagine suppose supposedly allegedly reportedly perhaps maybe hopefully rumoured
    rumored day roadmap planned plan plans planning next coming future theory used""".split()  # noqa: SIM905
)
_WORD = re.compile("[a-z]+")
_PLAN = re.compile(r"\W*(?:our |the |a )?(?:plans?|ideas?|proposals?|wish ?list|to-?do|vision)(?: is|:)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=[\s\"')\]]|$)")
# What used to be is no more; what is used to do something is.
_NO_MORE = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bwas )(?<!ly )(?<!\balso )(?<!\boften )\bused to\b")
# 'not only … but also' affirms both halves.
_NOT_ONLY = re.compile(r"\bnot (?:only|just)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of characters of a text that makes one statement, or a question, or a condition."""

    start: int
    end: int
    asks: bool
    conditional: bool


def clauses(text: str) -> list[Clause]:
    """Return the clauses of a text in order."""
    may_ask = "?" in text
    conditions = "f " in text or "nless " in text or ", when" in text or ", once " in text
    small = text.lower()
    may_suppose = "if" in small or "unless" in small or "until" in small
    found: list[Clause] = []
    start, supposes = 0, False
    for mark in (_CONDITIONAL_END if conditions else _CLAUSE_END).finditer(text):
        stop = mark.start()
        if start < stop:
            found.append(Clause(start, stop, may_ask and _asks(text, stop), supposes))
        start, supposes = mark.end(), may_suppose and _opens_condition(text, mark)
    if start < len(text):
        found.append(Clause(start, len(text), may_ask and _asks(text, len(text)), supposes))
    return found


def _opens_condition(text: str, mark: re.Match[str]) -> bool:
    """Tell whether what follows a mark is a condition; behind 'If a job fails,' comes what is then the case."""
    return (
        not ("condition" in mark.re.groupindex and mark["condition"])
        and _CONDITION.search(mark[0] + text[mark.end() : mark.end() + 4]) is not None
    )


def _asks(text: str, stop: int) -> bool:
    """Tell whether the sentence that holds this place ends with a question mark."""
    closing = _SENTENCE_END.search(text, stop)
    return closing is not None and closing[0] == "?"


@lru_cache(maxsize=64)
def stating_clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses that state something: no questions, no conditions, nothing merely imagined."""
    if _PLAN.match(text):
        return ()
    small = text.lower()
    imagined = not _IMAGINING.isdisjoint(_WORD.findall(small)) and _WOULD.search(small) is not None
    return tuple(
        clause
        for clause in clauses(text)
        if not clause.asks and not clause.conditional and not (imagined and _WOULD.search(_whole(text, clause).lower()))
    )


@lru_cache(maxsize=4096)
def is_denied(words: str) -> bool:
    """Tell whether the words before a verb, or between it and its object, turn the statement around."""
    words = words.lower()
    denying = _NOT_ONLY.sub(" ", words) if "not " in words else words
    return _DENIAL.search(denying) is not None or ("used to" in words and _NO_MORE.search(words) is not None)


@lru_cache(maxsize=4096)
def is_supposed(words: str) -> bool:
    """Tell whether the words before a verb make the statement a mere thought."""
    return _SUPPOSITION.search(words) is not None


def is_question(text: str) -> bool:
    """Tell whether a whole statement only asks."""
    return text.rstrip().rstrip("\"')*_").endswith("?")


def _whole(text: str, clause: Clause) -> str:
    """Return the sentence that a clause belongs to."""
    start = max(text.rfind(mark, 0, clause.start) for mark in (". ", "! ", "? ", "\n"))
    ends = [end for mark in (". ", "! ", "? ", "\n") if (end := text.find(mark, clause.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]
