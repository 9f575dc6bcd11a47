from __future__ import annotations

import math
from dataclasses import replace

import pytest
from fakes_graph import (
    CURVE,
    DEBUGGER,
    FASTFILE,
    HOSTILES,
    ISLAND,
    S3,
    SAGEMAKER,
    STUDIO_TOOL,
    entity,
    fake_atlas,
    relation,
)
from hypothesis import given
from test_explore_view import VIEWS

from graph.knowledge import Entity, EntityKind, RelationType
from tutor.explore.draw import pick_of, picked_entity, picked_relation, picture_of, with_expanded
from tutor.explore.neighbours import hidden_neighbours
from tutor.explore.overview import unrelated
from tutor.explore.picture import HEIGHT, WIDTH, Picture
from tutor.explore.routes import paths_of, reaches_of, route_of
from tutor.explore.view import Mode, View, short_key

ATLAS = fake_atlas()


def around(*entities: Entity, mode: Mode = Mode.NEIGHBOURS) -> View:
    return View(mode, tuple(short_key(each.id) for each in entities))


def names(picture: Picture) -> set[str]:
    return {node.entity.name for node in picture.nodes}


def test_a_neighbourhood_shows_the_neighbours_and_how_they_relate_to_each_other() -> None:
    picture = picture_of(ATLAS, around(DEBUGGER))
    assert names(picture) == {"SageMaker Debugger", "Amazon SageMaker", "Amazon S3", "Learning curve"}
    assert {(r.source_id, r.target_id) for r in picture.relations} >= {(SAGEMAKER.id, S3.id), (DEBUGGER.id, CURVE.id)}


def test_depth_reaches_further() -> None:
    view = around(DEBUGGER)
    assert "FastFile mode" not in names(picture_of(ATLAS, view))
    assert "FastFile mode" in names(picture_of(ATLAS, replace(view, depth=2)))


def test_the_threshold_keeps_the_best_supported_and_counts_the_rest() -> None:
    others = [entity(f"Service {n}") for n in range(30)]
    many = fake_atlas([S3, *others], [relation(S3, RelationType.USES, other) for other in others])
    picture = picture_of(many, replace(around(S3), show=10))
    assert (len(picture.nodes), picture.left_out) == (11, 20)


def test_hidden_kinds_and_types_are_not_walked_over() -> None:
    view = replace(around(DEBUGGER), hidden_kinds=frozenset({EntityKind.METRIC}))
    assert "Learning curve" not in names(picture_of(ATLAS, view))
    view = replace(around(DEBUGGER), hidden_types=frozenset({RelationType.PART_OF}))
    assert "Amazon SageMaker" not in names(picture_of(ATLAS, view))


def test_expanding_adds_neighbours_and_moves_nothing() -> None:
    view = around(DEBUGGER)
    before = {node.entity.id: node.at for node in picture_of(ATLAS, view).nodes}
    assert hidden_neighbours(ATLAS, SAGEMAKER, view, picture_of(ATLAS, view).entities) == 2
    after = picture_of(ATLAS, with_expanded(view, SAGEMAKER))
    assert names(after) >= {"SageMaker Studio", "XGBoost"}
    assert {node.entity.id: node.at for node in after.nodes if node.entity.id in before} == before
    assert [node.entity.id for node in after.nodes][: len(before)] == list(before)
    assert with_expanded(with_expanded(view, SAGEMAKER), SAGEMAKER) == view


def test_nothing_stands_on_anything_else_or_outside_the_frame() -> None:
    others = [entity(f"Service {n}") for n in range(120)]
    links = [relation(others[n // 6], RelationType.USES, others[n]) for n in range(1, 120)]
    many = fake_atlas(others, links)
    view = replace(around(others[0]), depth=3, show=60)
    for key in [short_key(other.id) for other in others[1:6]]:
        view = replace(view, expanded=(*view.expanded, key))
    points = [node.at for node in picture_of(many, view).nodes]
    assert len(points) > 60
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
    assert min(math.dist(a, b) for n, a in enumerate(points) for b in points[:n]) > 8


@given(VIEWS)
def test_any_view_is_some_picture_and_always_the_same(view: View) -> None:
    assert picture_of(ATLAS, view) == picture_of(ATLAS, view)


@pytest.mark.parametrize("mode", Mode)
def test_edges_only_join_what_is_shown(mode: Mode) -> None:
    picture = picture_of(ATLAS, around(DEBUGGER, FASTFILE, mode=mode))
    shown = {node.entity.id for node in picture.nodes}
    assert picture.nodes
    assert all({r.source_id, r.target_id} <= shown for r in picture.relations)


def test_a_path_is_drawn_from_left_to_right_and_told_with_evidence() -> None:
    view = around(STUDIO_TOOL, FASTFILE, mode=Mode.PATH)
    route = route_of(paths_of(ATLAS, view)[0])
    assert route.names == ("SageMaker Studio", "Amazon SageMaker", "Amazon S3", "FastFile mode")
    assert route.steps[2].text == "FastFile mode takes data from Amazon S3"
    assert "FastFile" in route.steps[2].evidence.quote
    places = {node.entity.name: node.at[0] for node in picture_of(ATLAS, view).nodes}
    assert [places[name] for name in route.names] == sorted(places[name] for name in route.names)


def test_without_a_path_each_side_says_how_far_it_reaches() -> None:
    view = around(ISLAND, S3, mode=Mode.PATH)
    assert paths_of(ATLAS, view) == ()
    assert [(reach.entity.name, reach.others) for reach in reaches_of(ATLAS, view)] == [
        ("AWS Snowball", 1),
        ("Amazon S3", 7),
    ]
    assert names(picture_of(ATLAS, view)) == {"AWS Snowball", "Amazon S3"}


def test_the_overview_names_communities_and_counts_what_is_in_none() -> None:
    atlas = fake_atlas([S3, SAGEMAKER, DEBUGGER], [relation(S3, RelationType.USES, SAGEMAKER)])
    assert names(picture_of(atlas, View())) == {"Amazon S3", "Amazon SageMaker"}
    assert unrelated(atlas) == 1
    labels = [label.text for label in picture_of(ATLAS, View()).labels]
    assert any("Amazon S3" in label for label in labels)


def test_a_closer_look_shows_one_community() -> None:
    community = ATLAS.community_of(SAGEMAKER.id)
    assert community is not None
    picture = picture_of(ATLAS, View(at=(short_key(community.id),)))
    assert {node.entity.id for node in picture.nodes} == set(community.members)


def test_what_is_picked_is_found_again() -> None:
    assert picked_entity(ATLAS, View(picked=pick_of(HOSTILES[0]))) == HOSTILES[0]
    first = next(iter(ATLAS.relations.values()))
    assert picked_relation(ATLAS, View(picked=pick_of(first))) == first
    assert picked_entity(ATLAS, View(picked="n-0000000000")) is None
