"""Which words are ordinary English: what is one of them is no slip of the pen, even if the notes never use it."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.model_files import pinned_folder

_MISFORMED = re.compile(r"[^aeiou]ys$")  # 'strategys' is a slip, 'keys' is none
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er")


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return some twenty thousand common words: the whole words of the packaged model's vocabulary."""
    entries = (pinned_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(entry for entry in entries if entry.isalpha() and len(entry) > 1)


def is_common(word: str) -> bool:
    """Tell whether a casefolded word, or what it is a form of ('workforces', 'handed'), is ordinary English."""
    known = common_words()
    return word in known or (
        _MISFORMED.search(word) is None
        and any(word.removesuffix(ending) in known for ending in _ENDINGS if word.endswith(ending))
    )
