"""Addresses on the web: one page, or the pages that a feed or a sitemap at that address names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import PageError
from ..records import Page, Quarantined
from . import feed, sitemap
from .original import original
from .xml import unpacked

if TYPE_CHECKING:
    from .manners import Manners

Facts = tuple[tuple[str, str], ...]
_DEEPEST = 2


@dataclass(frozen=True)
class WebSource:
    """http and https. What the address gives decides whether it is a page, a feed or a sitemap.

    With ``manners`` of one's own, many calls share their pauses and the sites' rules; without, each call makes its own.
    """

    manners: Manners | None = None

    def accepts(self, location: str) -> bool:
        """Accept http and https addresses."""
        return location.lower().startswith(("http://", "https://"))

    def pages(self, location: str) -> Iterator[Page | Quarantined]:
        """Yield the page at ``location``, or those of the feed or sitemap that is there.

        Raises PageError where the address cannot be got, is forbidden by robots.txt, or is refused.
        """
        from .manners import Manners

        yield from _Visit(self.manners or Manners()).all(location)


@dataclass(frozen=True)
class _Visit:
    manners: Manners

    def all(self, location: str) -> Iterator[Page | Quarantined]:
        yield from self._members(self._page(location), _DEEPEST)

    def _page(self, location: str, facts: Facts = ()) -> Page | Quarantined:
        answer = self.manners.get(location)
        if not 200 <= answer.status < 300:
            raise PageError(f"the site answers with status {answer.status}", location, "check the address")
        kind = answer.header("content-type").partition(";")[0].strip().lower() or None
        moved = (("asked", location),) if answer.url != location else ()
        # Sitemaps come packed in files; a page never does.
        content = unpacked(answer.content, answer.url) if sitemap.is_sitemap(answer.content) else answer.content
        return original(answer.url, content, kind, answer.headers, (*facts, *moved))

    def _members(self, page: Page | Quarantined, depth: int) -> Iterator[Page | Quarantined]:
        if isinstance(page, Quarantined):
            yield page
        elif feed.is_feed(page.content):
            yield from (entry.page(page) if entry.is_full else self._got(entry.link, entry.facts) for entry in feed.entries(page))
        elif sitemap.is_sitemap(page.content):
            for place in sitemap.places(page) if depth else ():
                yield from self._members(self._got(place.location, place.facts), depth - 1)
        else:
            yield page

    def _got(self, location: str, facts: Facts) -> Page | Quarantined:
        try:
            return self._page(location, facts)
        except PageError as error:
            return Quarantined(location=location, stage="pages", reason=error.what, remedy=error.remedy)


source = WebSource()
