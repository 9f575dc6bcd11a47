"""What kind of thing alone can answer a question: a number, a region, a year, a price, and where a text says one."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The question itself asks, not a clause inside it: 'how does it know how many ...' asks for no number.
_OPENING = r"(?:^\W*(?:(?:and|so|but|in|on|at|after|by|for|to|with|of|about|up to|over)\b\W*)*|[,.;:]\W*(?:and\W+)?)"
_QUANTITY = (
    r"how (?:many|often|long|big|large|high|old|far)\b"
    r"|how much (?:memory|storage|space|time|disk|ram|data)\b"
    r"|(?:what|which)(?:['’]?s| is| are| was)?\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}?(?:"
    r"(?:maximum|minimum|max|min)\b|(?:number|size|percentage|share|limit|quota|period|timeout) (?:of|for|in|on)\b)"
    r"|(?:what|which) (?:percentage|share|number|size|version)\b"
)
_NUMBER = (
    r"(?<![\w.])\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|fifteen|twenty|hundreds?"
    r"|thousands?|millions?|once|twice|daily|hourly|weekly|monthly|milliseconds?)\b"
)
_MONEY = (
    r"[$€£]\s?\d|\b\d+(?:\.\d+)? (?:dollars|cents|usd|eur)\b|\b(?:charged|billed|priced?|pricing|costs?|free|pay)\b"
)
_TIME = r"(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|years?"
_BYTES = r"\d\s?[kmgtp]i?b\b|[kmgtp]i?b\W{0,3}\d|\b(?:kilo|mega|giga|tera|peta)?bytes?\b"


@dataclass(frozen=True, slots=True)
class Attribute:
    """A kind of thing: the question that asks for it, and the text that says one."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


def _attribute(asked: str, told: str) -> Attribute:
    return Attribute(re.compile(asked, re.IGNORECASE), re.compile(told, re.IGNORECASE))


_ATTRIBUTES = (
    _attribute(f"{_OPENING}(?:{_QUANTITY})|\\bat (?:most|least)\\b|\\bhow many percent", _NUMBER),
    _attribute(f"{_OPENING}(?:how long (?:does|do|is|are|may|can)|how many (?:{_TIME}))\\b", f"\\b(?:{_TIME})\\b"),
    _attribute(r"\b(?:maximum|max|how (?:big|large))\b.*\b(?:size|payload|disk|file)\b", _BYTES),
    _attribute(r"\bhow (?:many|much) (?:v?cpus?|gpus?|cores|memory|ram)\b", r"\d+\s?(?:[gt]i?b|v?cpus?|gpus?|cores)\b"),
    _attribute(r"\bwh(?:ich|at) port\b|\bport number\b", r"\bports?\b\D{0,20}\d"),
    _attribute(r"\bregions?\b|\bcountr(?:y|ies)\b", r"\bregions?\b|\b[a-z]{2}-[a-z]+-\d\b|\bcountr(?:y|ies)\b"),
    _attribute(
        r"\bwh(?:ich|at) year\b|\bwhen (?:was|were|did)\b|\b(?:what|launch|release) date\b", r"\b(?:19|20)\d\d\b"
    ),
    _attribute(r"\bwh(?:ich|at) (?:[\w.-]+ )?version\b", r"\bversion \d|(?<![\w.])v?\d+\.\d+(?![\w.]*\w)"),
    _attribute(r"\bwho (?:founded|invented|created|wrote|designed|discovered|directed|owns|leads)\b", r"\b\w+ed by\b"),
    _attribute(r"\b(?:hourly|monthly|daily|yearly) (?:rate|price|costs?|fee)\b|\bhow much (?:is|are)\b", r"[$€£]\s?\d"),
    _attribute(r"\bwhat does .{2,60} cost\b|\bhow much (?:does|do|would|will)\b.* cost\b|\bprices?\b", _MONEY),
    _attribute(
        r"\bcheaper\b|\bmore expensive\b", r"\bcheap|\bcost|\bpric|\bexpensive|\bsav(?:e|ing)|\bbill|\bcharg|\bpay"
    ),
    _attribute(r"\bfree (?:tier|trial|plan)\b", r"\bfree (?:tier|trial|plan)\b|\bfree of charge\b"),
    _attribute(r"\bpass(?:ing)? (?:mark|score)\b|\bexam (?:fee|cost)\b", r"\bpass(?:ing)? (?:mark|score)\b|\bfee\b"),
    _attribute(r"\bdefault\b", r"\bdefaults?\b"),
    _attribute(r"\bSLAs?\b|\buptime\b", r"\bSLAs?\b|\bservice level\b|\buptime\b"),
    _attribute(r"\bper ?cent(?:age)?\b|\bdiscount\b", r"\d ?%|\bper ?cent|\bdiscount"),
    _attribute(
        r"\bwh(?:ich|at) (?:\w+ )?languages?\b", r"\blanguages?\b|\b(?:python|java|scala|julia|english|german|french)\b"
    ),
)


def asked_attributes(question: str) -> tuple[Attribute, ...]:
    """Return the kinds of thing that a question asks for."""
    return tuple(attribute for attribute in _ATTRIBUTES if attribute.asked.search(question))
