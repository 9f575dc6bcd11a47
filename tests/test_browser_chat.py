"""The screen in a real Chromium, on the fake tutor. Nothing may be asked of any host but this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import ROOT, Watched, streamlit_server
from fakes_tutor_notes import HOSTILE_TEXTS
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

QUESTION = "What does SageMaker Debugger do?"


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("streamlit") / "server.log"
    with streamlit_server(ROOT / "tests" / "ui_fake_app.py", log=log) as url:
        yield url


@pytest.fixture
def watched(chromium: Browser) -> Iterator[Watched]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    watched = Watched(context)
    yield watched
    context.close()
    watched.assert_quiet()


def ask(page: Page, question: str) -> None:
    page.get_by_test_id("stChatInputTextArea").fill(question)
    page.keyboard.press("Enter")


def quoted_lines(page: Page) -> list[str]:
    quoted = page.get_by_role("dialog").locator(".quoted .text")
    expect(quoted.first).to_be_visible()
    return quoted.all_inner_texts()


def test_a_mark_opens_the_highlighted_lines_and_the_link_opens_the_same(
    address: str, watched: Watched, chromium: Browser
) -> None:
    page = watched.page
    page.goto(address)
    ask(page, QUESTION)
    page.get_by_role("button", name="Source 3: 02-studio-workbench.md, lines 16–17").first.click()
    lines = quoted_lines(page)
    assert lines[0].startswith("A *hook* saves chosen tensors")
    assert len(lines) == 2
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("SageMaker Debugger", exact=True)).to_be_visible()
    expect(dialog.get_by_text("02-studio-workbench.md, lines 16–17")).to_be_visible()
    link = dialog.get_by_test_id("stCode").inner_text().replace("\n", "").strip()
    assert link == page.url

    other = Watched(chromium.new_context())
    other.page.goto(link)
    assert quoted_lines(other.page) == lines
    assert other.strangers == []
    other.page.context.close()


def test_escape_closes_the_source_and_keeps_the_conversation(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address)
    ask(page, QUESTION)
    page.get_by_role("button", name="Source 1:").first.click()
    quoted_lines(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(f"{address}/")
    expect(page.get_by_text("Debugger does not repair the model.")).to_be_visible()
    page.get_by_role("button", name="Source 1:").first.click()
    quoted_lines(page)


def test_a_mark_is_reached_and_opened_by_keyboard(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address)
    ask(page, QUESTION)
    page.get_by_role("button", name="Source 1:").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) "
                         "e = e.shadowRoot.activeElement; return e.ariaLabel }").startswith("Source 2:")  # fmt: skip
    page.keyboard.press("Enter")
    assert quoted_lines(page) == [
        "SageMaker Debugger does not repair the model. It tells you early that repair is needed."
    ]


def test_quoted_lines_of_a_long_section_are_scrolled_into_view(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address)
    ask(page, QUESTION)
    page.get_by_role("button", name="Source 2:").first.click()
    quoted_lines(page)
    expect(page.get_by_role("dialog").locator(".quoted")).to_be_in_viewport()
    assert page.get_by_role("dialog").locator(".page").evaluate("page => page.scrollTop") > 500


def test_a_file_that_changed_shows_the_remedy(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address)
    ask(page, QUESTION)
    page.get_by_role("button", name="Source 5:").first.click()
    expect(page.get_by_role("dialog").get_by_text("Ingest the folder again.")).to_be_visible()


def test_a_suggestion_is_asked_on_click(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address)
    page.get_by_role("button", name=QUESTION).click()
    expect(page.get_by_text("Debugger does not repair the model.")).to_be_visible()
    expect(page.get_by_text("Questions to start with")).to_have_count(0)
    page.get_by_role("button", name="New conversation").click()
    expect(page.get_by_text("Questions to start with")).to_be_visible()


def test_hostile_notes_are_shown_as_text(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/?q=What+does+the+hostile+page+say")
    sentences = page.locator(".sentence")
    expect(sentences).to_have_count(len(HOSTILE_TEXTS))
    for sentence, text in zip(sentences.all(), HOSTILE_TEXTS, strict=True):
        assert text in (sentence.text_content() or "")
    assert_nothing_came_alive(page)
    page.get_by_role("button", name="Source 1:").first.click()
    assert quoted_lines(page) == [HOSTILE_TEXTS[0]]
    assert_nothing_came_alive(page)


def test_hostile_headings_and_questions_are_shown_as_text(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address)
    topics = page.locator("[class*='st-key-topics-'] [data-testid='stBaseButton-secondary']:visible")
    expect(topics).to_have_count(12)
    shown = [(topic.text_content() or "").replace("\u2060", "") for topic in topics.all()]
    assert shown[3:] == list(HOSTILE_TEXTS[:9])
    assert_nothing_came_alive(page)
    asked = page.locator("[class*='st-key-asked-'] p")
    for count, text in enumerate(HOSTILE_TEXTS, start=1):
        ask(page, f"{text} of Nowhere{text}")
        expect(asked).to_have_count(count)
        assert (asked.last.text_content() or "").replace("\u2060", "") == f"{text} of Nowhere{text}"
    assert_nothing_came_alive(page)


def assert_nothing_came_alive(page: Page) -> None:
    main = page.get_by_test_id("stMain")
    assert main.locator("a[href*='evil'], img[src*='evil'], .katex, img[alt='Streamlit logo']").count() == 0


def test_the_library_shows_sections_and_opens_them(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/library")
    page.locator("summary").filter(has_text="02-studio-workbench.md").click()
    page.get_by_role("button", name="Domain, user profile, space").click()
    lines = quoted_lines(page)
    assert lines[0] == "## Domain, user profile, space"
    assert page.url.startswith(f"{address}/library?doc=02-studio-workbench.md&lines=5-11")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_file_is_added_and_ingested(address: str, watched: Watched, tmp_path: Path) -> None:
    note = tmp_path / "extra.md"
    note.write_text("# Extra\n", encoding="utf-8")
    page = watched.page
    page.goto(f"{address}/library")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(note)
    expect(page.get_by_text("extra.md")).to_be_visible()
    page.get_by_role("button", name="Re-ingest").click()
    expect(page.get_by_text("Read 5 documents in 3.2 s")).to_be_visible()


def test_pages_change_without_losing_the_conversation(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address)
    ask(page, QUESTION)
    expect(page.get_by_text("Debugger does not repair the model.")).to_be_visible()
    page.get_by_role("link", name="Library").click()
    expect(page.get_by_role("heading", name="Documents")).to_be_visible()
    page.get_by_role("link", name="Chat").click()
    expect(page.get_by_text("Debugger does not repair the model.")).to_be_visible()
