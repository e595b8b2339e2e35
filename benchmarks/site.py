"""How quick the site is over a ledger of many truces: pages, the first answer after a change, many visitors, a browser's first view.

    python -m benchmarks.site [--truces 1000] [--records 100000] [--postgres] [--users 50] [--seconds 10] [--keep FOLDER] [--only-visits]

The ledger is made up (``made_ledger.py``); ``--keep`` leaves it in a folder and takes it from there the next time. Times are told by the
clock and by the processor (site and visitor together): on a machine that does other work too, the second says what the site costs.
Between any two visits the site is asked for its icon, a file of 245 bytes: ``times_trivial`` is how many of those a page is worth, at
the median by the clock. ``--only-visits`` leaves out what comes after changes and at other times, which adds pages to the ledger.
"""

from __future__ import annotations

import argparse
import json
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import httpx
import uvicorn

from benchmarks.made_ledger import fill, late_page
from benchmarks.postgres import database
from trucewatch import review
from trucewatch.desk import Ledger, Reading
from trucewatch.desk.recording import record
from trucewatch.review.items import items_of
from trucewatch.web.app import make_app
from trucewatch.web.settings import Limits, Settings

AT = "2020-06-01"
TRIVIAL = "/static/icon.svg"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("truces", 1000), ("records", 100_000), ("users", 50), ("seconds", 10), ("times", 40)):
        asked.add_argument(f"--{name}", type=int, default=default)
    asked.add_argument("--ledger", help="measure over this ledger instead of a made-up one")
    asked.add_argument("--postgres", action="store_true", help="in PostgreSQL, on a server that is started for it")
    asked.add_argument("--only-visits", action="store_true", help="no changes, no other times: the ledger stays as it is")
    asked.add_argument("--keep", type=Path, help="the folder in which the made-up ledger is, or is to be left")
    given = asked.parse_args()
    with (
        TemporaryDirectory() as folder,
        _ledger(given, given.keep or Path(folder)) as location,
        running(location, Path(folder) / "people") as (base, site),
    ):
        measure(base, given)
        browser(base)
        if not given.only_visits:
            changes(base, site.answers.book)


@contextmanager
def _ledger(given: argparse.Namespace, folder: Path) -> Iterator[str]:
    if given.ledger:
        yield given.ledger
    elif given.postgres:
        made = (folder / "postgres" / "data").exists()
        with database(folder / "postgres") as address:
            if not made:
                _fill(address, given)
            yield address
    else:
        path = folder / "site.ledger"
        if not path.exists():
            _fill(str(path), given)
        yield str(path)


def _fill(location: str, given: argparse.Namespace) -> None:
    spent = time.process_time()
    fill(location, given.truces, given.records)
    print(f"made in {time.process_time() - spent:.0f} s of the processor")


class running:  # noqa: N801 - reads as a word in a with statement
    """A site over a ledger, on a free port."""

    def __init__(self, ledger: str, people: Path, **given: Any) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        many = (10**9, 1.0)
        app = make_app(Settings(ledger=ledger, people=str(people), limits=Limits(many, many, many, many), **given))
        self.site = app.state.site
        self.server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=self.port, log_level="error"))
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def __enter__(self) -> tuple[str, Any]:
        self.thread.start()
        while not self.server.started:
            time.sleep(0.05)
        return f"http://127.0.0.1:{self.port}", self.site

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)


def measure(base: str, given: argparse.Namespace) -> None:
    """Print, for each page, the first answer, p50, p95 and weight; then many visitors at once."""
    with httpx.Client(base_url=base, timeout=7200) as client:
        print(json.dumps({"first answer": "after the start"} | _first(client, f"/?at={AT}")))
        addresses = list(_addresses(client))
        for name, address in addresses:
            print(json.dumps(_timed(client, name, address, given.times)), flush=True)
    print(json.dumps(crowd(base, [address for _, address in addresses], given.users, given.seconds)), flush=True)


def _first(client: httpx.Client, address: str) -> dict[str, float]:
    began, spent = time.perf_counter(), time.process_time()
    client.get(address).raise_for_status()
    return {"ms": round((time.perf_counter() - began) * 1000), "cpu_ms": round((time.process_time() - spent) * 1000)}


def changes(base: str, book: Ledger) -> None:
    """Print how long the first answer takes after one page more, after one decision, and as known at a time not asked about before."""
    random = Random(time.time_ns())

    def add() -> None:
        page, document, report = late_page(random)
        record(book.log, page, Reading(document=document, report=report))

    def reject() -> None:
        seen = book.known()
        told = seen.tolds[random.choice(sorted(seen.tolds))]
        review.reject(book, list(items_of(told, seen)), "ada", "not so")

    def nothing() -> None:
        pass

    with httpx.Client(base_url=base, timeout=7200) as client:
        truce = client.get(f"/api/v1/truces?limit=1&at={AT}").json()["items"][0]["id"]
        for name, change in (("a page more", add), ("a decision", reject)):
            for where, address in (("front page", f"/?at={AT}"), ("a truce", f"/truces/{truce}?at={AT}"), ("review", "/review")):
                print(json.dumps({"after": name, "first": where} | _after(client, change, address, 7)), flush=True)
        for day in ("2019-03-01", "2019-03-02", "2019-03-05"):
            told = _after(client, nothing, f"/?at={day}&known={day}", 1)
            print(json.dumps({"as known at": day, "first": "front page"} | told), flush=True)


def _after(client: httpx.Client, change: Callable[[], None], address: str, times: int) -> dict[str, float]:
    told = []
    for _ in range(times):
        change()
        time.sleep(0.3 if times > 1 else 0)
        told.append(_first(client, address))
    return sorted(told, key=lambda one: one["cpu_ms"])[len(told) // 2]


def browser(base: str) -> None:
    """Print when the front page is first painted in a browser that was never there before, and when it is all there.

    The icon comes first: it tells how long the browser itself takes, and the start of its parts is not counted as the site's.
    """
    if CHROMIUM is None:
        print("chromium is not installed")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running_:
        opened = running_.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu"])
        for name, address in (("the icon", base + TRIVIAL), *(("front page", f"{base}/?at={AT}"),) * 3):
            page = opened.new_context().new_page()
            page.goto(address, wait_until="load", timeout=300_000)
            page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length", timeout=60_000)
            shown = page.evaluate(
                "() => ({painted_ms: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,"
                " loaded_ms: performance.getEntriesByType('navigation')[0].loadEventStart,"
                " kB: performance.getEntries().reduce((sum, one) => sum + (one.transferSize || 0), 0) / 1000})"
            )
            print(json.dumps({"browser": name} | {key: round(value or 0) for key, value in shown.items()}), flush=True)
        opened.close()


def _addresses(client: httpx.Client) -> Iterator[tuple[str, str]]:
    truce = client.get(f"/api/v1/truces?limit=1&at={AT}").json()["items"][0]["id"]
    text = client.get("/api/v1/stories?limit=1&offset=5000").json()["items"] or client.get("/api/v1/stories?limit=1").json()["items"]
    yield from (
        ("front page", f"/?at={AT}"), ("front page, filtered", f"/?at={AT}&label=in+force&sort=name"),
        ("a truce", f"/truces/{truce}?at={AT}"), ("a text", f"/evidence/{text[0]['id']}"), ("review", "/review"),
        ("api: truces", f"/api/v1/truces?limit=100&at={AT}"), ("api: verdicts", f"/api/v1/verdicts?limit=100&at={AT}"),
        ("api: why", f"/api/v1/truces/{truce}/why?at={AT}"), ("api: text", f"/api/v1/texts/{text[0]['id']}"),
    )  # fmt: skip


def _timed(client: httpx.Client, name: str, address: str, times: int) -> dict[str, object]:
    """Return the times of a page by the clock, and by the processor (site and visitor together), which other work does not lengthen."""
    first, *visits = [(_visit(client, address), _visit(client, TRIVIAL)) for _ in range(times + 1)]
    clock, processor = (quantiles((getattr(page, which) for page, _ in visits), n=20) for which in ("ms", "cpu_ms"))
    trivial = median(icon.ms for _, icon in visits)
    told = {
        "first_ms": first[0].ms, "p50_ms": clock[9], "p95_ms": clock[18], "p95_cpu_ms": processor[18], "times_trivial": clock[9] / trivial,
        "kB": first[0].kilobytes,
    }  # fmt: skip
    return {"page": name} | {key: round(value, 1) for key, value in told.items()}


class Visit(NamedTuple):
    """What one visit took by the clock and by the processor, and what it weighed."""

    ms: float
    cpu_ms: float
    kilobytes: float


def _visit(client: httpx.Client, address: str) -> Visit:
    began, spent = time.perf_counter(), time.process_time()
    answer = client.get(address)
    took, busy = (time.perf_counter() - began) * 1000, (time.process_time() - spent) * 1000
    answer.raise_for_status()
    return Visit(took, busy, len(answer.content) / 1000)


def _visitors(base: str, addresses: list[str], users: int, seconds: int) -> list[tuple[float, int]]:
    """Visit without pause as so many people at once; return how long each answer took (ms) and its status."""
    until = time.perf_counter() + seconds

    def visit(number: int) -> list[tuple[float, int]]:
        seen = []
        with httpx.Client(base_url=base, timeout=120) as client:
            while time.perf_counter() < until:
                began = time.perf_counter()
                status = client.get(addresses[(number + len(seen)) % len(addresses)]).status_code
                seen.append(((time.perf_counter() - began) * 1000, status))
        return seen

    with ThreadPoolExecutor(users) as pool:
        return [one for visitor in pool.map(visit, range(users)) for one in visitor]


def crowd(base: str, addresses: list[str], users: int, seconds: int) -> dict[str, object]:
    """Return how many answers so many visitors at once get, how many of them are errors, and p95."""
    spent = time.process_time()

    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        shares = [users // 4 + (number < users % 4) for number in range(4)]
        told = [one for share in pool.map(_visitors, [base] * 4, [addresses] * 4, shares, [seconds] * 4) for one in share]
    took = sorted(ms for ms, _ in told) or [0.0]
    return {
        "users": users,
        "answers": len(told),
        "errors": sum(status != 200 for _, status in told),
        "p95_ms": round(took[int(len(took) * 0.95)], 1),
        "cpu_ms_an_answer": round((time.process_time() - spent) * 1000 / max(1, len(told)), 1),
    }


if __name__ == "__main__":
    main()
