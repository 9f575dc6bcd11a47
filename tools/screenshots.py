"""Pictures of each view of the Explore page, made of data/notes, into docs/screenshots: make screenshots."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from graph.settings import REPOSITORY, Settings, load_settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tutor.explore.view import View

_TARGET = REPOSITORY / "docs" / "screenshots"
_WIDTH, _HEIGHT = 1360, 1130
# A comparison goes on below its picture.
_HEIGHTS = {"compare": 2100}
_QUESTION = "What does SageMaker Model Monitor do?"
_SETTLE_MS = 900


def main() -> None:
    """Ingest data/notes, open each view and save what it shows."""
    # The browser's helpers stand with the tests, which are no package.
    sys.path.append(str(REPOSITORY / "tests"))
    from browser import launched_chromium, streamlit_server

    with TemporaryDirectory() as home:
        settings = Settings(kb_path=Path(home) / "knowledge.sqlite3", model_cache=load_settings().model_folder)
        environment = {"KB_PATH": str(settings.kb_path), "MODEL_CACHE": str(settings.model_cache)}
        subprocess.run(
            [sys.executable, "-m", "ingest", str(REPOSITORY / "data" / "notes")],
            cwd=REPOSITORY,
            env={**os.environ, **environment},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        _TARGET.mkdir(parents=True, exist_ok=True)
        with streamlit_server(REPOSITORY / "app.py", environment=environment) as url, launched_chromium() as browser:
            for name, view in _views(settings):
                _save(browser, url, name, view, "light")
                if name in ("overview", "neighbours"):
                    _save(browser, url, f"{name}-dark", view, "dark")


def _views(settings: Settings) -> Iterator[tuple[str, View]]:
    from graph.lookup import find_entity
    from graph.open_store import open_store
    from tutor.build import open_tutor
    from tutor.explore.answer_light import light_of
    from tutor.explore.view import Mode, View, short_key
    from tutor.outcome import Answer

    with closing(open_store(settings)) as store:
        entities = store.entities()

    def keys(*names: str) -> tuple[str, ...]:
        return tuple(short_key(find_entity(name, entities).id) for name in names)

    monitor = keys("SageMaker Model Monitor")
    yield "overview", View()
    yield "neighbours", View(Mode.NEIGHBOURS, monitor, depth=2, show=30, picked=f"n-{monitor[0]}")
    yield "path", View(Mode.PATH, keys("AWS Lambda", "SageMaker Clarify"))
    yield "compare", View(Mode.COMPARE, keys("Amazon S3", "Amazon EFS"))
    with closing(open_tutor(settings=settings)) as tutor:
        answer = tutor.ask(_QUESTION)
        if isinstance(answer, Answer):
            yield "answer", light_of(tutor.atlas(), answer)


def _save(browser: Browser, url: str, name: str, view: View, scheme: str) -> None:
    from browser import Watched

    from tutor.explore.view import view_parameters

    context = browser.new_context(
        viewport={"width": _WIDTH, "height": _HEIGHTS.get(name, _HEIGHT)},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    watched = Watched(context)
    watched.page.goto(f"{url}/explore?{urlencode(view_parameters(view))}")
    watched.page.locator("[data-testid=stEChartsChart] svg text").first.wait_for()
    watched.page.wait_for_timeout(_SETTLE_MS)
    watched.page.screenshot(path=_TARGET / f"{name}.png")
    watched.assert_quiet()
    context.close()
    print(_TARGET / f"{name}.png")


if __name__ == "__main__":
    main()
