"""Getting one address: bounded in time, bytes and redirects, and only from where the gate opens."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit, urlunsplit

import httpcore2

from ...errors import PageError
from ..links import joined
from ..original import LARGEST
from .addresses import Gate, Guarded, Refused
from .fuse import Fuse
from .proxies import proxy_of, shown

NAME = "trucewatch"
AGENT = f"{NAME}/0.1 (monitoring of ceasefires; reads robots.txt)"
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_FAILURES = (
    httpcore2.NetworkError, httpcore2.TimeoutException, httpcore2.ProtocolError, httpcore2.ProxyError, httpcore2.UnsupportedProtocol,
    OSError, ValueError,
)  # fmt: skip
_CHUNK = 65_536
_LATER = "try it in a browser, or later"
_OPENING = "if the page is meant to come from there, open that network: --allow, or allow in a watch"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: the final address, the status, the headers as received, the decoded body."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def header(self, name: str) -> str:
        """Return the first header called ``name``, "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


@dataclass(frozen=True)
class Fetcher:
    """A client with bounds: ``seconds`` for a whole answer, at most ``largest`` bytes decoded, five redirects, http and https only.

    ``proxy`` is the address of a proxy; without one the ``environment`` names it (proxies.py). What goes through a proxy is resolved and
    connected there: the gate then sees the proxy alone, which must keep its own network closed.
    """

    gate: Gate = field(default_factory=Gate)
    seconds: float = 30.0
    largest: int = LARGEST
    proxy: str | None = None
    environment: bool = True
    agent: str = AGENT

    def get(self, url: str, headers: Mapping[str, str] | None = None, before: Callable[[str], None] = lambda url: None) -> Answer:
        """Return the answer of ``url`` after redirects. ``before`` is called with each address that is about to be asked.

        Raises PageError where it cannot be reached, may not be reached, is too slow, too large or badly encoded.
        """
        spent = 0.0
        for _ in range(_MOST_REDIRECTS + 1):
            before(url)
            began = time.monotonic()
            answer = self._once(url, headers or {}, began + self.seconds - spent)
            spent += time.monotonic() - began
            target = answer.header("location")
            if answer.status not in _REDIRECTS or not target:
                return answer
            url = joined(url, target)
        raise PageError(f"more than {_MOST_REDIRECTS} redirects", url, "give the address that the page finally has")

    def _once(self, url: str, headers: Mapping[str, str], deadline: float) -> Answer:
        url = checked(url)
        left = max(0.01, deadline - time.monotonic())
        proxy = proxy_of(url, self.proxy, self.environment)
        sent = [("User-Agent", self.agent), ("Accept-Encoding", "gzip"), ("Accept", "*/*"), *headers.items()]
        with Fuse(left) as fuse:
            try:
                answer = self._exchange(url, sent, self._pool(fuse, proxy), deadline)
            except _FAILURES as error:
                through = f" (through the proxy {shown(proxy)})" if proxy else ""
                remedy = _OPENING if isinstance(error, Refused) else _LATER
                raise self._failure(url, fuse, (str(error) or type(error).__name__) + through, remedy) from None
            if fuse.blown:
                # A body of unknown length that was cut off looks like one that has ended.
                raise self._failure(url, fuse, "")
            return answer

    def _failure(self, url: str, fuse: Fuse, reason: str, remedy: str = _LATER) -> PageError:
        said = f"the answer takes more than {self.seconds:g} s" if fuse.blown else reason
        return PageError(f"the address cannot be got: {said}", url, _LATER if fuse.blown else remedy)

    def _exchange(self, url: str, sent: Sequence[tuple[str, str]], pool: httpcore2.ConnectionPool, deadline: float) -> Answer:
        """Ask once, over a connection of its own: with pauses between requests, keeping one open gains nothing."""
        left = max(0.01, deadline - time.monotonic())
        limits = {"connect": min(10.0, left), "read": min(15.0, left), "write": 10.0, "pool": left}
        with pool, pool.stream("GET", url, headers=sent, extensions={"timeout": limits}) as response:
            received = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
            answer = Answer(url, response.status, received, b"")
            content = b"".join(self._bounded(response.iter_stream(), answer, deadline))
        return Answer(url, response.status, received, content)

    def _pool(self, fuse: Fuse, proxy: httpcore2.Proxy | None) -> httpcore2.ConnectionPool:
        return httpcore2.ConnectionPool(proxy=proxy, network_backend=Guarded(None if proxy else self.gate, fuse))

    def _bounded(self, chunks: Iterator[bytes], answer: Answer, deadline: float) -> Iterator[bytes]:
        """Yield the decoded body, and stop with an error as soon as a bound is passed."""
        seen = 0
        for part in _decoded(chunks, answer):
            seen += len(part)
            if seen > self.largest:
                raise PageError(f"the answer is too large: more than {self.largest:,} bytes decoded", answer.url, "give a smaller page")
            if time.monotonic() > deadline:
                raise PageError(f"the answer takes more than {self.seconds:g} s", answer.url, "try again later")
            yield part


def checked(url: str) -> str:
    """Return ``url`` in the letters that travel (RFC 3986). Raises PageError for what is no address to get."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 80) > 0
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    except (ValueError, UnicodeError):
        usable = False
    if not usable:
        raise PageError("only http and https addresses are got", url, "give an address that begins with https://")
    if parts.username or parts.password:
        raise PageError("addresses with a user name or password are refused", url.split("@")[-1], "give it without them")
    return quote(urlunsplit((parts.scheme, host, parts.path or "/", parts.query, "")), safe=_SAFE)


def _decoded(chunks: Iterator[bytes], answer: Answer) -> Iterator[bytes]:
    """Yield the body unpacked in small pieces, so that a bomb meets the cap before it fills the memory."""
    encoding = answer.header("content-encoding").strip().lower()
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise PageError(f"the answer is packed in a way not asked for: {encoding[:40]}", answer.url, "try again later")
    try:
        yield from _unpacked(chunks, 47 if "gzip" in encoding else zlib.MAX_WBITS, answer)
    except zlib.error as error:
        raise PageError(f"the answer is badly packed: {error}", answer.url, "try again later") from None


def _unpacked(chunks: Iterator[bytes], bits: int, answer: Answer) -> Iterator[bytes]:
    """Yield what ``chunks`` unpack to; a gzip body may be several pieces. Raises PageError where the last has no end."""
    unpacker, begun = zlib.decompressobj(bits), False
    for chunk in chunks:
        while chunk:
            if unpacker.eof:
                unpacker = zlib.decompressobj(bits)
            begun = True
            yield unpacker.decompress(chunk, _CHUNK)
            chunk = unpacker.unconsumed_tail or unpacker.unused_data.lstrip(b"\0")
    # An answer without a body (304) may be called packed all the same.
    if begun and not unpacker.eof:
        yield unpacker.flush()
    if begun and not unpacker.eof:
        raise PageError("the answer is cut off: its packing has no end", answer.url, "try again later")
