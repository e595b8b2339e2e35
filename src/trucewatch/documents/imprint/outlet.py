"""Which outlet a page stands at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from trucewatch import agencies

from ...records import Page
from ..layout import Layout
from ..lexicon import table
from ..mast import Mast

_ADDRESS = re.compile(r"(?<![\w@.-])(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/[^\s<>()]*)?(?!@)")


def outlet_of(layout: Layout, page: Page, over: Iterable[Mast]) -> tuple[str | None, str | None]:
    """Return the outlet: as the page's source gave it, by the address, or as the page names its site; and by which fact; else None.

    Where none of them does, a line over the article may name it.

    A domain that the source gave is asked last: the page mostly knows its outlet's name.
    """
    said = dict(page.facts)
    if given := said.get("outlet"):
        return given, "given"
    for fact, address in (("canonical", layout.facts.get("canonical", "")), ("address", page.location)):
        if known := by_address(address):
            return known, fact
    for fact, named in (("outlet", layout.facts.get("outlet")), ("given", said.get("feed_title")), ("given", said.get("domain"))):
        if named:
            return known_name(named), fact
    written = next((one.outlet for one in over if one.outlet), None)
    return (known_name(written), "text") if written else (None, None)


def known_name(name: str) -> str:
    """Return the name that we use for an outlet or agency, its own name where we know none."""
    names = set(table("outlets")["domains"].values())
    alias = agencies.short(name) or table("outlets")["names"].get(name) or by_address(f"https://{name.lower()}")
    return alias or next((one for one in names if one.casefold() == name.casefold()), name)


def by_address(address: str) -> str | None:
    """Return the outlet whose known domain ``address`` lies in."""
    host = host_of(address)
    known = {**agencies.by_domain(), **table("outlets")["domains"]}
    parts = host.split(".")
    return next((known[parent] for at in range(len(parts)) if (parent := ".".join(parts[at:])) in known), None)


def addressed(line: str) -> tuple[str, int, int] | None:
    """Return the outlet or agency whose address stands in ``line``, and where it stands; None where none is known."""
    for found in _ADDRESS.finditer(line):
        if known := by_address(found[0] if "://" in found[0] else f"https://{found[0]}"):
            return known, found.start(), found.end()
    return None


def host_of(address: str) -> str:
    """Return the host of an address without "www.", "" for a path."""
    try:
        host = urlsplit(address).hostname if "://" in address else None
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")
