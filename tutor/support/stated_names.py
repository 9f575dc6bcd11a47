"""The names that a sentence states: known ones, code, acronyms and other capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.common_words import is_common
from graph.words import STOP_WORDS, raw_words, terms
from tutor.support.known_names import MAKERS, KnownNames

_WORD = re.compile(r"[^\W_]+(?:[.\-_'’/][^\W_]+)*")
_CODE = re.compile(r"`([^`\n]{1,200})`|(?<![\w.`])((?:/[\w.\-]*\w)+)")  # in code marks, or a path
# Where a capital letter is only that of a beginning.
_OPENING = re.compile(r"(?:^|[.:!?]\s|[\"“(\[*•|]|\n|^\W*[-–]\s)\W*$")
_INNER = re.compile(r"[^\W\d_][A-Z0-9]|\d[^\W\d_]|_")
_ACRONYM = re.compile(r"[A-Z]{2,6}s?")
_INITIAL = re.compile(r"\b[A-Za-z]")
_LOOK_BACK = 12


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands. `entities` are the ids that it may mean; none where the notes know no such name.

    `proper` is False for a known name in small letters, which may be ordinary words as well.
    """

    start: int
    end: int
    surface: str
    entities: frozenset[str] = frozenset()
    proper: bool = True

    @property
    def is_subject(self) -> bool:
        """Tell whether something may be said of it: a proper name, or a known one that opens a sentence."""
        return self.proper or self.surface[:1].isupper()


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names: its words in a row, its entities, all its stems, and the initials of its words in a row."""

    words: str
    entities: frozenset[str]
    stems: frozenset[str]
    initials: str


def names_in(text: str, known: KnownNames) -> tuple[Name, ...]:
    """Return the names that a text states, in order, none inside another."""
    found: list[Name] = []
    taken: set[int] = set()
    for name in (*_known(text, known), *_code(text), *_capitalised(text)):
        if taken.isdisjoint(range(name.start, name.end)):
            found.append(name)
            taken.update(range(name.start, name.end))
    return tuple(sorted(found, key=lambda name: name.start))


def named_in(text: str, stems: frozenset[str], known: KnownNames) -> Named:
    """Return what a source's text names."""
    return Named(_in_a_row(text), known.entities_in(text), stems, "".join(_INITIAL.findall(text)).casefold())


def stands(name: Name, told: Named) -> bool:
    """Tell whether a source names it, under whichever of its names."""
    if name.entities & told.entities:
        return True
    own = [term for term in terms(name.surface) if term not in MAKERS]
    return all(_is_there(term, told) for term in own) or _is_abbreviated(name.surface, told)


def is_named(name: Name, told: Named) -> bool:
    """Tell whether a text has the name itself, or another of the same entity; its words scattered are not enough."""
    return bool(name.entities & told.entities) or _in_a_row(name.surface) in told.words


def _in_a_row(text: str) -> str:
    return f" {' '.join(raw_words(text))} "


def _known(text: str, known: KnownNames) -> Iterator[Name]:
    for name in known.longest(text):
        proper = _is_proper(text, name.start, name.surface)
        yield Name(name.start, name.end, name.surface, name.entities, proper)


def _code(text: str) -> Iterator[Name]:
    for match in _CODE.finditer(text):
        which = 1 if match[1] else 2
        yield Name(match.start(which), match.end(which), match[which])


def _capitalised(text: str) -> Iterator[Name]:
    """Yield the words with capitals, those side by side as one name."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if run and (text[run[-1].end() : match.start()] != " " or not _is_capitalised(text, match)):
            yield Name(run[0].start(), run[-1].end(), text[run[0].start() : run[-1].end()])
            run = []
        if _is_capitalised(text, match):
            run.append(match)
    if run:
        yield Name(run[0].start(), run[-1].end(), text[run[0].start() : run[-1].end()])


def _is_capitalised(text: str, word: re.Match[str]) -> bool:
    return word.group().casefold() not in STOP_WORDS | MAKERS and _is_proper(text, word.start(), word.group())


def _is_proper(text: str, start: int, surface: str) -> bool:
    """Tell whether a word or words are written as a name, and not only with the capital of a beginning."""
    if _INNER.search(surface):
        return True
    words = surface.split()
    if any(word[:1].isupper() for word in words[1:]):
        return True
    if not surface[:1].isupper():
        return False
    if not _OPENING.search(text[max(start - _LOOK_BACK, 0) : start]) and start:
        return True
    return len(words) == 1 and not is_common(surface.casefold())


def _is_there(term: str, told: Named) -> bool:
    return term in told.stems


def _is_abbreviated(surface: str, told: Named) -> bool:
    """Tell whether an acronym is spelled out there, or a name's initials are an acronym there."""
    if _ACRONYM.fullmatch(surface):
        return surface.removesuffix("s").casefold() in told.initials
    initials = "".join(word[0] for word in surface.split() if word[:1].isupper()).casefold()
    return len(initials) >= 2 and initials in told.stems
