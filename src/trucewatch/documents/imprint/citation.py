"""Citations of the form "AFP via France 24": the origin, and who passed it on."""

from __future__ import annotations

import re

from trucewatch import agencies

from ...records import Page

_VIA = re.compile(r"\s+via\s+|\s*\(via\s+", re.IGNORECASE)


def stations(citation: str) -> list[str]:
    """Return the stations that ``citation`` names, the origin first; agencies by their short names."""
    parts = [name for part in _VIA.split(citation) for name in _several(part.strip(" ()"))]
    return [agencies.short(part) or part for part in parts if part]


def _several(station: str) -> list[str]:
    """Return the names of a station: "The Canadian Press and MSN" are two, an outlet may have "and" in its name."""
    first, joined, second = station.partition(" and ")
    return [first, second] if joined and agencies.short(first) else [station]


def cited(page: Page) -> list[str]:
    """Return the stations of the page's citation where it has exactly one: of several none is the origin."""
    citations = [value for name, value in page.facts if name == "citation"]
    return stations(citations[0]) if len(citations) == 1 else []
