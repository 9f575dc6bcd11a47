"""The verbs that state relations, as a table of data: one row a pattern.

`NP` stands for the few words of an object that is no entity: 'imports *data* from S3'. Rows are tried where one of
the words that begin with their stem occurs. FORWARD reads 'subject verb object', BACKWARD the reverse: 'object …ed
by subject'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from graph.knowledge import EntityKind, RelationType

NP = r"(?: [^.;:!?()]{1,60}?)??"
NEAR = r"(?: [\w'’/-]+){0,3}?"
SECURE = r"(?:encrypt|secur|protect|safeguard)"
FIT = r"(?:ideal|best|suitable|useful|well[- ]suited|designed|great|perfect|good|preferred|effective|popular|intended|optimized)"

_ACTORS = frozenset(EntityKind) - {EntityKind.METRIC, EntityKind.CONCEPT, EntityKind.DRIFT, EntityKind.REGULATION}
_PRODUCTS = frozenset({EntityKind.SERVICE, EntityKind.FEATURE, EntityKind.FRAMEWORK, EntityKind.DEPLOYMENT})
_PLACES = _PRODUCTS | {EntityKind.RESOURCE}
_PURPOSES = frozenset({EntityKind.TECHNIQUE, EntityKind.CONCEPT, EntityKind.DRIFT})
_READERS = _PRODUCTS - {EntityKind.FRAMEWORK} | {EntityKind.RESOURCE, EntityKind.ALGORITHM, EntityKind.API}
_GUARDED = _ACTORS - {EntityKind.TECHNIQUE, EntityKind.ALGORITHM}
_ANY = frozenset(EntityKind)


class Direction(Enum):
    """Which side of the verb the relation starts from."""

    FORWARD = auto()
    BACKWARD = auto()


@dataclass(frozen=True, slots=True)
class VerbPattern:
    """One way in which a sentence states a relation, and the kinds of entity that it holds between."""

    rule: str
    type: RelationType
    stems: tuple[str, ...]
    regex: re.Pattern[str]
    direction: Direction
    confidence: float
    sources: frozenset[EntityKind]
    targets: frozenset[EntityKind]


def _row(
    rule: str,
    kind: RelationType,
    stems: str,
    regex: str,
    confidence: float = 0.8,
    *,
    back: bool = False,
    sources: frozenset[EntityKind] = _ACTORS,
    targets: frozenset[EntityKind] = _ANY,
) -> VerbPattern:
    direction = Direction.BACKWARD if back else Direction.FORWARD
    compiled = re.compile(rf"(?<![\w-]){regex}(?![\w-])", re.IGNORECASE)
    return VerbPattern(rule, kind, tuple(stems.split()), compiled, direction, confidence, sources, targets)


@lru_cache(maxsize=1)
def verb_patterns() -> tuple[VerbPattern, ...]:
    """Return all rows, compiled on first use."""
    return (*_data_rows(), *_work_rows(), *_use_rows(), *_kinship_rows())


def _data_rows() -> tuple[VerbPattern, ...]:
    reads, writes, stores = RelationType.READS_FROM, RelationType.WRITES_TO, RelationType.STORES_IN
    take = r"(?:import|read|load|ingest|pull|extract|fetch|collect|stream|copie|copy|retriev|consum|access|process|quer[yi])"
    give = r"(?:export|write|send|deliver|push|publish|upload|load|stream|emit|report|forward|feed|output|ingest|copie|copy|route|pass|move)"
    keep = r"(?:stor|keep|kept|persist|sav|hold|held|archiv|place|put)"
    data = _PLACES | {EntityKind.FORMAT}
    return (
        _row(
            "takes from",
            reads,
            "import read load ingest pull extract fetch collect stream cop retriev consum quer tak",
            rf"(?:{take}\w*|takes?){NP} (?:directly )?from",
            0.9,
            targets=data,
        ),
        _row(
            "reads in",
            reads,
            "read quer tak",
            rf"(?:reads?|quer(?:y|ies|ying)|takes?){NP} (?:in|on|against|stored in)",
            targets=_PLACES,
        ),
        _row(
            "reads", reads, "quer read import ingest", r"(?:quer(?:y|ies)|reads?|imports?|ingests?)", 0.7, targets=data
        ),
        _row("accepts", reads, "accept", r"accepts?", 0.6, targets=frozenset({EntityKind.FORMAT})),
        _row(
            "is read by",
            reads,
            "read quer import consum",
            r"(?:(?:is|are|be|can be) )?(?:read|queried|imported|consumed|loaded) (?:directly )?by",
            back=True,
            targets=data,
        ),
        _row(
            "sends to",
            writes,
            "export writ send deliver push publish upload load stream emit report forward feed output ingest cop rout pass mov",
            rf"{give}\w*{NP} (?:directly )?(?:to|into)",
            0.9,
            targets=_PLACES,
        ),
        _row(
            "keeps in",
            stores,
            "stor keep kept persist sav hold held archiv plac put lie live",
            rf"(?:{keep}\w*|lies|lives){NP} (?:in|on|inside|under|to)",
            0.9,
            targets=_PLACES,
        ),
    )


def _work_rows() -> tuple[VerbPattern, ...]:
    triggers, monitors, secures = RelationType.TRIGGERS, RelationType.MONITORS, RelationType.SECURES
    orchestrates, alerts = RelationType.ORCHESTRATES, RelationType.ALERTS_THROUGH
    start = r"(?:trigger|start|launch|invok|initiat|kick)"
    watch = r"(?:monitor|watch|track|detect|audit|observ)"
    return (
        _row(
            "triggers",
            triggers,
            "trigger start launch invok initiat kick call",
            rf"(?:{start}(?:s|es|e|ing)?(?: off)?|calls?)",
            targets=_PLACES | {EntityKind.API},
        ),
        _row(
            "is triggered by",
            triggers,
            "trigger start launch invok",
            r"(?:triggered|started|launched|invoked)(?: automatically)? (?:by|from)",
            back=True,
            targets=_PLACES,
        ),
        _row(
            "orchestrates",
            orchestrates,
            "orchestrat coordinat chain",
            rf"(?:orchestrat|coordinat|chain)(?:es|e|s|ing)?{NEAR}",
            0.9,
            targets=_PLACES | {EntityKind.TECHNIQUE},
        ),
        _row(
            "is orchestrated by",
            orchestrates,
            "orchestrat coordinat",
            r"(?:orchestrated|coordinated) (?:by|with|through|using)",
            0.9,
            back=True,
        ),
        _row(
            "monitors",
            monitors,
            "monitor watch track detect audit observ log record",
            rf"(?:{watch}(?:s|es|e|ing)?|logs|records|traces)(?: for)?{NEAR}(?: for)?",
            sources=_PRODUCTS,
        ),
        _row(
            "is monitored by",
            monitors,
            "monitor watch track detect audit log record",
            r"(?:monitored|watched|tracked|detected|audited|logged|recorded)(?: \w+)? (?:by|with|using)",
            back=True,
            sources=_PRODUCTS,
        ),
        _row(
            "alerts through",
            alerts,
            "alert alarm notif announc",
            rf"(?:alerts?|alarms?|notif\w+|warnings?|announc\w+){NP} (?:through|via|by|with|using|to|in)",
            targets=_PRODUCTS,
        ),
        _row(
            "secures", secures, "encrypt secur protect safeguard", rf"{SECURE}(?:s|es|e|ing)?", 0.9, sources=_PRODUCTS
        ),
        _row(
            "controls access",
            secures,
            "control restrict manag grant",
            rf"(?:controls?|restricts?|manages?|grants?|limits?){NEAR} (?:access|permissions?)(?: to| for| on)?{NEAR}",
            0.9,
            sources=_PRODUCTS,
        ),
        _row(
            "is secured by",
            secures,
            "encrypt secur protect authenticat authoriz",
            rf"(?:{SECURE}ed|authenticat\w+|authori[sz]\w+|encryption|encrypt){NP} (?:by|with|using|through|via)",
            0.9,
            back=True,
            sources=_PRODUCTS,
        ),
    )


def _use_rows() -> tuple[VerbPattern, ...]:
    uses, needs, used_for = RelationType.USES, RelationType.DEPENDS_ON, RelationType.USED_FOR
    deploys, measures = RelationType.DEPLOYS_TO, RelationType.MEASURES
    targets = _PLACES | {
        EntityKind.TECHNIQUE,
        EntityKind.ALGORITHM,
        EntityKind.MODEL,
        EntityKind.FORMAT,
        EntityKind.INSTANCE,
    }
    return (
        _row(
            "uses",
            uses,
            "us leverag employ utili",
            r"(?:uses?|using|leverag(?:es?|ing)|employs?|utili[sz](?:es?|ing))",
            targets=targets,
        ),
        _row(
            "relies on",
            uses,
            "rel bas built run power back",
            r"(?:rel(?:y|ies) on|based on|built on|powered by|backed by)",
            0.9,
            targets=targets,
        ),
        _row("is used by", uses, "us", r"(?:is|are|be) used by", back=True, targets=targets),
        _row("needs", needs, "need requir depend", r"(?:needs?|requires?|depends? on|requires that)", targets=targets),
        _row("deploys to", deploys, "deploy", rf"deploy\w*{NP} (?:to|on|onto|in|into|inside|at)", 0.9, targets=_PLACES | {EntityKind.CONCEPT}),
        _row("deploys", deploys, "host compil distribut", rf"(?:hosts?|compiles?|distributes?){NP} (?:for|on|to)", targets=_PLACES | {EntityKind.CONCEPT}),
        _row(
            "measures",
            measures,
            "measur evaluat quantif assess",
            r"(?:measur|evaluat|quantif|assess)(?:es?|ies|s|ing)?",
            sources=_ANY,
        ),
        _row(
            "is used for",
            used_for,
            f"us appl {' '.join(('ideal', 'best', 'suitabl', 'useful', 'well', 'design'))} great perfect good prefer effectiv popular intend optimi",
            rf"(?:(?:is|are|be)?(?: \w+ly)? ?(?:used|applied|{FIT})) (?:for|in){NEAR}",
            targets=_PURPOSES,
            sources=_ACTORS | {EntityKind.METRIC},
        ),
    )


def _kinship_rows() -> tuple[VerbPattern, ...]:
    part, joins = RelationType.PART_OF, RelationType.INTEGRATES_WITH
    alike, compared = RelationType.ALTERNATIVE_TO, RelationType.COMPARED_WITH
    piece = r"(?:part|feature|component|capability|module|service|tool|element|building block|function|sub-?service|subset|step)s?"
    return (
        _row(
            "is part of",
            part,
            "part feature component capabilit module service tool element build function subset step",
            rf"{piece} (?:of|in|inside|within)(?: the)?",
            0.9,
            sources=_ANY,
            targets=_PLACES,
        ),
        _row(
            "belongs to",
            part,
            "belong includ contain",
            r"(?:belongs? to|(?:included|contained|built|integrated) in(?:to)?)",
            sources=_ANY,
            targets=_PLACES,
        ),
        _row(
            "consists of",
            part,
            "consist includ compris contain offer provid",
            r"(?:consists? of|includes?|comprises?|contains?|offers?|provides?)",
            back=True,
            sources=_PRODUCTS | {EntityKind.DEPLOYMENT, EntityKind.RESOURCE},
            targets=_PLACES,
        ),
        _row(
            "integrates with",
            joins,
            "integrat work connect compatib plug link combin interoperat",
            rf"(?:integrat\w+|connects?|compatible|plugs?|linked|combined?|interoperates?|links?){NEAR} (?:with|to|into)|(?:works?|working)(?: well| together| seamlessly)? with",
            0.9,
            targets=_PRODUCTS,
        ),
        _row(
            "is alternative to",
            alike,
            "alternativ replac substitut",
            r"(?:alternatives? (?:to|for)|replaces?|replacement for|substitutes? for)",
        ),
        _row(
            "is compared with",
            compared,
            "compar vers vs cheap fast slow eas unlike expensiv effectiv compl overhead tun",
            r"(?:compared (?:to|with)|versus|vs\.?|(?:cheaper|faster|slower|easier|more \w+(?:-\w+)?|less \w+)(?: to \w+)? than)",
            targets=_ACTORS,
        ),
    )
