"""The frames that say where things go, and what sets what off."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.frames import Frame, frame
from ingest.relations.verb_patterns import ACTORS, PLACES, PRODUCTS, READERS

_YIELD = (
    r"(?:logs?|outputs?|results?|reports?|artifacts?|artefacts?|checkpoints?|metrics|predictions?|files?|findings|data|"
    r"records|events|history|snapshots?|statistics|objects|models?|messages|backups?|traces|features|answers|"
    r"responses?)"
)
_YIELD_WORDS = (
    "log logs output outputs result results report reports artifact artifacts artefact artefacts checkpoint "
    "checkpoints metrics prediction predictions file files findings data records events history snapshot snapshots "
    "statistics objects model models messages backup backups traces features answers response responses"
)
_GO = (
    r"(?:lands?|goes?|go|ends? up|arrives?|comes? out|flows?|streams?|travels?|is written|"
    r"are written|is sent|are sent|is put|are put)"
)
_REST = r"(?:is|are|stays?|lies?|lives?|sits?)(?: \w+ly)?(?: kept| stored| saved| archived| held| persisted)?"
_GO_WORDS = (
    "land lands go goes end ends arrive arrives come comes flow flows stream streams travel travels written sent put"
)
_REST_WORDS = "is are stay stays lie lies live lives sit sits kept stored saved archived held"
_START = r"(?:starts?|triggers?|launch(?:es)?|invokes?|kicks? off|runs?|calls?|fires?|sets? off|initiates?|wakes?)"
_START_WORDS = (
    "start starts trigger triggers launch launches invoke invokes kick kicks run runs call calls fire fires set "
    "sets initiate initiates wake wakes"
)
_NEWS_WORDS = (
    "upload uploads object objects file files event events rule rules schedule schedules message messages record "
    "records alarm alarms change changes notification notifications request requests timer timers job jobs "
    "pipeline pipelines workflow workflows function functions machine machines"
)
_ALERTS = r"(?:alerts?|alarms?|notifications?|warnings?)"
_TARGETS = PLACES | {EntityKind.API}


def frames() -> tuple[Frame, ...]:
    """Return the rows."""
    return (*_outputs(), *_events())


def _outputs() -> tuple[Frame, ...]:
    writes, stores = RelationType.WRITES_TO, RelationType.STORES_IN
    ends = rf"{_GO} (?:in|into|to|on|inside|at)"
    rests = rf"{_REST} (?:in|on|inside|under)"
    of_it = rf"{_YIELD} (?:of|from|by|for) <D><S><N>"
    its = rf"<S>['’]s?(?: [\w-]+)?? {_YIELD}(?: \w+)??"
    compound = rf"<S>(?: [\w-]+)?? {_YIELD}"
    rows = ((of_it, "of"), (its, "possessive"), (compound, "compound"))
    return (
        *(
            frame(
                f"its output goes to, {name}",
                writes,
                _GO_WORDS,
                rf"{owner} {ends} <D><T>",
                0.8,
                sources=READERS,
                targets=PLACES,
            )
            for owner, name in rows
        ),
        *(
            frame(
                f"its output rests in, {name}",
                stores,
                _REST_WORDS,
                rf"{owner} {rests} <D><T>",
                0.8,
                sources=READERS,
                targets=PLACES,
                also=_YIELD_WORDS,
            )
            for owner, name in rows
        ),
        frame(
            "alerts by way of",
            RelationType.ALERTS_THROUGH,
            "alert alerts alarm alarms notification notifications warning warnings",
            rf"{_ALERTS} (?:of|from|by) <D><S><P> (?:by way of|through|via|over|to|using|by means of) <D><T>",
            sources=PRODUCTS,
            targets=frozenset({EntityKind.SERVICE}),
        ),
        frame(
            "pulled from there",
            RelationType.READS_FROM,
            "where",
            r"<T>,? (?:from )?(?:where|which) <D><S>(?: \w+)?? (?:pulls?|reads?|loads?|takes?|gets?|"
            r"fetch(?:es)?|picks?)",
            sources=READERS,
            targets=PLACES,
        ),
    )


def _events() -> tuple[Frame, ...]:
    triggers = RelationType.TRIGGERS
    news = (
        r"(?:an? |new |the |each |every )*(?:uploads?|objects?|files?|events?|rules?|schedules?|messages?|"
        r"records?|alarms?|changes?|notifications?|requests?|timers?|jobs?|pipelines?|workflows?|functions?|"
        r"state machines?)"
    )
    begun = r"(?:triggered|started|invoked|launched|kicked off|woken|run)"
    return (
        frame(
            "something in it starts",
            triggers,
            _START_WORDS,
            rf"{news}(?: \w+)?? (?:in|of|from|to|into|on) <D><s><N>(?: can| may| then| automatically)? {_START} <D><T>",
            sources=PLACES,
            targets=_TARGETS,
            also=_NEWS_WORDS,
        ),
        frame(
            "reacts to",
            triggers,
            "reacts react responds respond listens listen subscribes subscribe reacting responding",
            r"<T><N>(?: can| may)? (?:reacts?|responds?|listens?|subscribes?|reacting|responding) (?:to|"
            r"for)(?: [\w'’-]+){0,4}? <D><S>",
            sources=PLACES,
            targets=PRODUCTS,
        ),
        frame(
            "started when something arrives",
            triggers,
            "triggered started invoked launched kicked woken run",
            rf"<T><N>(?: can| may)? (?:is|are|be|gets?)(?: \w+ly)? {begun}(?: \w+ly)? (?:when|whenever|by|on|"
            rf"as soon as)(?: [\w'’-]+){{0,5}}? (?:in|to|into|on|from|of) <D><S>",
            sources=PLACES,
            targets=PRODUCTS,
        ),
        frame(
            "when something arrives, it is started",
            triggers,
            "triggered started invoked launched kicked woken run",
            r"(?:when|whenever|once|as soon as)(?: [\w'’-]+){1,6}? (?:in|to|into|on|from|of) <D><S>,? <D><T><N> "
            rf"(?:is|are|gets?)(?: \w+ly)? {begun}",
            sources=PLACES,
            targets=PRODUCTS,
        ),
        frame(
            "access to it is controlled by",
            RelationType.SECURES,
            "access permissions permission traffic entry encryption",
            r"(?:access|permissions?|traffic|entry|encryption) (?:to|for|of|on|in|at) <D><T><N> (?:is|are|gets?)<W> "
            r"(?:controlled|restricted|managed|granted|guarded|limited|governed|done|handled|provided|"
            r"regulated|decided)"
            r" (?:by|with|through|via) <D><S>",
            sources=PLACES,
            targets=PLACES,
            also=(
                "controlled restricted managed granted guarded limited governed done handled provided regulated decided"
            ),
        ),
        frame(
            "is notified by",
            RelationType.ALERTS_THROUGH,
            "notified alerted informed",
            r"<T><N> (?:is|are|gets?) (?:notified|alerted|informed)(?: \w+)? (?:by|from) <D><S>",
            sources=ACTORS,
            targets=PRODUCTS,
        ),
        frame(
            "arrow",
            RelationType.WRITES_TO,
            "metrics logs output outputs results reports data events",
            r"<s>(?: \w+)?? ?(?:->|→|=>) ?<t>",
            0.6,
            sources=READERS,
            targets=PLACES,
        ),
    )
