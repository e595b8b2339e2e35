"""The imprint as a whole, put together from the answers of this folder."""

from __future__ import annotations

import re

from ...records import Imprint, Page, Span
from ..credit import names_station
from ..layout import Layout
from ..lexicon import lines
from .agency import Agency, agency_of
from .chain import chain_of
from .credits import credits_of
from .dateline import dateline_of, resolved
from .outlet import outlet_of
from .published import published_of, updated_of

# What stands on the same line as the names: a place, a date, a count of comments.
_AFTER = re.compile(r"\s*[|•·]|\s/\s|\s+(?:at|on) \d|,? (?:published|updated|posted)\b|\s*\d", re.IGNORECASE)


def imprint_of(layout: Layout, page: Page, text: str, start: int, end: int) -> Imprint:
    """Return the imprint of a page whose article is ``text[start:end]``; every span lies in ``text``."""
    found = dateline_of(text, start, end)
    credits = credits_of(text, start)
    outlet = outlet_of(layout, page)
    agency = agency_of(layout, page, text, start, end) or Agency("", None)
    published, source = published_of(layout, page, found)
    return Imprint(
        headline=Span.of(text, 0, len(layout.headline)) if layout.headline else None,
        outlet=outlet, agency=agency.name or None, agency_span=agency.span, byline=byline_of(layout, text),
        dateline=resolved(found, published), published=published, published_source=source, updated=updated_of(layout),
        section=layout.facts.get("section"), canonical=layout.facts.get("canonical"), credits=credits,
        chain=chain_of(agency, credits, outlet, page),
    )  # fmt: skip


def byline_of(layout: Layout, text: str) -> Span | None:
    """Return who wrote it, without "By" and what follows the names, from the lines between headline and article."""
    by = (lines("above", "byline").fullmatch(line) for line in layout.above)
    named = next((next(value for value in found.groupdict().values() if value) for found in by if found), "")
    name = named or next(filter(_is_name, layout.above), "")
    return Span.find(text, _AFTER.split(name, maxsplit=1)[0].strip(" ,-–—"), len(layout.headline)) if name else None


def _is_name(line: str) -> bool:
    return not (names_station(line) or any(lines("above", group).fullmatch(line) for group in ("date", "label")))
