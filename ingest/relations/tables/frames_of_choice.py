"""The frames that say what serves what, what is needed, and what stands against what."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.frames import Frame, frame
from ingest.relations.verb_patterns import ACTORS, MEANS, METHODS, PLACES, PRODUCTS, PURPOSES, USABLE

_CHOOSE = r"(?:use|using|try|choose|pick|take|prefer|consider|select|go (?:with|for)|reach for|start with|opt for)"
_CHOOSE_WORDS = "use using try choose pick take prefer consider select go reach start opt"
_WORKERS = ACTORS | {EntityKind.METRIC}
_TASKS = PURPOSES | {EntityKind.CONCEPT}


def frames() -> tuple[Frame, ...]:
    """Return the rows."""
    return (*_purposes(), *_needs(), *_contrasts())


def _serves(rule: str, words: str, phrase: str, confidence: float = 0.8) -> Frame:
    return frame(rule, RelationType.USED_FOR, words, phrase, confidence, sources=_WORKERS, targets=_TASKS)


def _purposes() -> tuple[Frame, ...]:
    done = (
        r"(?:done|handled|solved|performed|tackled|carried out|achieved|implemented|covered|offered|provided|possible)"
    )
    needed = r"(?:(?:when|whenever|if|where)(?: [\w'’-]+){1,4}? |(?:for|to do|to perform|to run|to)<W> )"
    return (
        _serves(
            "for a task, use",
            _CHOOSE_WORDS,
            rf"(?:for|in|on) <D><T>(?: [\w-]+){{0,3}}?,(?: \w+){{0,3}}? {_CHOOSE} <D><S>",
        ),
        _serves("use it for a task", _CHOOSE_WORDS, rf"(?:{_CHOOSE}|choice:) <D><S>(?: [\w-]+){{0,2}}? {needed}<D><T>"),
        _serves(
            "task done with",
            "done handled solved performed tackled carried achieved implemented covered offered provided possible",
            rf"<T>(?: [\w-]+){{0,2}}? (?:is|are|can be|may be)<W> {done}<W> (?:with|by|using|through|via) <D><S>",
        ),
        _serves("task calls for", "call calls ask asks", r"<T>(?: [\w-]+){0,2}? (?:calls?|asks?) for <D><S>"),
        _serves(
            "task uses",
            "use uses with",
            r"^\W*<T>(?: problems?| tasks?| jobs?)?(?: ?[:→]| -+>| =) ?(?:use |with )?<D><S>\W*$",
        ),
        _serves(
            "choice for a task",
            "choice fit match tool service algorithm default option first",
            r"<S>,? (?:is|are)<W> (?:choice|fit|match|tool|service|algorithm|default|option|one)s? (?:for|in|"
            r"of)<W> <D><T>",
        ),
        _serves(
            "for a task it is",
            "for",
            r"^\W*(?:for|in) <D><T>(?: [\w-]+){0,3}?, <D><S>(?: \w+)? (?:is|are|does|do|works?|fits?|helps?|"
            r"wins?|shines?)",
        ),
        _serves(
            "task is a job for", "job task case matter", r"<T>,? (?:is|are)<W> (?:job|task|case|matter)s? for <D><S>"
        ),
        frame(
            "with it one measures",
            RelationType.MEASURES,
            "with by",
            r"(?:with|by) <D><S>,? (?:you|we|one|people)(?: can| may)? \w+<W> <D><T>",
            sources=frozenset({EntityKind.METRIC}),
            targets=_TASKS | METHODS,
        ),
        frame(
            "metric of a task",
            RelationType.MEASURES,
            "metric metrics measure score scores loss indicator",
            r"<S>,? (?:is|are)<W> (?:metric|measure|score|loss|indicator)s? (?:for|of|in)<W> <D><T>",
            sources=frozenset({EntityKind.METRIC}),
            targets=_TASKS | METHODS,
        ),
    )


def _needs() -> tuple[Frame, ...]:
    needed = r"(?:is|are)(?: \w+)? (?:required|needed|necessary|mandatory|a must|a prerequisite)"
    only = r"(?:only|exclusively)(?: \w+)?? (?:in|inside|within|with|from|through|on)"
    return (
        frame(
            "for it, is required",
            RelationType.DEPENDS_ON,
            "required needed necessary mandatory must prerequisite",
            rf"(?:for|with|in) <D><S><N>,? <D><T><N> {needed}",
            sources=ACTORS,
            targets=USABLE,
        ),
        frame(
            "is required for",
            RelationType.DEPENDS_ON,
            "required needed necessary mandatory must prerequisite",
            rf"<T><N> {needed} (?:for|by|before|to (?:use|run|start|create)) <D><S>",
            sources=ACTORS,
            targets=USABLE,
        ),
        frame(
            "works only in",
            RelationType.DEPENDS_ON,
            "only exclusively",
            rf"<S>(?: [\w-]+){{0,4}}? {only} <D><T>",
            sources=ACTORS,
            targets=PLACES,
        ),
        frame(
            "is managed",
            RelationType.USES,
            "managed hosted",
            r"<S>,? (?:is|are)(?: an?| the| aws['’]s?)?<W> (?:managed|hosted)(?: [\w-]+){0,3}?(?: of| for| "
            r"with)? <D><T>",
            sources=PRODUCTS,
            targets=frozenset({EntityKind.FRAMEWORK}),
        ),
        frame(
            "format of",
            RelationType.READS_FROM,
            "format formats input inputs",
            r"(?:format|input|inputs|formats) (?:of|for) <D><S> (?:is|are|can be|may be)<W> <D><T>",
            sources=ACTORS,
            targets=frozenset({EntityKind.FORMAT}),
        ),
        frame(
            "under the hood",
            RelationType.USES,
            "hood scenes covers internally",
            r"(?:under the (?:hood|covers)|behind the scenes|internally),? <S>(?: \w+)?? (?:is|are|runs?|"
            r"calls?|has) <D><T>",
            sources=PRODUCTS,
            targets=USABLE | MEANS,
        ),
    )


def _contrasts() -> tuple[Frame, ...]:
    def against(rule: str, words: str, phrase: str, kind: RelationType, also: str = "") -> Frame:
        sides = ACTORS
        return frame(rule, kind, words, phrase, 0.75, sources=sides, targets=sides, contrasts=True, also=also)

    alike, compared = RelationType.ALTERNATIVE_TO, RelationType.COMPARED_WITH
    rather = r"(?:instead of|rather than|in place of|over|in preference to)"
    return (
        against(
            "instead of",
            _CHOOSE_WORDS + " works instead place",
            rf"{_CHOOSE} <D><s><W> {rather} <D><t>",
            alike,
            also="instead rather place over preference",
        ),
        against(
            "can stand in",
            "instead place",
            r"<s>(?: can| may| could)?(?: also)? (?:be used|serves?|works?|helps?)<W> (?:instead|in place) of <D><t>",
            alike,
        ),
        against("prefer to", "prefer preferred favour favor", r"(?:prefer|favou?r) <D><s> to <D><t>", alike),
        against(
            "are alternatives",
            "alternatives alternative interchangeable",
            r"<s> and <D><t><W> (?:are|can be)<W> (?:alternatives|interchangeable)",
            alike,
        ),
        against(
            "as an alternative",
            "alternative alternatives substitute replacement",
            r"alternatives? (?:to|for) <D><t>(?: is| are|:|,)(?: \w+)?? <D><S>",
            alike,
        ),
        against("unlike", "unlike", r"unlike(?: with| in)? <D><t><N>, <D><s>", compared),
        against(
            "set beside",
            "compared contrast comparison opposed against",
            r"(?:compared (?:with|to)|in contrast (?:to|with)|in comparison (?:to|with)|as opposed to|"
            r"against)<W> <D><t><N>, <D><s>",
            compared,
        ),
        against(
            "differs from",
            "differs differ unlike opposed contrast",
            r"<s>,?(?: \w+){0,6}?,? (?:differs? from|unlike|as opposed to|in contrast (?:to|with)) <D><t>",
            compared,
        ),
        against(
            "difference between",
            "difference differences choice between",
            r"(?:difference|choice|choosing|decision|trade-?offs?)s? between <D><s> (?:and|or) <D><t>",
            compared,
        ),
        against(
            "where the other",
            "while whereas",
            r"^\W*<D><s> [^.;:\ue000-\ue0ff]{3,80}, (?:while|whereas) <D><t> [a-z][\w-]*",
            compared,
        ),
    )
