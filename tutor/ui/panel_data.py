"""The cards at the side as blocks of plain data: entity, evidence, community, path."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict

from graph.knowledge import RELATION_MEANINGS, Entity, Relation
from graph.types import Citation
from tutor.explore.atlas import Atlas
from tutor.explore.cards import Card, CommunityCard, Group, by_confidence, cited, sentence_of
from tutor.explore.compare import Comparison
from tutor.explore.draw import pick_of
from tutor.explore.looks import KIND_LOOKS, TYPE_LOOKS
from tutor.explore.routes import Reach, Route
from tutor.explore.view import short_key
from tutor.ui.answer_data import MarkData, counted
from tutor.ui.numbering import Numbering, lines_phrase, number_citations, source_name


class TitleBlock(TypedDict):
    """The head of a card; `shape` and `color` are those of its kind, or empty."""

    type: Literal["title"]
    text: str
    note: str
    shape: str
    color: str


class TextBlock(TypedDict):
    """A line of text."""

    type: Literal["text"]
    text: str


class SaidBlock(TypedDict):
    """Words of the notes with the mark that opens them; `lead` is what they are quoted for, or empty."""

    type: Literal["said"]
    lead: str
    text: str
    where: str
    note: str
    mark: MarkData


class ItemData(TypedDict):
    """One line of a list: what a click on it picks, and how often the notes say it."""

    text: str
    pick: str
    more: str
    count: int


class ListBlock(TypedDict):
    """Things of one sort under a heading with the line or shape they are drawn with."""

    type: Literal["list"]
    head: str
    color: str
    line: str
    items: list[ItemData]


Block: TypeAlias = TitleBlock | TextBlock | SaidBlock | ListBlock


def entity_blocks(card: Card) -> tuple[list[Block], Numbering]:
    """Return an entity's card with the citations that its marks open."""
    numbering = number_citations([card.description.citation] if card.description else [])
    blocks: list[Block] = [_entity_title(card.entity)]
    if card.entity.aliases:
        blocks.append(_text("Also: " + ", ".join(card.entity.aliases)))
    if card.description:
        blocks.append(_said(card.description.text, card.description.citation, numbering))
    blocks.append(_text(f"{counted(card.mentions, 'mention')} in the notes"))
    blocks += [_group(group) for group in card.groups]
    return blocks, numbering


def evidence_blocks(atlas: Atlas, relation: Relation) -> tuple[list[Block], Numbering]:
    """Return a relation's evidence with the citations that its marks open."""
    evidence = by_confidence(relation.evidence)
    numbering = number_citations(map(cited, evidence))
    blocks: list[Block] = [
        {
            "type": "title",
            "text": sentence_of(atlas, relation),
            "note": f"{counted(len(evidence), 'place')} in the notes {'says' if len(evidence) == 1 else 'say'} so",
            "shape": "",
            "color": TYPE_LOOKS[relation.type].color,
        }
    ]
    for each in evidence:
        note = f"read by the rule “{each.rule}”, {each.confidence:.0%} sure"
        blocks.append(_said(each.quote, cited(each), numbering, note))
    ends = [atlas.entities[relation.source_id], atlas.entities[relation.target_id]]
    blocks.append({"type": "list", "head": "Cards", "color": "", "line": "", "items": [_item(end) for end in ends]})
    return blocks, numbering


def community_blocks(card: CommunityCard) -> list[Block]:
    """Return a community's card."""
    members = len(card.community.members)
    head: TitleBlock = {"type": "title", "text": card.community.name, "note": "", "shape": "", "color": ""}
    head["note"] = f"{members:,} entities that the notes relate to one another"
    items = [_item(member) for member in card.members]
    return [head, {"type": "list", "head": "Most central", "color": "", "line": "", "items": items}]


def communities_blocks(cards: Sequence[CommunityCard], unrelated: int) -> list[Block]:
    """Return the list of communities, and how many entities belong to none."""
    items: list[ItemData] = [
        {
            "text": card.community.name,
            "pick": f"c-{short_key(card.community.id)}",
            "more": "",
            "count": len(card.community.members),
        }
        for card in cards
    ]
    blocks: list[Block] = [{"type": "list", "head": "Communities", "color": "", "line": "", "items": items}]
    if unrelated:
        blocks.append(_text(f"{unrelated:,} more entities stand in no relation; the search finds them."))
    return blocks


def route_blocks(routes: Sequence[Route]) -> tuple[list[Block], Numbering]:
    """Return paths in words, a citation with every hop."""
    numbering = number_citations(cited(step.evidence) for route in routes for step in route.steps)
    blocks: list[Block] = []
    for number, route in enumerate(routes, start=1):
        title = "The best path" if number == 1 else f"Another path ({number})"
        blocks.append({"type": "title", "text": title, "note": " → ".join(route.names), "shape": "", "color": ""})
        for step in route.steps:
            blocks.append(_said(step.evidence.quote, cited(step.evidence), numbering, lead=step.text))
    return blocks, numbering


def no_path_blocks(reaches: Sequence[Reach]) -> list[Block]:
    """Return how far each end reaches where no path joins them."""
    names = " and ".join(reach.entity.name for reach in reaches)
    title: TitleBlock = {"type": "title", "text": "No path", "note": "", "shape": "", "color": ""}
    title["note"] = f"The notes join {names} by no chain of relations that is shown here."
    return [title, *(_text(f"{r.entity.name} reaches {r.others:,} other entities.") for r in reaches)]


def comparison_blocks(comparison: Comparison) -> list[Block]:
    """Return what the compared share and what only one of them has."""
    rows = [row for row in (*comparison.features, *comparison.related) if row.entity]
    parts = [("Shared", [row.entity for row in rows if row.is_shared])]
    for number, side in enumerate(comparison.sides):
        parts.append((f"Only {side.name}", [row.entity for row in rows if row.sides[number] and not row.is_shared]))
    return [
        {"type": "list", "head": head, "color": "", "line": "", "items": [_item(entity) for entity in own if entity]}
        for head, own in parts
        if own
    ]


def _entity_title(entity: Entity) -> TitleBlock:
    look = KIND_LOOKS[entity.kind]
    note = f"{entity.kind.value}, part of {entity.parent}" if entity.parent else entity.kind.value
    return {"type": "title", "text": entity.name, "note": note, "shape": look.shape.value, "color": look.color}


def _text(text: str) -> TextBlock:
    return {"type": "text", "text": text}


def _said(text: str, citation: Citation, numbering: Numbering, note: str = "", lead: str = "") -> SaidBlock:
    number = numbering.number(citation)
    trail = " › ".join((citation.document, *citation.heading_path))
    return {
        "type": "said",
        "lead": lead,
        "text": text,
        "where": f"{trail}, {lines_phrase(citation.span)}",
        "note": note,
        "mark": {"number": number, "name": source_name(number, citation)},
    }


def _group(group: Group) -> ListBlock:
    look = TYPE_LOOKS[group.type]
    verb = RELATION_MEANINGS[group.type].verb
    items: list[ItemData] = [
        {
            "text": item.other.name,
            "pick": pick_of(item.other),
            "more": pick_of(item.relation),
            "count": len(item.relation.evidence),
        }
        for item in group.items
    ]
    head = verb if group.out else f"… {verb} this"
    return {"type": "list", "head": head, "color": look.color, "line": look.line.value, "items": items}


def _item(entity: Entity) -> ItemData:
    return {"text": entity.name, "pick": pick_of(entity), "more": "", "count": 0}
