"""What a frame is: a whole phrase with a place for each end of a relation, such as 'for <T>, use <S>'.

Frames read what no single verb between subject and object says. The rows stand in `frames_of_parts`,
`frames_of_flow` and `frames_of_choice`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache

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
    # the targets of a phrase that goes on from name to name
    "<M>": f"(?P<t>{NAMES}(?:{_ALONG}{NAMES}){{0,12}})",
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
_SIGN = re.compile("|".join(_SIGNS))
_WORDS = re.compile(r"[a-z]+")


class Kinship(Enum):
    """What the catalogue has to say to a PART_OF."""

    NONE = auto()
    CATALOGUED = auto()  # the part's whole is the target
    STATED = auto()  # the words suffice where the catalogue knows of no other whole
    HOSTED = auto()  # the whole is known to host what other makers build


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One phrase that states a relation; one of its `words` stands in every sentence that it fits.

    `contrasts` are the frame's own words that elsewhere deny. A phrase without a place for the target speaks of
    what its statement is about.
    """

    rule: str
    type: RelationType
    words: frozenset[str]
    pattern: str
    confidence: float
    sources: frozenset[EntityKind]
    targets: frozenset[EntityKind]
    kinship: Kinship
    contrasts: bool

    @property
    def regex(self) -> re.Pattern[str]:
        """Return the phrase's regular expression, compiled when a sentence first holds one of its words."""
        return compiled(self.pattern)

    @property
    def names_target(self) -> bool:
        """Tell whether the phrase itself has a place for the target."""
        return "(?P<t>" in self.pattern


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern that matches in any case; compiling all frames would take longer than reading short notes."""
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=8)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in small letters; frames of both sorts ask for them one after the other."""
    return frozenset(_WORDS.findall(text.lower()))


def pattern_of(phrase: str) -> str:
    """Return a phrase's regular expression: its signs written out, and whole words at both ends."""
    written = _SIGN.sub(lambda sign: _SIGNS[sign[0]], phrase)
    return rf"(?<![\w-])(?:{written})(?![\w-])"


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
) -> Frame:
    """Return one frame; `words` are separated by spaces, and the signs <S>, <T>, <D> … stand for names and gaps."""
    told = frozenset(words.split())
    return Frame(rule, relation, told, pattern_of(phrase), confidence, sources, targets, kinship, contrasts)
