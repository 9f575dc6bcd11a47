"""The Explore page on the fake tutor for browser tests: fixtures, and where things are in its picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from browser import ROOT, Watched, streamlit_server
from playwright.sync_api import Browser, Locator, Page, expect

from graph.knowledge import Entity
from tutor.explore.view import Mode, View, short_key, view_parameters

CHART = "[data-testid=stEChartsChart] svg"


@pytest.fixture(scope="session")
def explore_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("streamlit") / "server.log"
    with streamlit_server(ROOT / "tests" / "ui_fake_app.py", log=log) as url:
        yield url


@pytest.fixture
def explore_watched(chromium: Browser) -> Iterator[Watched]:
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
    # While one picture gives way to the next, both are there for a moment.
    expect(drawn(page, name)).to_have_count(1)
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
