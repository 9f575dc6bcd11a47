"""The verb table's rows on the means by which something is done, whatever it is: 'with', 'through', 'using'."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.masked_text import NAME
from ingest.relations.verb_patterns import ENDING, MEANS, METHODS, PLACES, PRODUCTS, USABLE, VerbPattern, row

_USES, _NEEDS, _JOINS = RelationType.USES, RelationType.DEPENDS_ON, RelationType.INTEGRATES_WITH
_DO = (
    "automat build calculat clean compil comput creat deploy distribut encod estimat evaluat explain express extract "
    "fill fine-tun fit generat handl implement launch learn manag model optimi package pars parallel perform predict "
    "prepar preprocess process program provision publish render roll run scal schedul score search serv solv split "
    "tag test train transform trim tun validat visuali wrap writ stop detect measur speed accelerat shard normali "
    "reduc sampl review label swap compar exchang authenticat authori sign log describ find recogni check flag spot"
)
_DONE = (
    "automat build built calculat clean compil comput creat defin deploy distribut encod estimat evaluat explain "
    "express extract fill fine-tun generat handl implement launch learn learned learnt manag optimi packag parallel "
    "perform predict prepar preprocess process program provision render roll scal schedul score serv solv test train "
    "transform tun validat visuali writ accelerat review label annotat authenticat describ found check set done "
    "install equip made host"
)
_BY = r"(?:with|via|through|using|by means of|by way of|by using|with the (?:help|aid) of|on the basis of)"
_BY_WORDS = "with via through using by on"
_AIDS = PLACES | (MEANS - {EntityKind.FORMAT}) | {EntityKind.MODEL}
_WORKERS = PRODUCTS | METHODS | {EntityKind.RESOURCE, EntityKind.INSTANCE, EntityKind.MODEL}


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    do = f"(?:{_DO.replace(' ', '|')}){ENDING}"
    done = f"(?:{_DONE.replace(' ', '|')})(?:ed|d|n|ned|med|ten|zed|sed|ted)?"
    relies = (
        r"runs? (?:on top of|under)|(?:draws?|hinges?|counts?|calls?|falls? back) (?:up)?on|"
        r"wraps? around|bundles? up|combines?|chains?|mixes|blends?|borrows?(?: from)?|inherits? from|derives? from|"
        r"applies|benefits? from|turns? to|resorts? to|goes through|go through|pass(?:es)? through|"
        r"written (?:in|with)"
    )
    needs = (
        r"wants|calls? for|cannot (?:start|be used|exist) without|must have|has to have|have to have|asks? for|"
        r"only (?:runs?|works?) (?:with|on|in)|presumes?|insists? on|(?:available|possible|usable) only "
        r"(?:in|with|on|for)|tied to|bound to|hinges? on"
    )
    joins = (
        r"interfaces? with|cooperates? with|collaborates? with|dovetails? with|hooks? into|plays? (?:well|nicely) with|"
        r"goes (?:together|hand in hand) with|(?:has|have|with|comes? with|offers?|provides?|ships?)(?: [\w-]+){0,4}? "
        r"(?:connectors?|plug-?ins?|task types|integrations?|support|hooks?|adapters?|bindings?) (?:for|to|with|into)|"
        r"(?:works?|integrates?) (?:natively|directly|smoothly|nicely|fine|out of the box|hand in hand|together|"
        r"tightly) "
        r"with|wires? up with|(?:wired|hooked|coupled|linked|connected) (?:up )?(?:to|with)"
    )
    return (
        row(
            "does it with",
            _USES,
            _DO,
            rf"(?:{do})(?: (?!with\b)[\w'’-]+){{0,6}}? {_BY}",
            0.65,
            sources=_WORKERS,
            targets=_AIDS,
            also=_BY_WORDS,
        ),
        row(
            "is done with",
            _USES,
            _DONE,
            rf"(?:{done})(?: \w+ly)?(?: together| down| up| out)? (?:by|{_BY[3:]}",
            0.65,
            sources=_WORKERS - {EntityKind.TECHNIQUE},
            targets=_AIDS - {EntityKind.METRIC},
            also=_BY_WORDS,
        ),
        row(
            "falls back on",
            _USES,
            "run draw hing count call fall wrap bundl combin chain mix blend borrow inherit deriv "
            "appl benefit turn resort go pass writt",
            relies,
            0.7,
            sources=_WORKERS,
            targets=USABLE - {EntityKind.FORMAT},
        ),
        row(
            "runs the engine",
            _USES,
            "run",
            r"runs?(?: (?:on|plain|managed|your|the same))?",
            0.7,
            sources=PRODUCTS | {EntityKind.RESOURCE},
            targets=frozenset({EntityKind.FRAMEWORK}),
        ),
        row(  # 'provides insights through Debugger'
            "provides it through",
            _USES,
            "provid giv deliver offer",
            r"(?:provides|gives|delivers|offers)(?: (?!with\b)[\w'’-]+){1,6} (?:through|by means of|with the help of|"
            r"via)",
            0.65,
            sources=PRODUCTS,
            targets=PRODUCTS,
        ),
        row(  # 'a network made for big machines with EFA'
            "made for machines with",
            _USES,
            "meant made design built intend tun",
            rf"(?:meant|made|designed|built|intended|tuned) (?:for|to run on) (?:[a-z-]+ )*(?:{NAME}|instances|"
            rf"machines|"
            rf"clusters|nodes|hosts|servers) with",
            0.7,
            sources=PRODUCTS,
            targets=PLACES,
        ),
        row(  # 'a forest averages many decision trees'
            "is made of many",
            _USES,
            "averag aggregat stack ensembl bag vot",
            r"(?:averag|aggregat|stack|ensembl|bagg|vot)(?:es?|s|ing|ed)(?: over| across)?(?: (?:multiple|many|"
            r"several|hundreds "
            r"of|dozens of|a lot of|lots of|the \w+ of(?: (?:many|several))?))?",
            0.75,
            sources=_WORKERS | {EntityKind.FRAMEWORK},
            targets=METHODS | {EntityKind.MODEL},
        ),
        row(  # 'runs a job on EMR'
            "runs a job on",
            _USES,
            "run",
            r"runs? (?:an?|the|its|your|our|each|every|all) (?:[a-z]+ )?(?:jobs?|steps?|scripts?|code|tasks?|"
            r"containers?|"
            r"workloads?|programs?|notebooks?) (?:on|in)",
            0.75,
            sources=PRODUCTS | {EntityKind.RESOURCE, EntityKind.API},
            targets=PRODUCTS,
        ),
        row(
            "wants",
            _NEEDS,
            "want call cannot must ha ask only presum insist available possible usable tied bound hing",
            needs,
            0.75,
            targets=USABLE - {EntityKind.FORMAT},
        ),
        row(
            "has connectors for",
            _JOINS,
            "interfac cooperat collaborat dovetail hook play go ha with com offer provid ship work integrat wir "
            "coupl link connect",
            joins,
            0.8,
            sources=PRODUCTS | {EntityKind.RESOURCE},
            targets=PRODUCTS | {EntityKind.FORMAT},
        ),
    )
