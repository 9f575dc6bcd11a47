from __future__ import annotations

import re
from typing import TypeGuard

import pytest
from fakes_graph import DEBUGGER, HOSTILES, S3, fake_atlas

from graph.knowledge import EntityKind, RelationType
from graph.settings import REPOSITORY
from tutor.explore.draw import pick_of, picture_of
from tutor.explore.looks import KIND_LOOKS, TYPE_LOOKS, line_width
from tutor.explore.view import Mode, View, short_key
from tutor.ui.chart_spec import Json, chart_links, chart_nodes, picked_id
from tutor.ui.explore_data import legend_data, summary, table_data
from tutor.ui.explore_events import ALL, clicked_pick, clicked_source, toggled
from tutor.ui.numbering import Numbering

ATLAS = fake_atlas()
VIEW = View(Mode.NEIGHBOURS, (short_key(DEBUGGER.id),))
PICTURE = picture_of(ATLAS, VIEW)
PAPERS = re.findall(
    r'^backgroundColor = "(#\w{6})"', (REPOSITORY / ".streamlit" / "config.toml").read_text("utf-8"), re.MULTILINE
)


def luminance(color: str) -> float:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4) for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_colour_can_be_told_from_light_and_dark_paper(paper: str) -> None:
    assert len(PAPERS) == 2
    colors = {look.color for look in KIND_LOOKS.values()} | {look.color for look in TYPE_LOOKS.values()}
    assert {color: contrast(color, paper) for color in colors if contrast(color, paper) < 3} == {}


def test_no_two_kinds_and_no_two_types_look_alike() -> None:
    assert set(KIND_LOOKS) == set(EntityKind)
    assert set(TYPE_LOOKS) == set(RelationType)
    assert len({(look.color, look.shape) for look in KIND_LOOKS.values()}) == len(KIND_LOOKS)
    assert len({(look.color, look.line) for look in TYPE_LOOKS.values()}) == len(TYPE_LOOKS)


def test_more_evidence_is_drawn_wider_up_to_a_point() -> None:
    widths = [line_width(count) for count in (1, 2, 5, 20, 500)]
    assert widths == sorted(widths)
    assert widths[0] < widths[1]
    assert widths[-1] <= 5


def is_item(value: Json) -> TypeGuard[dict[str, Json]]:
    return isinstance(value, dict)


def ids(items: list[Json]) -> list[Json]:
    return [item["id"] for item in items if is_item(item)]


def test_a_click_means_what_the_chart_was_given() -> None:
    nodes, links = ids(chart_nodes(PICTURE, "")), ids(chart_links(PICTURE, ""))
    assert [picked_id(PICTURE, "node", n) for n in range(len(nodes))] == [*nodes[:-2], "", ""]
    assert [picked_id(PICTURE, "edge", n) for n in range(len(links))] == links


def test_a_click_on_a_community_means_the_community() -> None:
    overview = picture_of(ATLAS, View())
    assert picked_id(overview, "node", 0) == f"c-{overview.labels[0].key}"
    assert picked_id(overview, "node", len(overview.labels)) == pick_of(overview.entities[0])


@pytest.mark.parametrize("index", [-1, 10_000, None, "0", True, 1.0])
def test_a_click_on_nothing_means_nothing(index: object) -> None:
    assert picked_id(PICTURE, "node", index) == picked_id(PICTURE, "edge", index) == ""


def test_what_is_marked_is_drawn_as_picked() -> None:
    for marked in (pick_of(S3), pick_of(PICTURE.relations[0])):
        items = [*chart_nodes(PICTURE, marked), *chart_links(PICTURE, marked)]
        assert [item["id"] for item in items if is_item(item) and item.get("selected")] == [marked]


def test_symmetric_relations_have_no_arrow() -> None:
    assert not TYPE_LOOKS[RelationType.COMPARED_WITH].arrow
    assert TYPE_LOOKS[RelationType.READS_FROM].arrow


def test_the_legend_counts_what_is_shown_and_keeps_what_is_hidden() -> None:
    hiding = toggled("metric", VIEW)
    legend = legend_data(picture_of(ATLAS, hiding), hiding)
    assert [(each["value"], each["count"], each["on"]) for each in legend["kinds"]] == [
        ("service", 2, True),
        ("feature", 1, True),
        ("metric", 0, False),
    ]


def test_the_table_says_what_the_picture_shows() -> None:
    table = table_data(PICTURE)
    assert table["summary"] == summary(PICTURE) == "4 entities, 4 relations"
    told = {(table["nodes"][int(row[0])][0], row[1], table["nodes"][int(row[2])][0]) for row in table["edges"]}
    assert ("SageMaker Debugger", "sends data to", "Amazon S3") in told


@pytest.mark.parametrize(
    "value", [None, 3, "n-0", {"pick": "<script>"}, {"pick": 5}, {"source": "1"}, {"source": True}]
)
def test_whatever_a_browser_sends_is_checked(value: object) -> None:
    assert clicked_pick(value) == ""
    assert clicked_source(value, Numbering(())) is None
    assert toggled(value, VIEW) == VIEW


def test_the_legend_toggles_and_shows_everything_again() -> None:
    hidden = toggled("PART_OF", toggled("metric", VIEW))
    assert hidden.hidden_kinds == {EntityKind.METRIC}
    assert hidden.hidden_types == {RelationType.PART_OF}
    assert toggled("metric", hidden).hidden_kinds == frozenset()
    assert toggled(ALL, hidden) == VIEW


def test_hostile_names_reach_the_chart_as_text() -> None:
    hostile = picture_of(ATLAS, View(Mode.NEIGHBOURS, (short_key(HOSTILES[0].id),)))
    names = [item["name"] for item in chart_nodes(hostile, "") if is_item(item)]
    assert HOSTILES[0].name in names
