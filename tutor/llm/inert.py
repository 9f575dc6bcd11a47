"""Text that others wrote, made safe to show a model or a reader: it can be no fence, no key and no sentinel."""

from __future__ import annotations

import re

from graph.types import content_key
from tutor.llm.keys import KEY_GROUP

SENTINEL = "NOT_IN_NOTES"
_FENCE_DIGITS = 12
_FENCE = re.compile(r"<(?=\s*/?\s*(?:notes|talk)-)", re.IGNORECASE)
_SAID_SENTINEL = re.compile(re.escape(SENTINEL), re.IGNORECASE)
# Control characters, and those that turn the direction of writing so that text looks like other text.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def printable(text: str) -> str:
    """Return a text without control characters and halves of characters; line ends become plain ones."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNSEEN.sub("", re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", whole))


def inert(text: str) -> str:
    """Return a text in which nothing can be taken for a fence, a key or the sentinel."""
    quoted = KEY_GROUP.sub(lambda found: f"({found.group()[1:-1]})", printable(text))
    return _SAID_SENTINEL.sub("not in notes", _FENCE.sub("‹", quoted))


def quoted_lines(text: str, mark: str = "|") -> str:
    """Return an inert text with a mark before each line, so that no line of it can pass for one of ours."""
    return "\n".join(f"{mark} {line}" for line in inert(text).split("\n") if line.strip())


def fenced(name: str, body: str) -> str:
    """Return a body between two marker lines that carry a hash of it, so that nothing inside can close them."""
    mark = f"{name}-{content_key(body)[:_FENCE_DIGITS]}"
    return f"<{mark}>\n{body}\n</{mark}>"
