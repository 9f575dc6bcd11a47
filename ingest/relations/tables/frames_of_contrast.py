"""The frames that set two things against each other without a word for comparing."""

from __future__ import annotations

from graph.knowledge import RelationType
from ingest.relations.frames import Frame, frame
from ingest.relations.verb_patterns import ACTORS

_IS = r"(?:is|are|was|['’]s)"
_PLAIN = "[^.;:!?,\ue000-\ue0ff]{2,60}"


def frames() -> tuple[Frame, ...]:
    """Return the rows."""

    def against(rule: str, words: str, phrase: str) -> Frame:
        return frame(
            rule, RelationType.COMPARED_WITH, words, phrase, 0.75, sources=ACTORS, targets=ACTORS, contrasts=True
        )

    return (
        against(
            "came out ahead",
            "ahead better worse stronger weaker won wins lost loses behind edged edges",
            r"<s>(?: \w+){0,2}? (?:(?:came|comes?|was|is|finished|ended up) (?:out )?(?:\w+ )?"
            r"(?:ahead of|behind|(?:better|stronger|weaker|worse) than)|"
            r"(?:won|wins|lost|loses) (?:out )?(?:over|against|to)|"
            r"edge[sd] out) <D><t>",
        ),
        against(
            "chosen over",
            "chosen picked preferred selected favoured favored taken",
            r"<s>,?<P> (?:chosen|picked|preferred|selected|favou?red|taken) (?:over|to|before|ahead of) <D><t>",
        ),
        against(
            "each the other way",
            "the for",
            rf"^\W*<D><s> {_IS} (?:the|for) {_PLAIN}, (?:and |but |while )?<D><t> {_IS} (?:the|for)",
        ),
        against(
            "by contrast",
            "contrast hand other comparison meanwhile",
            r"^\W*<D><s>(?:,[^.;!?]{3,60},)? [^.!?;]{3,120}; (?:and |but )?<D><t>,? "
            r"(?:by contrast|in contrast|by comparison|on the other hand|meanwhile)",
        ),
        against(
            "the challenger",
            "challenger rival competitor runner-up contender benchmark baseline",
            r"^\W*<D><s>[^.!?;]{3,120}[;,] (?:and |while |with )?<D><t> (?:(?:acts?|serves?|runs?|is used) )?(?:as|is) "
            r"(?:the|its|a) (?:challenger|rival|competitor|runner-up|contender|benchmark|baseline)",
        ),
    )
