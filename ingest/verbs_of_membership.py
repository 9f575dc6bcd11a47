"""The verb table's rows on membership and integration."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.verb_patterns import (
    AFTER_NAME,
    ANY,
    NP,
    PART_IN_WHOLE,
    PLACES,
    PRODUCTS,
    Direction,
    Reach,
    VerbPattern,
    row,
)

_PART, _JOINS = RelationType.PART_OF, RelationType.INTEGRATES_WITH


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    piece = (
        r"(?:part|feature|component|capability|module|service|tool|element|building block|function|operation|step)s?"
    )
    whole = r"consists? of|includes?|comprises?|contains?|offers?|provides?|lists?"
    joined = (
        rf"(?:integrat\w+|connects?|compatible|plugs?|linked|combined?|combines|pairs?|interoperates?|links?|"
        rf"hooks?|ties?|teams? up){NP} (?:with|to|into)"
    )
    worked = (
        r"(?:works?|working)(?: well| together| seamlessly| closely| hand in hand)? with|goes well with|"
        r"(?:speaks|talks) to"
    )
    between = r"connects?|connecting|links?|communication between|connectivity between|complements?"
    owners = PLACES - {EntityKind.FRAMEWORK}
    return (
        row(
            "is part of",
            _PART,
            "part feature component capabilit module service tool element build function operation step is are becom",
            rf"(?:(?:is|are|becomes?) (?:an?|the|one) )?{piece} (?:of|in|inside|within)(?: the)?",
            0.9,
            sources=ANY,
            targets=PLACES | {EntityKind.API},
        ),
        row(
            PART_IN_WHOLE,
            _PART,
            "in of inside within",
            rf"{AFTER_NAME}(?:in|of|inside|within)(?: the| your)?",
            0.7,
            sources=ANY,
            targets=PLACES,
        ),
        row(
            "belongs to",
            _PART,
            "belong includ contain built",
            r"belongs? to|(?:included|contained|built) in(?:to)?",
            sources=ANY,
            targets=PLACES,
        ),
        row(
            "consists of",
            _PART,
            "consist includ compris contain offer provid list",
            whole,
            sources=PLACES,
            targets=owners,
            direction=Direction.BACKWARD,
        ),
        row(
            "integrates with",
            _JOINS,
            "integrat work connect compatib plug link combin interoperat pair hook tie team go speak talk",
            f"{joined}|{worked}",
            0.9,
            targets=PRODUCTS,
            reach=Reach.INNER,
        ),
        row(
            "connects",
            _JOINS,
            "connect communicat complement link",
            between,
            sources=PRODUCTS,
            targets=PRODUCTS,
            reach=Reach.FAR,
        ),
    )
