"""What a time means that is asked for: a bare date is its end, and the calendar's own ends are far enough."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from trucewatch.records.interval import EARLIEST, LATEST

# A time that is asked for: a bare date is its end, what names no zone is in UTC, a text is an ISO date or time.
At = datetime | date | str


def end_of(day: date) -> datetime:
    """Return the last moment of a day in UTC: what is dated to the next day only is not known by then."""
    return datetime.combine(day + timedelta(days=1), time(), UTC) - timedelta(microseconds=1)


def moment(when: At) -> datetime:
    """Return the time that an ISO date or time names, in UTC; a bare date means its end. Raises ValueError for what is none."""
    given = _named(when) if isinstance(when, str) else when
    try:
        return max(EARLIEST, min(_in_utc(given), LATEST))
    except OverflowError:
        return LATEST if given.year > 1 else EARLIEST


def _named(text: str) -> date:
    return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)


def _in_utc(given: date) -> datetime:
    if not isinstance(given, datetime):
        return end_of(given)
    return given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
