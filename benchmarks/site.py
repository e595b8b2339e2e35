"""How quick the site is: p95 of its pages over a ledger of many truces, the weight of pages, and many visitors at once.

    python -m benchmarks.site [--truces 200] [--records 20000] [--users 50] [--seconds 10]

The ledger is made up: each truce has its own two parties, a declaration and reports of incidents. The first answer after a change of
the ledger links all of it anew; it is measured apart ("first"), since every
later one is answered from what is kept.
"""

from __future__ import annotations

import argparse
import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory

import httpx
import uvicorn

from trucewatch.desk import Ledger, Reading
from trucewatch.desk.recording import record
from trucewatch.records import (
    Coder,
    Document,
    Imprint,
    Incident,
    IncidentKind,
    Page,
    Party,
    Place,
    Pledge,
    PledgeKind,
    Report,
    Span,
    Speaker,
    When,
)  # fmt: skip
from trucewatch.web.app import make_app
from trucewatch.web.settings import Limits, Settings

# Words that no two pages share in one order, so that each page is a story of its own.
WORDS = [first + second + third for first in "bdfglmnprst" for second in ("a", "e", "io", "u") for third in ("l", "ner", "st", "k", "ma")]
START = datetime(2024, 1, 1, 12, tzinfo=UTC)


def fill(path: Path, truces: int, records: int) -> None:
    """Make a ledger of so many truces and coded records (four records a page)."""
    with Ledger(path) as book, book.log.transaction():
        for number in range(records // 4):
            page, document, report = _page(number, number % truces)
            record(book.log, page, Reading(document=document, report=report))


def _name(number: int, part: int) -> str:
    return " ".join(word.capitalize() for word in Random(number * 10 + part).choices(WORDS, k=2))


def _page(number: int, truce: int) -> tuple[Page, Document, Report]:
    side, other = _name(truce, 1), _name(truce, 2)
    town, post, gate = _name(number, 3), _name(number, 4), _name(number, 5)
    published = START + timedelta(hours=number)
    text = (
        f"{side} and {other}, report {number}\n\n{side} will suspend attacks on {other}, its spokesman said. A rocket hit {post} "
        f"near {town}. A bomb hurt guards at {gate}. Shots were fired at a patrol of {other} by night.\n"
        + " ".join(Random(number).choices(WORDS, k=120))
        + ".\n"
    )  # fmt: skip

    body = text.index("\n\n") + 2

    def span(words: str) -> Span:
        found = Span.find(text, words, near=body)
        assert found is not None
        return found

    def incident(kind: IncidentKind, anchor: str, sentence: str) -> Incident:
        when = When(span=span("night"), earliest=published - timedelta(hours=12), latest=published)
        place = Place(span=span(town), latitude=30 + number % 7, longitude=40 + number % 11, radius_km=5)
        target = Party(span=span(other), actor=f"new:army-{truce:04d}")
        words = {"anchor": span(anchor), "sentence": span(sentence)}
        return Incident(kind=kind, when=when, place=place, target=target, confidence=0.7, **words)

    pledge = Pledge(
        kind=PledgeKind.DECLARATION, pledgers=(Party(span=span(side), actor=f"new:front-{truce:04d}"),),
        counterparts=(Party(span=span(other), actor=f"new:army-{truce:04d}"),), undertaking=span("suspend attacks"), confidence=0.8,
        said_by=Speaker(span=span("spokesman"), actor=f"new:front-{truce:04d}"),
        sentence=span(f"{side} will suspend attacks on {other}, its spokesman said."),
    )  # fmt: skip
    told = (
        incident(IncidentKind.SHELLING_ROCKET, "rocket", f"A rocket hit {post} near {town}."),
        incident(IncidentKind.BOMB_IED, "bomb", f"A bomb hurt guards at {gate}."),
        incident(IncidentKind.SHOOTING, "Shots", f"Shots were fired at a patrol of {other} by night."),
    )  # fmt: skip
    page = Page(location=f"https://news.example/{number}", content=text.encode(), gathered=published)
    imprint = Imprint(outlet=f"Outlet {number % 40}", published=published, headline=span(text.split("\n")[0]))
    document = Document(page=page.sha256, location=page.location, text=text, body_end=len(text), imprint=imprint, gathered=published)
    report = Report(text_sha256=document.id, coder=Coder(name="made", version="1"), relevant=True, pledges=(pledge,), incidents=told)
    return page, document, report


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("truces", 200), ("records", 20_000), ("users", 50), ("seconds", 10), ("times", 40)):
        asked.add_argument(f"--{name}", type=int, default=default)
    asked.add_argument("--ledger", help="measure over this ledger instead of a made-up one")
    given = asked.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(given.ledger or Path(folder) / "site.ledger")
        if not given.ledger:
            fill(path, given.truces, given.records)
        with running(path, Path(folder) / "people") as base:
            measure(base, given)


class running:  # noqa: N801 - reads as a word in a with statement
    """A site over a ledger, on a free port."""

    def __init__(self, ledger: Path, people: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        many = (10**9, 1.0)
        app = make_app(Settings(ledger=str(ledger), people=str(people), limits=Limits(many, many, many, many)))
        self.server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=self.port, log_level="error"))
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def __enter__(self) -> str:
        self.thread.start()
        while not self.server.started:
            time.sleep(0.05)
        return f"http://127.0.0.1:{self.port}"

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)


def measure(base: str, given: argparse.Namespace) -> None:
    """Print, for each page, the first answer, p50, p95 and weight; then many visitors at once."""
    with httpx.Client(base_url=base, timeout=900) as client:
        began, spent = time.perf_counter(), time.process_time()
        client.get("/api/v1/truces?limit=1&at=2024-06-01")
        print(f"first answer after a change: {time.perf_counter() - began:.2f} s, of the processor {time.process_time() - spent:.2f} s")
        addresses = list(_addresses(client))
        for name, address in addresses:
            print(json.dumps(_timed(client, name, address, given.times)))
    print(json.dumps(crowd(base, [address for _, address in addresses], given.users, given.seconds)))


def _addresses(client: httpx.Client) -> Iterator[tuple[str, str]]:
    truce = client.get("/api/v1/truces?limit=1&at=2024-06-01&by=published").json()["items"][0]["id"]
    text = client.get("/api/v1/stories?limit=1").json()["items"][0]["id"]
    yield from (
        ("front page", "/?at=2024-06-01"), ("a truce", f"/truces/{truce}?at=2024-06-01"), ("a text", f"/evidence/{text}"),
        ("review", "/review"), ("api: verdicts", "/api/v1/verdicts?limit=100&at=2024-06-01"),
        ("api: why", f"/api/v1/truces/{truce}/why?at=2024-06-01"),
    )  # fmt: skip


def _timed(client: httpx.Client, name: str, address: str, times: int) -> dict[str, object]:
    """Return the times of a page by the clock, and by the processor (site and visitor together), which other work does not lengthen."""
    took, busy = [], []
    for _ in range(times + 1):
        began, spent = time.perf_counter(), time.process_time()
        answer = client.get(address)
        took.append((time.perf_counter() - began) * 1000)
        busy.append((time.process_time() - spent) * 1000)
        answer.raise_for_status()
    clock, processor = quantiles(took[1:], n=20), quantiles(busy[1:], n=20)
    rounded = {"first_ms": took[0], "p50_ms": clock[9], "p95_ms": clock[18], "p95_cpu_ms": processor[18], "kB": len(answer.content) / 1000}
    return {"page": name} | {key: round(value, 1) for key, value in rounded.items()}


def crowd(base: str, addresses: list[str], users: int, seconds: int) -> dict[str, object]:
    """Return how many answers so many visitors at once get, how many of them are errors, and p95."""
    until = time.perf_counter() + seconds

    def visit(number: int) -> list[tuple[float, int]]:
        seen = []
        with httpx.Client(base_url=base, timeout=120, verify=False) as client:
            while time.perf_counter() < until:
                began = time.perf_counter()
                status = client.get(addresses[(number + len(seen)) % len(addresses)]).status_code
                seen.append(((time.perf_counter() - began) * 1000, status))
        return seen

    with ThreadPoolExecutor(users) as pool:
        told = [one for visitor in pool.map(visit, range(users)) for one in visitor]
    took = sorted(ms for ms, _ in told) or [0.0]
    return {
        "users": users,
        "answers": len(told),
        "errors": sum(status != 200 for _, status in told),
        "p95_ms": round(took[int(len(took) * 0.95)], 1),
    }


if __name__ == "__main__":
    main()
