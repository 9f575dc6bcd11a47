"""What in a statement can differ from another: the lists it gives and the numbers it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.words import raw_words, terms

# Where a list in running text can begin or end.
_CLAUSE = re.compile(
    r"[;:()\[\]—–]|\be\.g\.,?|\.\s|\.$"
    r"|\b(?:such as|like|including|for|to|with|using|from|in|through|via|on|by|among|that|which|is|are)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*,\s*(?:and\s+|or\s+)?(?:even\s+)?")
_JOIN = re.compile(r"\s*,?\s+(?:and|or|&)\s+(?:even\s+)?|/(?=[A-Za-z])")
_MOST_ITEM_WORDS = 3
# What opens a clause, or stands for members that are not named; none of them is a member of a list.
_NO_ITEMS = frozenset(
    "so since then while more other others etc many some all both also even just only another which who as it".split()  # noqa: SIM905
)
_MAKERS = frozenset({"amazon", "aws", "apach", "sagemak"})
# A number that is no part of a name (ml.t3, S3, k-5), with the word or sign after it.
_NUMBER = re.compile(r"(?<![\w.,-])(?P<value>\d+(?:[.,]\d+)*)\s?-?(?P<unit>%|[^\W\d_]+)?(?![\w.]\d)")
# What numbering and headings count with is no amount.
_UNITS_SKIPPED = frozenset({"a", "and", "or", "of", "the", "to", "in", "is", "for", "vs"})


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a list: its words, and the index terms of which any may be what it is called."""

    text: str
    names: frozenset[str]

    def is_called(self, other: Item) -> bool:
        """Tell whether one of the two names stands whole in the other: 'random' in 'random search'."""
        return self.names <= other.names or other.names <= self.names


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with the index term of what it counts."""

    text: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Claims:
    """The lists and numbers of one statement."""

    lists: tuple[tuple[Item, ...], ...]
    amounts: tuple[Amount, ...]


def claims_of(text: str) -> Claims:
    """Return what a statement can differ in; nothing for code, which says what it does and no more."""
    return Claims((), ()) if "\n" in text else Claims(lists_in(text), amounts_in(text))


def lists_in(text: str) -> tuple[tuple[Item, ...], ...]:
    """Return the lists of two or more short items that a statement gives: 'a, b and c', '(a, b)', 'a/b'."""
    found = [_items(clause.strip()) for clause in _CLAUSE.split(text) if clause]
    return tuple(items for items in found if len(items) >= 2)


def amounts_in(text: str) -> tuple[Amount, ...]:
    """Return the numbers that count something."""
    found = (_amount(match) for match in _NUMBER.finditer(text))
    return tuple(amount for amount in found if amount is not None)


def _items(clause: str) -> tuple[Item, ...]:
    before, *after = _JOIN.split(clause)
    pieces = [*_COMMA.split(before), *after]
    if len(pieces) < 2 or not all(pieces):
        return ()
    # Without a conjunction it is a list only where every piece is as short as an item.
    if not after and any(len(piece.split()) > _MOST_ITEM_WORDS for piece in pieces):
        return ()
    pieces = [piece.removesuffix(", and") for piece in pieces]
    edges = {0: pieces[0].split()[-_MOST_ITEM_WORDS:], len(pieces) - 1: pieces[-1].split()[:_MOST_ITEM_WORDS]}
    items = [_item(edges.get(n, piece.split()), whole=_is_short(piece)) for n, piece in enumerate(pieces)]
    return tuple(item for item in items if item.names)


def _is_short(piece: str) -> bool:
    return len(piece.split()) <= _MOST_ITEM_WORDS


def _item(own: list[str], *, whole: bool) -> Item:
    """Return an item; where its words run on into the sentence, it is not told what it is called."""
    if len(own) > _MOST_ITEM_WORDS or own[0].casefold() in _NO_ITEMS:
        return Item("", frozenset())
    return Item(" ".join(own).strip(" *_`\"'“”.,") if whole else "", frozenset(_names(own)))


def _names(written: list[str]) -> list[str]:
    """Return the words' index terms, those of makers left out where there is another."""
    found = [own[0] for word in written if (own := terms(word))]
    return [term for term in found if term not in _MAKERS] or found


def _amount(match: re.Match[str]) -> Amount | None:
    unit = match["unit"] or ""
    if not unit or unit.casefold() in _UNITS_SKIPPED:
        return None
    counted = unit if unit == "%" else (terms(unit) or raw_words(unit))[0]
    return Amount(match.group().strip(), match["value"].replace(",", ""), counted)
