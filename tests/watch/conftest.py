"""A loopback site with a feed, and receivers of notices."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

PLEDGE = "rebels declared a three-month ceasefire on Monday on the condition that the government releases prisoners, their spokesman said."
END = "rebels ended the ceasefire with the government on Monday because prisoners were not released, their spokesman said. "
HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1))"


class Site:
    """A site with one feed: ``items`` of (path, text); ``gets`` the requests, ``posts`` what webhooks sent, ``refuse`` their next statuses."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.items: list[tuple[str, str]] = []
        self.gets: list[tuple[str, dict[str, str]]] = []
        self.posts: list[tuple[dict[str, str], bytes]] = []
        self.refuse: list[int] = []
        self.broken = False

    @property
    def tag(self) -> str:
        return f'"{len(self.items)}"'

    def tells(self, path: str, text: str) -> None:
        self.items.append((path, text))

    def feed(self) -> bytes:
        first = datetime.now(UTC) - timedelta(minutes=30)
        parts = (
            f"<item><title>News</title><link>{self.url}{path}</link><pubDate>{format_datetime(first + timedelta(minutes=number))}</pubDate></item>"
            for number, (path, _) in enumerate(self.items)
        )
        return f'<rss version="2.0"><channel><title>Karo Post</title>{"".join(parts)}</channel></rss>'.encode()

    def page(self, text: str) -> bytes:
        noise = len(self.gets)
        return f"<html><head><title>News</title></head><body><article><h1>News</h1><p>{escape(text)}</p></article><!-- {noise} --></body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        self.site.gets.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        pages = dict(self.site.items)
        if self.site.broken or self.path not in ("/feed.xml", *pages):
            self._answer(500 if self.site.broken and self.path != "/robots.txt" else 404)
        elif self.path != "/feed.xml":
            self._answer(200, self.site.page(pages[self.path]))
        elif self.headers.get("If-None-Match") == self.site.tag:
            self._answer(304)
        else:
            self._answer(200, self.site.feed(), "application/rss+xml", self.site.tag)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.site.posts.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self._answer(self.site.refuse.pop(0) if self.site.refuse else 204)

    def _answer(self, status: int, body: bytes = b"", kind: str = "text/html; charset=utf-8", tag: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if tag:
            self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Handler.site = Site(server.server_port)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield Handler.site
    server.shutdown()
    server.server_close()


class Sink(socketserver.StreamRequestHandler):
    """As much of an SMTP server as takes a mail."""

    mails: list[Message]

    def handle(self) -> None:
        self.wfile.write(b"220 sink\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.mails.append(message_from_bytes(text))
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 good\r\n")
            if verb == b"QUIT":
                return


@pytest.fixture
def smtp() -> Iterator[tuple[int, list[Message]]]:
    Sink.mails = []
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Sink) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server.server_address[1], Sink.mails
        server.shutdown()


@pytest.fixture
def home(tmp_path: Path, site: Site) -> Path:
    """A folder with a SOURCES.toml that watches the feed, quickly."""
    write(tmp_path, site)
    return tmp_path


def write(home: Path, site: Site, more: str = "") -> Path:
    file = home / "SOURCES.toml"
    file.write_text(
        f"""
        pause = 0
        allow = ["127.0.0.0/8"]

        [[source]]
        name = "post"
        url = "{site.url}/feed.xml"
        interval = "0.2s"
        {more}
        """,
        encoding="utf-8",
    )
    return file


def dispatch(text: str) -> str:
    """Return a text as an agency's dispatch of today."""
    return f"KARO, {datetime.now(UTC):%B %d} (Reuters) - The Northern Front {text}"
