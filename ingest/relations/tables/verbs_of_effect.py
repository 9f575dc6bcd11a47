"""The verb table's further rows on work: setting off, watching, alerting, guarding, serving a task, measuring."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.verb_patterns import (
    ACTORS,
    ANY,
    GUARDED,
    METHODS,
    NP,
    PLACES,
    PRODUCTS,
    PURPOSES,
    Direction,
    Reach,
    VerbPattern,
    row,
)

_FOR, _MEASURES, _ALERTS = RelationType.USED_FOR, RelationType.MEASURES, RelationType.ALERTS_THROUGH
_METRICS = frozenset({EntityKind.METRIC})
_JUDGED = METHODS | PURPOSES | {EntityKind.MODEL, EntityKind.FEATURE}
_CHOICE = (
    r"(?:answers?|choices?|tools?|algorithms?|services?|options?|ways?|methods?|built-ins?|fits?|picks?|bets?|go-tos?|"
    r"candidates?|models?|techniques?|approach(?:es)?|solutions?|metrics?|measures?|scores?|defaults?|standards?|"
    r"workhorses?|specialists?|baselines?|feature|librar(?:y|ies)|frameworks?|recipes?)"
)


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    return (*_setting_off(), *_serving(), *_measuring())


def _setting_off() -> tuple[VerbPattern, ...]:
    tell = (
        r"(?:warn|inform|tell|text|mail|e-mail|email|pages?(?= (?:the|an?|you|us|on-call|people|some\w+)\b)|ping|"
        r"messag|writ|report|wak|signal|sends? (?:\w+ )?(?:mail|word))"
    )
    watch = (
        r"(?:keeps? (?:tabs|a log|a trail|an audit trail|an? \w+ eye) (?:on|of)|supervises?|oversees?|follows|"
        r"surveils?|"
        r"flags?|catches|senses|profiles?|uncovers?|reveals?|raises? (?:an )?alarms? (?:on|for|about|when)|"
        r"(?:gathers?|collects?|takes) (?:the )?(?:metrics|logs|metrics and logs|logs and metrics|traces) (?:of|from|"
        r"for)|"
        r"(?:alert|sensitive) to|discovers?|hunts? (?:for|down)|searches(?= [^.;:]{1,40} for)|"
        r"(?:evaluates|assesses|"
        r"verifies|checks) (?:the |all )*(?:settings|configuration|compliance|state|health) of|compares? "
        r"[^.;:]{1,40}? to (?:find|detect|spot))"
    )
    guard = (
        r"(?:keeps?(?= [^.;:]{1,60} (?:off|private|safe|secret|out of))|isolates?|masks?|shuts? off|walls? off|"
        r"stands? in front of|"
        r"fronts|vets?|polices|safeguards?|screens?|locks? (?:down|up)|seals?|governs?|authenticates?|authori[sz]es?)"
    )
    return (
        row(
            "tells by",
            _ALERTS,
            "warn inform tell text mail e-mail email pag ping messag writ report wak signal send",
            rf"{tell}(?:s|es|e|ing|ed)?{NP} (?:through|via|by way of|over|using|by means of)",
            0.75,
            targets=frozenset({EntityKind.SERVICE}),
        ),
        row(
            "keeps tabs on",
            RelationType.MONITORS,
            "keep supervis overs follow surveil flag catch sens profil uncover reveal "
            "rais gather collect tak alert sensitive compar discover hunt search evaluat assess verif check",
            watch,
            0.75,
            sources=PRODUCTS,
            targets=ANY - {EntityKind.FORMAT, EntityKind.ALGORITHM},
            reach=Reach.FAR,
        ),
        row(
            "sets going",
            RelationType.TRIGGERS,
            "spin set spark prompt execut fir kick",
            r"spins up|sets off|sparks|prompts|executes|fires off|kicks off|sets (?:going|in motion)",
            0.75,
            sources=PLACES,
            targets=PLACES - {EntityKind.FRAMEWORK, EntityKind.INSTANCE},
        ),
        row(
            "stands guard over",
            RelationType.SECURES,
            "keep isolat mask shut wall stand front vet polic safeguard screen lock seal govern authenticat authori",
            guard,
            0.75,
            sources=PLACES,
            targets=GUARDED,
        ),
    )


def _serving() -> tuple[VerbPattern, ...]:
    chosen = rf"(?:is|are|remains?|stays?)(?: [\w'’-]+){{0,4}}? {_CHOICE}(?: [\w-]+){{0,2}}? (?:for|in|of)"
    does = (
        r"(?:(?:can|may|could) (?:do|be (?:also )?"
        r"trained for)|trained (?:for|on)|excels? (?:at|in)|shines? (?:at|in|for)|copes? with|deals? with|(?:is|are) "
        r"about|"
        r"lends? (?:itself|themselves) to|helps? (?:with|in)|intended for|works? (?:well )?(?:for|on|in))"
    )
    counter = (
        r"(?:fights?|counters?|mitigates?|combats?|fixes|cures?|corrects?|remedies|remedy|alleviates?|against|"
        r"helps? against|compensates? for|makes? up for|deals? with|reduces?|lowers?|shrinks?)"
    )
    workers = METHODS | {
        EntityKind.MODEL,
        EntityKind.FRAMEWORK,
        EntityKind.METRIC,
        EntityKind.SERVICE,
        EntityKind.FEATURE,
    }
    return (
        row(
            "is for",
            _FOR,
            "is are",
            r"(?:is|are)(?: \w+ly| only| also| just| there| mostly)? for",
            0.75,
            sources=workers,
            targets=PURPOSES,
        ),
        row("is the choice for", _FOR, "is are remain stay", chosen, 0.8, sources=workers, targets=PURPOSES),
        row(
            "finds",
            _FOR,
            "detect spot find flag predict forecast recogni learn",
            r"detects?|spots?|finds?|flags?|predicts?|"
            r"forecasts?|recogni[sz]es|learns?",
            0.7,
            sources=METHODS | {EntityKind.MODEL},
            targets=PURPOSES,
        ),
        row(
            "is good at",
            _FOR,
            "can may could train excel shin cop deal is are lend help intend work",
            does,
            0.7,
            sources=workers - {EntityKind.FEATURE},
            targets=PURPOSES,
        ),
        row(
            "counters",
            _FOR,
            "fight counter mitigat combat fix cur correct remed alleviat against help compensat mak deal "
            "reduc lower shrink",
            counter,
            0.7,
            sources=METHODS,
            targets=PURPOSES - {EntityKind.TECHNIQUE},
        ),
    )


def _measuring() -> tuple[VerbPattern, ...]:
    judged = (
        r"(?:judged|measured|evaluated|scored|assessed|gauged|rated|quantified|graded|validated|compared|reported|"
        r"ranked|"
        r"checked)(?: \w+ly)?(?: mostly)? (?:by|with|using|on|via|in terms of|through|in)"
    )
    optimised = r"(?:optimi[sz]es?|minimi[sz]es?|maximi[sz]es?)"
    return (
        row(
            "is judged by",
            _MEASURES,
            "judg measur evaluat scor assess gaug rat quantif grad validat compar report rank check",
            judged,
            0.85,
            sources=_METRICS,
            targets=_JUDGED - {EntityKind.FEATURE},
            direction=Direction.BACKWARD,
        ),
        row(
            "tells how",
            _MEASURES,
            "tell show say indicat describ express captur summari matter count reflect",
            r"(?:tells?|shows?|says?|indicates?|describes?|expresses|captures?|summari[sz]es|reflects?) (?:how|"
            r"whether|the (?:quality|"
            r"share|error|fit|strength|goodness))|(?:matters?|counts?)(?: most| more| best)? (?:for|in|with)",
            0.75,
            sources=_METRICS,
            targets=_JUDGED - {EntityKind.FEATURE},
            reach=Reach.FAR,
        ),
        row(
            "aims for",
            RelationType.USES,
            "optimi minimi maximi",
            optimised,
            0.7,
            sources=ACTORS - {EntityKind.TECHNIQUE},
            targets=_METRICS,
        ),
    )
