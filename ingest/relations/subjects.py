"""Who does it: the names that a verb speaks of, found in the words before it or in what its clause is about."""

from __future__ import annotations

import re

from graph.knowledge import RelationType
from ingest.marked import Spot
from ingest.relations.antecedents import antecedent, which_of_means
from ingest.relations.clause_words import (
    DETERMINERS,
    FINITE,
    FOR_PEOPLE,
    OWNED,
    OWNED_OPENING,
    PEOPLE_FIRST,
    PRONOUN,
    RELATIVE,
    SUBJECT_GAP,
    WORD_PREPOSED,
    is_preposed,
    without_auxiliaries,
)
from ingest.relations.implied_subjects import ASPECTS, USE_OF, implied
from ingest.relations.masked_text import Group
from ingest.relations.negation import is_denied, is_supposed
from ingest.relations.verb_place import VerbPlace

_RELATIVES = frozenset({"which", "that", "who", "whose"})
_DESCRIBES = re.compile(r"^\)?(?::| [–—-]+| =) (?:(?:an?|the) )?(?:[a-z-]+ ){0,2}$")
_AT_HEART = re.compile(r"^ (?:under the (?:hood|covers|bonnet)|behind the scenes|inside|internally)\b")
_AUXILIARY = re.compile(r"\b(?:is|are|be|been|was|were|gets?|being)\b(?: \w+ly)? $")
_OTHERS = r"(?:others?|many|more|even)\b"
_BOUNDARY = re.compile(
    rf",(?! (?:and |or )?{_OTHERS}) (?:and |or )?| and (?!{_OTHERS})(?:then )?| or (?!{_OTHERS})| then | plus | as "
    rf"well as "
)
_WHO = re.compile(r"\b(?:who|whose|that) (?:\w+ )?$")  # 'an engineer who likes'
_NAME = re.compile("[\ue000-\ue0ff]")
_OPENS_WITH_VERB = re.compile(
    r"\W*(?:(?:also|then|now|\w+ly) )?(?:can|may|will|must|(?!this\b|as\b|its\b)[a-z]+[^s\W]s) "
)
_NO_SUBJECT = re.compile(r" (?:while|before|after|without|than) $")
# The reader is told to do something: no name does what such a sentence says.
_REMINDER = re.compile(
    r"^\W*(?:please )?(?:remember|note|read|see|learn|think|ask|skip|look|revise|memori[sz]e|forget|mind|beware|"
    r"practi[sc]e|study|"
    r"review|know|ignore|compare|recall|repeat|re-?read|make sure|be sure|never|do not|don['’]t|always)\b(?! that\b)",
    re.IGNORECASE,
)
# What is to be kept in mind is stated: 'Note that every job needs a role'.
_KEPT_IN_MIND = re.compile(
    r"^\W*(?:please )?(?:remember|note|recall|know|learn|see|mind|keep in mind|bear in mind|be aware|"
    r"memori[sz]e)(?: also)? that ",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(
    r"^\s*(?:an?|every|each|another|some) (?!(?:[\w-]+ ){1,3}(?:in|on|of|inside|from|for|behind) (?:it|them) )",
    re.IGNORECASE,
)


def subjects(place: VerbPlace) -> tuple[Spot, ...]:
    """Return the names that a verb speaks of, or the topic of a clause that names nobody."""
    if is_supposed(place.prefix):
        return ()
    prefix = without_auxiliaries(place.prefix)
    relative = None if _RELATIVES.isdisjoint(place.sentence.words) else RELATIVE.search(prefix)
    if relative:
        return antecedent(place, place.clause.start + relative.start())
    means = None if place.passive else which_of_means(place)
    if means is not None:
        return antecedent(place, means)
    start = place.clause.start + _last_boundary(place, prefix)
    tail = place.sentence.text[start : place.clause.start + len(prefix)]
    if not tail.strip() and start > place.clause.start:
        return _shared(place)
    named = [group for group in _eligible(place) if group.start >= start]
    if named:
        return _named_subject(place, named, start)
    return _unnamed_subject(place, tail, start)


def _last_boundary(place: VerbPlace, prefix: str) -> int:
    """Return where the words that belong to the verb begin, after the last comma or 'and' outside of names."""
    inside = [(group.start, group.end) for group in place.sentence.groups if len(group.spots) > 1]
    last = 0
    for match in _BOUNDARY.finditer(prefix):
        at = place.clause.start + match.start()
        if not any(first < at < stop for first, stop in inside):
            last = match.end()
    return last


def _eligible(place: VerbPlace) -> list[Group]:
    """Return the names before a verb that its subject may be; others ('latency') are like plain words."""
    kinds = place.row.targets if place.passive else place.row.sources
    start, end = place.clause.start, place.verb.start()
    return [each for each in place.sentence.groups if start <= each.start and each.end <= end and each.has(kinds)]


def _named_subject(place: VerbPlace, named: list[Group], start: int) -> tuple[Spot, ...]:
    """Return the nearest name that is no mere adverbial; else the one whose part or output it is."""
    text = place.sentence.text
    owner: tuple[Spot, ...] = ()
    for group in reversed(named):
        opening, between = text[start : group.start], place.words_after(group)
        opening = _KEPT_IN_MIND.sub("", opening) if " that " in opening else opening
        if is_denied(opening) or is_denied(between) or _NO_SUBJECT.search(between) or _REMINDER.match(place.prefix):
            return ()
        if _WHO.search(opening):
            return ()
        if _describes_label(place, group):
            return place.sentence.topic
        if place.passive or not is_preposed(opening):
            return group.spots if SUBJECT_GAP.match(_NAME.sub("x", between)) else ()
        if FOR_PEOPLE.match(opening) and PEOPLE_FIRST.match(between):
            return group.spots
        owner = owner or (group.spots if _is_owned(place, opening) else ())
    if owner:
        return owner
    return implied(place, text[place.clause.start : place.verb.start()])


def _describes_label(place: VerbPlace, group: Group) -> bool:
    """Tell 'AutoML' in 'Autopilot: AutoML for regression', which is what the label is."""
    groups = place.sentence.groups
    if place.row.type is not RelationType.USED_FOR or not group.has(ASPECTS):
        return False
    if len(groups) < 2 or group is not groups[1] or not place.sentence.topic or groups[0].start > 1:
        return False
    topical = place.sentence.topic[0].naming == groups[0].spots[0].naming
    return topical and _DESCRIBES.match(place.sentence.text[groups[0].end : group.start]) is not None


def _is_owned(place: VerbPlace, opening: str) -> bool:
    """Tell 'jobs of' and 'the output from' from 'in' and 'with'."""
    starts = place.row.type is RelationType.TRIGGERS
    return (WORD_PREPOSED if starts else OWNED).match(opening) is not None


def _shared(place: VerbPlace) -> tuple[Spot, ...]:
    """Return the subject that several verbs of a clause share."""
    eligible = _eligible(place)
    if not eligible:
        return implied(place, place.prefix)
    first = eligible[0]
    words = place.words_before(first)
    opening = words.rpartition(",")[2]
    if _AT_HEART.match(place.words_after(first)):
        return implied(place, "")
    if USE_OF.match(words):  # 'Use Glue to clean tables and write them to S3'
        return first.spots
    if is_denied(words) or is_denied(place.words_after(first).rpartition(",")[2]):
        return ()
    if FINITE.match(place.sentence.text, first.end) and not is_preposed(words):
        return first.spots
    if OWNED.match(opening) or DETERMINERS.match(opening):
        return () if is_preposed(opening) and not OWNED.match(opening) else first.spots
    if _OPENS_WITH_VERB.match(place.prefix):  # '…; reads from S3 and *writes* to Redshift'
        return implied(place, "")
    return implied(place, place.prefix)


def _unnamed_subject(place: VerbPlace, tail: str, start: int) -> tuple[Spot, ...]:
    """Return what 'it', 'its output' or 'a job' stands for."""
    inner = start > place.clause.start
    if place.passive and inner and not _AUXILIARY.search(place.prefix):  # 'the jobs *started* from'
        return ()
    if inner and (PRONOUN.search(f" {tail}") or OWNED_OPENING.match(tail)):
        eligible = _eligible(place)
        opens = eligible and DETERMINERS.match(place.words_before(eligible[0]))
        if is_denied(tail) or _OTHER_SUBJECT.match(tail):
            return ()
        return eligible[0].spots if opens else implied(place, tail)
    eligible = _eligible(place)
    if eligible and USE_OF.match(place.words_before(eligible[0])):
        return eligible[0].spots
    if inner and eligible:
        return ()
    return implied(place, tail if inner else place.prefix)
