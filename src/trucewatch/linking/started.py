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
    starts = act.pledge.starts
    if act.kind not in BINDING or act.sense not in MADE or starts is None or starts.earliest is None or starts.latest is None:
        return None
    if starts.earliest.date() < act.told.since.date() and starts.latest <= act.told.since:
        return Interval(earliest=starts.earliest, latest=starts.latest)
    today = begun_today(act)
    return today if today and today.latest - today.earliest < _HOUR else None


def begun_today(act: Act) -> Interval | None:
    """Return when a truce began that is told as immediate or to have begun, on the day of its report: before it was told."""
    starts = act.pledge.starts
    if starts is None or starts.earliest is None or starts.latest is None:
        return None
    begun = act.sense in MADE and has("at_once", starts.span.quote)
    today = (begun or _HAS_BEGUN.search(act.behind)) and starts.earliest.date() == act.told.since.date() and starts.earliest < act.told.time
    return Interval(earliest=starts.earliest, latest=min(starts.latest, act.told.time)) if today else None
