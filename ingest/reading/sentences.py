"""Where sentences end in inline markdown source."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?][*_`)\]\"'”’]*(?=\s)")
_LAST_WORD = re.compile(r"[\w.&/-]+$")
_ABBREVIATIONS = frozenset(
    {
        "e.g",
        "i.e",
        "vs",
        "etc",
        "approx",
        "cf",
        "inc",
        "ltd",
        "fig",
        "eq",
        "st",
        "dr",
        "mr",
        "mrs",
        "ms",
        "al",
        "incl",
        "resp",
        "min",
        "max",
        "avg",
        "u.s",
        "a.k.a",
        "aka",
    }
)
_LONGEST_ABBREVIATION = 12
_OPENING = re.compile(r"\s+[*_`(\[\"'“‘]*(?P<first>\S)")


def sentence_spans(source: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence of an inline source, without the white space between them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(source):
        if _is_end(source, match):
            spans.append((start, match.end()))
            start = match.end()
    spans.append((start, len(source)))
    return [trimmed for span in spans if (trimmed := _trim(source, *span))]


def _is_end(source: str, match: re.Match[str]) -> bool:
    following = _OPENING.match(source, match.end())
    if following is None:
        return False
    on_new_line = "\n" in source[match.end() : following.start("first")]
    first = following["first"]
    if not (first.isupper() or first.isdigit() or on_new_line):
        return False
    word = _LAST_WORD.search(source, max(match.start() - _LONGEST_ABBREVIATION, 0), match.start())
    if word is None:
        return True
    number = word.group().lower() == "no" and first.isdigit()  # 'No. 5', but 'No. It …'
    return not (number or _is_abbreviation(word.group()))


def _is_abbreviation(word: str) -> bool:
    return word.lower().lstrip("(") in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _trim(source: str, start: int, end: int) -> tuple[int, int] | None:
    text = source[start:end]
    lead = len(text) - len(text.lstrip())
    trail = len(text) - len(text.rstrip())
    return (start + lead, end - trail) if text.strip() else None
