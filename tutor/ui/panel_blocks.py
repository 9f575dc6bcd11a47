"""The blocks that a card is made of, as the panel component is given them."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

from graph.knowledge import Entity
from graph.types import Citation
from tutor.explore.draw import pick_of
from tutor.explore.looks import KIND_LOOKS
from tutor.ui.answer_data import MarkData
from tutor.ui.numbering import Numbering, lines_phrase, source_name


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


def entity_title(entity: Entity) -> TitleBlock:
    """Return the head of an entity's card."""
    look = KIND_LOOKS[entity.kind]
    note = f"{entity.kind.value}, part of {entity.parent}" if entity.parent else entity.kind.value
    return {"type": "title", "text": entity.name, "note": note, "shape": look.shape.value, "color": look.color}


def text_block(text: str) -> TextBlock:
    """Return a line of text."""
    return {"type": "text", "text": text}


def said_block(text: str, citation: Citation, numbering: Numbering, note: str = "", lead: str = "") -> SaidBlock:
    """Return words of the notes with the mark that opens them."""
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


def entity_item(entity: Entity) -> ItemData:
    """Return a line that opens an entity's card."""
    return {"text": entity.name, "pick": pick_of(entity), "more": "", "count": 0}
