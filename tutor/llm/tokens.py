"""About how many tokens a text is, for budgets and for services that report none."""

from __future__ import annotations

from math import ceil

_CHARACTERS_A_TOKEN = 4  # of English; outside of ASCII a character is often a token of its own


def estimated_tokens(text: str) -> int:
    """Return about how many tokens a text is."""
    plain = sum(character.isascii() for character in text)
    return ceil(plain / _CHARACTERS_A_TOKEN) + len(text) - plain
