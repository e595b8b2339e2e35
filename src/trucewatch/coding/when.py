"""Times of acts: a phrase with the day, the month or the year that it means."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from trucewatch.records import PledgeKind, Precision, Span, When
from trucewatch.wording import MONTHS

from .times import Setting, looks_ahead, number, resolve

# A termination or an expiry may be told by its month; a truce starts on a day.
ENDS = frozenset({PledgeKind.TERMINATION, PledgeKind.EXPIRY})
_STEPS = {"last": -1, "previous": -1, "this": 0, "next": 1}
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_MONTHS = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_NAMED = re.compile(rf"\b(?:(?P<which>last|this|next) )?(?P<name>{_MONTHS}|sept)\b", re.IGNORECASE)
_COUNT = r"(?P<count>\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten)"
_TOLD = re.compile(rf"\b(?:(?P<which>{'|'.join(_STEPS)})|{_COUNT}) (?P<unit>month|year)s?(?P<ago> ago)?\b", re.IGNORECASE)
# With these words a month or a year is no time of the act, but its bound, or one of several, or counted loosely.
_LOOSE = re.compile(
    r"\b(?:since|until|till|by|before|after|between|from)\b|\bthe (?:last|past|previous)\b|\b(?:than|over|nearly|almost|about|some|least)\b"
    r"|\d{4}[-–/]\d",
    re.IGNORECASE,
)


def when(span: Span, setting: Setting) -> When:
    """Return the time that a phrase means in its setting: a day, else a month or a year, else the phrase alone."""
    try:
        return _meant(span, setting)
    except (ValueError, OverflowError):  # beyond an end of the calendar
        return When(span=span)


def _meant(span: Span, setting: Setting) -> When:
    found = resolve(span.quote, setting)
    if found.day is not None:
        return of_day(span, found.day)
    stretch = _stretch(span.quote, setting) if found.precision in ("month", "year") else None
    if stretch is None:
        return When(span=span, precision=Precision.UNKNOWN if found.precision == "day" else Precision(found.precision))
    first, months = stretch
    return _lasting(span, first, _later(first, months), Precision.MONTH if months == 1 else Precision.YEAR)


def of_day(span: Span, day: date) -> When:
    """Return a phrase as one that means a day; raises OverflowError for the calendar's last."""
    return _lasting(span, day, day + timedelta(days=1), Precision.DAY)


def exact(told: When) -> When:
    """Return a time without the month or the year that it may lie in: in which a truce starts, nothing holds yet."""
    return told if told.day else When(span=told.span, precision=told.precision)


def _lasting(span: Span, first: date, after: date, precision: Precision) -> When:
    earliest, latest = (datetime.combine(day, time(), UTC) for day in (first, after))
    return When(span=span, earliest=earliest, latest=latest, precision=precision)


def _stretch(phrase: str, setting: Setting) -> tuple[date, int] | None:
    """Return the first day of the month or the year that a phrase means, and how many months that lasts."""
    years, months, told = _YEARS.findall(phrase), list(_NAMED.finditer(phrase)), _told(phrase, setting.published)
    if _LOOSE.search(phrase) or len(years) > 1 or len(months) > 1:
        return None
    if not months:
        return (date(int(years[0]), 1, 1), 12) if years else told
    year = int(years[0]) if years else told[0].year if told and told[1] > 1 else None
    return _of_name(months[0], year, setting)


def _of_name(month: re.Match[str], year: int | None, setting: Setting) -> tuple[date, int] | None:
    """Return a month by its name: of a year; else the last that began before publication, or, of a start still to come, the next."""
    nth = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month["name"][:3].lower()))
    published, which = setting.published, (month["which"] or "").lower()
    if year is not None:
        return date(year, nth, 1), 1
    if published is None:
        return None
    ahead = which == "next" or (not which and setting.start and looks_ahead(setting))
    now = nth == published.month and which in ("last", "next")  # "last May", said in May, is that of the year before
    step = (nth < published.month or now) if ahead else -(nth > published.month or now)
    return date(published.year + step, nth, 1), 1


def _told(phrase: str, published: date | None) -> tuple[date, int] | None:
    """Return the month or the year that a phrase counts from publication: "last month", "two years ago"."""
    several = [one for one in _TOLD.finditer(phrase) if bool(one["count"]) == bool(one["ago"])]
    if len(several) != 1 or published is None:
        return None
    found = several[0]
    step = _STEPS[found["which"].lower()] if found["which"] else -number(found["count"])
    month = found["unit"].lower() == "month"
    return (_later(published.replace(day=1), step), 1) if month else (date(published.year + step, 1, 1), 12)


def _later(first: date, months: int) -> date:
    years, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(years, month + 1, 1)
