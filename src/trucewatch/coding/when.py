"""Times of acts: a phrase with the day, the month or the year that it means."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from trucewatch.records import Precision, Span, When

from .times import MONTHS, Setting, looks_ahead, resolve

_NUMBER = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_NAMED = re.compile(rf"\b(?P<name>{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}|sept)\b", re.IGNORECASE)
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBER)})"
_TOLD = re.compile(rf"\b(?:(?P<which>last|previous|this)|{_COUNT}) (?P<unit>month|year)s?(?P<ago> ago)?\b", re.IGNORECASE)
# Behind these words a month or a year is no time of the act, but its end.
_BOUND = re.compile(r"\b(?:since|until|till|by|before|after|between|from)\b", re.IGNORECASE)


def when(span: Span, setting: Setting) -> When:
    """Return the time that a phrase means in its setting: a day, else a month or a year, else the phrase alone."""
    found = resolve(span.quote, setting)
    if found.day is not None:
        return _lasting(span, found.day, found.day + timedelta(days=1), Precision.DAY)
    stretch = _stretch(span.quote, setting) if found.precision in ("month", "year") else None
    if stretch is None:
        return When(span=span, precision=Precision.UNKNOWN if found.precision == "day" else Precision(found.precision))
    first, months = stretch
    return _lasting(span, first, _later(first, months), Precision.MONTH if months == 1 else Precision.YEAR)


def exact(told: When) -> When:
    """Return a time without the month or the year that it may lie in: in which a truce starts, nothing holds yet."""
    return told if told.day else When(span=told.span, precision=told.precision)


def _lasting(span: Span, first: date, after: date, precision: Precision) -> When:
    earliest, latest = (datetime.combine(day, time(), UTC) for day in (first, after))
    return When(span=span, earliest=earliest, latest=latest, precision=precision)


def _stretch(phrase: str, setting: Setting) -> tuple[date, int] | None:
    """Return the first day of the month or the year that a phrase means, and how many months that lasts."""
    years = _YEARS.findall(phrase)
    if _BOUND.search(phrase) or len(years) > 1:
        return None
    if month := _NAMED.search(phrase):
        number = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month["name"][:3].lower()))
        first = date(int(years[0]), number, 1) if years else _nearest(number, setting)
        return (first, 1) if first else None
    if years:
        return date(int(years[0]), 1, 1), 12
    return _told(phrase, setting.published)


def _nearest(month: int, setting: Setting) -> date | None:
    """Return the month of that name which began last before publication, or, of a start still to come, the next one."""
    published = setting.published
    if published is None:
        return None
    ahead = setting.start and looks_ahead(setting)
    step = (month < published.month) if ahead else -(month > published.month)
    return date(published.year + step, month, 1)


def _told(phrase: str, published: date | None) -> tuple[date, int] | None:
    """Return the month or the year that a phrase counts from publication: "last month", "two years ago"."""
    found = _TOLD.search(phrase)
    if found is None or published is None or bool(found["count"]) != bool(found["ago"]):
        return None
    count = (found["which"].lower() != "this") if found["which"] else _NUMBER.get(found["count"].lower()) or int(found["count"])
    month = found["unit"].lower() == "month"
    return (_later(published.replace(day=1), -count), 1) if month else (date(published.year - count, 1, 1), 12)


def _later(first: date, months: int) -> date:
    years, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(years, month + 1, 1)
