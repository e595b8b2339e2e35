"""Time inside the monitor: whole seconds since 1970 (UTC), and closed stretches of them."""

from __future__ import annotations

from datetime import UTC, datetime

from trucewatch.records import Interval, Term

NEVER = 2**62
"""Later than anything: what has not ended, the knowledge of everything."""

EVER = -(2**62)
"""Earlier than anything."""

FIRST = -62_135_596_800
"""The first second of the calendar, in the year 1."""

LAST = 253_402_300_799
"""The last second of the calendar, in the year 9999."""

Stretch = tuple[int, int]
"""First and last second within which something lies, both included."""


def second(moment: datetime) -> int:
    """Return ``moment`` in whole seconds."""
    return int(moment.timestamp())


def moment(at: int) -> datetime:
    """Return the second ``at`` as a time in UTC; beyond the calendar its first or last second."""
    return datetime.fromtimestamp(max(FIRST, min(at, LAST)), UTC)


def stretch(interval: Interval) -> Stretch:
    """Return the seconds of a half-open interval; an instant is one second."""
    first, end = second(interval.earliest), second(interval.latest)
    return first, max(first, end - 1)


def after(at: int, term: Term) -> int:
    """Return the end of ``term`` from ``at`` on; from never on, never."""
    return NEVER if at >= NEVER else second(term.after(moment(at)))
