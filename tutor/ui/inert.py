"""The one place where text of the notes is made inert before a Streamlit element reads it as markdown.

Text that goes into one of the components needs none of this: they set it with textContent.
"""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Streamlit and its markdown plugins look for these in the parsed text, after the backslashes are gone: web and
# mail addresses, :emoji: and :icon: names, and signs that it would draw as one (-> as an arrow). Only a
# character between the halves keeps them apart; this one has no width and allows no line break.
_JOINER = "\u2060"
_AFTER_PARSING = re.compile(
    r"(?<=:)(?=[\w/+-])"
    r"|(?<=www)(?=\.)"
    r"|(?<=@)(?=\w)"
    r"|(?<=[<>~-])(?=[>=-])",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def inert(text: str) -> str:
    """Return markdown that shows `text` on one line, character for character, and does nothing else."""
    line = _CONTROL.sub(" ", text).strip()
    return _PUNCTUATION.sub(r"\\\1", _AFTER_PARSING.sub(_JOINER, line))


def inert_lines(text: str) -> str:
    """Return markdown that shows every line of `text` on a line of its own."""
    return "\\\n".join(inert(line) for line in text.splitlines() if line.strip())
