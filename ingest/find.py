"""What one document names and states: its mentions, its claims and the short forms it explains."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from graph.knowledge import EntityKind
from graph.types import Passage, PassageKind
from ingest.definitions import definitions
from ingest.findings import Claim, Expansion, Findings, Naming, Sighting
from ingest.marked import UNMARKED, MarkedText, Place, Spot, marked
from ingest.naming.acronyms import bare_capitals
from ingest.naming.ambiguity import Surroundings, named, settle
from ingest.naming.mention_finder import Match, MentionFinder, finder_of, longest
from ingest.naming.name_patterns import pattern_finder_of
from ingest.naming.open_entities import open_names
from ingest.naming.vocabulary import Term, Vocabulary
from ingest.relations.drawn_parts import drawn_parts
from ingest.relations.sentence_relations import sentence_claims
from ingest.relations.spoken_of import both_of, spoken_of
from ingest.relations.structure_relations import structure_claims

# A statement that goes on about what the one before it is about.
_BOTH = re.compile(r"(?:both|the two)\b", re.IGNORECASE)
_SPEAKS_ON = re.compile(r"\b(?:it|its|they|their)\b", re.IGNORECASE)
_CARRIES_ON = re.compile(
    r"(?:it|they|both|this|these|the (?:service|feature|tool|algorithm|component))\b", re.IGNORECASE
)


def find(passages: Sequence[Passage], vocabulary: Vocabulary) -> Findings:
    """Read the passages of one document. Pure: nothing but the passages and the vocabulary decides."""
    return _Reading(passages, vocabulary).findings()


def names_in(passages: Sequence[Passage], vocabulary: Vocabulary) -> tuple[Sighting, ...]:
    """Return only what the statements of one document name, the same sightings that `find` returns."""
    return _Reading(passages, vocabulary).sightings()


@lru_cache(maxsize=4)
def _known(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(term.name for term in vocabulary.terms)


class _Reading:
    """The state of reading one document: its own terms, and the headings already marked."""

    def __init__(self, passages: Sequence[Passage], vocabulary: Vocabulary) -> None:
        self._passages = passages
        self._catalogue = finder_of(vocabulary)
        self._patterns = pattern_finder_of(vocabulary)
        self._known = _known(vocabulary)
        names = open_names(passages, self._catalogue, strict=bool(vocabulary.terms))
        self._acronyms = names.acronyms
        self._own = MentionFinder(self._with_short_forms(names.terms))
        self._matches: dict[str, list[Match]] = {}
        self._marked: dict[str, MarkedText] = {}
        self._above = [_above(passage) for passage in passages]
        self._near = [self._certain(number) for number in range(len(passages))]
        self._document = named(term for terms in self._near for term in terms)
        self._around: dict[int, Surroundings] = {}

    def _with_short_forms(self, terms: tuple[Term, ...]) -> list[Term]:
        short_forms = {acronym.long: acronym.short for acronym in self._acronyms}
        return [
            Term(term.name, term.kind, cased=(short_forms[term.name],) if term.name in short_forms else ())
            for term in terms
        ]

    def sightings(self) -> tuple[Sighting, ...]:
        passages = enumerate(self._passages)
        return tuple(
            sighting
            for number, passage in passages
            for index in range(len(passage.statements))
            for sighting in _sightings(passage, index, self._label_and_line(number, index)[1])
        )

    def findings(self) -> Findings:
        places = self._all_places()
        headed = {spot.naming for place in places for text in place.above for spot in text.spots}
        return Findings(
            document=self._passages[0].document if self._passages else "",
            sightings=tuple(each for place in places for each in _sightings(place.passage, place.index, place.line)),
            headed=tuple(sorted(headed)),
            guesses=tuple(guess for place in places for guess in _guesses(place)),
            claims=tuple(claim for place in places for claim in _claims(place)),
            expansions=tuple(sorted(set(self._explained()))),
            definitions=tuple(found for place in places for found in definitions(place)),
        )

    def _all_places(self) -> list[Place]:
        return [place for number in range(len(self._passages)) for place in self._places(number)]

    def _explained(self) -> Iterator[Expansion]:
        for acronym in self._acronyms:
            for spot in self._mark(acronym.long, "", None).heads:
                if not spot.is_plain:
                    yield Expansion(acronym.short, spot.naming)

    def _find(self, text: str) -> list[Match]:
        found = self._matches.get(text)
        if found is None:
            found = self._catalogue.find(text)
            others = [*self._patterns.find(text), *self._own.find(text)]
            found = longest([*found, *others]) if others else found
            self._matches[text] = found
        return found

    def _certain(self, number: int) -> list[Term]:
        texts = (*self._above[number], *(statement.text for statement in self._passages[number].statements))
        return [match.certain for text in texts for match in self._find(text) if match.certain]

    def _places(self, number: int) -> Iterator[Place]:
        passage = self._passages[number]
        opens = number == 0 or self._passages[number - 1].section_id != passage.section_id
        above = {text: self._mark_above(text, number) for text in self._above[number]}
        headings = tuple(above[text] for text in _headings(passage))
        before: tuple[Spot, ...] = ()
        latest: tuple[Spot, ...] = ()
        previous = UNMARKED
        for index, statement in enumerate(passage.statements):
            label, line = self._label_and_line(number, index)
            lead_in = tuple(above[text] for text in statement.lead_in)
            yield Place(
                passage=passage,
                index=index,
                line=line,
                label=label,
                lead_in=lead_in,
                headings=headings,
                above=(*reversed(lead_in), *reversed(headings)),
                opens_section=opens and index == 0,
                before=both_of(previous) if _BOTH.match(statement.text) else before,
                latest=latest,
            )
            latest = line.spots[-1:] or latest
            previous = line
            if not _CARRIES_ON.match(statement.text):
                before = spoken_of(line) or (before if _SPEAKS_ON.search(statement.text) else ())

    def _label_and_line(self, number: int, index: int) -> tuple[MarkedText, MarkedText]:
        passage = self._passages[number]
        statement = passage.statements[index]
        label = self._mark(statement.label, statement.label, number)
        line = self._mark(statement.text, statement.label, number, code=passage.kind is PassageKind.CODE)
        return _without_plain(label), _without_plain(line, {spot.naming for spot in label.heads})

    def _mark_above(self, text: str, number: int) -> MarkedText:
        """Mark a heading or an introducing line; most stand above many passages and mean the same each time."""
        found = self._marked.get(text)
        if found is None:
            found = _without_plain(self._mark(text, "", number))
            if all(match.certain for match in self._find(text)):
                self._marked[text] = found
        return found

    def _mark(self, text: str, label: str, number: int | None, *, code: bool = False) -> MarkedText:
        """Mark the names of a text that stands in or above a passage, or apart from all."""
        if not text:
            return UNMARKED
        spots = []
        for match in self._find(text):
            term = match.certain or settle(match, text, label, self._surroundings(number))
            if term:
                spots.append(self._spot(text, match, term))
        if code:
            spots = [spot for spot in spots if not spot.naming.surface.islower()]
        return marked(text, tuple(spots))

    def _surroundings(self, number: int | None) -> Surroundings:
        """Return what is named around a passage; few hold a name that asks for it."""
        if number is None:
            return Surroundings(named(()), self._document)
        if number not in self._around:
            self._around[number] = Surroundings(named(self._near[number]), self._document)
        return self._around[number]

    def _spot(self, text: str, match: Match, term: Term) -> Spot:
        listed = term.name if term.name in self._known else ""
        naming = Naming(text[match.start : match.end], listed, term.kind)
        return Spot(match.start, match.end, naming, term.parent)


def _headings(passage: Passage) -> tuple[str, ...]:
    """Return title and headings, the title only where no heading repeats it."""
    return tuple(dict.fromkeys((passage.title, *passage.heading_path)))


def _above(passage: Passage) -> tuple[str, ...]:
    lead_ins = dict.fromkeys(text for statement in passage.statements for text in statement.lead_in)
    return (*_headings(passage), *lead_ins)


def _without_plain(text: MarkedText, defined: Container[Naming] = ()) -> MarkedText:
    """Drop the plain words that the text does not define."""
    if not text.spots or not any(spot.is_plain for spot in text.spots):
        return text
    heads = text.heads
    kept = tuple(spot for spot in text.spots if not spot.is_plain or spot in heads or spot.naming in defined)
    return text if len(kept) == len(text.spots) else marked(text.text, kept)


def _sightings(passage: Passage, index: int, line: MarkedText) -> list[Sighting]:
    return [Sighting(passage.id, index, spot.start, spot.end, spot.naming) for spot in line.spots]


def _guesses(place: Place) -> Iterator[Sighting]:
    taken = [(spot.start, spot.end) for spot in place.line.spots]
    for start, end in bare_capitals(place.line.text):
        if not any(first < end and start < last for first, last in taken):
            naming = Naming(place.line.text[start:end], "", EntityKind.CONCEPT)
            yield Sighting(place.passage.id, place.index, start, end, naming)


def _claims(place: Place) -> list[Claim]:
    if place.passage.kind is PassageKind.CODE:
        return list(drawn_parts(place))
    return [*structure_claims(place), *sentence_claims(place)]
