"""What decides whether sources bear out a sentence; the writer of answers needs no more of it than this."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tutor.support.judgement import Judgement
from tutor.support.sources import Source


class Judge(Protocol):
    """Compares a sentence with the sources that it cites."""

    def judge(self, sentence: str, cited: Sequence[Source]) -> Judgement:
        """Return what the sentence lacks, and the places that say it."""
        ...
