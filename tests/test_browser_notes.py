"""The notes page of the real app in a real Chromium: choose, read, arrange, take along, keep current."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import ROOT, Watched, streamlit_server, wait_until_drawn
from fixtures_notes import course_notes, course_settings  # noqa: F401
from playwright.sync_api import Browser, Page, expect

from graph.settings import Settings
from tutor.notes.known_folders import remember_folder
from tutor.notes.note_folder import write_notes
from tutor.notes.note_format import NoteFormat
from tutor.notes.service import NoteService

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(
    course_notes: NoteService,  # noqa: F811
    course_settings: Settings,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    made = tmp_path_factory.mktemp("written") / "notes"
    notes = course_notes.write_all([course_notes.for_entities(["Model Monitor"])])
    write_notes(made, notes, NoteFormat.MARKDOWN, course_notes.shelf)
    remember_folder(course_settings.kb_file, made)
    return made


@pytest.fixture(scope="module")
def address(course_settings: Settings, folder: Path) -> Iterator[str]:  # noqa: F811
    environment = {"KB_PATH": str(course_settings.kb_path), "MODEL_CACHE": str(course_settings.model_cache)}
    with streamlit_server(ROOT / "app.py", environment=environment, log=folder.parent / "server.log") as url:
        yield url


@pytest.fixture
def page(address: str, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    watched = Watched(context)
    watched.page.goto(address)
    watched.page.get_by_role("link", name="Notes").click()
    expect(watched.page.get_by_role("heading", name="Written folders")).to_be_visible()
    yield watched.page
    context.close()
    watched.assert_quiet()


def choose(page: Page, name: str) -> None:
    page.get_by_role("combobox").first.fill(name)
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")


def write(page: Page) -> None:
    page.get_by_role("button", name="Write", exact=True).click()


def titles(page: Page) -> list[str]:
    return page.locator(".block .title").all_inner_texts()


def test_a_pair_is_written_opened_arranged_and_taken_along(page: Page, tmp_path: Path) -> None:
    choose(page, "SageMaker Model Monitor")
    choose(page, "SageMaker Clarify")
    write(page)
    expect(page.get_by_role("heading", name="SageMaker Model Monitor and SageMaker Clarify")).to_be_visible()
    page.get_by_role("button", name="Source 1:").first.click()
    expect(page.get_by_role("dialog").locator(".quoted .text").first).to_contain_text("Model Monitor uses Clarify")
    page.keyboard.press("Escape")
    # Until the server has heard of it, another click would open the source again.
    expect(page).to_have_url(re.compile(r"/notes$"))

    before = titles(page)
    page.get_by_role("button", name=f"Move down: {before[0]}").click()
    expect(page.locator(".block .title").first).to_have_text(before[1])
    page.get_by_role("button", name=f"Leave out: {before[0]}").click()
    expect(page.locator(".block")).to_have_count(len(before) - 1)
    wait_until_drawn(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="This note", exact=True).click()
    download.value.save_as(tmp_path / "note.md")
    text = (tmp_path / "note.md").read_text(encoding="utf-8")
    assert f"## {before[0]}" not in text
    assert f"## {before[1]}" in text
    page.get_by_role("button", name="Undo the arranging").click()
    expect(page.locator(".block")).to_have_count(len(before))


def test_the_outline_is_written_and_zipped(page: Page, tmp_path: Path) -> None:
    page.get_by_text("The outline", exact=True).click()
    expect(page.get_by_text("16 cross-references are asked for.")).to_be_visible()
    write(page)
    expect(page.get_by_text("Asked for in the course at").first).to_be_visible()
    wait_until_drawn(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Obsidian folder").click()
    download.value.save_as(tmp_path / "notes.zip")
    with zipfile.ZipFile(tmp_path / "notes.zip") as archive:
        names = archive.namelist()
    assert sum(name.startswith("cross-references/") for name in names) == 16
    assert "sources/sagemaker-glossary.md" in names


def test_a_stale_folder_is_told_and_written_anew(page: Page, folder: Path) -> None:
    file = folder / "entities" / "sagemaker-model-monitor.md"
    file.unlink()
    shown = page.locator("[class*='st-key-notes-folder-']").filter(has_text=str(folder))
    shown.get_by_role("button", name="Check").click()
    expect(shown.get_by_text("1 of 1 notes are stale.")).to_be_visible()
    expect(shown.get_by_text("its file is gone")).to_be_visible()
    shown.get_by_role("button", name="Write those anew").click()
    expect(shown.get_by_text("0 of 1 notes are stale.")).to_be_visible()
    assert file.is_file()
