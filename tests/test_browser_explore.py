"""The Explore page in a real Chromium, on the fake tutor. Nothing may be asked of any host but this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from browser import ROOT, Watched, streamlit_server
from fakes_graph import DEBUGGER, FASTFILE, HOSTILES, ISLAND, S3, SAGEMAKER, STUDIO_TOOL
from fakes_tutor_notes import HOSTILE_TEXTS
from playwright.sync_api import Browser, Locator, Page, expect

from graph.knowledge import Entity
from tutor.explore.view import Mode, View, short_key, view_parameters

pytestmark = pytest.mark.browser

CHART = "[data-testid=stEChartsChart] svg"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("streamlit") / "server.log"
    with streamlit_server(ROOT / "tests" / "ui_fake_app.py", log=log) as url:
        yield url


@pytest.fixture
def watched(chromium: Browser) -> Iterator[Watched]:
    context = chromium.new_context(viewport={"width": 1400, "height": 1000}, accept_downloads=True)
    watched = Watched(context)
    yield watched
    context.close()
    watched.assert_quiet()


def address_of(address: str, mode: Mode, *entities: Entity) -> str:
    view = View(mode, tuple(short_key(each.id) for each in entities))
    return f"{address}/explore?{urlencode(view_parameters(view))}"


def drawn(page: Page, name: str) -> Locator:
    """Return the name under a node of the picture."""
    return page.locator(f"{CHART} text").filter(has_text=re.compile(f"^{re.escape(name)}$"))


def place_of(page: Page, name: str) -> tuple[float, float]:
    """Return where a node stands: a little above its name."""
    expect(drawn(page, name)).to_be_visible()
    box = drawn(page, name).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] - 10


def click_node(page: Page, name: str) -> None:
    page.mouse.click(*place_of(page, name))


def card(page: Page) -> Locator:
    return page.locator(".st-key-explore-panel")


def heading(page: Page) -> Locator:
    return card(page).locator("h3").first


def quoted(page: Page) -> str:
    line = page.get_by_role("dialog").locator(".quoted .text").first
    expect(line).to_be_visible()
    return line.inner_text()


def test_an_alias_finds_a_service_and_a_node_opens_its_card(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/explore")
    expect(page.locator(CHART)).to_be_visible()
    page.get_by_role("combobox").first.fill("smdebug")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("SageMaker Debugger")
    click_node(page, "Amazon S3")
    expect(heading(page)).to_have_text("Amazon S3")
    assert f"pick=n-{short_key(S3.id)}" in page.url
    click_node(page, "Learning curve")
    expect(heading(page)).to_have_text("Learning curve")


def test_an_edge_opens_its_evidence_and_that_opens_the_source(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address_of(address, Mode.NEIGHBOURS, DEBUGGER))
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


def test_expanding_adds_neighbours_and_moves_nothing(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address_of(address, Mode.NEIGHBOURS, DEBUGGER))
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


def test_a_copied_link_shows_the_same_picture(address: str, watched: Watched, chromium: Browser) -> None:
    page = watched.page
    page.goto(address_of(address, Mode.NEIGHBOURS, DEBUGGER))
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


def test_a_path_is_drawn_and_told_with_a_citation_per_hop(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/explore?view=path")
    for number, name in enumerate(("SageMaker Studio", "FastFile")):
        page.get_by_role("combobox").nth(number).fill(name)
        page.keyboard.press("Enter")
        expect(page.locator("[data-baseweb=popover] li")).to_have_count(0)
    expect(heading(page)).to_have_text("The best path")
    assert place_of(page, "SageMaker Studio")[0] < place_of(page, "Amazon S3")[0] < place_of(page, "FastFile mode")[0]
    expect(card(page).locator(".lead").nth(2)).to_have_text("FastFile mode takes data from Amazon S3")
    card(page).locator(".mark").last.click()
    assert "FastFile" in quoted(page)


def test_no_path_says_how_far_each_side_reaches(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address_of(address, Mode.PATH, ISLAND, S3))
    expect(heading(page)).to_have_text("No path")
    expect(card(page)).to_contain_text("AWS Snowball reaches 1 other")


def test_the_compared_stand_side_by_side(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address_of(address, Mode.COMPARE, SAGEMAKER, DEBUGGER))
    row = page.locator("tr.shared").filter(has_text="Amazon S3")
    row.get_by_role("button", name="sends data to").click()
    expect(heading(page)).to_have_text("SageMaker Debugger sends data to Amazon S3")


def test_a_community_is_looked_at_closely(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/explore")
    card(page).get_by_role("button", name="Amazon S3 · SageMaker Debugger").click()
    page.get_by_role("button", name="Look closer").click()
    expect(drawn(page, "Learning curve")).to_be_visible()
    expect(drawn(page, "AWS Snowball")).to_have_count(0)


def test_the_tutor_is_asked_and_the_answer_lights_up(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address_of(address, Mode.NEIGHBOURS, DEBUGGER))
    page.get_by_role("button", name="Ask the tutor about this").click()
    expect(page.get_by_text("What is SageMaker Debugger?")).to_be_visible()
    page.get_by_test_id("stChatInputTextArea").fill("What does SageMaker Debugger do?")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Show in graph").last.click()
    expect(page.get_by_role("heading", name="Explore")).to_be_visible()
    expect(drawn(page, "SageMaker Debugger")).to_be_visible()
    assert "view=answer" in page.url
    faded = page.locator(f"{CHART} path[fill-opacity='0.22']")
    assert faded.count() >= 1


def test_the_picture_is_saved_in_three_forms(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address_of(address, Mode.NEIGHBOURS, DEBUGGER))
    place_of(page, "Amazon S3")
    page.get_by_role("button", name="Share or save").click()
    starts = {"PNG": b"\x89PNG", "SVG": b"<svg", "GraphML": b"<graphml"}
    for form, start in starts.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save as {form}").click()
        content = Path(download.value.path()).read_bytes()
        assert content.lstrip().startswith(start)
        assert form == "PNG" or b"SageMaker Debugger" in content


def test_everything_is_reached_by_keyboard_through_the_table(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address_of(address, Mode.NEIGHBOURS, STUDIO_TOOL))
    page.get_by_text("The picture as a table").focus()
    page.keyboard.press("Enter")
    page.get_by_role("table", name="Relations").get_by_role("button", name="is part of").first.focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text("is part of")
    card(page).get_by_role("button", name="Source 1:").focus()
    page.keyboard.press("Enter")
    assert "gathers the tools" in quoted(page)


def test_hostile_names_are_shown_as_text(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address_of(address, Mode.NEIGHBOURS, HOSTILES[0]))
    expect(heading(page)).to_have_text(HOSTILE_TEXTS[0])
    place_of(page, HOSTILE_TEXTS[0])
    page.get_by_text("The picture as a table").click()
    cells = page.get_by_role("table", name="Entities").locator("tr td:first-child")
    expect(cells).to_have_count(len(HOSTILE_TEXTS))
    names = cells.all_inner_texts()
    assert set(HOSTILE_TEXTS) <= set(names)
    page.mouse.move(*place_of(page, HOSTILE_TEXTS[0]))
    page.get_by_role("combobox").first.click()
    options = page.get_by_role("option").filter(has_text="evil.example")
    expect(options.first).to_be_visible()
    main = page.locator("body")
    assert main.locator("a[href*='evil'], img[src*='evil'], .katex, svg b, [role=option] b").count() == 0


def test_a_link_without_sense_shows_the_overview(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/explore?view=<b>&at=zz&pick=n-0000000000&depth=99")
    expect(page.locator(CHART)).to_be_visible()
    page.goto(address_of(address, Mode.COMPARE, FASTFILE))
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
