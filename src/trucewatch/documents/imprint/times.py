"""Days and times as pages write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
# A day as datelines and bylines write it, with or without a year.
DAY = rf"{_WEEKDAY}(?:{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?)"
_PARTS = re.compile(
    rf"(?P<month>{_MONTH}) ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTH})(?:,? (?P<year2>\d{{4}}))?",
    re.I,
)
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?\.?m?\b\.?\s*(?:UTC|GMT)\b", re.I)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?")


def moment(text: str) -> datetime | None:
    """Return the time that ``text`` states, in UTC; a time without a zone is taken as UTC, a day alone as its first moment.

    Understands ISO 8601, RFC 2822 and English days with a year; None for anything else.
    """
    text = text.strip()
    return _iso(text) or _mail(text) or _english(text)


def day_of(phrase: str, near: date | None = None) -> date | None:
    """Return the day that ``phrase`` names; without a year, the one closest to ``near``, and None where that is unknown."""
    found = _PARTS.search(phrase)
    if not found:
        return None
    month = _MONTHS.index((found["month"] or found["month2"])[:3].lower()) + 1
    day, year = int(found["day"] or found["day2"]), found["year"] or found["year2"]
    if year:
        return _date(int(year), month, day)
    around = [_date(near.year + step, month, day) for step in (-1, 0, 1)] if near else []
    return min((one for one in around if one), key=lambda one: abs(one - near), default=None) if near else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(text: str) -> datetime | None:
    found = _ISO.match(text)
    if not found:
        return None
    try:
        return _utc(datetime.fromisoformat(re.sub(r"\s(?=Z|[+-]\d{2}:?\d{2}$)", "", found[0])))
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    try:
        return _utc(parsedate_to_datetime(text)) if re.search(r"\d:\d\d", text) else None
    except (ValueError, TypeError):
        return None


def _english(text: str) -> datetime | None:
    day = day_of(text)
    if day is None:
        return None
    clock = _CLOCK.search(text)
    hour = (int(clock[1]) % 12 + 12 * (clock[3].lower() == "p") if clock[3] else int(clock[1])) if clock else 0
    minute = int(clock[2]) if clock else 0
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) if hour < 24 and minute < 60 else None


def _utc(when: datetime) -> datetime:
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
