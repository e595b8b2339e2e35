"""Addresses on the web: one page, or the pages that a feed or a sitemap at that address names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from ..errors import PageError
from ..records import Page, Quarantined
from . import feed, sitemap
from .articles import articles
from .original import original
from .xml import unpacked

if TYPE_CHECKING:
    from .net.addresses import Network
    from .net.manners import Manners

Facts = tuple[tuple[str, str], ...]
_DEEPEST = 2


@dataclass(frozen=True)
class WebSource:
    """http and https. What the address gives decides whether it is a page, a feed, a sitemap or a list of articles.

    All calls share their pauses and the sites' rules: those of ``manners``, or of this process where none are given. ``earlier`` gives
    the page last got from an address, if any (``Vault.last``): what has not changed since is then not sent again, and no page.
    """

    manners: Manners | None = None
    earlier: Callable[[str], Page | None] | None = None

    def accepts(self, location: str) -> bool:
        """Accept http and https addresses."""
        return location.lower().startswith(("http://", "https://"))

    def pages(self, location: str) -> Iterator[Page | Quarantined]:
        """Yield the page at ``location``, or those of the feed or sitemap that is there.

        Raises PageError where the address cannot be got, is forbidden by robots.txt, or is refused.
        """
        yield from self.known(location)

    def known(self, location: str, facts: Facts = ()) -> Iterator[Page | Quarantined]:
        """Yield as pages does, with ``facts`` that are known of the page beforehand (a list's title and date).

        Raises PageError as pages does.
        """
        yield from _Visit(self.manners or polite(), self.earlier).all(location, facts)

    def through(self, web: WebSource) -> WebSource:
        """Return ``web``: whoever says how addresses are asked says it here too."""
        return web


def polite(allow: Iterable[str] = ()) -> Manners:
    """Return the manners of this process, with the networks ``allow`` opened: whoever asks a site, all wait for one another.

    Raises SettingError for what is no network.
    """
    from .net.addresses import networks

    return _shared(networks(allow))


@cache
def _shared(allowed: tuple[Network, ...]) -> Manners:
    from .net.addresses import Gate
    from .net.fetch import Fetcher
    from .net.manners import Manners

    return Manners(Fetcher(gate=Gate(allowed)))


@dataclass(frozen=True)
class _Visit:
    """One look at a location and what it leads to; each address is asked once, however often lists name it."""

    manners: Manners
    earlier: Callable[[str], Page | None] | None
    asked: set[str] = field(default_factory=set)

    def all(self, location: str, facts: Facts) -> Iterator[Page | Quarantined]:
        page = self._page(location, facts)
        yield from self._members(page, _DEEPEST) if page else ()

    def _page(self, location: str, facts: Facts = ()) -> Page | Quarantined | None:
        """Return what the address gives; None where it has not changed."""
        self.asked.add(location)
        answer = self.manners.get(location, self._conditions(location))
        if answer.status == 304:
            return None
        if not 200 <= answer.status < 300:
            raise PageError(f"the site answers with status {answer.status}", location, _remedy(answer.status))
        kind = answer.header("content-type").partition(";")[0].strip().lower() or None
        moved = (("asked", location),) if answer.url != location else ()
        # Sitemaps come packed in files; a page never does.
        content = unpacked(answer.content, answer.url) if sitemap.is_sitemap(answer.content) else answer.content
        return original(answer.url, content, kind, answer.headers, (*facts, *moved))

    def _members(self, page: Page | Quarantined, depth: int) -> Iterator[Page | Quarantined]:
        if isinstance(page, Quarantined):
            yield page
        elif feed.is_feed(page.content):
            for entry in feed.entries(page):
                yield from (entry.page(page),) if entry.is_full(page.location) else self._got(entry.link, entry.facts)
        elif sitemap.is_sitemap(page.content):
            if not depth:
                reason, remedy = "sitemaps are nested too deep", "give this one by itself"
                yield Quarantined(location=page.location, stage="pages", reason=reason, remedy=remedy)
            for place in sitemap.places(page) if depth else ():
                for member in self._got(place.location, place.facts):
                    yield from self._members(member, depth - 1)
        elif listed := articles(page.content):
            for address, facts in dict(listed).items():
                yield from self._got(address, facts)
        else:
            yield page

    def _conditions(self, location: str) -> dict[str, str]:
        """Return the headers that ask only for what has changed (RFC 9110, 13.1)."""
        earlier = self.earlier(location) if self.earlier else None
        had = {name.lower(): value for name, value in earlier.headers} if earlier else {}
        asked = {"If-None-Match": had.get("etag"), "If-Modified-Since": had.get("last-modified")}
        return {name: value for name, value in asked.items() if value}

    def _got(self, location: str, facts: Facts) -> Iterator[Page | Quarantined]:
        if location in self.asked:
            return
        try:
            page = self._page(location, facts)
        except PageError as error:
            page = Quarantined(location=location, stage="pages", reason=error.what, remedy=error.remedy)
        if page:
            yield page


def _remedy(status: int) -> str:
    """Return what may help against a refusal: an address is wrong where the site does not know it, and mostly nowhere else."""
    if status in (401, 402, 403, 451):
        return "the site refuses programs, or asks for a login: save the page in a browser and give the file"
    passing = status in (408, 425, 429) or status >= 500
    return "the site is busy or out of order: try again later" if passing else "check the address"


source = WebSource()
