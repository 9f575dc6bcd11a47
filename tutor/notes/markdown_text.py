"""Words of the notes as markdown that shows them, character for character, and does nothing else."""

from __future__ import annotations

import re
from urllib.parse import quote

# Signs of markdown, of html, of formulas ($), and of Obsidian's tags (#), comments (%%) and marks (==).
_SIGNS = re.compile(r"([\\`*_\[\]<>|~$#]|%(?=%)|=(?==)|&(?=[#\w]+;))")
# Readers make links of bare addresses; as an entity the colon or the dot is only shown.
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(?<=\w)(@)(?=\w)")
# At the start of a line these would open a list, a rule or a heading.
_OPENING = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_BACKTICKS = re.compile(r"`+")


def escaped(text: str, *, opens: bool = False) -> str:
    """Return one line of markdown that shows the text; where it `opens` a line, it opens no list there either."""
    line = _SIGNS.sub(r"\\\1", _CONTROL.sub(" ", text)).strip()
    line = _ADDRESS.sub(_as_entity, line)
    return _OPENING.sub(_as_text, line) if opens else line


def fenced(code: str) -> str:
    """Return a code block whose fence is longer than any run of backticks in the code."""
    longest = max((len(run) for run in _BACKTICKS.findall(code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{code}\n{fence}"


def address(path: str, anchor: str = "") -> str:
    """Return a relative path, with a place in the file, as the target of a link."""
    return quote(path, safe="/.-_~") + (f"#{quote(anchor, safe='-_~')}" if anchor else "")


def _as_entity(match: re.Match[str]) -> str:
    word = match[1] or match[3] or ""
    sign = match[2] or match[4] or match[5]
    return f"{word}&#{ord(sign)};"


def _as_text(match: re.Match[str]) -> str:
    sign = match[2]
    # Before a digit a backslash is a backslash: a number loses its list by an entity.
    return match[1] + (f"&#{ord(sign[0])};{sign[1:]}" if sign.isdigit() else f"\\{sign}")
