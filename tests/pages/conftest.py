"""A server on loopback that behaves as each test tells it to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network

import pytest

from trucewatch.pages.net.addresses import Gate
from trucewatch.pages.net.fetch import Fetcher
from trucewatch.pages.net.manners import Manners
from trucewatch.pages.web import WebSource

Reply = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A site: ``pages`` by path, the ``asked`` paths in order, its ``url``."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.pages: dict[str, Reply] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def has(self, path: str, body: bytes | str = b"", kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> str:
        content = body.encode() if isinstance(body, str) else body

        def reply(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **headers}.items():
                request.send_header(name.replace("_", "-"), value)
            request.end_headers()
            request.wfile.write(content)

        self.pages[path] = reply
        return self.url + path

    def does(self, path: str, reply: Reply) -> str:
        self.pages[path] = reply
        return self.url + path


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place.asked.append((self.path, dict(self.headers)))
            if self.path in place.pages:
                try:
                    place.pages[self.path](self)
                except OSError:
                    self.close_connection = True
            else:
                self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    place = Site(server.server_port)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield place
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Fetcher:
    """A fetcher that may go to loopback, and is impatient."""
    return Fetcher(gate=Gate((ip_network("127.0.0.0/8"),)), seconds=3, largest=1_000_000)


@pytest.fixture
def web(fetcher: Fetcher) -> WebSource:
    return WebSource(Manners(fetcher, pause=0.0))
