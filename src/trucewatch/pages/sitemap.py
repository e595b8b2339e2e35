"""Sitemaps and news sitemaps (sitemaps.org protocol 0.9), and indexes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..records import Page
from .links import joined
from .xml import head_of, name_of, root_of, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Facts = tuple[tuple[str, str], ...]
# The protocol's own bound on the addresses of one sitemap.
MOST = 50_000
_ROOT = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*|<\?[^>]*>\s*){0,9}<(?:\w+:)?(?:urlset|sitemapindex)\b", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Place:
    """An address that a sitemap names, and what it says of it (title, published, outlet, language of a news sitemap)."""

    location: str
    facts: Facts


def is_sitemap(content: bytes) -> bool:
    """Tell whether ``content`` is a sitemap or an index of sitemaps, packed or not."""
    return bool(_ROOT.match(head_of(content, 6000).removeprefix(b"\xef\xbb\xbf")))


def places(page: Page) -> Iterator[Place]:
    """Yield the addresses of the sitemap ``page``, at most MOST; those of an index are sitemaps themselves.

    Raises PageError where it cannot be read.
    """
    for number, element in enumerate(root_of(page.content, page.location)):
        location = text_in(element, "loc")
        if number < MOST and location:
            yield Place(joined(page.location, location), _facts(element))


def _facts(element: Element) -> Facts:
    news = next((child for child in element if name_of(child) == "news"), None)
    if news is None:
        return ()
    publication = next((child for child in news if name_of(child) == "publication"), news)
    said = {
        "title": text_in(news, "title"),
        "published": text_in(news, "publication_date"),
        "outlet": text_in(publication, "name"),
        "language": text_in(publication, "language"),
    }
    dated = {"published_source": "sitemap"} if said["published"] else {}
    return tuple((name, value) for name, value in {**said, **dated}.items() if value)
