"""A start told before the report: what began then was made by then, whether or not its sentence says on what day."""

from __future__ import annotations

import re
from datetime import timedelta

from trucewatch.records import Interval

from .kinds import BINDING
from .phrases import has
from .senses import MADE
from .told import Act

# What has begun by its report's words: "came into force at noon", "took effect on Saturday".
_FORCE = r"(?:came|went|entered) (?:officially |formally )?(?:in ?to )?(?:effect|force)"
_HAS_BEGUN = re.compile(rf"\b(?:{_FORCE}|took (?:effect|hold)|began|started)\b")

# What is an hour, and not a day.
_HOUR = timedelta(hours=2)


def by_its_start(act: Act) -> Interval | None:
    """Return the start that a making tells, by which it was made, where it lies before its report; else None.

    On the day of the report only an hour by which it has begun counts: what a report tells beside a day alone, without an hour ("had
    driven them out"), lay before as often.
    """
    start = start_told(act) if act.kind in BINDING and act.sense in MADE else None
    if start is None:
        return None
    if start.earliest.date() < act.told.since.date() and start.latest <= act.told.since:
        return start
    today = begun_today(act)
    return today if today and today.latest - today.earliest < _HOUR else None


def start_told(act: Act) -> Interval | None:
    """Return the start that an act tells, where it is known from when to when it may lie."""
    starts = act.pledge.starts
    if starts is None or starts.earliest is None or starts.latest is None:
        return None
    return Interval(earliest=starts.earliest, latest=starts.latest)


def begun_today(act: Act) -> Interval | None:
    """Return when a truce began that is told as immediate or to have begun, on the day of its report: before it was told."""
    start = start_told(act)
    if start is None or start.earliest.date() != act.told.since.date() or start.earliest >= act.told.time:
        return None
    at_once = act.sense in MADE and act.pledge.starts is not None and has("at_once", act.pledge.starts.span.quote)
    begun = at_once or _HAS_BEGUN.search(act.behind)
    return Interval(earliest=start.earliest, latest=min(start.latest, act.told.time)) if begun else None
