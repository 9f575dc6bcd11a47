"""Which entities the parts of a course outline ask for: the plan, kept apart from what the notes say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from graph.knowledge import OutlineAsk
from graph.types import OutlineItem, Passage, PassageKind, Quote, Statement
from ingest.find import names_in
from ingest.findings import Sighting
from ingest.naming.resolution import identify
from ingest.naming.vocabulary import Vocabulary


def plan_asks(items: Sequence[OutlineItem], vocabulary: Vocabulary) -> tuple[OutlineAsk, ...]:
    """Return the entities that the parts' prompts name, by item; an entity is told by the same id as in the graph."""
    asks: set[OutlineAsk] = set()
    for _, own in groupby(sorted(items, key=_place), key=lambda item: item.document):
        asks.update(map(_ask, names_in([_as_passage(item) for item in own], vocabulary)))
    return tuple(sorted(asks, key=lambda ask: (ask.item_id, ask.entity_id)))


def _place(item: OutlineItem) -> tuple[str, int]:
    return item.document, item.ordinal


def _ask(sighting: Sighting) -> OutlineAsk:
    naming = sighting.naming
    name = naming.term or naming.surface
    return OutlineAsk(sighting.passage_id, identify(name, naming.kind, listed=bool(naming.term)).id, name, naming.kind)


def _as_passage(item: OutlineItem) -> Passage:
    """Return a prompt in the shape that names are found in; it is never stored as a passage."""
    statement = Statement(item.prompt, "", (), (Quote(item.span, item.prompt),))
    return Passage(
        id=item.id,
        document=item.document,
        section_id="",
        ordinal=item.ordinal,
        kind=PassageKind.PARAGRAPH,
        title=item.chapter or item.document,
        heading_path=item.heading_path,
        lead_in=(),
        span=item.span,
        text=item.prompt,
        statements=(statement,),
    )
