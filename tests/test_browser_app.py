"""The real app in a real Chromium: from no knowledge base to a cited answer, without leaving this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import ROOT, Watched, streamlit_server
from playwright.sync_api import Browser, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

INGEST_MS = 180_000


@pytest.fixture
def address(tmp_path: Path, model_cache: Path) -> Iterator[str]:
    environment = {"KB_PATH": str(tmp_path / "kb" / "knowledge.sqlite3"), "MODEL_CACHE": str(model_cache)}
    with streamlit_server(ROOT / "app.py", environment=environment, log=tmp_path / "server.log") as url:
        yield url


def test_from_nothing_to_a_cited_answer_and_a_note_that_was_added(
    address: str, tmp_path: Path, chromium: Browser
) -> None:
    note = tmp_path / "harbour.md"
    note.write_text("# Harbour cranes\n\nA harbour crane lifts containers from ships.\n", encoding="utf-8")
    watched = Watched(chromium.new_context())
    page = watched.page
    page.goto(address)
    expect(page.get_by_role("heading", name="Welcome to Graph Tutor")).to_be_visible()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(note)
    expect(page.get_by_text("harbour.md")).to_be_visible()
    page.get_by_role("button", name="Read the notes").click()
    expect(page.get_by_text("Questions to start with")).to_be_visible(timeout=INGEST_MS)

    page.get_by_test_id("stChatInputTextArea").fill("What does a harbour crane lift?")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Source 1: uploaded/harbour.md, line 3").first.click()
    quoted = page.get_by_role("dialog").locator(".quoted .text")
    expect(quoted).to_have_text("A harbour crane lifts containers from ships.")
    watched.assert_quiet()
