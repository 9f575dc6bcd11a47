"""The verb table's rows on where data come from, go to and rest."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.verb_patterns import (
    ACTIVE,
    AFTER_NAME,
    ENDING,
    METHODS,
    NP,
    PLACES,
    PRODUCTS,
    READERS,
    STORES,
    Direction,
    Reach,
    VerbPattern,
    row,
)

_READS = RelationType.READS_FROM
_WRITES = RelationType.WRITES_TO
_STORES = RelationType.STORES_IN
_DEPLOYMENTS = frozenset({EntityKind.DEPLOYMENT})
_TAKE = "import read load ingest pull extract fetch collect stream cop retriev consum quer access"
_GIVE = "export send deliver push publish upload load stream emit report forward feed output ingest cop rout pass mov"
_KEEP = "stor persist sav archiv plac"


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    take = f"(?:{_TAKE.replace(' ', '|')}){ENDING}"
    give = f"(?:{_GIVE.replace(' ', '|')}|writ){ENDING}"
    keep = f"(?:{_KEEP.replace(' ', '|')}){ACTIVE}"
    kept = r"(?:is|are|be|being|gets?)(?: \w+ly)? (?:stored|persisted|saved|archived|placed|kept|held|put)"
    return (
        row(
            "takes from",
            _READS,
            f"{_TAKE} tak",
            rf"(?:{take}|takes?|copies){NP} (?:directly )?from",
            0.9,
            sources=READERS,
            targets=STORES,
        ),
        row(
            "reads in",
            _READS,
            "read quer tak load",
            rf"(?:reads?|quer(?:y|ies|ying)|takes?|loads?){NP} (?:in|on|against|stored in)",
            sources=READERS,
            targets=PLACES,
        ),
        row(
            "reads",
            _READS,
            "quer read import ingest",
            r"quer(?:y|ies|ying)|reads?|reading|imports?|ingests?",
            0.7,
            sources=READERS,
            targets=STORES,
            reach=Reach.FAR,
        ),
        row(
            "analyses what lies in",
            _READS,
            "analy process",
            rf"(?:analy[sz]es?|process(?:es)?){NP} (?:stored )?in",
            sources=READERS,
            targets=PLACES,
        ),
        row(
            "accepts",
            _READS,
            "accept read expect",
            "accepts?|expects?|reads?",
            0.7,
            targets=frozenset({EntityKind.FORMAT}),
        ),
        row(
            "with input in",
            _READS,
            "with",
            rf"{AFTER_NAME}with",
            0.6,
            sources=METHODS,
            targets=frozenset({EntityKind.FORMAT}),
        ),
        row(
            "is read by",
            _READS,
            "is are be",
            r"(?:(?:is|are|be) )(?:read|queried|imported|consumed|loaded) (?:directly )?by",
            sources=READERS,
            targets=STORES,
            direction=Direction.BACKWARD,
        ),
        row(
            "sends to",
            _WRITES,
            f"{_GIVE} writ",
            rf"(?:{give}|copies|written){NP} (?:directly )?(?:to|into)",
            0.9,
            targets=PLACES - _DEPLOYMENTS,
        ),
        row("registers in", _WRITES, "register", rf"register{ENDING}{NP} (?:in|with)", targets=PLACES),
        row(
            "keeps in",
            _STORES,
            f"{_KEEP} keep kept hold held put lie wait is are be get",
            rf"(?:{keep}|keeps?|holds?|puts?|lies?|waits?|{kept}){NP} (?:in|on|inside|under)",
            0.9,
            sources=READERS,
            targets=PLACES,
        ),
        row(
            "stores for",
            _STORES,
            "stor",
            r"stores?(?: [^.;:!?()]{1,90}?)? (?:from|for)",
            0.7,
            sources=PRODUCTS,
            targets=PLACES,
            direction=Direction.BACKWARD,
        ),
    )
