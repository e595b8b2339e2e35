"""The calendar day that a time phrase fixes, counted from the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATES = (
    re.compile(rf"\b{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{{4}}))?"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}(?:,? (?P<year>\d{{4}}))?"),
)
OFFSETS = {"today": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1}
NUMBERS = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
AGO = re.compile(r"\b(\d+|[a-z]+) (day|week)s? (ago|later|earlier|before|after)\b")


def day_of(phrase: str, published: date | None, forward: bool = False) -> date | None:
    """Return the day that ``phrase`` fixes, or None; a range gives its first day.

    ``forward`` looks for a weekday on or after the day of publication (a truce "from Sunday"), otherwise on or before it.
    """
    text = phrase.lower()
    absolute = _absolute(text, published, forward)
    if absolute or published is None:
        return absolute
    for words, days in OFFSETS.items():
        if words in text:
            return published + timedelta(days=days)
    return _weekday(text, published, forward) or _ago(text, published)


def _absolute(text: str, published: date | None, forward: bool) -> date | None:
    if iso := ISO.search(text):
        return _date(*(int(part) for part in iso.groups()))
    for pattern in DATES:
        if match := pattern.search(text):
            month, day = MONTHS.index(match["month"]) + 1, int(match["day"])
            return _date(int(match["year"]), month, day) if match["year"] else _nearest(month, day, published, forward)
    return None


def _nearest(month: int, day: int, published: date | None, forward: bool) -> date | None:
    if published is None:
        return None
    found = [d for year in (-1, 0, 1) if (d := _date(published.year + year, month, day))]
    if not forward:
        found = [d for d in found if d <= published + timedelta(days=31)] or found
    return min(found, key=lambda d: abs((d - published).days)) if forward else max(found, default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(text: str, published: date, forward: bool) -> date | None:
    found = next((i for word in re.findall(r"[a-z]+", text) for i, name in enumerate(DAYS) if word.rstrip("s") == name), None)
    if found is None:
        return None
    back = (published.weekday() - found) % 7
    if forward or "next" in text:
        return published + timedelta(days=(7 - back) % 7)
    if back == 0 and "last" in text:
        back = 7
    return published - timedelta(days=back)


def _ago(text: str, published: date) -> date | None:
    match = AGO.search(text)
    if match is None or match[3] not in ("ago",):
        return None
    number = int(match[1]) if match[1].isdigit() else NUMBERS.get(match[1])
    return published - timedelta(days=number * (7 if match[2] == "week" else 1)) if number else None
