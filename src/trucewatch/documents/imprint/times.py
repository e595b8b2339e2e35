"""Days and times as pages write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
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
# The zones that RFC 2822 gives a meaning; other letters mean different zones in different countries.
_ZONES = {"utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_CLOCK = re.compile(rf"\b(\d{{1,2}}):(\d{{2}})(?::\d{{2}})?\s*([ap])?\.?m?\b\.?\s*({'|'.join(_ZONES)})\b", re.I)
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_ISO = re.compile(r"\d{8}T\d{6}Z|\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?")


def moment(text: str) -> datetime | None:
    """Return the time that ``text`` states, in UTC; a time without a zone is taken as UTC, a day alone as its first moment.

    Understands ISO 8601, RFC 2822 and English days with a year; None for anything else.
    """
    text = text.strip()
    return _iso(text) or _mail(text) or _english(text)


def day_of(phrase: str, near: date | None = None) -> date | None:
    """Return the day that ``phrase`` names; without a year, the one closest to ``near``, and None where that is unknown."""
    if dotted := _DOTTED.search(phrase):
        return _date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
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
    found = _ISO.search(text)
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
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return start + _time_of_day(clock) if clock else start


def _time_of_day(clock: re.Match[str]) -> timedelta:
    """Return the time since midnight UTC that a clock with a zone shows; none where it shows an impossible one."""
    hour, minute = int(clock[1]), int(clock[2])
    hour = hour % 12 + 12 * (clock[3].lower() == "p") if clock[3] else hour
    return timedelta(hours=hour - _ZONES[clock[4].lower()], minutes=minute) if hour < 24 and minute < 60 else timedelta()


def _utc(when: datetime) -> datetime:
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
