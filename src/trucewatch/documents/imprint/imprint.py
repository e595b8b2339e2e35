"""The imprint as a whole, put together from the answers of this folder."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trucewatch import agencies

from ...records import Imprint, Page, Span
from ..credit import names_station
from ..layout import Layout
from ..lexicon import lines
from ..mast import Mast, is_kind, is_outlet, mast_of, masts, outlet_in_town
from ..names import authors, from_name, is_desk, is_role
from ..signature import signed_by
from ..times import is_date
from .agency import Agency, agency_of
from .byline import names_in
from .chain import chain_of
from .credits import credits_of
from .dateline import dateline_above, dateline_beside, dateline_of, resolved
from .grounds import Known, grounds_of
from .ordering import tongue_of
from .outlet import outlet_of
from .published import published_of, updated_of

_PIECES = re.compile(r"\s*[|•·●]\s*|\s{2,}|\t")
# Who fills in the form of a site, where nobody is named.
_NOBODY = frozenset({"admin", "administrator", "editor", "webmaster", "root", "user"})
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}")


def imprint_of(layout: Layout, page: Page, text: str, start: int, end: int, source: str = "") -> Imprint:
    """Return the imprint of a page whose article is ``text[start:end]``; every span lies in ``text``, or in ``source``, its markup."""
    byline = byline_of(layout, text)
    found = dateline_of(text, start, end)
    if found is None or not (found.day or found.source):
        found = dateline_beside(layout.above, text) or found or dateline_above(layout.above, text, byline)
    credits = credits_of(text, start)
    over = tuple(masts(layout.above))
    outlet, outlet_fact = outlet_of(layout, page, over)
    section = section_of(layout, over)
    agency = agency_of(layout, page, text, start, end) or Agency("", None)
    language = tongue_of(layout, page, found, text[start:end])
    published = published_of(layout, page, found, language)
    updated = updated_of(layout, published, language)
    when = published or updated
    known = Known(layout, text, source, found, outlet_fact, agency, published, updated, over)
    return Imprint(
        headline=Span.of(text, 0, len(layout.headline)) if layout.headline else None,
        outlet=outlet, agency=agency.name or None, agency_span=agency.span, byline=byline, author=layout.facts.get("byline"),
        dateline=resolved(found, when.time if when else None),
        published=published.time if published else None, published_source=published.source if published else None,
        updated=updated.time if updated else None, section=section, canonical=layout.facts.get("canonical"),
        credits=credits, chain=chain_of(agency, credits, outlet, page, layout.facts), grounds=grounds_of(known),
    )  # fmt: skip


def byline_of(layout: Layout, text: str) -> Span | None:
    """Return who wrote it, without "By" and what follows the names, from the lines between headline and article."""
    said = [over.byline for over in masts(layout.above) if over.byline]
    by = (lines("above", "byline").fullmatch(line) for line in (*said, *layout.above))
    named = next((next(value for value in found.groupdict().values() if value) for found in by if found), "")
    rows = sorted((row for row in layout.above if _is_name(row) and not _is_masthead(row, layout)), key=is_role)
    name = named or next(iter(said), "") or next(iter(rows), "") or _beside_a_date(layout) or _signature(layout)
    head = layout.facts.get("author", "")
    bare = names_in(from_name(name, next(iter(authors(head)), "")), head)
    return Span.find(text, bare, len(layout.headline)) if bare and bare.casefold() not in _NOBODY else None


def _is_name(line: str) -> bool:
    known = is_date(line) or names_station(line) or is_kind(line)
    return not (known or any(lines("above", group).fullmatch(line) for group in ("date", "label")))


def _is_masthead(row: str, layout: Layout) -> bool:
    """Tell whether a row names the outlet; where the page's markup does, a row of that form is one of those who sign."""
    return "outlet" not in layout.facts and (mast_of(row) is not None or outlet_in_town(row) in set(masts(layout.above)))


def section_of(layout: Layout, over: Iterable[Mast]) -> str | None:
    """Return the section: as the page's markup names it, else the kind of text that stands over the article: "Opinion"."""
    return layout.facts.get("section") or next((one.kind for one in over if one.kind), None)


def _signature(layout: Layout) -> str:
    return next(filter(None, map(signed_by, layout.credits)), "")


def _beside_a_date(layout: Layout) -> str:
    """Return the name that stands on a line with the date: an agency's, or two to five words."""
    pieces = (piece.strip() for line in layout.above if is_date(line) for piece in _PIECES.split(line))
    return next((piece for piece in pieces if not is_date(piece) and _signs(piece)), "")


def _signs(piece: str) -> bool:
    named = _NAME.fullmatch(piece) is not None and not (is_outlet(piece) or is_kind(piece))
    return agencies.short(piece) is not None or is_desk(piece) or named
