"""Whether what a sentence says of one thing, or with one number, is said there of another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.support.clauses import Clause, nearest, parts_of, statements_of
from tutor.support.known_names import KnownNames
from tutor.support.number_match import lacking
from tutor.support.number_tokens import Force
from tutor.support.numbers import Number, numbers_in
from tutor.support.stated_names import Name, Named, is_named, named_in, names_in
from tutor.support.wording import Word, all_words, content_words, is_said, share_said, stems_in

# By so much more of the rest is said of another thing than of the one that is named.
_LEAD = 0.3
_ENOUGH = 0.5  # share of the rest that has to be said of the other
_NEAR = 0.5  # overlap from which two clauses are about one thing
_GOES_ON = re.compile(r"\W*(?:it|its|they|their|this|that|these|those|both|here|the job)\b", re.IGNORECASE)
_ROW = re.compile(r"(.{1,80}?) [—–] ((?:[^;:]+: [^;]+)(?:; [^;:]+: [^;]+)+)")
_LABEL = re.compile(r"[^.:;!?]{1,50}(?=: )")
_COMMA = re.compile(r",\s")
_CHOICE = re.compile(r"\b(?:vs?\.?|versus|or|and)\b|[,/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What one source says: the lines above its pieces, outermost first, and the pieces."""

    about: tuple[str, ...]
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A piece with what it names itself, and what it names or goes on to speak of."""

    stems: frozenset[str]
    named: Named
    context: Named
    names: tuple[Name, ...]


class Owners:
    """The pieces of one or more sources, each with the things that it speaks of."""

    def __init__(self, told: Sequence[Told], known: KnownNames) -> None:
        self._known = known
        self._above = stems_in("\n".join(line for one in told for line in one.about))
        choices = [line for one in told for line in one.about if _CHOICE.search(line)]
        self._ambiguous = _named("\n".join(choices), known)
        openings = [label[0] for one in told for piece in one.pieces if (label := _LABEL.match(piece))]
        self._headed = _named("\n".join([*choices, *openings]), known)
        cells = [_by_cells(one) for one in told]
        self._places = [self._place(one, at) for one in cells for at in range(len(one.pieces))]
        self._parts = [part for one in told for piece in one.pieces for part in _smallest(piece)]

    def misplaced_name(self, sentence: str) -> bool:
        """Tell whether what a clause says of a name stands in a piece about another."""
        return any(self._is_of_another(clause) for clause in statements_of(sentence))

    def misplaced_number(self, sentence: str) -> bool:
        """Tell whether a number stands elsewhere, and another in the place that the clause speaks of."""
        return any(self._is_number_of_another(clause) for clause in _smallest(sentence))

    def misplaced_modifier(self, sentence: str) -> bool:
        """Tell whether a clause says of an 'express workflow' what stands there of a 'standard workflow'."""
        return any(self._is_of_a_sibling(clause) for clause in parts_of(sentence))

    def _place(self, told: Told, at: int) -> _Place:
        first = at
        while first > 0 and _GOES_ON.match(told.pieces[first]):
            first -= 1
        # A heading that names several things does not tell which of them a piece is about.
        single = [line for line in told.about if not _CHOICE.search(line)]
        context = _named("\n".join([*single, *told.pieces[first : at + 1]]), self._known)
        own = told.pieces[at]
        return _Place(stems_in(own), _named(own, self._known), context, self._subjects(own))

    def _subjects(self, text: str) -> tuple[Name, ...]:
        """Return the names of which something may be said: also in small letters what a heading or label names."""
        names = names_in(text, self._known)
        return tuple(name for name in names if name.is_subject or is_named(name, self._headed))

    def _is_of_another(self, clause: Clause) -> bool:
        names = self._subjects(clause.text)
        return any(
            self._is_said_of_another(name, names, rest)
            for words in (clause.words, all_words(clause.text))
            if (rest := self._rest(words, names))
            for name in names
        )

    def _rest(self, words: Sequence[Word], names: Sequence[Name]) -> list[Word]:
        """Return the words outside the names that the headings do not say anyway."""
        own = [word for word in words if not any(name.start <= word.start < name.end for name in names)]
        return [word for word in own if not is_said(word, self._above)]

    def _is_said_of_another(self, name: Name, names: Sequence[Name], rest: Sequence[Word]) -> bool:
        if not (is_named(name, self._ambiguous) or any(is_named(name, place.named) for place in self._places)):
            return False
        shares = [(share_said(rest, place.stems), place) for place in self._places]
        own = max((share for share, place in shares if is_named(name, place.context)), default=0.0)
        best, place = max(shares, key=lambda scored: scored[0])
        if best < max(_ENOUGH, own + _LEAD):
            return False
        sentence = _named("\n".join(other.surface for other in names), self._known)
        return any(not is_named(rival, sentence) for rival in place.names)

    def _is_number_of_another(self, clause: Clause) -> bool:
        firm = [number for number in numbers_in(clause.text) if number.force is Force.FIRM]
        near = nearest(clause, self._parts, _NEAR) if firm else ()
        missing = _replaced(firm, numbers_in("\n".join(part.text for part in near)))
        return any(self._is_held_by_another(number, clause) for number in missing)

    def _is_held_by_another(self, number: Number, clause: Clause) -> bool:
        """Tell whether every part with the number says something that the clause does not."""
        holders = [part for part in self._parts if not lacking([number], numbers_in(part.text))]
        return bool(holders) and all(share_said(part.words, clause.stems) < 1 for part in holders)

    def _is_of_a_sibling(self, clause: Clause) -> bool:
        near = nearest(clause, self._parts, _NEAR)
        pairs = {pair for part in self._parts for pair in _pairs(part)}
        mine = _pairs(clause) & pairs
        return bool(near) and all(any(_is_sibling(pair, mine, other) for pair in mine) for other in near)


def _by_cells(told: Told) -> Told:
    """Return a source with the cells of a table's row as pieces: 'Billing — A: hourly; B: per use' speaks of two."""
    return replace(told, pieces=tuple(cell for piece in told.pieces for cell in _cells(piece)))


def _cells(piece: str) -> list[str]:
    row = _ROW.fullmatch(piece)
    return [f"{row[1]} — {cell}" for cell in row[2].split("; ")] if row else [piece]


def _named(text: str, known: KnownNames) -> Named:
    return named_in(text, stems_in(text), known)


def _smallest(text: str) -> tuple[Clause, ...]:
    return tuple(part for piece in _fragments(text) for part in parts_of(piece))


def _fragments(text: str) -> list[str]:
    """Return what stands between commas; what has no words of its own, such as a range, goes on with what is before."""
    found: list[str] = []
    for fragment in _COMMA.split(text):
        if found and not content_words(fragment):
            found[-1] += f", {fragment}"
        else:
            found.append(fragment)
    return found


def _replaced(stated: Sequence[Number], told: Sequence[Number]) -> list[Number]:
    """Return the stated numbers instead of which another of the kind is told."""
    kinds = {other.kind for other in told if other.force is Force.FIRM}
    return [number for number in lacking(stated, told) if number.kind in kinds]


def _pairs(clause: Clause) -> frozenset[tuple[str, str]]:
    """Return the words that stand side by side, the first with a capital: 'Express workflow'."""
    return frozenset(
        (one.stems[0], other.stems[0])
        for one, other in zip(clause.words, clause.words[1:], strict=False)
        if other.start - one.end <= 1 and clause.text[one.start].isupper()
    )


def _is_sibling(pair: tuple[str, str], mine: frozenset[tuple[str, str]], other: Clause) -> bool:
    modifier, head = pair
    theirs = {(first, second) for first, second in _pairs(other) if second == head}
    return bool(theirs) and modifier not in other.stems and not theirs & mine
