"""The statement that says best what an entity is."""

from __future__ import annotations

import re

from graph.knowledge import Entity
from graph.types import PassageKind
from tutor.notes.likeness import term_set
from tutor.notes.shelf import Shelf, Spot

# What follows a name where a sentence says what the thing is.
_IS = re.compile(r"(?:\s*\([^)]*\))?\s+(?:is|are)\s+(?:an?|the|one|all|what|fully|where|how)\b", re.IGNORECASE)
_COLON = re.compile(r"(?:\s*\([^)]*\))?\s*(?:[:—]|\s-)\s")
_DESCRIBED = re.compile(r"(?:description|definition|purpose|what it is)\s*[:—]", re.IGNORECASE)
_FEWEST_TERMS = 6
_NO_SENTENCES = (PassageKind.CODE, PassageKind.TABLE)


def definition(entity: Entity, shelf: Shelf) -> Spot | None:
    """Return 'X is a …', else a description under a heading that names it, else 'X: …', else what the graph has."""
    told = [spot for spot in shelf.mentioning(entity.id) if spot.passage.kind not in _NO_SENTENCES]
    under = [spot for spot in _under_its_heading(entity, shelf) if _DESCRIBED.match(spot.text)]
    ranked = [*(s for s in told if _opens(entity, s, _IS)), *under, *(s for s in told if _opens(entity, s, _COLON))]
    full = [spot for spot in ranked if len(term_set(spot.text)) >= _FEWEST_TERMS]
    return full[0] if full else _described(entity, shelf)


def _opens(entity: Entity, spot: Spot, after: re.Pattern[str]) -> bool:
    names = sorted((entity.name, *entity.aliases), key=len, reverse=True)
    found = next((n for n in names if spot.text.casefold().startswith(n.casefold())), None)
    return found is not None and after.match(spot.text, len(found)) is not None


def _under_its_heading(entity: Entity, shelf: Shelf) -> list[Spot]:
    return [
        spot
        for section in shelf.sections.values()
        if section.heading_path and entity.id in shelf.named_in(section.heading_path[-1])
        for spot in shelf.of_section(section.id)
    ]


def _described(entity: Entity, shelf: Shelf) -> Spot | None:
    passage_id, index = entity.description or ("", 0)
    passage = shelf.passages.get(passage_id)
    return Spot(passage, index) if passage else None
