"""A start told before the report: what began then was made by then, whether or not its sentence says on what day."""

from __future__ import annotations

from trucewatch.records import Interval

from .kinds import BINDING
from .senses import MADE
from .told import Act


def by_its_start(act: Act) -> Interval | None:
    """Return the start that a making tells, by which it was made, where it lies on a day before that of the report; else None.

    An hour of the report's own day is left: what its report tells beside it without an hour ("had driven them out") lay before as often.
    """
    starts = act.pledge.starts
    if act.kind not in BINDING or act.sense not in MADE or starts is None or starts.earliest is None or starts.latest is None:
        return None
    over = starts.earliest.date() < act.told.since.date() and starts.latest <= act.told.since
    return Interval(earliest=starts.earliest, latest=starts.latest) if over else None
