"""The pictures in README and docs, taken anew from the bundled case: python -m benchmarks.pictures [--site ADDRESS] [--to docs/images]

Reads the bundled pages with the coder as it is and serves them, unless ``--site`` names a site that does so already
(``trucewatch serve --demo``). Look at what comes out before it is kept: the pictures show whatever the coder makes of the pages.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

from benchmarks.site import CHROMIUM, running
from trucewatch.cli.serve import fill

KNOWN = "2020-12-20"
PATIENCE = 600_000


class Picture(NamedTuple):
    """A picture: its file, how large and in which colours the page is, and how to get there from the page of the truce."""

    name: str
    width: int
    height: int
    scheme: str
    go: Callable[[Any], None]


def _stay(page: Any) -> None:
    pass


def _to(part: str) -> Callable[[Any], None]:
    """Return the way to a part of the truce's page."""

    def go(page: Any) -> None:
        page.locator(f"#{part}").evaluate("node => node.scrollIntoView()")

    return go


def _to_the_sentence(page: Any) -> None:
    page.locator('#why-kataib-hezbollah a[href*="#focus"]').first.evaluate("node => node.click()")
    page.locator("[data-text]").wait_for()
    page.evaluate("window.scrollTo(0, 0)")


def _to_review(page: Any) -> None:
    page.get_by_role("link", name="Review", exact=True).click()
    page.locator("[data-queue]").wait_for()


PICTURES = (
    Picture("truce.png", 1200, 1150, "light", _stay),
    Picture("who-says-what.png", 1200, 820, "light", _to("said")),
    Picture("incidents.png", 1200, 1000, "light", _to("incidents")),
    Picture("evidence.png", 1200, 1000, "light", _to_the_sentence),
    Picture("review.png", 1200, 820, "light", _to_review),
    Picture("phone-dark.png", 390, 844, "dark", _to("time")),
)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--site", help="the address of a site with the bundled case")
    asked.add_argument("--to", type=Path, default=Path("docs/images"))
    given = asked.parse_args()
    with _site(given.site) as base, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu"])
        for picture in PICTURES:
            take(browser, base, picture, given.to)
        browser.close()


def take(browser: Any, base: str, picture: Picture, folder: Path) -> None:
    """Take a picture."""
    context = browser.new_context(viewport={"width": picture.width, "height": picture.height}, color_scheme=picture.scheme, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{base}/?known={KNOWN}&sort=stories")
    page.goto(base + page.locator(".truces h2 a").first.get_attribute("href"))
    picture.go(page)
    page.screenshot(path=folder / picture.name)
    context.close()
    print(folder / picture.name, flush=True)


@contextmanager
def _site(address: str | None) -> Iterator[str]:
    if address:
        yield address.rstrip("/")
        return
    with TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "demo.ledger")
        fill(ledger, "hybrid")
        with running(ledger, Path(folder) / "people", demo=True) as (base, _):
            yield base


if __name__ == "__main__":
    main()
