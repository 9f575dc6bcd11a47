"""The verb table's rows on starting, ordering, watching, alerting and protecting."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.masked_text import NAME
from ingest.verb_patterns import (
    ACTIVE,
    GUARDED,
    NP,
    PLACES,
    PRODUCTS,
    Direction,
    Reach,
    VerbPattern,
    row,
)

_TRIGGERS, _MONITORS, _SECURES = RelationType.TRIGGERS, RelationType.MONITORS, RelationType.SECURES
_ORCHESTRATES, _ALERTS, _DEPLOYS = RelationType.ORCHESTRATES, RelationType.ALERTS_THROUGH, RelationType.DEPLOYS_TO
_ENGINES = frozenset({EntityKind.FRAMEWORK})
_SERVICES = frozenset({EntityKind.SERVICE})
_RESOURCES = frozenset({EntityKind.RESOURCE})
_SECURE = r"(?:encrypt|secur|protect|safeguard|shield|defend)"
# 'log' and 'record' are nouns as well.
_RECORDS = r"(?:logs|records)(?= (?:aws|api|calls?|events?|actions|every|all|user|[\ue000-\uf8ff]))"
_WATCH = rf"(?:monitor|watch|detect|audit|observ|troubleshoot|diagnos|debug|inspect|spot|scan){ACTIVE}|debugging|traces|tracks|{_RECORDS}"
_WATCH += r"|checks?(?: [^.;:!?()]{1,40}?)? for|looks? (?:out )?for|keeps? (?:an eye|watch|track) (?:on|over|of)|guards? against|scans?|notices?"
_WATCHED = "debug troubleshoot diagnos monitor watch track detect audit observ log record inspect spot scan"


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    return (*_starting(), *_watching(), *_protecting())


def _starting() -> tuple[VerbPattern, ...]:
    start = rf"(?:trigger|start|launch|invok|initiat|kick){ACTIVE}(?: off)?|calls?(?! (?:for|on)\b)|"
    start += rf"runs(?= (?:(?:an?|the|each|every|your|its) )?{NAME})|targets?|fires?|wakes?(?: up)?"
    begun = r"(?:triggered|started|launched|invoked|called|kicked off|initiated|fired|run)(?: automatically)? (?:by|from|via|through)"
    place = PLACES | {EntityKind.CONCEPT}
    inside = r"(?:configured|runs?|running|launched|placed|attached|started) (?:with)?in(?:side)?"
    return (
        row(
            "triggers",
            _TRIGGERS,
            "trigger start launch invok initiat kick call run target fir wak",
            start,
            targets=PLACES - _ENGINES,
        ),
        row(
            "is triggered by",
            _TRIGGERS,
            "trigger start launch invok call kick initiat fir run",
            begun,
            sources=PLACES,
            targets=PLACES,
            direction=Direction.BACKWARD,
        ),
        row(
            "orchestrates",
            _ORCHESTRATES,
            "orchestrat coordinat chain schedul driv sequenc string conduct",
            rf"(?:orchestrat|coordinat|chain|sequenc|conduct){ACTIVE}|schedules|drives|strings together",
            0.9,
            targets=PLACES,
            reach=Reach.FAR,
        ),
        row(
            "automates",
            _ORCHESTRATES,
            "automat",
            r"automat(?:es|e|ing)",
            0.6,
            sources=PRODUCTS,
            targets=frozenset({EntityKind.FEATURE}),
            reach=Reach.FAR,
        ),
        row(
            "is orchestrated by",
            _ORCHESTRATES,
            "orchestrat coordinat schedul chain driv sequenc",
            r"(?:orchestrated|coordinated|scheduled|chained|driven|sequenced)(?: together)? (?:by|with|through|using)",
            0.9,
            direction=Direction.BACKWARD,
        ),
        row(
            "deploys to",
            _DEPLOYS,
            "deploy",
            rf"deploy\w*{NP} (?:to|on|onto|in|into|inside|at)",
            0.9,
            targets=place,
            reach=Reach.INNER,
        ),
        row("runs inside", _DEPLOYS, "configur run launch plac attach start", inside, targets=PLACES),
        row(
            "adapts for",
            _DEPLOYS,
            "host compil distribut deliver ship optimi roll",
            rf"(?:hosts?|compiles?|distributes?|delivers?|ships?|optimi[sz]es?|rolls? out|prepares?){NP} (?:for|on|to)",
            targets=place,
        ),
    )


def _watching() -> tuple[VerbPattern, ...]:
    watched = r"(?:monitored|watched|tracked|detected|audited|logged|recorded|traced|inspected|scanned|found)(?: \w+)? (?:by|with|using|via)"
    alert = r"alerts?|alarms?|notif\w+|warnings?|announc\w+"
    return (
        row(
            "monitors",
            _MONITORS,
            f"{_WATCHED} trac check look keep guard notic",
            _WATCH,
            sources=PRODUCTS,
            reach=Reach.FAR,
        ),
        row(
            "shows",
            _MONITORS,
            "show collect",
            "shows?|collects?",
            0.6,
            sources=PRODUCTS,
            targets=PLACES,
            reach=Reach.FAR,
        ),
        row("has monitoring", _MONITORS, "monitor", "monitoring (?:for|of)", sources=PRODUCTS, reach=Reach.FAR),
        row("is monitored by", _MONITORS, _WATCHED, watched, sources=PRODUCTS, direction=Direction.BACKWARD),
        row(
            "alerts through",
            _ALERTS,
            "alert alarm notif announc",
            rf"(?:{alert}){NP} (?:through|via|using|to|by|in|over|with)",
            targets=_SERVICES,
        ),
    )


def _protecting() -> tuple[VerbPattern, ...]:
    guards = PLACES
    manages = r"(?:controls?|restricts?|manages?|grants?|limits?|filters?|governs?|regulates?|decides? on)"
    controls = rf"{manages}(?: [\w'’/-]+){{0,4}}? (?:access|permissions?|traffic)"
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
            "control restrict manag grant limit filter govern regulat decid",
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
