"""How fast the Explore page draws and answers a click: python -m benchmarks.explore.

A headless Chromium on this machine opens the overview of a made-up graph. First paint counts from the page being up
(its heading is there) to every node being in the picture and on the screen; a click counts to its card.
"""

from __future__ import annotations

import sys
from os import environ, getloadavg
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from graph.settings import REPOSITORY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_RUNS = 5
_CLICKS = 5
_PATIENCE_MS = 4000
_TO_REACH = {150: (2.0, 0.5), 1500: (3.5, 0.8)}
_PAINTED = """size => document.querySelectorAll('[data-testid=stEChartsChart] svg path').length >= size"""
_NEXT_FRAME = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"""
_NODES = """() => [...document.querySelectorAll('[data-testid=stEChartsChart] svg path[fill]')]
    .filter(path => !['none', 'transparent'].includes(path.getAttribute('fill')))
    .map(path => path.getBoundingClientRect())
    .filter(box => box.width > 7 && Math.abs(box.width - box.height) < 3)
    .map(box => [box.x + box.width / 2, box.y + box.height / 2])"""


def main() -> None:
    """Measure both sizes and print a table."""
    # The browser's helpers stand with the tests, which are no package.
    sys.path.append(str(REPOSITORY / "tests"))
    from browser import launched_chromium, streamlit_server

    print("| nodes | measure | median | to reach | all runs |\n| --- | --- | --- | --- | --- |")
    for size, (paint, click) in _TO_REACH.items():
        environment = {**environ, "SIZE": str(size)}
        app = Path(__file__).with_name("explore_app.py")
        with streamlit_server(app, environment=environment) as url, launched_chromium() as browser:
            _open(browser, url, size)  # the first one also imports and lays out
            runs = [_open(browser, url, size) for _ in range(_RUNS)]
        _row(size, "address to first paint", [run[0] for run in runs], None)
        _row(size, "page up to first paint", [run[1] for run in runs], paint)
        _row(size, "click to card", [seconds for run in runs for seconds in run[2]], click)
    print(f"load of this machine: {getloadavg()[0]:.1f}")


def _open(browser: Browser, url: str, size: int) -> tuple[float, float, list[float]]:
    """Return the seconds to the first paint, from the address and from the page being up, and of each click."""
    from browser import Watched

    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    watched = Watched(context)
    page = watched.page
    start = perf_counter()
    page.goto(url)
    page.get_by_role("heading", name="Explore").wait_for()
    up = perf_counter()
    page.wait_for_function(_PAINTED, arg=size)
    page.evaluate(_NEXT_FRAME)
    painted = perf_counter()
    clicks = _clicks(page)
    watched.assert_quiet()
    context.close()
    return painted - start, painted - up, clicks


def _clicks(page: Page) -> list[float]:
    """Return the seconds that clicks on nodes far from each other take to open a card."""
    from playwright.sync_api import TimeoutError as NothingHappened

    nodes: list[list[float]] = page.evaluate(_NODES)
    seconds: list[float] = []
    address = page.url
    for x, y in nodes[:: max(len(nodes) // (3 * _CLICKS), 1)]:
        start = perf_counter()
        page.mouse.click(x, y)
        try:
            page.wait_for_function(
                "address => location.href !== address && document.querySelector('.st-key-explore-close')",
                arg=address,
                timeout=_PATIENCE_MS,
            )
        except NothingHappened:  # it was picked already, or hidden under another one
            continue
        page.evaluate(_NEXT_FRAME)
        seconds.append(perf_counter() - start)
        address = page.url
        page.wait_for_timeout(300)
        if len(seconds) == _CLICKS:
            break
    return seconds


def _row(size: int, measure: str, seconds: list[float], reach: float | None) -> None:
    runs = " ".join(f"{each:.2f}" for each in seconds)
    print(f"| {size} | {measure} | {median(seconds):.2f} s | {f'≤ {reach} s' if reach else ''} | {runs} |", flush=True)


if __name__ == "__main__":
    main()
