"""Feed polls a second of one core: a first round over many feeds, then rounds in which nothing has changed.

    python -m benchmarks.pages_feeds [FEEDS] [ROUNDS]

The feeds are served by another process on loopback, 30 entries in full each, through the same fetcher and manners as ``watch``'s, without
its pauses. Counted are the CPU seconds of the poller alone and the bytes of the bodies; nothing is added to a ledger.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from multiprocessing import Process, SimpleQueue

from trucewatch.desk.watch.revisiting import Revisiting
from trucewatch.desk.watch.state import Validator
from trucewatch.pages.net.addresses import Gate
from trucewatch.pages.net.fetch import Answer, Fetcher
from trucewatch.pages.web import WebSource
from trucewatch.records import Page

ENTRIES = 30
ITEM = (
    "<item><title>Report {n}</title><link>http://127.0.0.1/{n}</link><pubDate>Mon, 06 Jan 2025 10:00:00 GMT</pubDate>"
    "<description>{text}</description></item>"
)
TEXT = "The two sides met again on the bridge and spoke about the return of the wounded. " * 20
TAG = '"first"'


class Feeds(BaseHTTPRequestHandler):
    """A feed at every address but robots.txt; 304 to who has it."""

    def do_GET(self) -> None:
        """Answer as a feed does that never changes."""
        if self.path == "/robots.txt":
            self.send_error(404)
            return
        same = self.headers.get("If-None-Match") == TAG
        items = "".join(ITEM.format(n=f"{self.path[1:]}-{n}", text=TEXT) for n in range(ENTRIES))
        body = b"" if same else f"<rss version='2.0'><channel><title>Feed {self.path}</title>{items}</channel></rss>".encode()
        self.send_response(304 if same else 200)
        for name, value in (("ETag", TAG), ("Content-Type", "application/rss+xml"), ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Counting(Revisiting):
    """Manners that count what is asked and got."""

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask, and count the status and the bytes."""
        answer = super().get(url, headers)
        self.seen[answer.status] += 1
        self.seen["bytes"] += len(answer.content)
        return answer

    @property
    def seen(self) -> Counter[int | str]:
        """The answers by status, and their bytes."""
        found: Counter[int | str] = self.__dict__.setdefault("_seen", Counter())
        return found


def serve(port: SimpleQueue[int]) -> None:
    """Serve feeds until killed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
    port.put(server.server_port)
    server.serve_forever()


def polled(manners: Counting, addresses: list[str], had: dict[str, Validator]) -> str:
    """Poll all once; return what it took, and put what the servers said into ``had``."""
    manners.begin(dict(had))
    manners.seen.clear()
    cpu, clock = time.process_time(), time.perf_counter()
    pages = sum(isinstance(page, Page) for address in addresses for page in WebSource(manners).pages(address))
    cpu, clock = time.process_time() - cpu, time.perf_counter() - clock
    had |= manners.got
    seen, count = manners.seen, len(addresses)
    assert seen[200] + seen[304] == count, seen
    return (
        f"{seen[200]} new, {seen[304]} unchanged, {pages} pages: {count / cpu:.0f} polls a second of one core, "
        f"{count / clock:.0f} by the clock, {seen['bytes'] / count / 1000:.1f} kB a poll"
    )


def main() -> None:
    count, rounds = (int(word) for word in (*sys.argv[1:], *("500", "3")[len(sys.argv) - 1 :]))
    port: SimpleQueue[int] = SimpleQueue()
    server = Process(target=serve, args=(port,), daemon=True)
    server.start()
    base = f"http://127.0.0.1:{port.get()}"
    manners = Counting(Fetcher(gate=Gate((ip_network("127.0.0.0/8"),)), environment=False), pause=0.0)
    had: dict[str, Validator] = {}
    for number in range(rounds):
        print(f"round {number + 1}: {polled(manners, [f'{base}/{feed}' for feed in range(count)], had)}", flush=True)
    server.terminate()


if __name__ == "__main__":
    main()
