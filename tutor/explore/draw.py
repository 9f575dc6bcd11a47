"""From a view to its picture."""

from __future__ import annotations

from dataclasses import replace

from graph.knowledge import Entity, Relation
from tutor.explore.answer_light import answer_picture
from tutor.explore.atlas import Atlas
from tutor.explore.compare import comparison_picture
from tutor.explore.neighbours import neighbourhood
from tutor.explore.overview import overview
from tutor.explore.picture import Picture
from tutor.explore.routes import path_picture
from tutor.explore.view import Mode, View, short_key

_DRAWN = {
    Mode.OVERVIEW: overview,
    Mode.NEIGHBOURS: neighbourhood,
    Mode.PATH: path_picture,
    Mode.COMPARE: comparison_picture,
    Mode.ANSWER: answer_picture,
}


def picture_of(atlas: Atlas, view: View) -> Picture:
    """Return the picture that a view shows; the same view of the same graph is the same picture."""
    return _DRAWN[view.mode](atlas, view)


def picked_entity(atlas: Atlas, view: View) -> Entity | None:
    """Return the entity whose card is open, if one is."""
    return atlas.entity(view.picked[2:]) if view.picked.startswith("n-") else None


def picked_relation(atlas: Atlas, view: View) -> Relation | None:
    """Return the relation whose evidence is open, if one is."""
    return atlas.relation(view.picked[2:]) if view.picked.startswith("e-") else None


def pick_of(found: Entity | Relation) -> str:
    """Return what `View.picked` calls an entity or a relation."""
    return f"{'n' if isinstance(found, Entity) else 'e'}-{short_key(found.id)}"


def with_expanded(view: View, entity: Entity) -> View:
    """Return the view with one more entity expanded, or with an expanded one folded again."""
    key = short_key(entity.id)
    if key in view.expanded:
        return replace(view, expanded=tuple(other for other in view.expanded if other != key))
    return replace(view, expanded=(*view.expanded, key))
