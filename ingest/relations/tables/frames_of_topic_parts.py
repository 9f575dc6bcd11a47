"""The frames that name a part and leave its whole to what their statement is about: 'Its components are …'."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.frames import Frame, Kinship, frame
from ingest.relations.part_words import COUNT, OFFERS, OFFERS_WORDS, OWN_PIECE, PIECE, PIECE_WORDS
from ingest.relations.verb_patterns import ANY, PLACES

_IT = r"(?:it|this|them|the (?:same )?(?:service|platform|suite|product|family|console|umbrella|package|tool|feature))"


# After these, a name is not what 'its' speaks of: 'its result to S3'.
_FOREIGN = r"(?:to|in|into|from|with|at|on|for|of|by|via|through|results?|outputs?|data|inputs?|metrics|logs|models?)\b"


def frames() -> tuple[Frame, ...]:
    """Return the rows."""
    return (*_catalogued(), *_stated())


def _part(rule: str, words: str, phrase: str) -> Frame:
    return frame(
        rule,
        RelationType.PART_OF,
        words,
        phrase,
        0.75,
        sources=ANY,
        targets=PLACES,
        kinship=Kinship.CATALOGUED,
    )


def _catalogued() -> tuple[Frame, ...]:
    """Phrases that the catalogue has to confirm."""
    return (
        _part("its part", "its their whose", rf"(?:its|their|whose)(?: (?!{_FOREIGN})[\w-]+){{0,3}}? <L>"),
        _part(
            "its pieces",
            PIECE_WORDS,
            rf"(?:its|the|their|{COUNT})<W> {PIECE}<W>(?:,| (?:are|is|include|includes|like|such as|called|"
            rf"named)| ?[:(—–]) ?<D><L>",
        ),
        _part(
            "it has its part",
            OFFERS_WORDS,
            rf"(?:^|(?<=[.;:–—] ))(?:(?:it|they|also|this) )*{OFFERS}<P>(?: ?[:(]| such as| like)? ?<D><L>",
        ),
        _part(
            "is its", "its their", rf"<S>,?(?: (?:is|are|being))?(?: one of)? (?:its|their) (?!{_FOREIGN})[a-z][\w-]*"
        ),
        _part("among them", "among including such namely like", r"(?:among them|including|such as|namely|like) <D><L>"),
        _part(
            "in it",
            "it this them service platform suite product family console umbrella package tool feature",
            rf"<S>(?: [\w-]+){{0,4}}? (?:in|into|inside|within|with|under|of|to) {_IT}",
        ),
        _part(
            "found there",
            "here there inside within",
            r"(?:here|there|inside|within)(?: (?:you|we|one))? (?:find|get|see|meet|lives?|sits?|have|are|is)"
            r"<W> <D><L>",
        ),
    )


def _stated() -> tuple[Frame, ...]:
    """Phrases that suffice where the catalogue knows of no other whole."""
    return (
        frame(
            "its own pieces",
            RelationType.PART_OF,
            PIECE_WORDS,
            rf"(?:its|their)(?: \w+)? {OWN_PIECE} (?:are|include|comprise)<W> <D><L>",
            0.8,
            sources=PLACES - {EntityKind.SERVICE},
            targets=PLACES - {EntityKind.FRAMEWORK},
            kinship=Kinship.STATED,
            also="its their",
        ),
        frame(
            "models of the host",
            RelationType.PART_OF,
            "access choose pick call get hub offers hosts catalog library offer available deploy there here it among "
            "gives",
            r"(?:access|choose|pick|call|get|gives(?: you)?|among (?:them|which|others)|"
            r"hub|offers|hosts|catalogue?|library|on offer|available|"
            r"(?:from|in|on) it|there|here)<P>,?(?: ?:| such as| like| including| among them| from| by| are| is)?"
            r" ?<D><L>",
            0.8,
            sources=frozenset({EntityKind.MODEL}),
            targets=frozenset({EntityKind.SERVICE, EntityKind.FEATURE}),
            kinship=Kinship.HOSTED,
        ),
    )
