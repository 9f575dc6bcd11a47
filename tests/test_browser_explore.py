"""The Explore page in a real Chromium: search, nodes, edges, expanding, links, paths. Nothing leaves this machine."""

from __future__ import annotations

import pytest
from browser import Watched
from fakes_graph import DEBUGGER, S3
from fixtures_explore import (
    CHART,
    address_of,
    card,
    click_node,
    drawn,
    heading,
    place_of,
    quoted,
)
from playwright.sync_api import Browser, expect

from tutor.explore.view import Mode, short_key

pytestmark = pytest.mark.browser


def test_an_alias_finds_a_service_and_a_node_opens_its_card(explore_address: str, explore_watched: Watched) -> None:
    page = explore_watched.page
    page.goto(f"{explore_address}/explore")
    expect(page.locator(CHART)).to_be_visible()
    page.get_by_role("combobox").first.fill("smdebug")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("SageMaker Debugger")
    click_node(page, "Amazon S3")
    expect(heading(page)).to_have_text("Amazon S3")
    assert f"pick=n-{short_key(S3.id)}" in page.url
    click_node(page, "Learning curve")
    expect(heading(page)).to_have_text("Learning curve")


def test_an_edge_opens_its_evidence_and_that_opens_the_source(explore_address: str, explore_watched: Watched) -> None:
    page = explore_watched.page
    page.goto(address_of(explore_address, Mode.NEIGHBOURS, DEBUGGER))
    (x1, y1), (x2, y2) = place_of(page, "SageMaker Debugger"), place_of(page, "Learning curve")
    bend = 0.06
    middle = (x1 + x2) / 2 + bend * (y2 - y1) / 2, (y1 + y2) / 2 - bend * (x2 - x1) / 2
    other = (x1 + x2) / 2 - bend * (y2 - y1) / 2, (y1 + y2) / 2 + bend * (x2 - x1) / 2
    page.mouse.click(*middle)
    page.wait_for_timeout(400)
    if "pick=e-" not in page.url:
        page.mouse.click(*other)
    expect(heading(page)).to_have_text("SageMaker Debugger watches Learning curve")
    card(page).get_by_role("button", name="Source 1:").click()
    assert quoted(page).startswith("SageMaker Debugger does not repair the model.")


def test_expanding_adds_neighbours_and_moves_nothing(explore_address: str, explore_watched: Watched) -> None:
    page = explore_watched.page
    page.goto(address_of(explore_address, Mode.NEIGHBOURS, DEBUGGER))
    names = ("SageMaker Debugger", "Amazon SageMaker", "Amazon S3", "Learning curve")
    click_node(page, "Amazon SageMaker")
    expect(heading(page)).to_have_text("Amazon SageMaker")
    page.mouse.move(0, 0)
    before = [place_of(page, name) for name in names]
    page.get_by_role("button", name="Expand (2 more)").click()
    expect(drawn(page, "XGBoost")).to_be_visible()
    after = [place_of(page, name) for name in names]
    assert all(abs(a - b) < 1.5 for old, new in zip(before, after, strict=True) for a, b in zip(old, new, strict=True))
    page.get_by_role("button", name="Fold").click()
    expect(drawn(page, "XGBoost")).to_have_count(0)


def test_a_copied_link_shows_the_same_picture(
    explore_address: str, explore_watched: Watched, chromium: Browser
) -> None:
    page = explore_watched.page
    page.goto(address_of(explore_address, Mode.NEIGHBOURS, DEBUGGER))
    click_node(page, "Amazon S3")
    expect(heading(page)).to_have_text("Amazon S3")
    page.get_by_role("button", name="metric 1").click()
    expect(drawn(page, "Learning curve")).to_have_count(0)
    page.get_by_role("button", name="Share or save").click()
    link = page.get_by_test_id("stCode").inner_text().replace("\n", "").strip()
    assert link == page.url
    texts = sorted(page.locator(f"{CHART} text").all_text_contents())

    other = Watched(chromium.new_context(viewport={"width": 1400, "height": 1000}))
    other.page.goto(link)
    expect(heading(other.page)).to_have_text("Amazon S3")
    place_of(other.page, "Amazon S3")
    assert sorted(other.page.locator(f"{CHART} text").all_text_contents()) == texts
    assert other.strangers == []
    other.page.context.close()


def test_a_path_is_drawn_and_told_with_a_citation_per_hop(explore_address: str, explore_watched: Watched) -> None:
    page = explore_watched.page
    page.goto(f"{explore_address}/explore?view=path")
    for number, name in enumerate(("SageMaker Studio", "FastFile")):
        page.get_by_role("combobox").nth(number).fill(name)
        page.keyboard.press("Enter")
        expect(page.locator("[data-baseweb=popover] li")).to_have_count(0)
    expect(heading(page)).to_have_text("The best path")
    assert place_of(page, "SageMaker Studio")[0] < place_of(page, "Amazon S3")[0] < place_of(page, "FastFile mode")[0]
    expect(card(page).locator(".lead").nth(2)).to_have_text("FastFile mode takes data from Amazon S3")
    card(page).locator(".mark").last.click()
    assert "FastFile" in quoted(page)
