"""The verb table's rows on membership and integration."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.part_words import CONTAINS, CONTAINS_WORDS
from ingest.relations.verb_patterns import (
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

_PARTS = (PLACES - {EntityKind.SERVICE}) | {EntityKind.MODEL, EntityKind.ALGORITHM}
_PART, _JOINS = RelationType.PART_OF, RelationType.INTEGRATES_WITH


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    piece = (
        r"(?:part|feature|component|capability|module|service|tool|element|building block|function|operation|step)s?"
    )
    inside = (
        r"belongs? to|(?:is|are) (?:one|some|two|three) of|(?:sits?|falls?|comes?|lives?|files?) under|"
        r"(?:bundled|packaged|included|shipped) with|"
        r"(?:included|contained|built|bundled|baked|embedded|packaged|nested|housed|folded|rolled) "
        r"(?:in|into|inside|within)"
    )
    joined = (
        rf"(?:integrat\w+|connects?|compatible|plugs?|linked|combined?|combines|pairs?|interoperates?|links?|"
        rf"hooks?|ties?|teams? up){NP} (?:with|to|into)"
    )
    worked = (
        r"(?:works?|working)(?: well| together| seamlessly| closely| hand in hand)? with|goes well with|"
        r"(?:speaks|talks) to"
    )
    between = r"connects?|connecting|links?|communication between|connectivity between|complements?"
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
            "belong includ contain built is are sit fall com liv fil bundl bak embed packag nest hous fold roll ship",
            inside,
            sources=ANY,
            targets=PLACES,
        ),
        row(
            "consists of",
            _PART,
            f"{CONTAINS_WORDS} is are",
            rf"(?!\w+ing\b){CONTAINS}",
            sources=_PARTS,
            targets=PLACES,
            direction=Direction.BACKWARD,
        ),
        row(
            "offers as its own",
            _PART,
            "offer provid list giv bring",
            r"offers?|provides?|lists?|gives? (?:you|us|users|teams|people)|brings(?: you)?",
            sources=_PARTS,
            targets=PLACES - {EntityKind.FRAMEWORK},
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
