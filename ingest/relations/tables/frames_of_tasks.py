"""The frames that say what handles a task, and which metric judges it."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.frames import Frame, frame
from ingest.relations.verb_patterns import ACTORS, METHODS, PURPOSES

_METRICS = frozenset({EntityKind.METRIC})
_TASKS = PURPOSES | METHODS


def frames() -> tuple[Frame, ...]:
    """Return the rows."""
    serves, measures = RelationType.USED_FOR, RelationType.MEASURES
    judge = r"(?:judge|measure|evaluate|score|assess|gauge|rate|quantify|grade|validate|check|compare)s?"
    doers = ACTORS - {EntityKind.TECHNIQUE} | {EntityKind.METRIC}
    return (
        frame(
            "handles that task",
            serves,
            "handles handle does do solves solve suits suit fits fit covers cover",
            r"<T>(?: problems?| tasks?| jobs?)?,?(?: and| so|;)? <D><S>(?: can| will)? (?:handles?|does|do|solves?|"
            r"suits?|fits?|"
            r"covers?) (?:it|this|that|these|them)",
            sources=doers,
            targets=PURPOSES,
        ),
        frame(
            "a task, for which",
            serves,
            "is are",
            r"(?:is|are) (?:an? |the )?(?:[a-z]+ )?<T>(?: problems?| tasks?)?: ?(?:use )?"
            r"<D><S>",
            sources=doers,
            targets=PURPOSES,
        ),
        frame(
            "by its sort, for",
            serves,
            "algorithm model technique method service tool metric feature library framework network measure",
            r"<S>(?:,| \(| [—–-])(?: which is)? (?:an?|the|one of the|another)(?: [\w-]+){0,4}? (?:algorithm|model|"
            r"technique|"
            r"method|service|tool|metric|feature|library|framework|network|measure)s?(?: used| meant| made)? (?:for|"
            r"of) <D><T>",
            sources=doers | METHODS,
            targets=PURPOSES,
        ),
        frame(
            "is what fits",
            serves,
            "for",
            r"^\W*<D><S>,? (?:when|whenever|if) (?:you|we|one|the)(?: [\w'’-]+){1,4}? <D><T>",
            sources=METHODS,
            targets=PURPOSES,
            also="when whenever if",
        ),
        frame(
            "judged by a metric",
            measures,
            "judge measure evaluate score assess gauge rate quantify grade validate check compare "
            "judges measures evaluates scores assesses",
            rf"{judge} <D><T>(?: \w+)? (?:by|with|using|on|via|in) <D><S>",
            sources=_METRICS,
            targets=_TASKS,
        ),
        frame(
            "and another by a metric",
            measures,
            "by with on",
            r"and <D><T>(?: \w+)? (?:by|with|on) <D><S>",
            sources=_METRICS,
            targets=_TASKS,
        ),
        frame(
            "metrics for a task",
            measures,
            "metric metrics measures scores loss",
            r"<T>(?: [\w-]+)? (?:metrics?|measures|scores|loss)"
            r"(?: are| is| include| such as| like)?:? ?<D><S>",
            sources=_METRICS,
            targets=_TASKS,
        ),
        frame(
            "for a task, metrics",
            measures,
            "for in",
            r"^\W*(?:for|in) <D><T>(?: [\w-]+){0,2}?(?:,|:| use| take| look at| watch| "
            r"report)(?: \w+){0,2}? <D><S>",
            sources=_METRICS,
            targets=_TASKS,
        ),
    )
