"""What a frame is: a whole phrase with a place for each end of a relation, such as 'for <T>, use <S>'.

Frames read what no single verb between subject and object says. The rows stand in `frames_of_parts`,
`frames_of_flow` and `frames_of_choice`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from graph.knowledge import EntityKind, RelationType
from ingest.relations.masked_text import NAME, NAMES

_WORD = r"(?!(?:not|no|never|but|while|when|if|unlike|instead|except)\b)[\w\ue000-\ue0ff'’/-]+"
_ALONG = rf"\)?(?: \([^()]*\))?(?: {_WORD}){{0,7}}?(?:[,;] | and | or | plus | as well as )(?:{_WORD} ){{0,3}}?\(?"
_SIGNS = {
    "<S>": f"(?P<s>{NAMES})",
    "<T>": f"(?P<t>{NAMES})",
    # names of an enumeration with words about each: 'Canvas for analysts, Autopilot (AutoML) and Debugger'
    "<L>": f"(?P<s>{NAMES}(?:{_ALONG}{NAMES}){{0,12}})",
    # two names or lists of names that a third joins: 'S3 *with* Athena'
    "<B>": rf"(?P<t>{NAMES}(?: [a-z][\w-]*){{0,2}}? (?:with|to|and) (?:(?:the|an?|your) )*{NAMES})",
    "<s>": f"(?P<s>{NAME})",
    "<t>": f"(?P<t>{NAME})",
    # 'the', 'your own', 'each of the'
    "<D>": r"(?:(?:the|an?|its|your|our|each|every|this|these|some|all|any|own|managed|other|both|of) )*",
    # one or two nouns that a name is followed by: 'Glue *jobs*', 'S3 *bucket*'
    "<N>": r"(?: [a-z][\w-]*){0,2}?",
    # a few words, and a phrase
    "<W>": r"(?: [\w'’-]+){0,3}?",
    "<P>": r"(?: (?!(?:when|if|because|but|that|while|without|not|by|via)\b)[\w'’/-]+,?){0,9}?",
}
_TARGETS = tuple(sign for sign, pattern in _SIGNS.items() if "(?P<t>" in pattern)
_SIGN = re.compile("|".join(_SIGNS))


@dataclass(frozen=True, eq=False)
class Phrase:
    """The `words` of a phrase in small letters, with signs for names and gaps; they are no alternatives as a whole."""

    words: str

    def places(self, small: str) -> Iterable[re.Match[str]]:
        """Return where the phrase stands, as whole words, in a text in small letters whose names are masked."""
        if self.words.startswith("^"):
            opening = self._regex.match(small)
            return (opening,) if opening else ()
        return self._regex.finditer(small)

    @property
    def pattern(self) -> str:
        """Return the regular expression: the signs written out, and whole words at both ends."""
        written = _SIGN.sub(lambda sign: _SIGNS[sign[0]], self.words)
        before, name, rest = written.partition(NAME)
        # Where a name stands first, what may not stand before it is looked at behind it: so `re` leaps to the names.
        if name and before in ("(?P<s>", "(?P<t>"):
            return rf"{before}{name}(?<![\w-]{name}){rest}(?![\w-])"
        return rf"(?<![\w-])(?:{written})(?![\w-])"

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        """Compiled when a sentence first asks: compiling all phrases would take longer than reading short notes."""
        return re.compile(self.pattern)


class Kinship(Enum):
    """What the catalogue has to say to a PART_OF."""

    NONE = auto()
    CATALOGUED = auto()  # the part's whole is the target
    STATED = auto()  # the words suffice where the catalogue knows of no other whole
    HOSTED = auto()  # the whole is known to host what other makers build


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One phrase that states a relation; one of its `words` stands in every sentence that it fits.

    So does one of `also`, where there are any: they spare looking for a phrase whose `words` are everywhere.
    `contrasts` are the frame's own words that elsewhere deny. A phrase without a place for the target speaks of
    what its statement is about.
    """

    rule: str
    type: RelationType
    words: frozenset[str]
    phrase: Phrase
    confidence: float
    sources: frozenset[EntityKind]
    targets: frozenset[EntityKind]
    kinship: Kinship
    contrasts: bool
    also: frozenset[str] = frozenset()

    @property
    def names_target(self) -> bool:
        """Tell whether the phrase itself has a place for the target."""
        return any(sign in self.phrase.words for sign in _TARGETS)


def frame(
    rule: str,
    relation: RelationType,
    words: str,
    phrase: str,
    confidence: float = 0.8,
    *,
    sources: frozenset[EntityKind],
    targets: frozenset[EntityKind],
    kinship: Kinship = Kinship.NONE,
    contrasts: bool = False,
    also: str = "",
) -> Frame:
    """Return one frame; `words` and `also` are separated by spaces, <S>, <T>, <D> … stand for names and gaps."""
    told, besides = frozenset(words.split()), frozenset(also.split())
    return Frame(rule, relation, told, Phrase(phrase), confidence, sources, targets, kinship, contrasts, besides)
