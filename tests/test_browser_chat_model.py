"""The chat in a real Chromium while a scripted model streams: it comes piece by piece, stops, and nothing jumps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import ROOT, Watched, streamlit_server
from fakes_tutor_notes import HOSTILE_TEXTS
from playwright.sync_api import Browser, Locator, Page, expect
from test_browser_chat import ask, assert_nothing_came_alive, quoted_lines

pytestmark = pytest.mark.browser

QUESTION = "What does SageMaker Debugger do?"
_PAUSE = "0.2"  # seconds before each sentence
_LONG = 30_000


@pytest.fixture(scope="session")
def talking_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("streamlit") / "server.log"
    with streamlit_server(ROOT / "tests" / "ui_fake_app.py", environment={"FAKE_MODEL": _PAUSE}, log=log) as url:
        yield url


@pytest.fixture
def page(talking_address: str, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    watched = Watched(context)
    watched.page.goto(talking_address)
    yield watched.page
    context.close()
    watched.assert_quiet()


def sentence(page: Page, number: int) -> Locator:
    return page.get_by_text(f"This is sentence {number} without an end.")


def stop(page: Page) -> None:
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Stopped.")).to_be_visible()
    expect(page.get_by_role("button", name="Stop", exact=True)).to_have_count(0)


def is_whole(page: Page) -> None:
    expect(page.get_by_text("dropped by the citation check")).to_be_visible(timeout=_LONG)


def test_sentences_come_one_by_one_in_their_place_and_a_stop_keeps_them(page: Page) -> None:
    ask(page, "endless")
    expect(page.get_by_text("Writing…")).to_be_visible()
    first = sentence(page, 1).element_handle()
    expect(sentence(page, 3)).to_be_visible()
    question = page.locator(".st-key-turn-0").bounding_box()
    expect(sentence(page, 6)).to_be_visible()
    stop(page)
    assert first is not None
    assert first.evaluate("node => node.isConnected")
    assert page.locator(".st-key-turn-0").bounding_box() == question
    expect(sentence(page, 6)).to_be_visible()
    expect(page.get_by_text("Writing…")).to_have_count(0)


def test_a_new_question_comes_to_the_top_and_stays_there_while_the_reply_grows(page: Page) -> None:
    for _ in range(2):
        ask(page, QUESTION)
        expect(page.get_by_role("button", name="Ask me")).to_be_visible(timeout=_LONG)
    ask(page, "endless")
    expect(sentence(page, 2)).to_be_visible()
    top = page.locator(".st-key-turn-2").bounding_box()
    assert top is not None
    assert 0 < top["y"] < 120
    expect(sentence(page, 5)).to_be_visible()
    later = page.locator(".st-key-turn-2").bounding_box()
    assert later is not None
    assert later["y"] == top["y"]
    stop(page)


def test_after_a_stop_the_next_question_is_answered(page: Page) -> None:
    ask(page, "endless")
    expect(sentence(page, 1)).to_be_visible()
    stop(page)
    ask(page, QUESTION)
    is_whole(page)
    expect(page.get_by_text("Read as: " + QUESTION)).to_be_visible()


def test_a_model_that_hangs_is_stopped_too(page: Page) -> None:
    ask(page, "stuck")
    expect(page.get_by_text("This much came before it hung.")).to_be_visible()
    stop(page)
    expect(page.get_by_text("This much came before it hung.")).to_be_visible()


def test_a_question_asked_meanwhile_loses_no_turn(page: Page) -> None:
    ask(page, "endless")
    expect(sentence(page, 2)).to_be_visible()
    ask(page, QUESTION)
    is_whole(page)
    expect(sentence(page, 2)).to_be_attached()
    expect(page.get_by_text("Stopped.")).to_be_attached()


def test_a_reply_goes_on_while_another_page_is_looked_at(page: Page) -> None:
    ask(page, QUESTION)
    expect(page.get_by_text("Debugger watches a training job from the inside.")).to_be_visible()
    page.get_by_role("link", name="Library").click()
    expect(page.get_by_role("heading", name="Documents")).to_be_visible()
    page.get_by_role("link", name="Chat").click()
    is_whole(page)
    expect(page.get_by_text("leaves the repair to you.")).to_be_visible()


def test_a_source_opens_while_the_reply_arrives(page: Page) -> None:
    ask(page, "endless")
    page.get_by_role("button", name="Source 1:").first.click()
    assert quoted_lines(page) == ["Training can fail quietly. SageMaker Debugger looks inside the job while it runs."]
    expect(sentence(page, 8)).to_be_attached()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    stop(page)


def test_a_list_of_sources_that_was_opened_stays_open(page: Page) -> None:
    ask(page, QUESTION)
    is_whole(page)
    page.get_by_text("2 sources in 2 documents").click()
    source = page.get_by_role("button", name="Source 2:").filter(has_text="Watching a job")
    expect(source).to_be_visible()
    ask(page, "hostile")
    expect(page.locator(".st-key-turn-1").get_by_role("button", name="Ask me")).to_be_visible(timeout=_LONG)
    expect(source).to_be_visible()


def test_a_manner_asks_again_and_a_quiz_shows_its_answer_when_asked_to(page: Page) -> None:
    ask(page, QUESTION)
    page.get_by_role("button", name="Explain simply").click()
    expect(page.get_by_text(f"Explain simply: {QUESTION}")).to_be_visible()
    page.locator(".st-key-turn-1").get_by_role("button", name="Ask me").click()
    quiz = page.locator(".st-key-turn-2")
    expect(quiz.get_by_text("What does it watch?")).to_be_visible()
    answer = quiz.get_by_text("Debugger watches a training job from the inside.")
    expect(answer).not_to_be_visible()
    quiz.get_by_text("Show the answer").click()
    expect(answer).to_be_visible()
    quiz.get_by_role("button", name="Source 1:").first.click()
    assert quoted_lines(page) == ["Training can fail quietly. SageMaker Debugger looks inside the job while it runs."]


def test_a_marked_sentence_says_so_in_words(page: Page) -> None:
    ask(page, "doubt")
    doubtful = page.locator(".sentence", has_text="It repairs 99 % of all models.")
    expect(doubtful).to_contain_text("not borne out by its source")
    expect(doubtful).to_have_css("border-left-style", "dashed")
    sure = page.locator(".sentence", has_text="Debugger watches the job.")
    expect(sure).not_to_contain_text("not borne out")
    expect(sure).to_have_css("border-left-style", "solid")


def test_what_a_model_writes_is_shown_as_text(page: Page) -> None:
    ask(page, "hostile")
    sentences = page.locator(".sentence")
    expect(sentences).to_have_count(len(HOSTILE_TEXTS), timeout=_LONG)
    expect(page.get_by_role("button", name="Ask me")).to_be_visible(timeout=_LONG)
    for shown, text in zip(sentences.all(), HOSTILE_TEXTS, strict=True):
        assert text in (shown.text_content() or "")
    assert_nothing_came_alive(page)
