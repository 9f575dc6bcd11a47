"""Where a row of the verb table matches in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.relations.masked_text import Group, MaskedSentence
from ingest.relations.negation import Clause
from ingest.relations.verb_patterns import Direction, VerbPattern


@dataclass(frozen=True, slots=True)
class VerbPlace:
    """A row of the verb table where it matches in a clause of a sentence."""

    sentence: MaskedSentence
    clause: Clause
    verb: re.Match[str]
    row: VerbPattern

    @property
    def said(self) -> str:
        """Return the words that the row matches."""
        return self.sentence.text[self.verb.start() : self.verb.end()]

    @property
    def prefix(self) -> str:
        """Return the clause's words before the verb."""
        return self.sentence.text[self.clause.start : self.verb.start()]

    @property
    def passive(self) -> bool:
        """Tell whether the doer stands behind the verb."""
        return self.row.direction is Direction.BACKWARD

    def words_before(self, group: Group) -> str:
        """Return the clause's words before a group of names."""
        return self.sentence.text[self.clause.start : group.start]

    def words_after(self, group: Group) -> str:
        """Return the words between a group of names and the verb."""
        return self.sentence.text[group.end : self.verb.start()]
