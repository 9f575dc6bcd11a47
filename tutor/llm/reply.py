"""Reading a model's streamed text: its sentences, each with the keys that it cites, as soon as each is complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tutor.llm.inert import printable
from tutor.llm.keys import KEY_GROUP, keys_in
from tutor.llm.sentence_ends import SentenceEnds

_CODE = re.compile(r"(^[ \t]*```.*?(?:^[ \t]*```[ \t]*$|\Z)|`[^`\n]*`)", re.DOTALL | re.MULTILINE)
_FENCE_LINE = re.compile(r"^[ \t]*```[^\n]*\n?", re.MULTILINE)
_GROUPS_PATTERN = rf"\s*(?:{KEY_GROUP.pattern})(?:\s*(?:,|;|and)?\s*(?:{KEY_GROUP.pattern}))*"
_GROUPS = re.compile(rf"(?<=[.!?]){_GROUPS_PATTERN}\.?|{_GROUPS_PATTERN}")
_GONE = "\0"  # which no printable text holds
_ITEM_MARK = re.compile(r"^(?:(?:[-*+•–>]|\d{1,2}[.)]|#{1,6})\s+)+")
_EMPHASIS = re.compile(r"\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|(?<![\w*])\*(?=\w)|(?<=[\w.!?])\*(?![\w*])")
_HEADING = re.compile(r"^\s*#{1,6}\s|^\s*\*\*[^*\n]+\*\*:?\s*$|:[*_\s]*$")
_SPACE_BEFORE_POINT = re.compile(r"\s+(?=[.,;!?](?:\s|$))")


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence without markup, and the keys behind it in order, each once; a heading states nothing."""

    text: str
    keys: tuple[str, ...]
    is_heading: bool = False


class ReplyReader:
    """Takes text as it streams in; the sentences are the same however the stream is cut."""

    def __init__(self) -> None:
        self._rest = ""
        self._ends = SentenceEnds()

    def feed(self, text: str) -> list[ReadSentence]:
        """Take more text and return the sentences that it completes."""
        self._rest += text
        return list(self._complete(final=False))

    def end(self) -> list[ReadSentence]:
        """Return what is left when no more text comes."""
        return list(self._complete(final=True))

    def _complete(self, *, final: bool) -> Iterator[ReadSentence]:
        self._rest = self._rest.lstrip()
        while (end := self._ends.first(self._rest, final=final)) is not None:
            raw, self._rest = self._rest[:end], self._rest[end:].lstrip()
            sentence = _read(printable(raw))
            if sentence is not None:
                yield sentence


def _read(raw: str) -> ReadSentence | None:
    """Return what a sentence says and cites, or None for a line that says nothing, such as a rule."""
    parts = _CODE.split(raw)
    prose, code = parts[::2], parts[1::2]
    groups = [group[0] for part in prose for group in KEY_GROUP.finditer(part)]
    keys = tuple(dict.fromkeys(key for group in groups for key in keys_in(group)))
    plain = [_prose(part) for part in prose]
    joined = "".join(text for pair in zip(plain, [*map(_code, code), ""], strict=True) for text in pair)
    text = _ITEM_MARK.sub("", re.sub(r" +\n", "\n", joined).strip()).strip()
    if not any(character.isalnum() for character in text):
        return None
    return ReadSentence(text, keys, not keys and bool(_HEADING.search(raw)))


def _prose(part: str) -> str:
    marked = _GROUPS.sub(_GONE, part)
    without_keys = re.sub(rf"{_GONE}(?=\w)", " ", marked).replace(_GONE, "")
    spaced = re.sub(r"\s+", " ", _EMPHASIS.sub("", without_keys))
    return _SPACE_BEFORE_POINT.sub("", spaced)


def _code(part: str) -> str:
    if not part.lstrip().startswith("```"):
        return part.strip("`")
    return "\n" + _FENCE_LINE.sub("", part).rstrip("\n") + "\n"
