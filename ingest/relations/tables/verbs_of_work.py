"""The verb table's rows on starting, ordering, deploying, watching and alerting."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.masked_text import NAME
from ingest.relations.verb_patterns import (
    ACTIVE,
    ACTORS,
    METHODS,
    NP,
    PLACES,
    PRODUCTS,
    Direction,
    Reach,
    VerbPattern,
    row,
)

_TRIGGERS, _MONITORS = RelationType.TRIGGERS, RelationType.MONITORS
_ORCHESTRATES, _ALERTS, _DEPLOYS = RelationType.ORCHESTRATES, RelationType.ALERTS_THROUGH, RelationType.DEPLOYS_TO
_ENGINES = frozenset({EntityKind.FRAMEWORK})
_SERVICES = frozenset({EntityKind.SERVICE})
_RESOURCES = frozenset({EntityKind.RESOURCE})
# 'log' and 'record' are nouns as well.
_RECORDS = (
    r"(?:logs|records)(?= (?:aws|api|the\b|its\b|an?\b|each|runs?|metrics|parameters|inputs|calls?|events?|actions|"
    r"every|"
    r"all|user|[\ue000-\ue0ff]))"
)
_WATCH = (
    rf"(?:monitor|watch|detect|audit|observ|troubleshoot|diagnos|debug|inspect|spot|scan){ACTIVE}|debugging|"
    rf"traces|tracks|(?<=\bto )track|{_RECORDS}"
)
_WATCH += (
    r"|checks?(?: [^.;:!?()]{1,40}?)? for|looks? (?:out )?for|keeps? (?:an eye|watch|track|a record|a log|"
    r"records) (?:on|over|of)|"
    r"guards? against|scans?|notices?|finds"
)
_WATCHED = "debug troubleshoot diagnos monitor watch track detect audit observ log record inspect spot scan"


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    return (*_starting(), *_watching())


def _starting() -> tuple[VerbPattern, ...]:
    start = rf"(?:trigger|start|restart|launch|invok|initiat|kick){ACTIVE}(?: off)?|calls?(?! (?:for|on)\b)|"
    start += rf"runs(?= (?:(?:an?|the|each|every|your|its) )?{NAME})|targets?|fires?|wakes?(?: up)?"
    begun = (
        r"(?:triggered|started|launched|invoked|called|kicked off|initiated|fired|run)(?: automatically)? (?:by|"
        r"from|via|through)"
    )
    place = PLACES | {EntityKind.CONCEPT}
    inside = r"(?:configured|runs?|running|launched|placed|attached|started) (?:with)?in(?:side)?"
    return (
        row(
            "triggers",
            _TRIGGERS,
            "trigger start restart launch invok initiat kick call run target fir wak",
            start,
            sources=ACTORS - METHODS - {EntityKind.MODEL, EntityKind.FORMAT},
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
            "orchestrat coordinat chain schedul driv sequenc string conduct tie glue wire bring",
            rf"(?:orchestrat|coordinat|chain|sequenc|conduct){ACTIVE}|schedules|drives|(?:ties?|glues|wires?|"
            rf"strings?|brings?)(?= [^.;:]{{1,60}} together)",
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
            rf"(?:deploy(?:s|ed|ing|able)?|(?<!for )deployments?){NP} (?:to|on|onto|in|into|inside|at)",
            0.9,
            targets=place,
            reach=Reach.INNER,
        ),
        row("runs inside", _DEPLOYS, "configur run launch plac attach start", inside, targets=PLACES),
        row(
            "adapts for",
            _DEPLOYS,
            "host compil distribut",
            rf"(?:hosts?|compiles?|distributes?){NP} (?:for|on|to)",
            targets=place,
        ),
        row(
            "brings to",
            _DEPLOYS,
            "deliver ship optimi roll prepar mak bring put push",
            r"(?:delivers?|ships?|optimi[sz]es?|rolls? out|prepares?|makes?|brings?|puts?|pushes)"
            rf"{NP} (?:ready )?(?:for|on|to|onto)",
            targets=frozenset({EntityKind.CONCEPT}),
        ),
    )


def _watching() -> tuple[VerbPattern, ...]:
    watched = (
        r"(?:monitored|watched|tracked|detected|audited|logged|recorded|traced|inspected|scanned|found)(?: \w+)? "
        r"(?:by|with|using|via)"
    )
    alert = r"alerts?|alarms?|notif\w+|warnings?|announc\w+"
    return (
        row(
            "monitors",
            _MONITORS,
            f"{_WATCHED} trac check look keep guard notic find",
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
            sources=_SERVICES,
            targets=PLACES,
            reach=Reach.FAR,
        ),
        row("has monitoring", _MONITORS, "monitor", "monitoring (?:for|of)", sources=PRODUCTS, reach=Reach.FAR),
        row("is monitored by", _MONITORS, _WATCHED, watched, sources=PRODUCTS, direction=Direction.BACKWARD),
        row(
            "alerts through",
            _ALERTS,
            "alert alarm notif warn announc",
            rf"(?:{alert}){NP} (?:through|via|using|to|by|in|over|with)",
            targets=_SERVICES,
        ),
    )
