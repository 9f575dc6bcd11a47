"""The verb table's rows on use, need, purpose, membership, integration and comparison."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.verb_patterns import (
    ACTORS,
    AFTER_NAME,
    ANY,
    MEANS,
    METHODS,
    NEAR,
    NP,
    PART_IN_WHOLE,
    PLACES,
    PRODUCTS,
    PURPOSES,
    USABLE,
    Direction,
    Reach,
    VerbPattern,
    row,
)

_USES, _NEEDS, _FOR = RelationType.USES, RelationType.DEPENDS_ON, RelationType.USED_FOR
_PART, _JOINS, _MEASURES = RelationType.PART_OF, RelationType.INTEGRATES_WITH, RelationType.MEASURES
_ALIKE, _COMPARED = RelationType.ALTERNATIVE_TO, RelationType.COMPARED_WITH
_SCORES = frozenset({EntityKind.METRIC})
_FIT = (
    "ideal best suitable useful well-suited designed great perfect good preferred effective popular intended optimized"
)


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    return (*_using(), *_serving(), *_belonging(), *_comparing())


def _using() -> tuple[VerbPattern, ...]:
    uses = r"uses?|using|leverag(?:es?|ing)|employs?|utili[sz](?:es?|ing)|with methods such as"
    supports = (
        r"supports?|supporting|provides?|offers?|appl(?:y|ies|ying)|includ(?:es?|ing)|handles?|accepts?|adds?|showing"
    )
    relies = r"rel(?:y|ies) on|based on|buil(?:t|ds?) on|powered by|backed by|pre-configured with"
    needs = r"needs?|requires? that|requires?|depends? on"
    return (
        row("uses", _USES, "us leverag employ utili with", uses, targets=USABLE),
        row(
            "supports",
            _USES,
            "support provid offer appl includ handl accept add show",
            supports,
            0.7,
            sources=PRODUCTS | {EntityKind.ALGORITHM},
            targets=MEANS,
            reach=Reach.FAR,
        ),
        row(
            "runs as", _USES, "run", r"runs?(?: these| the)?(?: \w+)? as(?: \w+ and)?", sources=PRODUCTS, targets=PLACES
        ),
        row(
            "works through",
            _USES,
            "scal authenticat",
            r"(?:scales?|authenticates?) (?:through|with|via|using)",
            targets=PLACES,
        ),
        row("relies on", _USES, "rel bas buil power back pre", relies, 0.9, targets=USABLE),
        row("is used by", _USES, "is are be", "(?:is|are|be) used by", targets=USABLE, direction=Direction.BACKWARD),
        row("needs", _NEEDS, "need requir depend", needs, targets=USABLE),
    )


def _serving() -> tuple[VerbPattern, ...]:
    fit = f"(?:{_FIT.replace(' ', '|')}|well suited)"
    measures = r"(?:measur|evaluat|quantif|assess)(?:es?|ies|s|ing)?"
    tasks = rf"for{NEAR} (?:tasks|problems) (?:like|such as)"
    methods = frozenset({EntityKind.TECHNIQUE})
    return (
        row("measures", _MEASURES, "measur evaluat quantif assess", measures, sources=ANY, reach=Reach.FAR),
        row("named for", _FOR, "for", rf"{AFTER_NAME}for", 0.7, sources=METHODS, targets=PURPOSES),
        row("for tasks like", _FOR, "for", tasks, targets=PURPOSES),
        row("is used in", _FOR, "us", "used in", sources=methods, targets=METHODS),
        row("makes possible", _FOR, "mak enabl", "makes?|enables?", 0.6, sources=PLACES, targets=METHODS),
        row(
            "is used for",
            _FOR,
            f"us appl {_FIT.replace('-', ' ')}",
            rf"(?:used|applied|{fit}) (?:specifically )?(?:for|in){NEAR}",
            sources=ACTORS | {EntityKind.METRIC},
            targets=PURPOSES,
        ),
    )


def _belonging() -> tuple[VerbPattern, ...]:
    piece = (
        r"(?:part|feature|component|capability|module|service|tool|element|building block|function|operation|step)s?"
    )
    whole = r"consists? of|includes?|comprises?|contains?|offers?|provides?|lists?"
    joined = rf"(?:integrat\w+|connects?|compatible|plugs?|linked|combined?|interoperates?|links?){NP} (?:with|to|into)"
    worked = r"(?:works?|working)(?: well| together| seamlessly)? with"
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
            "integrat work connect compatib plug link combin interoperat",
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


def _comparing() -> tuple[VerbPattern, ...]:
    than = r"(?:cheaper|faster|slower|easier|better|(?:more|less) [\w-]+)(?: (?:to|for) \w+)? than"
    against = rf"compared (?:to|with)|versus|vs\.?|(?:main )?difference from(?: \w+)?|similar to|{than}"
    instead = r"alternatives? (?:to|for)|replaces?(?! the \w+(?: \w+)? of)|replacement for|substitutes? for"
    compares = r"compar(?:e|es|ing)(?: [^.;:!?]{1,60}?)?? (?:with|to|against)"
    stems = "similar compar vers vs cheap fast slow eas bett more less differen main"
    return (
        row("is made from", _USES, "mean averag ratio", r"(?:mean|average|ratio) of", sources=_SCORES, targets=_SCORES),
        row("compares with", _COMPARED, "compar", compares, sources=ANY, reach=Reach.OBJECT),
        row("is alternative to", _ALIKE, "alternativ replac substitut", instead),
        row("is compared with", _COMPARED, stems, against, targets=ACTORS),
    )
