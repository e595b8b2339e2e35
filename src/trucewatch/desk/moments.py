"""What a bare date means where a time is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta


def end_of(day: date) -> datetime:
    """Return the last moment of a day in UTC: what is dated to the next day only is not known by then."""
    return datetime.combine(day + timedelta(days=1), time(), UTC) - timedelta(microseconds=1)
