"""Where the link of a credit leads: "View original article" names nobody, its address does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from lxml.html import HtmlElement

from ..credit import names_station, station
from ..layout import Layout

KEY = "href"


def with_original(layout: Layout, tree: HtmlElement) -> Layout:
    """Return the layout with the address, ``original``, to which a credit leads that does not say in words who the station is."""
    rows = {row for row in (*layout.above, *layout.credits) if names_station(row) and not station(row)}
    address = next((link.get("href") for link in tree.iter("a") if _leads(link, rows)), None) if rows else None
    if address is None:
        return layout
    return replace(layout, facts={**layout.facts, "original": address}, keys={**layout.keys, "original": KEY})


def _leads(link: HtmlElement, rows: Collection[str]) -> bool:
    """Tell whether a link to a page elsewhere is one of some rows, or stands in it."""
    if not (link.get("href") or "").startswith(("http://", "https://")):
        return False
    shown, around = (" ".join(element.text_content().split()) for element in (link, link.getparent()))
    return shown in rows or (bool(shown) and around in rows)
