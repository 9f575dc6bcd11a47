"""Relations that sentences state: who does what to whom, read around the verbs of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from graph.knowledge import EntityKind, RelationType
from ingest import verbs_of_data, verbs_of_kinship, verbs_of_work
from ingest.findings import Claim, Naming
from ingest.marked import MarkedText, Place, Spot, topic
from ingest.negation import Clause, clauses, is_denied, is_imagined, is_supposed
from ingest.verb_patterns import PART_IN_WHOLE, Direction, Reach, VerbPattern

# Names are masked by one private character each, so that patterns see words and names apart.
_FIRST_MASK = 0xE000
_MOST_SPOTS = 0x18FF
_LATEST_SUBJECT = 12
_N = "[\ue000-\uf8ff]"
_BETWEEN = (
    r"(?:(?: (?:[\w'’-]*[^s\W]|jobs|tables|buckets|endpoints|functions|queries|models|instances|volumes|clusters))?"
    r" ?(?:,? (?:and|or|as well as|plus)|/| ?& ?|\+)"
    r"(?: (?:to|from|into|with|the|your|an?|its|other|even|also|optionally|own|managed))*(?: [\w-]+ [\w-]+ such as| such as)? ?"
    r"| for(?: (?!and |or )[\w-]+){1,3} (?:and|or)(?: into| to| from)? "
    r"|(?: [\w'’-]+)??,(?: (?:the|your|an?|its))? )"
)
_GROUP = re.compile(rf"{_N}(?:{_BETWEEN}{_N})*")
_CONJUNCTION = re.compile(r"\b(?:and|or|as well as|plus)\b|[/&+]")
_GOES_ON = re.compile(r",? (?:and|or) (?:other|more|many|even)\b")
_BRACKET_ALIAS = re.compile(rf" ?\({_N}s?\)")
_BLOCK = r"when|if|because|so|but|which|that|while|before|after|without|instead|than|not|and|or|is|are|to|for|by|with|as|via|until|about|using"
_OBJECT_GAP = re.compile(
    rf"^(?: ?(?:\((?:e\.g\.,? |such as |like )?)?)?(?:\s(?!(?:{_BLOCK})\b)[\w'’/-]+(?:,(?= ))?){{0,5}}?(?: ?(?:such as|like|including|\((?:e\.g\.,? )?))? ?$"
)
_FAR_GAP = re.compile(
    r"^(?:[\s(]{1,2}(?!(?:when|if|because|so|but|which|that|while|without|instead|than|not|is|are|until|through|via|using)\b)[\w\ue000-\uf8ff'’/.-]+,?){0,12}? ?\(?$"
)
_SUBJECT_GAP = re.compile(
    r"^(?:['’]s)?(?: \()?(?:,? (?:and|or) other(?: [\w-]+){1,3})?(?:,? (?:which|that|who|and which))?(?:\s(?!(?:of|in|on|from|for|with|by|at|as|and|or|when|if|than|into)\b)[\w'’/-]+){0,7} ?$"
)
_RELATIVE_GAP = re.compile(r"^,? (?:is|are) (?:an?|the)(?: [\w'’/-]+){1,10} (?:that|which) ?(?:\w+ly )?$")
_COORDINATED = re.compile(r"(?:,? and|,? or|,| then)(?: (?:then|also|automatically|can|\w+ly))* ?$")
_PRONOUN = re.compile(
    r"(?:^|\s)(?:it|they|this service|the service|both)(?: (?:also|can|will|may|then|\w+ly))* ?$", re.IGNORECASE
)
# A clause that speaks of the topic without naming it: 'Can trigger …', 'A job reads …', 'Higher latency than …'.
_OPENING = re.compile(
    r"^\W*(?:(?!users\b|teams\b|people\b|you\b)[a-z]+(?:[^s]s|ing|ed|ly)|can|may|also|more|less|higher|lower|easier|similar|"
    r"common|ideal|an?|the|each|every|this|these|it|they|with|no|data)\b",
    re.IGNORECASE,
)
_COMMAND = re.compile(r"(?:use|using|leverage|consider|choose)\b", re.IGNORECASE)
_PREPOSED = re.compile(
    r"\b(?:in|on|of|at|from|inside|within|for|with|to|into|by|as|through|via)(?: (?:the|your|an?|its|each|every|other))?\s$",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"-[a-z]+(?:ed|able|based|like|style)\b")
_OPENING_PRONOUN = re.compile(r"^\W*(?:it|they)\b", re.IGNORECASE)
_DETERMINERS = re.compile(
    r"^\W*(?:(?:and|then|also|for example|an?|the|your|our|each|every|this|its|both|in|for)\s+)*$", re.IGNORECASE
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
    before: tuple[Spot, ...]
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
    sentence = _masked(place, about)
    claims: list[Claim] = []
    imagined = is_imagined(sentence.text)
    stating = [clause for clause in clauses(sentence.text) if not imagined or _states(sentence.text, clause)]
    for row in rows:
        for verb in row.regex.finditer(sentence.text):
            for clause in stating:
                if clause.asks or clause.conditional:
                    continue
                if clause.start <= verb.start() and verb.end() <= clause.end:
                    claims += _claims_of(place, sentence, clause, verb, row)
    return _distinct(claims)


def _states(text: str, clause: Clause) -> bool:
    return not is_imagined(_whole(text, clause))


def _claims_of(
    place: Place, sentence: _Sentence, clause: Clause, verb: re.Match[str], row: VerbPattern
) -> Iterator[Claim]:
    targets = _objects(sentence, clause, verb, row)
    sources = _sources(sentence, clause, verb, row) if targets else ()
    if row.direction is Direction.BACKWARD:
        sources, targets = targets, sources
    for source in sources:
        for target in targets:
            if _fits(row, source, target):
                yield Claim(source.naming, row.type, target.naming, place.evidence(row.rule, row.confidence))


def _sources(sentence: _Sentence, clause: Clause, verb: re.Match[str], row: VerbPattern) -> tuple[Spot, ...]:
    inner = [group for group in sentence.groups if verb.start() <= group.start and group.end <= verb.end()]
    if row.reach in (Reach.INNER, Reach.OBJECT) and (inner or row.reach is Reach.OBJECT):
        denied = is_denied(sentence.text[clause.start : verb.start()])
        return () if denied or not inner else inner[0].spots
    return _subjects(sentence, clause, verb, row)


def _fits(row: VerbPattern, source: Spot, target: Spot) -> bool:
    if source.naming.kind not in row.sources or target.naming.kind not in row.targets or _same(source, target):
        return False
    if row.rule == PART_IN_WHOLE:
        return bool(source.parent) and source.parent == target.naming.term
    if row.type is RelationType.PART_OF:
        return source.parent in ("", target.naming.term, target.parent)
    return True


def _same(first: Spot, second: Spot) -> bool:
    if first.naming.term or second.naming.term:
        return first.naming.term == second.naming.term
    return first.naming.surface.casefold() == second.naming.surface.casefold()


def _objects(sentence: _Sentence, clause: Clause, verb: re.Match[str], row: VerbPattern) -> tuple[Spot, ...]:
    """Return the names right behind a verb."""
    far = row.reach is Reach.FAR
    kinds = row.sources if row.direction is Direction.BACKWARD else row.targets
    if _OBJECT_PRONOUN.match(sentence.text[verb.end() : verb.end() + 6]):
        return sentence.topic if sentence.labelled else _earlier_subject(sentence, clause)
    for group in sentence.groups:
        if group.start >= verb.end() and group.start < clause.end and (not far or _any_of(group, kinds)):
            gap = sentence.text[verb.end() : group.start]
            near = _OBJECT_GAP.match(gap) or (far and _FAR_GAP.match(gap))
            adjective = _COMPOUND.match(sentence.text, group.end)  # 'a SageMaker-deployed model' is about the model
            return group.spots if near and not adjective and not is_denied(gap) else ()
    return ()


def _subjects(sentence: _Sentence, clause: Clause, verb: re.Match[str], row: VerbPattern) -> tuple[Spot, ...]:
    """Return the names that a verb speaks of: those before it, or the topic of a clause that opens with it."""
    text, passive = sentence.text, row.direction is Direction.BACKWARD
    kinds = row.targets if passive else row.sources
    before = [
        group
        for group in sentence.groups
        if clause.start <= group.start and group.end <= verb.start() and _any_of(group, kinds)
    ]
    if is_supposed(text[clause.start : verb.start()]):
        return ()
    if not before:
        return _implied(sentence, clause, verb, row)
    for group in reversed(before):
        gap = text[group.end : verb.start()]
        if is_denied(gap):
            return ()
        if _PRONOUN.search(gap) or _COORDINATED.search(gap):
            return _main_subject(sentence, clause, verb, row, before)
        if len(before) > 1 and not passive and _PREPOSED.search(text[clause.start : group.start]):
            continue
        if _SUBJECT_GAP.match(gap) or _RELATIVE_GAP.match(gap) or _skips_preposed(text, group, verb, before):
            alone = len(before) == 1 and not passive and _PREPOSED.search(text[clause.start : group.start])
            return _implied(sentence, clause, verb, row) if alone else group.spots
        return ()
    return ()


def _any_of(group: _Group, kinds: frozenset[EntityKind]) -> bool:
    return any(spot.naming.kind in kinds for spot in group.spots)


def _skips_preposed(text: str, group: _Group, verb: re.Match[str], before: list[_Group]) -> bool:
    """Tell 'Glue *jobs in S3* write' from an unrelated name: what lies between is 'in' and a name."""
    later = [each for each in before if each.start > group.start]
    return len(later) == 1 and _SUBJECT_GAP.match(text[later[0].end : verb.start()]) is not None


def _main_subject(
    sentence: _Sentence, clause: Clause, verb: re.Match[str], row: VerbPattern, before: list[_Group]
) -> tuple[Spot, ...]:
    """Return the subject that several verbs of a clause share."""
    first = before[0]
    opening = sentence.text[clause.start : first.start].rpartition(",")[2]
    if not _DETERMINERS.match(opening):
        return _implied(sentence, clause, verb, row)
    return () if _PREPOSED.search(opening) else first.spots


def _implied(sentence: _Sentence, clause: Clause, verb: re.Match[str], row: VerbPattern) -> tuple[Spot, ...]:
    """Return what a clause without a named subject is about."""
    prefix = sentence.text[clause.start : verb.start()]
    compares = row.type is RelationType.COMPARED_WITH  # 'can lack speed compared to' compares all the same
    if (is_denied(prefix) and not compares) or (_COMMAND.match(verb[0]) and not prefix.strip()):
        return ()
    earlier = [group for group in sentence.groups if group.end <= clause.start]
    if not sentence.labelled and (_PRONOUN.search(prefix) or _OPENING_PRONOUN.match(prefix)):
        return _earlier_subject(sentence, clause) or sentence.before or sentence.topic
    if earlier and not sentence.topic and not prefix.strip():
        return earlier[0].spots
    return sentence.topic if sentence.labelled or _OPENING.match(prefix + verb[0] + " ") else ()


def _earlier_subject(sentence: _Sentence, clause: Clause) -> tuple[Spot, ...]:
    """Return the names that the statement opens with, when that is before the clause."""
    first = sentence.groups[0] if sentence.groups else None
    opens = first is not None and first.end <= clause.start and first.start <= _LATEST_SUBJECT
    return first.spots if first is not None and opens else ()


def _masked(place: Place, about: tuple[Spot, ...]) -> _Sentence:
    line = place.line
    pieces, at = [], 0
    for number, spot in enumerate(line.spots):
        pieces += [line.text[at : spot.start], chr(_FIRST_MASK + number)]
        at = spot.end
    text = "".join((*pieces, line.text[at:]))
    text = _BRACKET_ALIAS.sub(lambda match: "", text)
    groups = tuple(group for match in _GROUP.finditer(text) for group in _groups(match, line))
    return _Sentence(text, groups, about, place.before, bool(place.label.text))


def _groups(match: re.Match[str], line: MarkedText) -> list[_Group]:
    """Return the names of a match as one group; two with but a comma between them may be two clauses' own."""
    places = [
        (match.start() + at, ord(char) - _FIRST_MASK)
        for at, char in enumerate(match[0])
        if "\ue000" <= char <= "\uf8ff"
    ]
    goes_on = _GOES_ON.match(match.string, match.end())
    if len(places) == 2 and not goes_on and ("," in match[0] or not _CONJUNCTION.search(match[0])):
        return [_Group(at, at + 1, (line.spots[number],)) for at, number in places]
    return [_Group(match.start(), match.end(), tuple(line.spots[number] for _, number in places))]


def _whole(text: str, clause: Clause) -> str:
    """Return the sentence that a clause belongs to."""
    start = max(text.rfind(mark, 0, clause.start) for mark in (". ", "! ", "? ", "\n"))
    ends = [end for mark in (". ", "! ", "? ", "\n") if (end := text.find(mark, clause.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]


@lru_cache(maxsize=1)
def verb_patterns() -> tuple[VerbPattern, ...]:
    """Return the whole verb table, compiled on first use."""
    return (*verbs_of_data.rows(), *verbs_of_work.rows(), *verbs_of_kinship.rows())


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
