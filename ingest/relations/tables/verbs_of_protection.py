"""The verb table's rows on encrypting, guarding and controlling access."""

from __future__ import annotations

from graph.knowledge import RelationType
from ingest.relations.verb_patterns import GUARDED, NP, PLACES, PRODUCTS, Direction, Reach, VerbPattern, row

_SECURES = RelationType.SECURES
_SECURE = r"(?:encrypt|secur|protect|safeguard|shield|defend)"


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    guards = PLACES
    manages = r"(?:controls?|restricts?|manages?|grants?|limits?|filters?|governs?|regulates?|decides?|defines?)"
    controls = rf"{manages}(?: [\w'’/-]+){{0,4}}? (?:access|permissions?|traffic|who)"
    guarded = (
        rf"(?:{_SECURE}ed|guarded|authenticat\w+|authori[sz]\w+|encryption|encrypt){NP} (?:by|with|using|through|via)"
    )
    return (
        row(
            "secures",
            _SECURES,
            "encrypt secur protect safeguard shield defend guard lock",
            rf"{_SECURE}(?:s|es|e|ing)?|guards?(?! against)|locks? down|hardens?",
            0.9,
            sources=guards,
            targets=GUARDED,
            reach=Reach.FAR,
        ),
        row(
            "controls access",
            _SECURES,
            "control restrict manag grant limit filter govern regulat decid defin",
            controls,
            0.9,
            sources=guards,
            targets=GUARDED,
            reach=Reach.FAR,
        ),
        row(
            "is secured by",
            _SECURES,
            "encrypt secur protect safeguard shield defend guard authenticat authori",
            guarded,
            0.9,
            sources=PRODUCTS,
            targets=GUARDED,
            direction=Direction.BACKWARD,
            reach=Reach.INNER,
        ),
    )
