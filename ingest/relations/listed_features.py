"""What the items of a list of features tell in the bare form: 'Features: use active learning', 'run Spark code'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.knowledge import EntityKind, RelationType
from ingest.findings import Claim
from ingest.marked import Place, topic_above
from ingest.relations.structure_parts import claim
from ingest.relations.verb_patterns import METHODS, PRODUCTS

_FEATURES = re.compile(
    r"(?:features?|capabilities|functions|highlights|abilities|strengths|benefits|advantages|what it (?:does|can do)|"
    r"it can)\W*$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"^(?:can )?(?:use|apply|employ|leverage|run|perform|integrate)(?: (?:the|an?|built-in|your|own))* (?=\S)",
    re.IGNORECASE,
)
_MEANS = METHODS | {EntityKind.FRAMEWORK}


def listed_features(place: Place) -> Iterator[Claim]:
    """Return what the thing above uses, where the items of its list of features say so without a subject."""
    if not place.lead_in or not place.line.spots or place.label.text:
        return
    first, opening = place.line.spots[0], _DOES.match(place.line.text)
    if opening is None or opening.end() != first.start or first.naming.kind not in _MEANS:
        return
    if not _FEATURES.search(place.lead_in[-1].text):
        return
    for owner in topic_above(place):
        if owner.naming.kind in PRODUCTS:
            yield from claim(place, owner, RelationType.USES, first, "use in a list of features", 0.75)
