"""What a name and the bare words behind it say: 'XGBoost – gradient boosting; classification', 'Regression: RMSE'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.knowledge import EntityKind, RelationType
from ingest.findings import Claim
from ingest.marked import Place, Spot, opening_heads
from ingest.relations.masked_text import FIRST_MASK, MaskedSentence
from ingest.relations.negation import is_denied
from ingest.relations.structure_parts import claim
from ingest.relations.verb_patterns import PRODUCTS

_TASKS = frozenset({EntityKind.CONCEPT})
_METHODS = frozenset({EntityKind.ALGORITHM, EntityKind.MODEL})
_METRICS = frozenset({EntityKind.METRIC})
_TECHNIQUES = frozenset({EntityKind.TECHNIQUE})
_JUDGED = _TASKS | _METHODS
_NAME = re.compile("[\ue000-\ue0ff]")
# Up to a sentence's end; a fragment has names and few words beside them, and no verb.
_STOP = re.compile(r"[.!?;](?=\s|$)|[()]")
_FRAGMENT = re.compile(
    r"^[\s:–—=-]*(?:(?:an?|the|for|also|mostly|mainly|both|classic|fast|built-in|supervised|unsupervised|neural|"
    r"simple|linear|deep|metrics?|scores?|by|with|on|tabular|binary|multi-?class|text|image|time|series|no-code|"
    r"managed|interpretable|explainable|[a-z]+-based) ){0,3}$"
)
_LINK = re.compile(
    r"^(?: (?:data|problems?|tasks?|models?|metrics?|scores?|jobs?))?(?:,? (?:and|or|as well as|plus) (?:also )?|, | "
    r"?/ ?| ?\+ ?| for | by )$"
)


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a bare name behind another says; `backward` where the one behind is the source."""

    head: frozenset[EntityKind]
    item: frozenset[EntityKind]
    type: RelationType
    backward: bool = False


_SENSES = (
    _Sense(_JUDGED, _METRICS, RelationType.MEASURES, backward=True),
    _Sense(_METRICS, _JUDGED, RelationType.MEASURES),
    _Sense(_METHODS, _TECHNIQUES, RelationType.USES),
    _Sense(_METHODS | PRODUCTS, _TASKS, RelationType.USED_FOR),
    _Sense(_TECHNIQUES, _TASKS, RelationType.USED_FOR),
    _Sense(_TASKS, _METHODS | PRODUCTS, RelationType.USED_FOR, backward=True),
    _Sense(frozenset({EntityKind.DRIFT}), PRODUCTS, RelationType.MONITORS, backward=True),
)


def telegram_claims(place: Place, sentence: MaskedSentence) -> Iterator[Claim]:
    """Return what the verbless words right behind a label or an opening name say of it."""
    heads = place.label.heads or opening_heads(place)
    if not heads or len(place.line.spots) <= len(heads) or " — " in place.line.text:
        return
    if {spot.naming.kind for spot in heads} == {EntityKind.CONCEPT} and all(spot.is_plain for spot in heads):
        return
    for number, item in _bare_items(place, sentence, len(heads)):
        for head in heads if not number else heads[number - 1 : number]:
            yield from _between(place, head, item)


def _bare_items(place: Place, sentence: MaskedSentence, count: int) -> Iterator[tuple[int, Spot]]:
    """Return the names of the fragments behind the head: each follows it, or a semicolon, or another name.

    With as many fragments as heads, each is numbered by the head that it belongs to; else all are 0.
    """
    each_its_own = count > 1 and sentence.text.count(";") == count - 1
    masks = list(_NAME.finditer(sentence.text))
    at = masks[count - 1].end() if len(masks) > count else len(sentence.text)
    listed = False
    for mask in masks[count:]:
        between = sentence.text[at : mask.start()]
        if _STOP.search(between):
            between, listed = _STOP.split(between)[-1], False
        if is_denied(between) or not (_LINK.match(between) if listed else _FRAGMENT.match(between)):
            return
        number = sentence.text.count(";", 0, mask.start()) + 1 if each_its_own else 0
        yield number, place.line.spots[ord(mask[0]) - FIRST_MASK]
        at, listed = mask.end(), True


def _between(place: Place, head: Spot, item: Spot) -> Iterator[Claim]:
    for sense in _SENSES:
        if item.naming.term.endswith(" learning"):  # 'K-Means: unsupervised learning for …' says its sort
            return
        if head.naming.kind in sense.head and item.naming.kind in sense.item and not item.is_plain:
            source, target = (item, head) if sense.backward else (head, item)
            yield from claim(place, source, sense.type, target, f"stands behind, {sense.type.lower()}", 0.75)
            return
