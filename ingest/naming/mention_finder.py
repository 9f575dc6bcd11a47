"""Where the names of terms stand in a text: longest match on word boundaries, case and plural aware."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ingest.naming.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from ahocorasick import Automaton

# Hyphens of every kind and hard spaces read as one space: 'k-means' and 'k means' are one name.
_FOLDS = str.maketrans(dict.fromkeys("-‐‑‒\xa0\u202f", " "))
_SHORTEST_PLURAL = 3
_GLUED_BEFORE = frozenset("_.$@#\\")
_ENDINGS = ("s", "x", "z", "ch", "sh")


class Form(Enum):
    """How a name has to be written to count."""

    ANY_CASE = auto()
    CASED = auto()
    AMBIGUOUS = auto()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that a name may stand for, and the exact spelling it asks for unless any case will do."""

    term: Term
    form: Form
    spelling: str


class _Name(NamedTuple):
    """A name in folded letters and what it may stand for; `certain` is the term that it stands for however written."""

    length: int
    candidates: tuple[Candidate, ...]
    certain: Term | None


@dataclass(frozen=True, slots=True)
class Match:
    """A name in a text with the terms it may stand for.

    `certain` is the one that it stands for in any context; without it, the context decides.
    """

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    certain: Term | None


def fold(text: str) -> str:
    """Return the text for comparing names: lower case, hyphens as spaces, every character in its place."""
    lowered = text.lower()
    if text.isascii():
        return lowered.replace("-", " ")
    if len(lowered) != len(text):  # 'İ' grows in lower case
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_FOLDS)


def singular(folded: str) -> str:
    """Return a folded name with its last word in the singular, as far as spelling tells."""
    if folded.endswith("ies") and len(folded) > 5:
        return folded[:-3] + "y"
    if folded.endswith(("sses", "xes", "ches", "shes")):
        return folded[:-2]
    last = folded.rsplit(" ", 1)[-1]
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is")) and len(last) > _SHORTEST_PLURAL
    return folded[:-1] if plural else folded


def variant_key(name: str) -> str:
    """Return what all spellings of a name share: case, hyphens, spaces and number set aside."""
    return singular(" ".join(fold(name).split())).replace(" ", "")


class MentionFinder:
    """Finds the names of a set of terms; built once, reads any number of texts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        names: dict[str, list[Candidate]] = {}
        for candidate in chain.from_iterable(map(_candidates, terms)):
            for key in _keys(candidate):
                names.setdefault(key, []).append(candidate)
        self._automaton = _automaton({key: _name(len(key), found) for key, found in names.items()})

    def find(self, text: str) -> list[Match]:
        """Return the names in the text from left to right; none lies inside or across another."""
        if self._automaton is None:
            return []
        found: list[Match] = []
        for last, name in self._automaton.iter(fold(text)):
            end = last + 1
            start = end - name.length
            # Many hits lie inside longer words; seeing that here spares a call for each.
            if (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum() or _is_glued(text, start, end):
                continue
            match = Match(start, end, name.candidates, name.certain) if name.certain else _match(text, start, end, name)
            if match:
                found.append(match)
        return longest(found) if len(found) > 1 else found


def longest(matches: list[Match]) -> list[Match]:
    """Return the matches that a longest-first reading from the left keeps; of equals, the first given."""
    kept: list[Match] = []
    reached = 0
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if match.start >= reached:
            kept.append(match)
            reached = match.end
    return kept


@lru_cache(maxsize=4)
def finder_of(vocabulary: Vocabulary) -> MentionFinder:
    """Return the finder of a vocabulary, built on first use."""
    return MentionFinder(vocabulary.terms)


def _candidates(term: Term) -> list[Candidate]:
    forms = ((Form.ANY_CASE, term.any_case), (Form.CASED, term.cased), (Form.AMBIGUOUS, term.ambiguous))
    return [Candidate(term, form, name) for form, names in forms for name in names]


def _keys(candidate: Candidate) -> list[str]:
    key = " ".join(fold(candidate.spelling).split())
    if candidate.form is not Form.ANY_CASE:
        plural = candidate.form is Form.CASED and len(key) >= _SHORTEST_PLURAL
        return [key, key + "s"] if plural else [key]
    single = singular(key)
    keys = [key, single, _plural(single), key + "s"]
    return list(dict.fromkeys([*keys, *(each.replace(" ", "") for each in keys if "-" in candidate.spelling)]))


def _plural(folded: str) -> str:
    if folded.endswith("y") and folded[-2:-1] not in "aeiou":
        return folded[:-1] + "ies"
    return folded + ("es" if folded.endswith(_ENDINGS) else "s")


def _name(length: int, found: Iterable[Candidate]) -> _Name:
    candidates = tuple(dict.fromkeys(found))
    any_case = all(each.form is Form.ANY_CASE for each in candidates)
    return _Name(length, candidates, candidates[0].term if any_case else None)


def _automaton(names: dict[str, _Name]) -> Automaton | None:
    import ahocorasick

    if not names:
        return None
    automaton = ahocorasick.Automaton()
    for key, name in names.items():
        automaton.add_word(key, name)
    automaton.make_automaton()
    return automaton


def _match(text: str, start: int, end: int, name: _Name) -> Match | None:
    """Return a name whose writing decides what it stands for."""
    surface = text[start:end]
    fitting = tuple(each for each in name.candidates if each.form is Form.ANY_CASE or _same(surface, each.spelling))
    certain = next((each.term for each in fitting if each.form is not Form.AMBIGUOUS), None)
    return Match(start, end, fitting, certain) if fitting else None


def _same(surface: str, spelling: str) -> bool:
    return surface == spelling or surface == spelling + "s"


def _is_glued(text: str, start: int, end: int) -> bool:
    """Tell whether a mark joins a name to what stands around it: '$s3', 's3.put'."""
    if start and text[start - 1] in _GLUED_BEFORE:
        return True
    after = text[end : end + 1]
    return after == "_" or (after == "." and text[end + 1 : end + 2].isalnum())
