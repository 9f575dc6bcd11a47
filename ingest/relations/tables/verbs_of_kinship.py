"""The verb table's rows on use, need and purpose."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.verb_patterns import (
    ACTORS,
    AFTER_NAME,
    ANY,
    MEANS,
    METHODS,
    NEAR,
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
_MEASURES = RelationType.MEASURES
_FIT = (
    "ideal best suitable useful well-suited designed great perfect good preferred effective popular intended "
    "optimized optimised made meant built handy suited excellent fit right strong tailored known intended"
)


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    return (*_using(), *_serving())


def _using() -> tuple[VerbPattern, ...]:
    uses = (
        r"uses?|using|leverag(?:es?|ing)|employs?|utili[sz](?:es?|ing)|with methods such as|makes? use of|shares?|"
        r"takes? advantage of|with the help of|by means of|exploits?|tries"
    )
    supports = (
        r"supports?|supporting|provides?|offers?|appl(?:y|ies|ying)|includ(?:es?|ing)|handles?|accepts?|adds?|"
        r"showing|computes?|calculates?|performs?"
    )
    relies = (
        r"rel(?:y|ies) on|based on|buil(?:t|ds?) (?:up)?on|powered by|backed by|pre-configured with|draws? on|"
        r"driven by|runs? on top of|(?:sits?|layered|stands?) on(?: top of)?|calls? on|leans? on|rests? on|"
        r"works? (?:by means of|through)|implements?|wraps?|hosts|embeds?|"
        r"runs (?!in|on|as|at|inside|within|under|with|for|over|from|against|through|by|until|out)"
    )
    needs = (
        r"needs?|requires? that|requires?|depends? on|expects?|presupposes?|demands?|"
        r"(?:only )?works? only (?:with|in|inside)|cannot (?:do|run|work|live) without"
    )
    return (
        row("uses", _USES, "us leverag employ utili with mak shar tak by exploit tries", uses, targets=USABLE),
        row(
            "supports",
            _USES,
            "support provid offer appl includ handl accept add show comput calculat perform",
            supports,
            0.7,
            sources=PRODUCTS | {EntityKind.ALGORITHM},
            targets=MEANS,
            reach=Reach.FAR,
        ),
        row(
            "works with means",
            _USES,
            "search work train learn score explain optimi scal shar tune",
            r"(?:search(?:es)?|works?|trains?|learns?|explains?|optimi[sz]es?|tunes?)(?: [\w-]+){0,2}? "
            r"(?:with|by|via|through|using)",
            targets=METHODS | {EntityKind.METRIC},
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
        row(
            "relies on",
            _USES,
            "rel bas buil power back pre draw driv run sit layer stand call lean rest work implement wrap host embed",
            relies,
            0.9,
            targets=USABLE,
        ),
        row("is used by", _USES, "is are be", "(?:is|are|be) used by", targets=USABLE, direction=Direction.BACKWARD),
        row(
            "needs",
            _NEEDS,
            "need requir depend expect presuppos demand work only cannot",
            needs,
            targets=USABLE - {EntityKind.FORMAT},
        ),
    )


def _serving() -> tuple[VerbPattern, ...]:
    fit = f"(?:{_FIT.replace(' ', '|')}|well suited)"
    measures = r"(?:measur|evaluat|quantif|assess|gaug|judg)(?:es?|ies|y|s|ing)?"
    tasks = rf"for{NEAR} (?:tasks|problems) (?:like|such as)"
    methods = frozenset({EntityKind.TECHNIQUE})
    return (
        row(
            "does a task",
            _FOR,
            "do perform suit fit handl carr tackl solv cover excel speciali aim gear dedicat serv address target",
            rf"(?:(?:do(?:es)?|performs?|suits?|fits?|handles?|carr(?:y|ies) out|tackles?|solves?|addresses|"
            rf"excels? (?:at|in)|speciali[sz]es? in|aimed at|geared (?:to|towards?)|dedicated to|serves?(?: "
            rf"for)?){NEAR})",
            0.75,
            sources=ACTORS | {EntityKind.METRIC},
            targets=PURPOSES,
        ),
        row(
            "measures",
            _MEASURES,
            "measur evaluat quantif assess gaug judg",
            measures,
            sources=ANY,
            reach=Reach.FAR,
        ),
        row("named for", _FOR, "for", rf"{AFTER_NAME}for", 0.7, sources=METHODS, targets=PURPOSES),
        row("for tasks like", _FOR, "for", tasks, targets=PURPOSES),
        row("is used in", _FOR, "us", "used in", sources=methods, targets=METHODS),
        row("makes possible", _FOR, "mak enabl", "makes?(?! use)|enables?", 0.6, sources=PLACES, targets=METHODS),
        row(
            "is used for",
            _FOR,
            f"us appl {_FIT.replace('-', ' ')}",
            rf"(?:used|applied|{fit}) (?:specifically |mainly |mostly |only |above all )?(?:for|in|at){NEAR}",
            sources=ACTORS | {EntityKind.METRIC},
            targets=PURPOSES,
        ),
    )
