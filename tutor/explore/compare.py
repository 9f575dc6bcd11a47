"""Two or three entities side by side: what they share and what only one of them has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.knowledge import RELATION_MEANINGS, Entity, Relation, RelationType
from tutor.explore.atlas import Atlas, Tie
from tutor.explore.picture import HEIGHT, WIDTH, Picture, Point, is_shown, picture_at, shown_relations
from tutor.explore.spots import add_near
from tutor.explore.view import MOST_COMPARED, View

_SEATS: dict[int, tuple[Point, ...]] = {
    1: ((500.0, 360.0),),
    2: ((250.0, 360.0), (750.0, 360.0)),
    3: ((230.0, 210.0), (770.0, 210.0), (500.0, 560.0)),
}
_MOST_SECTIONS = 8


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the notes that mentions an entity."""

    document: str
    heading_path: tuple[str, ...]
    line: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Row:
    """What one or more of the compared have: a related entity, or a section. `relations` has one entry per side."""

    name: str
    entity: Entity | None
    section: Section | None
    relations: tuple[tuple[Relation, ...], ...]
    sides: tuple[bool, ...]

    @property
    def is_shared(self) -> bool:
        """Tell whether at least two sides have it."""
        return sum(self.sides) > 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """The compared, relations between them, and rows of features, other relations and sections; shared ones first."""

    sides: tuple[Entity, ...]
    between: tuple[Relation, ...]
    features: tuple[Row, ...]
    related: tuple[Row, ...]
    sections: tuple[Row, ...]


def compared(atlas: Atlas, view: View) -> tuple[Entity, ...]:
    """Return the entities that a view compares."""
    return atlas.named(view.at)[:MOST_COMPARED]


def comparison_of(atlas: Atlas, view: View) -> Comparison:
    """Return what the compared entities share and where they differ."""
    sides = compared(atlas, view)
    feature_rows = _related_rows(atlas, sides, view, features=True)
    other_rows = _related_rows(atlas, sides, view, features=False)
    between = shown_relations(atlas, [side.id for side in sides], view)
    return Comparison(sides, between, feature_rows, other_rows, _section_rows(atlas, sides))


def comparison_picture(atlas: Atlas, view: View) -> Picture:
    """Return the picture of a comparison: shared neighbours between the compared, others around their own."""
    sides = compared(atlas, view)
    seats = dict(zip([side.id for side in sides], _SEATS.get(len(sides), ()), strict=False))
    near: dict[str, list[str]] = {}
    for side in sides:
        for tie in _ties(atlas, side, view):
            if tie.other not in seats and side.id not in near.setdefault(tie.other, []):
                near[tie.other].append(side.id)
    ranked = sorted(near, key=lambda member: (-len(near[member]), -len(atlas.ties(member)), member))
    wanted = [(member, _between([seats[side] for side in near[member]])) for member in ranked[: view.show]]
    places = add_near(seats, wanted, towards=(WIDTH / 2, HEIGHT / 2))
    return picture_at(atlas, places, view, important=seats, left_out=len(ranked) - len(wanted))


def phrase(relation: Relation, side: Entity) -> str:
    """Return how a relation reads from one of its ends: 'uses' or '← uses' when it comes from the other."""
    meaning = RELATION_MEANINGS[relation.type]
    return meaning.verb if meaning.symmetric or relation.source_id == side.id else f"← {meaning.verb}"


def _ties(atlas: Atlas, side: Entity, view: View) -> list[Tie]:
    return [
        tie
        for tie in atlas.ties(side.id)
        if tie.relation.type not in view.hidden_types and is_shown(atlas.entities[tie.other], view)
    ]


def _is_feature(tie: Tie) -> bool:
    return tie.relation.type is RelationType.PART_OF and not tie.out


def _related_rows(atlas: Atlas, sides: Sequence[Entity], view: View, features: bool) -> tuple[Row, ...]:
    found: dict[str, list[list[Relation]]] = {}
    for number, side in enumerate(sides):
        for tie in _ties(atlas, side, view):
            if _is_feature(tie) is features and atlas.entities[tie.other] not in sides:
                found.setdefault(tie.other, [[] for _ in sides])[number].append(tie.relation)
    rows = [
        Row(
            atlas.entities[other].name,
            atlas.entities[other],
            None,
            tuple(map(tuple, relations)),
            tuple(bool(own) for own in relations),
        )
        for other, relations in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-sum(row.sides), [not side for side in row.sides], row.name)))


def _section_rows(atlas: Atlas, sides: Sequence[Entity]) -> tuple[Row, ...]:
    wanted = {side.id: number for number, side in enumerate(sides)}
    counts: Counter[tuple[str, int]] = Counter(
        (mention.passage_id, wanted[mention.entity_id]) for mention in atlas.mentions if mention.entity_id in wanted
    )
    found: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    lines: dict[tuple[str, tuple[str, ...]], int] = {}
    for passage in atlas.passages(dict.fromkeys(passage_id for passage_id, _ in counts)):
        place = (passage.document, passage.heading_path)
        lines[place] = min(lines.get(place, passage.span.start), passage.span.start)
        own = found.setdefault(place, [0] * len(sides))
        for number in range(len(sides)):
            own[number] += counts[passage.id, number]
    ranked = sorted(found, key=lambda place: (-sum(map(bool, found[place])), -sum(found[place]), place))
    return tuple(_section_row(place, lines[place], found[place]) for place in ranked[:_MOST_SECTIONS])


def _section_row(place: tuple[str, tuple[str, ...]], line: int, counts: Sequence[int]) -> Row:
    document, headings = place
    section = Section(document, headings, line, sum(counts))
    name = headings[-1] if headings else document
    return Row(name, None, section, tuple(() for _ in counts), tuple(count > 0 for count in counts))


def _between(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
