"""The keys that stand for sources: how they are made, and how they are found again in a model's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from itertools import pairwise

from graph.types import content_key
from tutor.support.sources import Source

_SHORTEST = 6
_LONGEST_GROUP = 200  # characters
# What a model puts in brackets where it means a key: one of ours, or one made up in our manner. Behind a space also
# shorter ones and numbers ('[k1]', '[doc-2]', '[3]'), which behind a word are an index ('rows[3]').
_KEY = r"(?:[0-9a-fA-F]{6,24}|(?=[a-z]*\d)[0-9a-z]{5,24})"
_LOOSE_KEY = r"(?:[0-9a-fA-F]{4,24}|(?=[a-z_-]*\d)[0-9a-z_-]{1,24})"
_LIST = r"{one}(?:[ \t]*[,; \t][ \t]*#?{one})*[ \t]*\]"
_OPEN = r"\[[ \t]*\^?(?i:(?:keys?|sources?|refs?)[ \t]*:?[ \t]*)?#?"
KEY_GROUP = re.compile(_OPEN + _LIST.format(one=_KEY) + r"|(?<!\w)" + _OPEN + _LIST.format(one=_LOOSE_KEY))
_ONE = re.compile(_LOOSE_KEY)
_WORD_IN_FRONT = re.compile(r"(?i)^\[[ \t]*\^?(?:keys?|sources?|refs?)[ \t]*:?")


class Undecided(Enum):
    """What follows in a stream may still change the matter."""

    YET = "yet"


def keyed(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return the sources with keys drawn from their content, each as long as it takes to be the only one."""
    digests = [content_key(*source.about, *(piece.text for piece in source.pieces)) for source in sources]
    ordered = sorted(set(digests))
    lengths = dict.fromkeys(ordered, _SHORTEST)
    for one, other in pairwise(ordered):  # those that share most of their digits stand side by side
        needed = 1 + next(place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1])
        lengths[one], lengths[other] = max(lengths[one], needed), max(lengths[other], needed)
    return tuple(
        replace(source, key=digest[: lengths[digest]]) for source, digest in zip(sources, digests, strict=True)
    )


def keys_in(group: str) -> tuple[str, ...]:
    """Return the keys of one bracket, in order."""
    return tuple(key.lower() for key in _ONE.findall(_WORD_IN_FRONT.sub("[", group)))


def group_at(text: str, start: int, *, final: bool) -> int | Undecided | None:
    """Return where the bracket of keys that opens at `start` ends, or None where none opens there.

    Undecided while the bracket may still go on in a stream; never when `final`.
    """
    if start >= len(text):
        return None if final else Undecided.YET
    if text[start] != "[":
        return None
    if found := KEY_GROUP.match(text, start):
        return found.end()
    shown = text[start : start + _LONGEST_GROUP]
    closed = "]" in shown or "\n" in shown or len(shown) == _LONGEST_GROUP
    return None if closed or final else Undecided.YET
