"""The verb table's rows on where data come from, go to and rest."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.masked_text import NAME
from ingest.relations.verb_patterns import (
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
_TAKE = (
    "import read load ingest pull extract fetch collect stream cop retriev consum quer access receiv draw sourc "
    "gather obtain"
)
_GIVE = (
    "export send deliver push publish upload load stream emit report forward feed output ingest cop rout pass mov "
    "hand drop dump transfer relay return land spill log"
)
_KEEP = "stor persist sav archiv plac"


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    take = f"(?:{_TAKE.replace(' ', '|')}){ENDING}"
    give = f"(?:{_GIVE.replace(' ', '|')}|writ){ENDING}"
    keep = f"(?:{_KEEP.replace(' ', '|')}){ACTIVE}"
    kept = (
        r"(?:is|are|be|being|gets?)(?: \w+ly)? (?:stored|persisted|saved|archived|placed|kept|held|put|backed up|"
        r"cached)"
    )
    return (
        row(
            "takes from",
            _READS,
            f"{_TAKE} tak get",
            rf"(?:{take}|takes?|copies|gets?|drawn){NP} (?:directly |straight )?(?:from|out of)",
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
            "runs queries on",
            _READS,
            "run",
            rf"runs?(?: [\w-]+)? (?:(?:{NAME} )?(?:quer(?:y|ies)|statements)|{NAME})(?: directly| straight)? "
            r"(?:on|over|against)(?: (?:data|files|tables|objects|what lies)(?: in| from)?)?",
            sources=READERS,
            targets=frozenset({EntityKind.SERVICE, EntityKind.FEATURE, EntityKind.FORMAT}),
        ),
        row(
            "is fed by",
            _WRITES,
            "is are be fed fill populat suppl load",
            r"(?:fed|filled|populated|supplied|loaded|written|updated) (?:by|from)",
            0.8,
            sources=READERS,
            targets=PLACES,
            direction=Direction.BACKWARD,
        ),
        row(
            "feeds",
            _WRITES,
            "feed fill populat suppl hydrat load",
            rf"feeds?|fills?|populates?|hydrates?|loads(?= (?:the |your )?{NAME})",
            0.75,
            sources=READERS,
            targets=PLACES - _DEPLOYMENTS,
        ),
        row(
            "works on what lies in",
            _READS,
            "train work learn scor operat visuali",
            r"(?:trains?|works?|learns?|scores?|operates?) (?:on|from|over)(?: [\w-]+)? (?:data|files|tables|"
            r"objects|records|rows)"
            r" (?:in|from)",
            sources=READERS,
            targets=PLACES,
        ),
        row(
            "reads",
            _READS,
            "quer read import ingest scan crawl consum",
            r"quer(?:y|ies|ying)(?! (?:can|is|are|results?|editor|may|engine|language|service))|reads?|"
            r"reading|imports?|ingests?|scans?|crawls?|consumes?",
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
            f"{_GIVE} writ sent",
            rf"(?:{give}|copies|written|sent|handed|dropping|log(?:s|ged|ging)){NP} (?:over |directly |back |"
            rf"straight |on )?(?:to|into)",
            0.9,
            targets=PLACES - _DEPLOYMENTS,
        ),
        row(
            "registers in",
            _WRITES,
            "register catalog",
            rf"(?:register|catalogu?){ENDING}{NP} (?:in|with)",
            targets=PLACES,
        ),
        row(
            "keeps in",
            _STORES,
            f"{_KEEP} keep kept hold held put lie wait land end arriv is are be get",
            rf"(?:{keep}|keeps?|holds?|puts?|lies?|waits?|lands?|ends? up|arrives?|{kept}){NP} (?:in|on|inside|under)",
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
