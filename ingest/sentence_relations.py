"""Relations that sentences state: who does what to whom, read around the verbs of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from graph.knowledge import RelationType
from ingest.findings import Claim, Naming
from ingest.marked import MarkedText, Place, Spot, topic
from ingest.negation import Clause, clauses, is_denied, is_imagined, is_supposed
from ingest.verb_patterns import Direction, VerbPattern, verb_patterns

# Names are masked by one private character each, so that patterns see words and names apart.
_FIRST_MASK = 0xE000
_MOST_SPOTS = 0x18FF
_MOST_DETERMINERS = 2
_N = "[\ue000-\uf8ff]"
_BETWEEN = r"(?: [\w'’-]+){0,2}? ?(?:,? (?:and|or|as well as|plus)|,|/| ?& ?|\+)(?: (?:to|from|into|with|the|your|an?|its|other|such as))*(?: (?!to |from |for |with |by |is |are |it |in )[\w'’-]+){0,2}? ?"
_GROUP = re.compile(rf"{_N}(?:{_BETWEEN}{_N})*")
_BRACKET_ALIAS = re.compile(rf" ?\({_N}s?\)")
_BLOCK = r"when|if|because|so|but|which|that|while|before|after|without|instead|than|not|and|or|is|are|to|for|by|with|as|via|until|about"
_OBJECT_GAP = re.compile(
    rf"^(?: ?(?:\((?:e\.g\.,? |such as |like )?)?)?(?:\s(?!(?:{_BLOCK})\b)[\w'’/-]+(?:,(?= ))?){{0,5}}?(?: ?(?:such as|like|including|\((?:e\.g\.,? )?))? ?$"
)
_SUBJECT_GAP = re.compile(
    r"^(?:['’]s)?(?:,? (?:which|that|who|and which))?(?:\s(?!(?:of|in|on|from|for|with|by|at|as|and|or|when|if|than|into)\b)[\w'’/-]+){0,5} ?$"
)
_RELATIVE_GAP = re.compile(r"^,? (?:is|are) (?:an?|the)(?: [\w'’/-]+){1,10} (?:that|which) ?(?:\w+ly )?$")
_COORDINATED = re.compile(r"(?:,? and|,? or|,| then)(?: (?:then|also|automatically|can|\w+ly))* ?$")
_PRONOUN = re.compile(
    r"(?:^|\s)(?:it|they|this service|the service|both)(?: (?:also|can|will|may|then|\w+ly))* ?$", re.IGNORECASE
)
_OPENING = re.compile(
    r"^[\W_]*(?:(?:it|they|this|these|which|also|can|is|are|and|then|used|allows?(?: \w+)?|lets?(?: \w+)?|helps?(?: \w+)?|enables?(?: \w+)?|to|be|\w+ly)[\s,]*)*$",
    re.IGNORECASE,
)
_COMMAND = re.compile(r"(?:use|using|leverage|consider|choose)\b", re.IGNORECASE)
_UNNAMED = re.compile(r"^\W*(?:an?|the|its|this|each|every) (?:[\w’'-]+ ){1,3}(?:(?:can|may|will|is|are|also|\w+ly) )*$", re.IGNORECASE)
_PREPOSED = re.compile(
    r"\b(?:in|on|of|at|from|inside|within|for|with|to|into|by|as|through|via)(?: (?:the|your|an?|its|each|every|other))?\s$",
    re.IGNORECASE,
)
_OBJECT_PRONOUN = re.compile(r"^ (?:it|them)\b")


@dataclass(frozen=True, slots=True)
class _Group:
    """Names side by side: 'S3, Redshift and Athena'."""

    start: int
    end: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A statement's text with its names masked, the names in groups, and its topic."""

    text: str
    groups: tuple[_Group, ...]
    topic: tuple[Spot, ...]
    labelled: bool


def sentence_claims(place: Place) -> list[Claim]:
    """Return what the statement's verbs say about the entities named in it, or about its topic."""
    line = place.line
    about = topic(place)
    if not line.spots or len(line.spots) > _MOST_SPOTS or (len(line.spots) < 2 and not about):
        return []
    rows = _rows_for(line.text)
    if not rows:
        return []
    sentence = _masked(line, about, labelled=bool(place.label.heads))
    claims: list[Claim] = []
    for clause in clauses(sentence.text):
        if clause.asks or clause.conditional or is_imagined(_whole(sentence.text, clause)):
            continue
        for row in rows:
            claims += _claims_of(place, sentence, clause, row)
    return _distinct(claims)


def _claims_of(place: Place, sentence: _Sentence, clause: Clause, row: VerbPattern) -> Iterator[Claim]:
    for verb in row.regex.finditer(sentence.text, clause.start, clause.end):
        targets = _objects(sentence, clause, verb)
        sources = _subjects(sentence, clause, verb) if targets else ()
        if row.direction is Direction.BACKWARD:
            sources, targets = targets, sources
        for source in sources:
            for target in targets:
                if _fits(row, source, target):
                    evidence = place.evidence(row.rule, row.confidence)
                    yield Claim(source.naming, row.type, target.naming, evidence)


def _fits(row: VerbPattern, source: Spot, target: Spot) -> bool:
    if source.naming.kind not in row.sources or target.naming.kind not in row.targets or _same(source, target):
        return False
    if row.type is RelationType.PART_OF:
        return source.parent == target.naming.term or not source.parent
    return True


def _same(first: Spot, second: Spot) -> bool:
    if first.naming.term or second.naming.term:
        return first.naming.term == second.naming.term
    return first.naming.surface.casefold() == second.naming.surface.casefold()


def _objects(sentence: _Sentence, clause: Clause, verb: re.Match[str]) -> tuple[Spot, ...]:
    """Return the names right behind a verb."""
    if sentence.labelled and _OBJECT_PRONOUN.match(sentence.text, verb.end()):
        return sentence.topic
    if sentence.labelled and _OBJECT_PRONOUN.match(sentence.text[verb.end() : verb.end() + 6]):
        return sentence.topic
    for group in sentence.groups:
        if group.start >= verb.end() and group.start < clause.end:
            gap = sentence.text[verb.end() : group.start]
            return group.spots if _OBJECT_GAP.match(gap) and not is_denied(gap) else ()
    return ()


def _subjects(sentence: _Sentence, clause: Clause, verb: re.Match[str]) -> tuple[Spot, ...]:
    """Return the names that a verb speaks of: those before it, or the topic of a clause that opens with it."""
    text = sentence.text
    before = [group for group in sentence.groups if clause.start <= group.start and group.end <= verb.start()]
    if is_supposed(text[clause.start : verb.start()]):
        return ()
    if not before:
        return _implied(sentence, clause, verb)
    for group in reversed(before):
        gap = text[group.end : verb.start()]
        if is_denied(gap):
            return ()
        if _PRONOUN.search(gap) or (_COORDINATED.search(gap) and gap.strip(" ,") not in ("and", "or")):
            return _main_subject(sentence, clause, before)
        if len(before) > 1 and _PREPOSED.search(text[clause.start : group.start]):
            continue
        if _SUBJECT_GAP.match(gap) or _RELATIVE_GAP.match(gap) or _skips_preposed(text, group, verb, before):
            return () if _PREPOSED.search(text[clause.start : group.start]) and len(before) == 1 else group.spots
        return ()
    return ()


def _skips_preposed(text: str, group: _Group, verb: re.Match[str], before: list[_Group]) -> bool:
    """Tell 'Glue *jobs in S3* write' from an unrelated name: what lies between is 'in' and a name."""
    later = [each for each in before if each.start > group.start]
    return len(later) == 1 and _SUBJECT_GAP.match(text[later[0].end : verb.start()]) is not None


def _main_subject(sentence: _Sentence, clause: Clause, before: list[_Group]) -> tuple[Spot, ...]:
    text = sentence.text
    first = before[0]
    opening = text[clause.start : first.start]
    if len(opening.split()) > _MOST_DETERMINERS:
        return sentence.topic if sentence.labelled else ()
    return () if _PREPOSED.search(opening) else first.spots


def _implied(sentence: _Sentence, clause: Clause, verb: re.Match[str]) -> tuple[Spot, ...]:
    """Return what a clause without a named subject is about."""
    prefix = sentence.text[clause.start : verb.start()]
    if is_denied(prefix) or (_COMMAND.match(verb[0]) and not prefix.strip()):
        return ()
    earlier = [group for group in sentence.groups if group.end <= clause.start]
    if earlier and not sentence.labelled and _PRONOUN.search(prefix):
        return earlier[0].spots
    return sentence.topic if sentence.labelled or _OPENING.match(prefix) or _UNNAMED.match(prefix) else ()


def _masked(line: MarkedText, about: tuple[Spot, ...], *, labelled: bool) -> _Sentence:
    pieces, at = [], 0
    for number, spot in enumerate(line.spots):
        pieces += [line.text[at : spot.start], chr(_FIRST_MASK + number)]
        at = spot.end
    text = "".join((*pieces, line.text[at:]))
    text = _BRACKET_ALIAS.sub(lambda match: "", text)
    groups = tuple(_group(match, line) for match in _GROUP.finditer(text))
    return _Sentence(text, groups, about, labelled)


def _group(match: re.Match[str], line: MarkedText) -> _Group:
    numbers = [ord(char) - _FIRST_MASK for char in match[0] if _FIRST_MASK <= ord(char) <= 0xF8FF]
    return _Group(match.start(), match.end(), tuple(line.spots[number] for number in numbers))


def _whole(text: str, clause: Clause) -> str:
    """Return the sentence that a clause belongs to."""
    start = max(text.rfind(mark, 0, clause.start) for mark in (". ", "! ", "? ", "\n"))
    ends = [end for mark in (". ", "! ", "? ", "\n") if (end := text.find(mark, clause.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]


@lru_cache(maxsize=1)
def _stems() -> tuple[re.Pattern[str], dict[str, tuple[VerbPattern, ...]]]:
    pairs = sorted(((stem, row) for row in verb_patterns() for stem in row.stems), key=lambda pair: pair[0])
    own = {stem: tuple(row for _, row in rows) for stem, rows in groupby(pairs, key=lambda pair: pair[0])}
    # The longest stem is found; those that it begins with count as well.
    by_stem = {stem: tuple(row for each in own if stem.startswith(each) for row in own[each]) for stem in own}
    longest_first = sorted(by_stem, key=lambda stem: (-len(stem), stem))
    return re.compile(rf"(?<![a-z])(?:{'|'.join(longest_first)})"), by_stem


def _rows_for(text: str) -> list[VerbPattern]:
    """Return the rows of the table that a text can match at all, in the table's order."""
    pattern, by_stem = _stems()
    found = {row.rule for stem in set(pattern.findall(text.lower())) for row in by_stem[stem]}
    return [row for row in verb_patterns() if row.rule in found] if found else []


def _distinct(claims: list[Claim]) -> list[Claim]:
    """Keep the surest claim of each relation; a place states it once."""
    best: dict[tuple[Naming, RelationType, Naming], Claim] = {}
    for claim in sorted(claims, key=lambda claim: -claim.evidence.confidence):
        best.setdefault((claim.source, claim.type, claim.target), claim)
    return list(best.values())
