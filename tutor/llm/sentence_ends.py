"""Where a sentence ends in text that is still streaming in.

Every decision waits until no further text could change it, so that it does not matter how a stream is cut.
"""

from __future__ import annotations

import re

from tutor.llm.keys import Undecided, group_at

_STOP = re.compile(r"[.!?。！？]+[\"'”’»)*_]*|\n")
_SPACES = re.compile(r"[ \t\r\xa0]*")
_WHITE = re.compile(r"\s*")
_FENCE = re.compile(r"^[ \t]*```", re.MULTILINE)
# A point after these ends no sentence: short forms, initials, and the number of a list item.
_SHORT_FORM = re.compile(
    r"(?:^|[\s(])(?:(?:[A-Za-z]\.)*[A-Za-z]|vs|cf|ca|approx|incl|resp|fig|sec|dr|mr|mrs|prof|st)$|(?:^|[:;\n]\s*)\d{1,2}$",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(r":(?:[ \t]*\[[^\]\n]*\])*[ \t]*$")


class SentenceEnds:
    """Finds the end of the first sentence of a text that grows; knows what it has looked at already."""

    def __init__(self) -> None:
        self._looked_at = 0

    def first(self, text: str, *, final: bool) -> int | None:
        """Return where the first sentence ends with its keys, or None while that is open.

        `text` opens with something other than white space, and is the text of the last call with more behind it;
        after an end was found, it is what stands behind that.
        """
        for stop in _STOP.finditer(text, self._looked_at):
            end = _end_at(text, stop, final=final)
            if end is Undecided.YET:
                self._looked_at = stop.start()
                return None
            if end is not None:
                self._looked_at = 0
                return end
            self._looked_at = stop.end()
        return len(text) if final and text else None


def _end_at(text: str, stop: re.Match[str], *, final: bool) -> int | Undecided | None:
    if stop.end() == len(text):
        return len(text) if final else Undecided.YET
    if _in_code(text, stop.start()):
        return None
    return _after_line(text, stop, final=final) if stop.group() == "\n" else _after_point(text, stop, final=final)


def _after_point(text: str, stop: re.Match[str], *, final: bool) -> int | Undecided | None:
    follows = text[stop.end()]
    if not follows.isspace() and follows != "[":
        return None
    end = _keys_behind(text, stop.end(), final=final)
    if end is Undecided.YET or end > stop.end():
        return end
    start = _white_end(text, end)
    if start == len(text):
        return start
    short = stop.group().startswith(".") and _SHORT_FORM.search(text[: stop.start()])
    if "\n" not in text[end:start] and (short or text[start].islower()):
        return None
    return None if short and text[start].islower() else end


def _after_line(text: str, stop: re.Match[str], *, final: bool) -> int | Undecided | None:
    end = _keys_behind(text, stop.start(), final=final)
    if end is Undecided.YET or end > stop.start():
        return end
    start = _white_end(text, end)
    if start == len(text):
        return start
    if text[start] == "`" and len(text) - start < len("```") and not final:
        return Undecided.YET
    line = text[text.rfind("\n", 0, end) + 1 : end]
    code_follows = text.startswith("```", start) and bool(_INTRODUCES.search(line))
    blank_line = text.count("\n", end, start) > 1
    wrapped = text[start].islower() and not blank_line and not line.lstrip().startswith(("#", "```"))
    return None if code_follows or wrapped else stop.end()


def _keys_behind(text: str, at: int, *, final: bool) -> int | Undecided:
    """Return where the keys behind `at` end: those on the same line, or alone on the next; `at` if there are none."""
    end = _groups(text, at, final=final)
    if end is Undecided.YET or end > at:
        return end
    start = _white_end(text, at)
    if start == len(text):
        return at if final else Undecided.YET
    if text[start] != "[" or "\n" not in text[at:start]:
        return at
    end = _groups(text, start, final=final)
    if end is Undecided.YET or end == start:
        return end if end is Undecided.YET else at
    rest, line_end, _ = text[end:].partition("\n")
    if rest.strip():
        return at  # they open the sentence of that line
    return end if line_end or final else Undecided.YET


def _groups(text: str, at: int, *, final: bool) -> int | Undecided:
    end = at
    while True:
        start = _spaces_end(text, end)
        if end > at and text[start : start + 1] in (",", ";"):
            start = _spaces_end(text, start + 1)
        found = group_at(text, start, final=final)
        if found is Undecided.YET:
            return found
        if found is None:
            break
        end = found
    return end + 1 if end > at and text[end : end + 1] == "." else end


def _in_code(text: str, at: int) -> bool:
    if len(_FENCE.findall(text, 0, at)) % 2:
        return True
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return not line.lstrip().startswith("```") and line.count("`") % 2 == 1


def _spaces_end(text: str, at: int) -> int:
    found = _SPACES.match(text, at)
    return found.end() if found else at


def _white_end(text: str, at: int) -> int:
    found = _WHITE.match(text, at)
    return found.end() if found else at
