"""Statements with their names masked, so that patterns see words and names apart, and names side by side as one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.knowledge import EntityKind
from ingest.marked import MarkedText, Place, Spot

# Each name becomes one character of the private area of Unicode; few, because `re` takes a wide range one by one.
FIRST_MASK = 0xE000
_LAST_MASK = 0xE0FF
MOST_SPOTS = _LAST_MASK - FIRST_MASK
NAME = "[\ue000-\ue0ff]"
_THING = r"(?:[\w'’-]*[^s\W]|jobs|tables|buckets|endpoints|functions|queries|models|instances|volumes|clusters)"
_LINK = r"(?:to|from|into|with|the|your|an?|its|other|even|also|optionally|own|managed)"
# What may stand between two names of one enumeration.
_BETWEEN = (
    rf"(?:(?: {_THING})? ?(?:,? (?:and|or|as well as|plus)|/| ?& ?|\+)(?: {_LINK})*"
    r"(?: [\w-]+ [\w-]+ such as| such as)? ?"
    r"| for(?: (?!and |or )[\w-]+){1,3} (?:and|or)(?: into| to| from)? "
    r"|(?: [\w'’-]+)??,(?: (?:the|your|an?|its))? )"
)
# Names side by side.
NAMES = f"{NAME}(?:{_BETWEEN}{NAME})*"
_GROUP = re.compile(NAMES)
_WORD = re.compile("[a-z]+")
_CONJUNCTION = re.compile(r"\b(?:and|or|as well as|plus)\b|[/&+]")
_GOES_ON = re.compile(r",? (?:and|or) (?:(?:other|more|many|even)\b|[a-z][\w-]*(?=[.,;)]|$))")
# A table's cell that says no takes back what its column's head says: 'Needs a VPC?: no'.
_NO_CELL = re.compile(
    r"(?:(?<=— )|(?<=; ))[^:;—]{1,60}: (?:no|none|never|not|[–✗✘❌-]|n/a)(?: [^;]*)?(?=;|$)", re.IGNORECASE
)
_BRACKET_ALIAS = re.compile(rf"(?<={NAME}) ?\({NAME}s?\)")


@dataclass(frozen=True, slots=True)
class Group:
    """Names side by side: 'S3, Redshift and Athena'."""

    start: int
    end: int
    spots: tuple[Spot, ...]

    def has(self, kinds: frozenset[EntityKind]) -> bool:
        """Tell whether one of the names is of these kinds."""
        return any(spot.naming.kind in kinds for spot in self.spots)


@dataclass(frozen=True, slots=True)
class MaskedSentence:
    """A statement's text with its names masked, the names in groups, and its topic.

    `small` is the text in small letters, `words` are the words there. `kinds` are those of the names in it, `known`
    also those of its topic and of `before`, the name that the statement before it opens with.
    """

    text: str
    small: str
    words: frozenset[str]
    kinds: frozenset[EntityKind]
    known: frozenset[EntityKind]
    groups: tuple[Group, ...]
    topic: tuple[Spot, ...]
    before: tuple[Spot, ...]
    latest: tuple[Spot, ...]
    labelled: bool


def masked_sentence(place: Place, about: tuple[Spot, ...]) -> MaskedSentence:
    """Mask a statement's names; short forms in brackets behind a name are dropped."""
    line = place.line
    pieces, at = [], 0
    for number, spot in enumerate(line.spots):
        pieces += [line.text[at : spot.start], chr(FIRST_MASK + number)]
        at = spot.end
    text = "".join((*pieces, line.text[at:]))
    text = _NO_CELL.sub(lambda cell: " " * len(cell[0]), text) if " — " in text else text
    text = _BRACKET_ALIAS.sub("", text) if "(" in text else text
    small = in_small_letters(text)
    kinds = frozenset([spot.naming.kind for spot in line.spots])
    return MaskedSentence(
        text=text,
        small=small,
        words=frozenset(_WORD.findall(small)),
        kinds=kinds,
        known=kinds.union([spot.naming.kind for spot in (*about, *place.before)]),
        groups=_groups(text, line),
        topic=about,
        before=place.before,
        latest=place.latest,
        labelled=bool(place.label.text),
    )


def in_small_letters(text: str) -> str:
    """Return a text in small letters with every character in its place."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)  # 'İ' grows in lower case


def _groups(text: str, line: MarkedText) -> tuple[Group, ...]:
    if len(line.spots) == 1:
        at = line.spots[0].start
        return (Group(at, at + 1, line.spots),)
    return tuple([group for match in _GROUP.finditer(text) for group in _split_group(match, line)])


def _split_group(match: re.Match[str], line: MarkedText) -> list[Group]:
    """Return the names of a match as one group; two with but a comma between them may be two clauses' own."""
    if len(match[0]) == 1:
        return [Group(match.start(), match.end(), (line.spots[ord(match[0]) - FIRST_MASK],))]
    places = [
        (match.start() + at, ord(char) - FIRST_MASK) for at, char in enumerate(match[0]) if "\ue000" <= char <= "\ue0ff"
    ]
    goes_on = _GOES_ON.match(match.string, match.end())
    if len(places) == 2 and not goes_on and ("," in match[0] or not _CONJUNCTION.search(match[0])):
        return [Group(at, at + 1, (line.spots[number],)) for at, number in places]
    return [Group(match.start(), match.end(), tuple(line.spots[number] for _, number in places))]
