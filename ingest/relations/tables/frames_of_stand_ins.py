"""The frames that set one thing against another, or put it in its place."""

from __future__ import annotations

from graph.knowledge import RelationType
from ingest.relations.frames import Frame, frame
from ingest.relations.verb_patterns import ACTORS

_BE = r"(?:(?:can|may|could|is|are|was|has|have|be|been|largely|mostly|now|also|often|usually|easily) )+"


def frames() -> tuple[Frame, ...]:
    """Return the rows."""

    def against(rule: str, words: str, phrase: str, kind: RelationType) -> Frame:
        return frame(rule, kind, words, phrase, 0.75, sources=ACTORS, targets=ACTORS, contrasts=True)

    alike, compared = RelationType.ALTERNATIVE_TO, RelationType.COMPARED_WITH
    rival = (
        r"(?:alternatives?|substitutes?|replacements?|stand-?ins?|equivalents?|counterparts?|rivals?|competitors?|"
        r"successors?)"
    )
    return (
        against(
            "this instead of that",
            "instead rather place lieu",
            r"(?<!from )(?<!to )(?<!into )(?<!in )<s>(?: [\w'’-]+){0,4}? (?:instead of|rather than|in place "
            r"of|in lieu of) <D>(?:\w+ )?<t>",
            alike,
        ),
        against(
            "is replaced by",
            "replaced superseded succeeded substituted",
            rf"<t>(?: [\w'’,-]+){{0,6}}? {_BE}(?:replaced|"
            r"superseded|succeeded|substituted) (?:by|with) <D><s>",
            alike,
        ),
        against(
            "is a stand-in for",
            "alternative alternatives substitute replacement stand equivalent counterpart rival competitor successor",
            rf"<s>,?(?: (?!not\b)[\w'’-]+){{0,6}}? {rival} (?:to|for|of) <D><t>",
            alike,
        ),
        against(
            "too much, so instead",
            "instead too",
            r"<t>(?: \w+)? (?:is|are|gets?|becomes?) too [^.;:\ue000-\ue0ff]{3,50}?"
            r"<s>(?: \w+)? instead",
            alike,
        ),
        against(
            "unlike the other, which",
            "unlike",
            r"unlike(?: with| in)? <D><t><N>,? (?:which|who|that|where) [^,.;:]{3,90}, "
            r"<D><s>",
            compared,
        ),
        against(
            "less than the other",
            "than",
            r"<s>,?(?: [\w'’-]+){0,12}? (?:[a-z]+(?:er|ier)|better|worse|(?:more|less|fewer)(?: "
            r"[\w-]+){0,2})(?: [\w-]+){0,2}?(?<!rather)(?<!other) than(?: with| in| on| by)? <D><t>",
            compared,
        ),
        against(
            "as good as", "as", r"<s>(?: [\w'’-]+){0,5}? as (?!well\b|soon\b|long\b|far\b)[a-z]+ as <D><t>", compared
        ),
    )
