"""The last day of a month or a year whose end a phrase names: "the end of March", "the end of the year", "through June 2025"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from trucewatch.wording import MONTHS

from .named import near

_NAMES = "|".join(MONTHS)
_END = re.compile(
    rf"\b(?:end of|through)\s(?:the month of\s)?(?P<month>{_NAMES})\b(?!\s\d{{1,2}}\b)(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
    r"|\bend of\s(?P<which>the|this|next)\s(?P<unit>month|year)\b|\bend of\s(?P<alone>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def month_end(phrase: str, published: date | None) -> date | None:
    """Return the last day of the month or the year that a phrase names; of a month without a year the one nearest to publication."""
    found = _END.search(phrase)
    if found is None:
        return None
    if found["alone"]:
        return date(int(found["alone"]), 12, 31)
    if found["month"]:
        return _of_month(MONTHS.index(found["month"].lower()) + 1, found["year"], published)
    return _counted(found, published) if published else None


def _of_month(month: int, year: str | None, published: date | None) -> date | None:
    after, turn = month % 12 + 1, month // 12
    if year:
        return date(int(year) + turn, after, 1) - timedelta(days=1)
    first = near(after, 1, published, True) if published else None
    return first - timedelta(days=1) if first else None


def _counted(found: re.Match[str], published: date) -> date:
    later = found["which"].lower() == "next"
    if found["unit"].lower() == "year":
        return date(published.year + later, 12, 31)
    years, month = divmod(published.month - 1 + later, 12)
    return date(published.year + years + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)
