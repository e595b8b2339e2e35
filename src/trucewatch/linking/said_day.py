"""The day on which an act is said to have been done: "agreed in Doha on Monday to stop fighting", "extended the truce on March 5"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from trucewatch.records import Interval, Pledge, PledgeKind

from .phrases import found
from .sense import around

_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = re.compile(
    rf"(?P<lead>[A-Za-z]+)\s(?:(?P<weekday>{'|'.join(_WEEKDAYS)})day\b"
    rf"|(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})\b|(?P<first>\d{{1,2}})\s(?P<of>{_MONTH}))"
)
# A day behind these words is that of something else: until when it holds, from when, after what.
_OTHER = frozenset(
    ["until", "till", "through", "to", "from", "by", "since", "before", "after", "next", "starting", "beginning", "ending", "and", "for"]
)
_CLAUSE = re.compile(r"[,;.]")
_AFTER = re.compile(r"\b(?:after|following|since|amid|despite|before)\b")
# How far behind the verb, and behind the undertaking, the day of an act is looked for.
_REACH, _BEHIND = 60, 30
# A day of the week behind the undertaking is past, if it is so near; else it may be the one on which a truce is to begin.
_NEAR = timedelta(days=2)


def made_on(pledge: Pledge, on: date) -> Interval | None:
    """Return the day before that of its report on which a pledge is said to have been made, or prolonged; None where no day is told."""
    before, after = around(pledge)
    told = _day(_lead(pledge, before), on)
    day = told or _behind(pledge, after, on)
    if day is None or day >= on:
        return None
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Interval(earliest=start, latest=start + timedelta(days=1) - timedelta(seconds=1))


def _behind(pledge: Pledge, after: str, on: date) -> date | None:
    """Return the day that stands behind the undertaking, in the same clause."""
    if pledge.kind is PledgeKind.EXTENSION:
        return _day(_CLAUSE.split(after)[0][:_REACH], on)
    day = _day(_CLAUSE.split(after)[0][:_BEHIND], on) if pledge.starts is None else None
    return day if day and on - day <= _NEAR else None


def _lead(pledge: Pledge, before: str) -> str:
    """Return the words beside the verb of an act, of those before its undertaking: those of its own clause."""
    verbs = [match.start() for match in found("undertaken", before)] if pledge.kind is not PledgeKind.EXTENSION else [len(before)]
    if not verbs:
        return ""
    subject, verb = before[: verbs[-1]], before[verbs[-1] :]
    return _CLAUSE.split(subject)[-1][-_BEHIND:] + _AFTER.split(verb)[0][:_REACH]


def _day(words: str, on: date) -> date | None:
    """Return the last day that words name before or on a day, where that is no day of something else; of the last year, if of none said."""
    matches = [match for match in _DAY.finditer(words) if match["lead"].lower() not in _OTHER]
    match = matches[-1] if matches else None
    if match is None:
        return None
    if match["weekday"]:
        return on - timedelta(days=(on.weekday() - _WEEKDAYS.index(match["weekday"])) % 7)
    month, day = _MONTHS.index((match["month"] or match["of"])[:3]) + 1, int(match["day"] or match["first"])
    return _past(month, day, on)


def _past(month: int, day: int, on: date) -> date | None:
    try:
        told = date(on.year, month, day)
        return told if told <= on else date(on.year - 1, month, day)
    except ValueError:  # 31 April, 29 February
        return None
