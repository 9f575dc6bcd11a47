"""What a single line looks like: the questions that the line repairs ask."""

from __future__ import annotations

import re

HEADING = re.compile(r"^ {0,3}(?P<mark>#{1,6})(?:\s+(?P<text>.*\S)?)?\s*$")
ITEM = re.compile(r"^(?P<indent>\s*)(?P<mark>[-*+]|\d{1,3}[.)])\s+(?P<text>\S.*)$")
EMPTY_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s*$")
_OTHER_BLOCK = re.compile(r"^\s*(?:#{1,6}(?:\s|$)|[-*+]\s|\d{1,3}[.)]\s|\||>|<|```|~~~|(?:[-*_]\s*){3,}$)")
_SMALL_WORDS = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "per",
        "the",
        "to",
        "vs",
        "vs.",
        "via",
        "with",
        "&",
    }
)
_DANGLING = frozenset(
    {"a", "an", "and", "for", "from", "in", "of", "on", "or", "the", "to", "vs", "vs.", "with", "&", "-", ","}
)
_MOST_HEADING_WORDS = 8


def starts_block(line: str) -> bool:
    """Tell whether a line opens a heading, list item, quote, table, fence, rule or html block."""
    return bool(_OTHER_BLOCK.match(line))


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does, closing marks aside."""
    return line.rstrip().rstrip("*_`)\"'”’").endswith((".", "!", "?"))


def is_title_case(text: str) -> bool:
    """Tell whether every word but the small ones starts with a capital or a digit."""
    words = text.split()
    starts = [word.lstrip("(\"'`*_")[:1] for word in words if word.lower() not in _SMALL_WORDS]
    return bool(starts) and all(start.isupper() or start.isdigit() for start in starts)


def is_title_line(line: str) -> bool:
    """Tell whether a line reads as a heading: short, in title case, without the end of a sentence."""
    text = line.strip()
    short = 0 < len(text.split()) <= _MOST_HEADING_WORDS and len(text) <= 80
    return short and not text.endswith((".", "!", "?", ",", ";", ":")) and is_title_case(text)


def is_announcement(line: str) -> bool:
    """Tell whether a line is a short announcement: 'Points to remember:'."""
    text = line.strip()
    return text.endswith(":") and len(text.split()) <= 6 and text[:1].isupper()


def ends_dangling(text: str) -> bool:
    """Tell whether a text breaks off: its last word asks for another."""
    last = text.split()[-1:]
    return last != ["A"] and any(word.lower() in _DANGLING or word.endswith(",") for word in last)  # 'Part A'
