"""Which outlet a page stands at."""

from __future__ import annotations

from urllib.parse import urlsplit

from ...records import Page
from .. import agencies
from ..layout import Layout
from ..lexicon import table


def outlet_of(layout: Layout, page: Page) -> str | None:
    """Return the outlet: as the page's source gave it, by the address, or as the page names its site; else None."""
    said = dict(page.facts)
    addresses = (layout.facts.get("canonical", ""), page.location)
    known = next(filter(None, map(by_address, addresses)), None)
    named = layout.facts.get("outlet") or said.get("feed_title")
    return said.get("outlet") or known or (agencies.short(named) or named if named else None)


def by_address(address: str) -> str | None:
    """Return the outlet whose known domain ``address`` lies in."""
    host = host_of(address)
    known = {**agencies.by_domain(), **table("outlets")["domains"]}
    parts = host.split(".")
    return next((known[parent] for at in range(len(parts)) if (parent := ".".join(parts[at:])) in known), None)


def host_of(address: str) -> str:
    """Return the host of an address without "www.", "" for a path."""
    try:
        host = urlsplit(address).hostname if "://" in address else None
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")
