"""The Explore page in a real Chromium: comparing, communities, the chat, saving, keyboard, hostile names."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import Watched
from fakes_graph import DEBUGGER, FASTFILE, HOSTILES, ISLAND, S3, SAGEMAKER, STUDIO_TOOL
from fakes_tutor_notes import HOSTILE_TEXTS
from fixtures_explore import CHART, address_of, card, drawn, heading, place_of, quoted
from playwright.sync_api import expect

from tutor.explore.view import Mode

pytestmark = pytest.mark.browser


def test_no_path_says_how_far_each_side_reaches(explore_address: str, explore_watched: Watched) -> None:
    page = explore_watched.page
    page.goto(address_of(explore_address, Mode.PATH, ISLAND, S3))
    expect(heading(page)).to_have_text("No path")
    expect(card(page)).to_contain_text("AWS Snowball reaches 1 other")


def test_the_compared_stand_side_by_side(explore_address: str, explore_watched: Watched) -> None:
    page = explore_watched.page
    page.goto(address_of(explore_address, Mode.COMPARE, SAGEMAKER, DEBUGGER))
    row = page.locator("tr.shared").filter(has_text="Amazon S3")
    row.get_by_role("button", name="sends data to").click()
    expect(heading(page)).to_have_text("SageMaker Debugger sends data to Amazon S3")


def test_a_community_is_looked_at_closely(explore_address: str, explore_watched: Watched) -> None:
    page = explore_watched.page
    page.goto(f"{explore_address}/explore")
    card(page).get_by_role("button", name="Amazon S3 · SageMaker Debugger").click()
    page.get_by_role("button", name="Look closer").click()
    expect(drawn(page, "Learning curve")).to_be_visible()
    expect(drawn(page, "AWS Snowball")).to_have_count(0)


def test_the_tutor_is_asked_and_the_answer_lights_up(explore_address: str, explore_watched: Watched) -> None:
    page = explore_watched.page
    page.goto(address_of(explore_address, Mode.NEIGHBOURS, DEBUGGER))
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


def test_the_picture_is_saved_in_three_forms(explore_address: str, explore_watched: Watched) -> None:
    page = explore_watched.page
    page.goto(address_of(explore_address, Mode.NEIGHBOURS, DEBUGGER))
    place_of(page, "Amazon S3")
    page.get_by_role("button", name="Share or save").click()
    starts = {"PNG": b"\x89PNG", "SVG": b"<svg", "GraphML": b"<graphml"}
    for form, start in starts.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save as {form}").click()
        content = Path(download.value.path()).read_bytes()
        assert content.lstrip().startswith(start)
        assert form == "PNG" or b"SageMaker Debugger" in content


def test_everything_is_reached_by_keyboard_through_the_table(explore_address: str, explore_watched: Watched) -> None:
    page = explore_watched.page
    page.goto(address_of(explore_address, Mode.NEIGHBOURS, STUDIO_TOOL))
    page.get_by_text("The picture as a table").focus()
    page.keyboard.press("Enter")
    page.get_by_role("table", name="Relations").get_by_role("button", name="is part of").first.focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text("is part of")
    card(page).get_by_role("button", name="Source 1:").focus()
    page.keyboard.press("Enter")
    assert "gathers the tools" in quoted(page)


def test_hostile_names_are_shown_as_text(explore_address: str, explore_watched: Watched) -> None:
    page = explore_watched.page
    page.goto(address_of(explore_address, Mode.NEIGHBOURS, HOSTILES[0]))
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


def test_a_link_without_sense_shows_the_overview(explore_address: str, explore_watched: Watched) -> None:
    page = explore_watched.page
    page.goto(f"{explore_address}/explore?view=<b>&at=zz&pick=n-0000000000&depth=99")
    expect(page.locator(CHART)).to_be_visible()
    page.goto(address_of(explore_address, Mode.COMPARE, FASTFILE))
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
