"""The verb table's rows on looking into what is kept somewhere, on writing down what happens, and on being helped."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.masked_text import NAME
from ingest.relations.verb_patterns import (
    ANY,
    METHODS,
    NP,
    PLACES,
    PRODUCTS,
    READERS,
    STORES,
    USABLE,
    Direction,
    Reach,
    VerbPattern,
    row,
)

_READS, _MONITORS, _USES = RelationType.READS_FROM, RelationType.MONITORS, RelationType.USES
_KEPT = r"(?:tables?|files?|data|objects?|rows|records|features|values|events|logs|documents|prices|details|images)"
_SERVICES = frozenset({EntityKind.SERVICE, EntityKind.FEATURE})


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    return (*_reading(), *_recording(), *_helped())


def _reading() -> tuple[VerbPattern, ...]:
    return (
        row(  # 'waits for a message through SQS'
            "waits for news from",
            _READS,
            "wait listen look",
            r"(?:waits?|listens?|looks?(?: out)?) for (?:an?|the|its|each|every|any|new) (?:[a-z]+ )?(?:messages?|"
            r"answers?|tokens?|"
            r"events?|signals?|replies|reply|callbacks?|records?|notifications?) (?:through|from|via|on|in|over)",
            0.75,
            sources=READERS,
            targets=PLACES,
        ),
        row(  # 'looks prices up in DynamoDB'
            "looks it up in",
            _READS,
            "look",
            r"looks?(?: [\w'’-]+){1,3} up (?:in|from)",
            0.75,
            sources=READERS,
            targets=STORES,
        ),
        row(  # 'enriches the rows with values out of the store'
            "adds to it from",
            _READS,
            "enrich join merg combin complet match blend augment",
            rf"(?:enrich|join|merg|combin|complet|match|blend|augment)(?:es?|s|ing|ed)?{NP} with (?:the |its |some )?"
            rf"(?:[a-z]+ )?{_KEPT} (?:from|out of|held in|kept in|stored in)",
            0.75,
            sources=READERS,
            targets=STORES,
        ),
        row(  # 'its recipes run against tables in the catalog'
            "runs over what lies in",
            _READS,
            "run work",
            rf"(?:runs?|works?) (?:against|over|on) (?:the |all |any )?(?:[a-z]+ )?{_KEPT} (?:in|of|from)",
            0.75,
            sources=READERS,
            targets=PLACES,
        ),
    )


def _recording() -> tuple[VerbPattern, ...]:
    return (
        row(  # 'writes down every API call'
            "writes down",
            _MONITORS,
            "writ jot tak note sniff ferret root",
            r"(?:writes|jots|takes|notes) down|sniffs(?: out)?|ferrets out|roots out",
            0.75,
            sources=PRODUCTS,
            targets=ANY - {EntityKind.FORMAT, EntityKind.ALGORITHM},
            reach=Reach.FAR,
        ),
        row(  # 'the calls are on record in CloudTrail'
            "is on record in",
            _MONITORS,
            "record writt",
            r"(?:(?<=on )record|written down) (?:in|by|with)",
            0.75,
            sources=PRODUCTS,
            targets=ANY - {EntityKind.FORMAT},
            direction=Direction.BACKWARD,
        ),
        row(  # 'drops a CSV in S3'
            "drops a file in",
            RelationType.WRITES_TO,
            "drop dump land leav park put writ sav stor",
            rf"(?:drop|dump|land|leav|park|put|writ|sav|stor)(?:s|es|ping|ing)? (?:an?|the|its|one|"
            rf"some) (?:[a-z]+ )?{NAME}"
            r"(?: files?)? (?:in|into|to|on)",
            0.75,
            sources=READERS,
            targets=STORES - {EntityKind.FORMAT},
        ),
    )


def _helped() -> tuple[VerbPattern, ...]:
    work = r"(?:run|do|build|handle|carry out|execute|take care of|perform|test|prepare|compile)"
    own = r"(?:offers?|provides?|includes?|bundles?|comes with|ships with|brings)"
    call = r"(?:calls?|uses?|invokes?|wraps?|rel(?:y|ies) on|draws? on|builds? on|runs? on|leans? on)"
    return (
        row(  # 'lets CodeBuild run the tests'
            "lets it do the work",
            _USES,
            "let",
            rf"lets(?= (?:the |an? |its )?{NAME}(?: [a-z]+)? {work}\b)",
            0.75,
            sources=PRODUCTS | {EntityKind.RESOURCE},
            targets=PRODUCTS,
        ),
        row(  # 'has ready-made models that call Textract'
            "has what calls it",
            _USES,
            "offer provid includ bundl com ship bring",
            rf"{own} (?:[a-z-]+ ){{1,5}}(?:that|which) {call}",
            0.75,
            sources=PRODUCTS,
            targets=PLACES | {EntityKind.MODEL},
        ),
        row(  # 'it tunes XGBoost'
            "tunes",
            _USES,
            "tune",
            r"tunes|tuning",
            0.7,
            sources=PRODUCTS,
            targets=frozenset({EntityKind.ALGORITHM}),
        ),
        row(  # 'only makes sense with checkpoints'
            "makes sense only with",
            RelationType.DEPENDS_ON,
            "only mak",
            r"(?:only makes? sense|makes? sense only) (?:with|on top of|together with|in combination with)",
            0.75,
            sources=PRODUCTS | {EntityKind.RESOURCE},
            targets=USABLE - {EntityKind.FORMAT} | METHODS,
        ),
    )
