"""The frames on what data and news pass through on their way: 'from S3 through Glue', 'from where they mail us'."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.frames import Frame, frame
from ingest.relations.verb_patterns import PRODUCTS, STORES

_MOVED = (
    r"(?:flow|come|arrive|travel|go|move|load|stream|pull|fetch|read|copi|copy|migrate|replicate|ingest|import|export|"
    r"transfer|bring|brought|sync|ship|send|sent|deliver|write|written|land|push|collect|gather|pass|hand|convey|carri)"
    r"(?:s|es|ed|d|ing)?"
)
_THROUGH_WORDS = "through via by way means help"
_THROUGH = r"(?:through|via|by way of|by means of|with the help of|by)"
_CARRIERS = PRODUCTS - {EntityKind.FRAMEWORK, EntityKind.DEPLOYMENT}
_SOME = r"(?: (?!not\b|no\b)[\w'’-]+){0,6}?"


def frames() -> tuple[Frame, ...]:
    """Return the rows."""
    return (
        frame(
            "from there by way of",
            RelationType.READS_FROM,
            _THROUGH_WORDS,
            rf"{_MOVED}{_SOME} (?:from|out of) <D><T><N>(?: (?:into|to|in)(?: \w+){{1,3}})??,? {_THROUGH} <D><S>",
            0.75,
            sources=_CARRIERS,
            targets=STORES,
            also="from out",
        ),
        frame(
            "from where people are told",
            RelationType.ALERTS_THROUGH,
            "where there which",
            r"<S><N>,? (?:and )?from (?:where|there|which) [^.;:!?\ue000-\ue0ff]{0,40}"
            r"(?:alarm|alert|page|mail|notif|text|warn|on-call|told|message)"
            r"[^.;:!?\ue000-\ue0ff]{0,30} (?:through|via|by|to|over) <D><T>",
            0.75,
            sources=PRODUCTS,
            targets=frozenset({EntityKind.SERVICE}),
            also="from",
        ),
    )
