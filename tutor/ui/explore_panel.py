"""The side of the Explore page: the card of what is picked, or what the picture has to say as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from graph.knowledge import Entity
from tutor.explore.atlas import Atlas
from tutor.explore.cards import card_of, community_card
from tutor.explore.compare import comparison_of
from tutor.explore.draw import picked_entity, picked_relation, with_expanded
from tutor.explore.neighbours import hidden_neighbours
from tutor.explore.overview import unrelated
from tutor.explore.picture import Picture
from tutor.explore.routes import paths_of, reaches_of, route_of
from tutor.explore.view import MOST_COMPARED, Mode, View, neighbourhood_of, short_key
from tutor.ui.components import component, opened
from tutor.ui.explore_events import clicked_pick, clicked_source
from tutor.ui.explore_session import pick, show_view
from tutor.ui.inert import inert
from tutor.ui.numbering import Numbering
from tutor.ui.panel_blocks import Block
from tutor.ui.panel_data import (
    answer_blocks,
    communities_blocks,
    community_blocks,
    comparison_blocks,
    entity_blocks,
    evidence_blocks,
    no_path_blocks,
    route_blocks,
)
from tutor.ui.session import go_to, open_citation

_COMMUNITIES_SHOWN = 16
_NOTHING = Numbering(())


def draw_panel(atlas: Atlas, view: View, picture: Picture) -> None:
    """Draw the card of what is picked; where nothing is, what the picture is about."""
    entity, relation = picked_entity(atlas, view), picked_relation(atlas, view)
    if view.mode is Mode.NEIGHBOURS and not view.picked:
        entity = next(iter(atlas.named(view.at)), None)
    community = atlas.community(view.picked[2:]) if view.picked.startswith("c-") else None
    if view.picked and (entity or relation or community):
        st.button("Close", icon=":material/close:", type="tertiary", key="explore-close", on_click=pick, args=("",))
    if relation:
        draw_blocks(*evidence_blocks(atlas, relation), key="evidence")
    elif community:
        draw_blocks(community_blocks(community_card(atlas, community)), _NOTHING, key="community")
        closer = View(Mode.OVERVIEW, (short_key(community.id),))
        st.button("Look closer", icon=":material/zoom_in:", key="explore-closer", on_click=show_view, args=(closer,))
    elif entity:
        _draw_actions(atlas, entity, view, picture)
        draw_blocks(*entity_blocks(card_of(atlas, entity)), key="card")
    else:
        _draw_whole(atlas, view)


def draw_blocks(blocks: Sequence[Block], numbering: Numbering, key: str) -> None:
    """Draw a card whose marks open sources and whose names open other cards."""
    name = f"explore-{key}"
    component("panel")(key=name, data=list(blocks), on_opened_change=partial(follow_click, name, numbering))


def follow_click(name: str, numbering: Numbering) -> None:
    """Open what was clicked in a card or a table: a source at the side, or another card."""
    value = opened(name)
    citation = clicked_source(value, numbering)
    if citation is not None:
        open_citation(citation)
    elif picked := clicked_pick(value):
        pick(picked)


def _draw_whole(atlas: Atlas, view: View) -> None:
    match view.mode:
        case Mode.OVERVIEW:
            _draw_communities(atlas, view)
        case Mode.PATH:
            _draw_routes(atlas, view)
        case Mode.ANSWER:
            st.markdown(f"**{inert(view.about)}**")
            st.markdown("What the answer used is lit up; its surroundings are faded.")
            draw_blocks(answer_blocks(atlas, view), _NOTHING, key="used")
        case Mode.COMPARE if view.at:
            draw_blocks(comparison_blocks(atlas, comparison_of(atlas, view)), _NOTHING, key="shared")
        case _:
            st.markdown("Pick a node to open its card, or a line to read its evidence.")


def _draw_communities(atlas: Atlas, view: View) -> None:
    if view.at:
        st.button(
            "The whole graph", icon=":material/zoom_out:", key="explore-whole", on_click=show_view, args=(View(),)
        )
    cards = [community_card(atlas, each) for each in atlas.layout.communities[:_COMMUNITIES_SHOWN]]
    draw_blocks(communities_blocks(cards, unrelated(atlas)), _NOTHING, key="communities")


def _draw_routes(atlas: Atlas, view: View) -> None:
    if len(atlas.named(view.at)) < 2:
        st.markdown("Choose two services: the best chains of relations between them are drawn and told in words.")
        return
    paths = paths_of(atlas, view)
    if paths:
        draw_blocks(*route_blocks([route_of(path) for path in paths]), key="routes")
    else:
        draw_blocks(no_path_blocks(reaches_of(atlas, view)), _NOTHING, key="no-path")


def _draw_actions(atlas: Atlas, entity: Entity, view: View, picture: Picture) -> None:
    key = short_key(entity.id)
    with st.container(horizontal=True, gap="small", key="explore-actions"):
        if view.mode is Mode.NEIGHBOURS and view.at[:1] != (key,):
            _draw_expand(atlas, entity, view, picture)
        if (view.mode, view.at[:1]) != (Mode.NEIGHBOURS, (key,)):
            centred = replace(neighbourhood_of(key), show=view.show)
            _action("Neighbours", "center_focus_strong", "centre", partial(show_view, centred))
        if view.mode is Mode.COMPARE and key not in view.at and len(view.at) < MOST_COMPARED:
            _action("Compare too", "compare_arrows", "compare", partial(show_view, replace(view, at=(*view.at, key))))
        _action("Ask the tutor about this", "forum", "ask", partial(go_to, "chat", {"q": f"What is {entity.name}?"}))


def _draw_expand(atlas: Atlas, entity: Entity, view: View, picture: Picture) -> None:
    changed = partial(show_view, with_expanded(view, entity))
    hidden = hidden_neighbours(atlas, entity, view, picture.entities)
    if short_key(entity.id) in view.expanded:
        _action("Fold", "unfold_less", "expand", changed)
    elif hidden:
        _action(f"Expand ({hidden} more)", "unfold_more", "expand", changed)


def _action(label: str, icon: str, key: str, act: partial[None]) -> None:
    st.button(label, icon=f":material/{icon}:", key=f"explore-{key}", on_click=act)
