"""The cards at the side as blocks of plain data: entity, evidence, community, path."""

from __future__ import annotations

from collections.abc import Sequence

from graph.knowledge import RELATION_MEANINGS, Relation
from tutor.explore.atlas import Atlas
from tutor.explore.cards import Card, CommunityCard, Group, by_confidence, cited, sentence_of
from tutor.explore.compare import Comparison
from tutor.explore.draw import pick_of
from tutor.explore.looks import TYPE_LOOKS
from tutor.explore.routes import Reach, Route
from tutor.explore.view import View, short_key
from tutor.ui.answer_data import counted
from tutor.ui.numbering import Numbering, number_citations
from tutor.ui.panel_blocks import (
    Block,
    ItemData,
    ListBlock,
    TitleBlock,
    entity_item,
    entity_title,
    said_block,
    text_block,
)


def entity_blocks(card: Card) -> tuple[list[Block], Numbering]:
    """Return an entity's card with the citations that its marks open."""
    numbering = number_citations([card.description.citation] if card.description else [])
    blocks: list[Block] = [entity_title(card.entity)]
    if card.entity.aliases:
        blocks.append(text_block("Also: " + ", ".join(card.entity.aliases)))
    if card.description:
        blocks.append(said_block(card.description.text, card.description.citation, numbering))
    blocks.append(text_block(f"{counted(card.mentions, 'mention')} in the notes"))
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
        blocks.append(said_block(each.quote, cited(each), numbering, note))
    ends = [atlas.entities[relation.source_id], atlas.entities[relation.target_id]]
    blocks.append(
        {"type": "list", "head": "Cards", "color": "", "line": "", "items": [entity_item(end) for end in ends]}
    )
    return blocks, numbering


def community_blocks(card: CommunityCard) -> list[Block]:
    """Return a community's card."""
    members = len(card.community.members)
    head: TitleBlock = {"type": "title", "text": card.community.name, "note": "", "shape": "", "color": ""}
    head["note"] = f"{members:,} entities that the notes relate to one another"
    items = [entity_item(member) for member in card.members]
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
        blocks.append(text_block(f"{unrelated:,} more entities stand in no relation; the search finds them."))
    return blocks


def route_blocks(routes: Sequence[Route]) -> tuple[list[Block], Numbering]:
    """Return paths in words, a citation with every hop."""
    numbering = number_citations(cited(step.evidence) for route in routes for step in route.steps)
    blocks: list[Block] = []
    for number, route in enumerate(routes, start=1):
        title = "The best path" if number == 1 else f"Another path ({number})"
        blocks.append({"type": "title", "text": title, "note": " → ".join(route.names), "shape": "", "color": ""})
        for step in route.steps:
            blocks.append(said_block(step.evidence.quote, cited(step.evidence), numbering, lead=step.text))
    return blocks, numbering


def no_path_blocks(reaches: Sequence[Reach]) -> list[Block]:
    """Return how far each end reaches where no path joins them."""
    names = " and ".join(reach.entity.name for reach in reaches)
    title: TitleBlock = {"type": "title", "text": "No path", "note": "", "shape": "", "color": ""}
    title["note"] = f"The notes join {names} by no chain of relations that is shown here."
    return [title, *(text_block(f"{r.entity.name} reaches {r.others:,} other entities.") for r in reaches)]


def answer_blocks(atlas: Atlas, view: View) -> list[Block]:
    """Return what an answer used: the relations it rests on and the entities its lines mention."""
    relations = [relation for relation in map(atlas.relation, view.lit) if relation is not None]
    parts: list[tuple[str, list[ItemData]]] = [
        ("Relations that it rests on", [_relation_item(atlas, relation) for relation in relations]),
        ("Entities that its lines mention", [entity_item(entity) for entity in atlas.named(view.at)]),
    ]
    return [{"type": "list", "head": head, "color": "", "line": "", "items": items} for head, items in parts if items]


def comparison_blocks(atlas: Atlas, comparison: Comparison) -> list[Block]:
    """Return how the compared relate, what they share and what only one of them has."""
    between = [_relation_item(atlas, relation) for relation in comparison.between]
    rows = [row for row in (*comparison.features, *comparison.related) if row.entity]
    parts = [("Shared", [row.entity for row in rows if row.is_shared])]
    for number, side in enumerate(comparison.sides):
        parts.append((f"Only {side.name}", [row.entity for row in rows if row.sides[number] and not row.is_shared]))
    own: list[Block] = [
        {
            "type": "list",
            "head": name,
            "color": "",
            "line": "",
            "items": [entity_item(entity) for entity in found if entity],
        }
        for name, found in parts
        if found
    ]
    head: list[Block] = [{"type": "list", "head": "Between them", "color": "", "line": "", "items": between}]
    return [*(head if between else []), *own]


def _relation_item(atlas: Atlas, relation: Relation) -> ItemData:
    text = sentence_of(atlas, relation)
    return {"text": text, "pick": pick_of(relation), "more": "", "count": len(relation.evidence)}


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
