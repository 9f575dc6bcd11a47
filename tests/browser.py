"""Starting a Streamlit server and a Chromium for tests, and watching what a page asks of whom."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_LOCAL_SCHEMES = ("data", "blob")
_PATIENCE_MS = 30_000
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium_path() -> str:
    """Return the browser's program, from CHROMIUM or the search path."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise FileNotFoundError(
            "These tests drive Chromium, and none is here: install it (Debian: apt-get install chromium) "
            "or name it in CHROMIUM, or leave them out with -m 'not browser'."
        )
    return found


@contextmanager
def streamlit_server(
    script: Path, environment: Mapping[str, str] | None = None, log: Path | None = None, patience: float = 60
) -> Iterator[str]:
    """Serve a script on a free port of this machine; yields its address without a closing slash."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    command += ["--server.address=127.0.0.1", "--server.headless=true", "--server.fileWatcherType=none"]
    paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    env = {**os.environ, "PYTHONPATH": paths, **(environment or {})}
    with (log or Path(os.devnull)).open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=output)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, patience)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=15)


@contextmanager
def launched_chromium() -> Iterator[Browser]:
    """Launch the browser, closed at the end."""
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


class Watched:
    """A page whose requests to other hosts, script errors and dialogs are noted."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.page.set_default_timeout(_PATIENCE_MS)
        self.strangers: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self._note_request(request.url))
        self.page.on("websocket", lambda socket: self._note_request(socket.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: self._note_dialog(dialog.message))
        self.page.on("console", lambda message: self._note_console(message.type, message.text, message.location))

    def assert_quiet(self) -> None:
        """Fail when the page asked another host for something, or met an error."""
        assert self.strangers == []
        assert self.errors == []

    def _note_request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in _LOCAL_SCHEMES and parts.hostname not in ("127.0.0.1", "localhost"):
            self.strangers.append(url)

    def _note_dialog(self, message: str) -> None:
        self.errors.append(f"alert: {message}")

    def _note_console(self, kind: str, text: str, location: object) -> None:
        # Opening a page by its own address, Streamlit first looks for its server below that address.
        is_probe = "404" in text and re.search("/(library|explore)/_stcore/", str(location))
        if kind == "error" and not is_probe:
            self.errors.append(text)


def wait_until_drawn(page: Page) -> None:
    """Wait for the end of the redraw under way: a button clicked in its middle may be replaced under the click."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, process: subprocess.Popen[bytes], patience: float) -> None:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"The server stopped with code {process.returncode} before it answered.")
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(f"Nothing answered at {address} within {patience:.0f} seconds.")
