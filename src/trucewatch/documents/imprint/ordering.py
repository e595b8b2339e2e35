"""Which stands first where a page writes its day as 07/08/2025, the day or the month: what else the page says settles it.

Asked in turn: another day of its head that can be one thing only, the day of its dateline, the country of its address, a day that its
text names in words, and that no page is published after it was gathered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from ...records import Page
from ..layout import Layout
from ..numbers import readings
from ..times import days_in_words, is_date
from .dateline import Found

# Tags of English as it is written in no country of its own, and in the one that puts the month first.
_DAY_FIRST, _MONTH_FIRST = "en-001", "en-us"
# Domains of countries that everybody uses, and of the one whose papers write either way.
_NO_COUNTRY = frozenset({"ac", "ai", "ca", "cc", "co", "eu", "fm", "gg", "im", "io", "is", "la", "ly", "me", "sh", "to", "tv", "ws"})
_AMERICAN = frozenset({"gov", "mil"})
# A dispatch is printed on its day or soon after; in the farthest zone the day begins this long before.
_PRINTED = timedelta(days=2)
_AHEAD = timedelta(days=1)

# A day with the day first, and with the month first.
Readings = tuple[date, date]


def tongue_of(layout: Layout, page: Page, dateline: Found | None, text: str) -> str:
    """Return the language of a page as a tag that tells day from month, where anything on the page does; else as the page declares it."""
    declared = layout.facts.get("language", "")
    if declared.casefold() not in ("", "en"):
        return declared
    head = [*filter(is_date, (*layout.above, *layout.credits)), *(layout.facts.get(fact, "") for fact in ("published", "updated"))]
    head += [value for fact, value in page.facts if fact == "published"]
    open_ = next((found for line in head for found in _open(line)), None)
    return (open_ and _settled(open_, head, layout, page, dateline, text)) or declared


def _settled(open_: Readings, head: list[str], layout: Layout, page: Page, dateline: Found | None, text: str) -> str:
    """Return the tag by which the page's day is read, from the first answer that one of its two readings alone agrees with."""
    printed = next(days_in_words(dateline.day or ""), None) if dateline else None
    return (
        _only(_DAY_FIRST if month is None else _MONTH_FIRST for line in head for day, month in readings(line) if not (day and month))
        or (printed and _chosen([_soon_after(printed, day) for day in open_]))
        or _of_country(layout, page)
        or _chosen([(day.month, day.day) in set(days_in_words(text)) for day in open_])
        or _chosen([day <= page.gathered.date() + _AHEAD for day in open_])
    ) or ""


def _open(line: str) -> Iterator[Readings]:
    """Yield the days of a line that can be read as two."""
    return ((day, month) for day, month in readings(line) if day and month and day != month)


def _chosen(fits: list[bool]) -> str:
    """Return the tag by which the only reading that fits is read: the first is that with the day first."""
    return (_DAY_FIRST if fits[0] else _MONTH_FIRST) if fits.count(True) == 1 else ""


def _only(tags: Iterator[str]) -> str:
    found = set(tags)
    return found.pop() if len(found) == 1 else ""


def _soon_after(printed: tuple[int, int], day: date) -> bool:
    """Tell whether a day is that of a dateline, as month and day, or one of the next."""
    return any(((day - timedelta(days=back)).month, (day - timedelta(days=back)).day) == printed for back in range(_PRINTED.days + 1))


def _of_country(layout: Layout, page: Page) -> str:
    host = urlsplit(layout.facts.get("canonical") or page.location).hostname or ""
    country = re.search(r"\.([a-z]{2,3})$", host)
    if country is None or country[1] in _NO_COUNTRY or (len(country[1]) > 2 and country[1] not in _AMERICAN):
        return ""
    return _MONTH_FIRST if country[1] in _AMERICAN else f"en-{country[1]}"
