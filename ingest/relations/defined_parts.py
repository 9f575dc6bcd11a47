"""Parts that a glossary or a labelled list defines by their whole: 'Clarify: SageMaker's tool for …'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.knowledge import RelationType
from ingest.findings import Claim
from ingest.marked import Place, Spot, topic_above
from ingest.relations.negation import is_denied, is_supposed
from ingest.relations.part_words import COUNT, PIECE
from ingest.relations.structure_parts import claim, label_spots

_IN_WHOLE = re.compile(r"^\W*[\w.+-]+(?: [\w.+-]+){0,3} in [A-Z][\w ]+$")
_MARKS = " :—–-=→|·,(\t"
_ARTICLES = re.compile(
    rf"^(?:(?:an?|the|our|its|another|new|newer|managed|fully|fully-managed|serverless|built-in|native|main|also|"
    rf"part of|{COUNT} of) ?)*$",
    re.IGNORECASE,
)
# Words that a definition has before its whole: 'visual data preparation *in* Glue'; a verb makes it say something else.
_PHRASE = re.compile(
    r"^(?:(?!(?:that|which|who|is|are|was|not|it|you|we|they|can|will|and then)\b)[\w'’/%.+-]+,? ){1,10}"
    r"(?:in|inside|within|of|from|by|under)(?: (?:the|an?|your))? $",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"^(?:[a-z]+[^s]s|build|train|deploy|run|use|create|make|keep|store|track|detect|find|label|prepare|host|serve|"
    r"compile|monitor|explain|tune|manage|share|get|see|needs?|works?|imports?|exports?|reads?|writes?) ",
    re.IGNORECASE,
)
_OWNED = re.compile(r"^(?:['’]s?) (?:[\w-]+ ?)")
_SORT = re.compile(rf"^(?: (?!is\b|are\b|can\b|and\b|or\b)[\w-]*[^s\W]){{0,3}}? {PIECE}\b", re.IGNORECASE)
_NOUN = re.compile(
    r"^ (?!(?:is|can|has|will|for|in|on|to|and|or|of|with)\b)[a-z][\w-]*[^s\W](?: (?:for|that|which|to|with)\b|"
    r"[,.;)]|$)"
)
# Labels that ask what the thing above them is.
_WHAT = re.compile(
    r"^\W*(?:what(?: it is|['’]s it| is it| is this)?|definition|in short|in brief|summary|in a nutshell|in one line|"
    r"belongs to|part of|service|parent|family|home|product|type|kind|category|role|it is)\W*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"^\)?(?:[,.;)]|$)")
_AFTER = 48


def defined_parts(place: Place) -> Iterator[Claim]:
    """Return what a label or an opening name is said to be part of."""
    yield from _labelled_in(place)
    parts = topic_above(place) if _WHAT.match(place.label.text) else label_spots(place)
    if not parts:
        return
    start = len(place.label.text) or parts[-1].end
    for whole in place.line.spots:
        kin = [part for part in parts if part.parent and part.parent == whole.naming.term]
        if kin and whole.start >= start and _defines(place.line.text, start, whole):
            for part in kin:
                yield from claim(place, part, RelationType.PART_OF, whole, "defined as a part", 0.95)


def _labelled_in(place: Place) -> Iterator[Claim]:
    """'**Clarify in SageMaker:** …' and '**Clarify (SageMaker):** …'."""
    spots = place.label.spots
    if len(spots) != 2:
        return
    first, second = spots
    if _IN_WHOLE.search(place.label.text):
        yield from claim(place, first, RelationType.PART_OF, second, "labelled as in its service", 0.85)
    elif first.parent and first.parent == second.naming.term and "(" in place.label.text[first.end : second.start]:
        yield from claim(place, first, RelationType.PART_OF, second, "labelled with its service", 0.85)


def _defines(text: str, start: int, whole: Spot) -> bool:
    """Tell whether the words between a label and a whole, or behind the whole, make it the label's whole."""
    before, after = text[start : whole.start].lstrip(_MARKS), text[whole.end : whole.end + _AFTER]
    if ". " in before or is_denied(before) or is_supposed(before):
        return False
    if _ARTICLES.match(before):
        return any(rule.match(after) for rule in (_OWNED, _SORT, _NOUN, _ENDS))
    return _PHRASE.match(before) is not None and not _ACTION.match(before)
