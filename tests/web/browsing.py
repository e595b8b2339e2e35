"""A running site and a browser to look at it with; what the tests in a real browser share."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import copy, which
from typing import Any

import pytest

from trucewatch.web.settings import Settings

CHROMIUM = which("chromium") or which("chromium-browser")
At = tuple[Path, dict[str, str]]
# How long a test waits for a page, in milliseconds: machines that do other work too are slow.
PATIENCE = 120_000
TRUCE = "kataib-hezbollah--united-states-2020-10"
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def running(settings: Settings) -> Iterator[str]:
    """Run a site and give its address."""
    import uvicorn

    from trucewatch.web.app import make_app

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(settings), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def copied(made: At, folder: Path, **given: Any) -> Settings:
    """Return the settings of a site on a copy of the small ledger."""
    for file in made[0].parent.glob("small.ledger*"):
        copy(file, folder / file.name)
    return replace(Settings(ledger=str(folder / made[0].name), people=str(folder / "people")), **given)


@pytest.fixture(scope="module")
def site(made: At, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running site for this machine alone; what one test decides, the next one sees."""
    with running(copied(made, tmp_path_factory.mktemp("site"))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


class Seen:
    """What a page asked for and complained of."""

    def __init__(self, page: Any) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of a visitor of its own."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def violations(page: Any) -> list[tuple[str, list[str]]]:
    """Return what axe finds against WCAG 2.2 AA on a page, with everything opened that can be."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe()
    for box in page.locator("details").all():
        box.evaluate("node => node.open = true")
    found = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).response["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found]
