"""Which entities the parts of a course outline ask for: the plan, kept apart from what the notes say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from graph.knowledge import OutlineAsk
from graph.types import OutlineItem, Passage, PassageKind, Quote, Statement
from ingest.find import names_in
from ingest.findings import Naming
from ingest.naming.resolution import Identity, identify
from ingest.naming.vocabulary import Vocabulary


def plan_asks(items: Sequence[OutlineItem], vocabulary: Vocabulary) -> tuple[OutlineAsk, ...]:
    """Return the entities that the parts' prompts name, by item; an entity is told by the same id as in the graph."""
    named: set[tuple[str, Naming]] = set()
    for _, own in groupby(sorted(items, key=_place), key=lambda item: item.document):
        named.update((each.passage_id, each.naming) for each in names_in(list(map(_as_passage, own)), vocabulary))
    identities = {naming: _identity(naming) for naming in {naming for _, naming in named}}
    asks = {_ask(item_id, identities[naming]) for item_id, naming in named}
    return tuple(sorted(asks, key=lambda ask: (ask.item_id, ask.entity_id)))


def _place(item: OutlineItem) -> tuple[str, int]:
    return item.document, item.ordinal


def _identity(naming: Naming) -> Identity:
    return identify(naming.term or naming.surface, naming.kind, listed=bool(naming.term))


def _ask(item_id: str, identity: Identity) -> OutlineAsk:
    return OutlineAsk(item_id, identity.id, identity.name, identity.kind)


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
