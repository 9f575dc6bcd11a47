"""What a 'which' speaks of: the name before it, or the one that this name only helps to describe."""

from __future__ import annotations

import re

from ingest.marked import Spot
from ingest.relations.clause_words import FINITE
from ingest.relations.implied_subjects import implied
from ingest.relations.masked_text import Group
from ingest.relations.negation import is_denied
from ingest.relations.verb_place import VerbPlace

_IS_A = re.compile(r" (?:is|are|was|were)(?: \w+ly)? (?:an?|the|one of|our|your) (?:[\w'’-]+ ){0,4}[\w'’-]+,?$")
_SORT_OF = (
    r"(?:an?|the|one of|another|some of)(?: (?!of\b|in\b|from\b)[\w'’-]+){1,4} "
    r"(?:of|in|from|inside|by|within|for)(?: the)? $"
)
_APPOSITION = re.compile(rf"(?:,| [–—-]) {_SORT_OF}")
_DESCRIPTION = re.compile(rf"[^:]{{0,40}}: {_SORT_OF}", re.IGNORECASE)
# 'by which the tasks are' before a verb: done by what stands before 'which'.
_BY_WHICH = re.compile(
    r",? (?:and )?(?:in|by|with|through|via|on|from|inside) which (?:(?!it\b|we\b|you\b)[\w'’-]+ ){1,4}$"
)
_PREPOSED_WHICH = re.compile(r",? [a-z]+$")
# What lies between a 'which' and a name that it does not speak of: 'Glue for cleaning *and offers* models that'.
_SECOND = re.compile(r"\b(?:and|or|but) (?:\w+ly )?[a-z]+(?:[^s\W]s|ed) ")
# Characters between a name and the 'which' that speaks of it: 'S3 *buckets in two regions*, which …'.
_LONGEST_ANTECEDENT = 48


def which_of_means(place: VerbPlace) -> int | None:
    """Return where 'by which the tasks are' begins before a verb, or the 'which' that it goes on from."""
    which = _BY_WHICH.search(place.prefix) if " which " in place.prefix else None
    if which is None:
        return None
    earlier = place.prefix.find(" which ", 0, which.start()) if " and " in which[0] else -1
    if earlier < 0:
        return place.clause.start + which.start()
    before = _PREPOSED_WHICH.search(place.prefix, 0, earlier)
    return place.clause.start + (before.start() if before else earlier)


def antecedent(place: VerbPlace, at: int) -> tuple[Spot, ...]:
    """Return the name that a 'which' at a place speaks of."""
    text = place.sentence.text
    for group in reversed(place.sentence.groups):
        if group.end <= at:
            between = text[group.end : at]
            if _SECOND.search(between):
                return ()
            near = len(between) <= _LONGEST_ANTECEDENT and not re.search(r"[.;!?:]", between)
            # 'X-Ray traces requests that …', but 'Glue is a service that …'
            near = near and (_IS_A.match(between) is not None or not FINITE.match(text, group.end, at + 1))
            if is_denied(place.prefix[max(at - place.clause.start, 0) :]):
                return ()
            return _described(place, group) if near else implied(place, place.prefix)
    return implied(place, place.prefix)


def _described(place: VerbPlace, group: Group) -> tuple[Spot, ...]:
    """Return what a name only helps to describe: in 'Athena, a service of AWS that …' it is Athena that does it."""
    text = place.sentence.text
    if len(group.spots) > 1:
        return group.spots
    earlier = [each for each in place.sentence.groups if each.end < group.start]
    if earlier and _APPOSITION.match(text[earlier[-1].end : group.start]):
        return earlier[-1].spots
    topical = not earlier and place.sentence.labelled and place.sentence.topic
    return place.sentence.topic if topical and _DESCRIPTION.match(text[: group.start]) else group.spots
