"""The midnight at which a truce starts whose words name no day for it: as a rule that at the end of the day of its announcement."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

from trucewatch.records import Interval

from .kinds import MAKING
from .made_beside import made_of
from .phrases import has
from .senses import MADE
from .told import Act

_BARE = re.compile(r"\bmidnight\b", re.IGNORECASE)
_TONIGHT = re.compile(r"\btonight\b", re.IGNORECASE)
# "to take effect at midnight", "begins from midnight": with no day between or behind.
_NO_DAY = r"(?!\W+(?:on\W+|of\W+|between\W+)?(?:\w+day\b|[A-Z]\w+\W+\d|\d|tomorrow|yesterday))"
_WHERE = r"(?:\W+(?:in|across|along|throughout)\W+(?:the\W+)?(?:[A-Z][\w’'-]+\W+){0,3}?[A-Z][\w’'-]+)?"
_AT = _WHERE + r"\W+(?:(?:at|from|as|of|local)\W+){0,3}midnight\b"
_STARTS = re.compile(rf"\b(?i:effect|force|begin\w*|began|start\w*|effective|from){_AT}{_NO_DAY}")
_CAME = r"(?:came|went|gone|took|taken|entered)\W+(?:\w+\W+){0,2}?(?:effect|force)"
_PAST = re.compile(rf"\b(?i:{_CAME}|began|begun|started){_AT}|\b(?i:since midnight)\b")


def at_midnight(act: Act) -> Interval | None:
    """Return when a truce starts by an act that says "at midnight" without a day; None where it says no such thing.

    Of one that is to start it is the end of the day on which it was made, and not before the report. Where it was made on an earlier day
    than that of the report, it may also be the end of this one. One that took effect has done so by the report.
    """
    if act.kind not in MAKING or act.sense not in MADE or not _is_bare(act):
        return None
    told, day = act.told.since, datetime.combine(act.told.since.date(), time(), UTC)
    if _PAST.search(act.pledge.sentence.quote):
        return Interval(earliest=day, latest=told)
    made = made_of(act)
    first = max(told, (made.earliest if made else day) + timedelta(days=1))
    return Interval(earliest=first, latest=max(first, day + timedelta(days=1)))


def _is_bare(act: Act) -> bool:
    """Tell whether the start is a midnight of no day, or of this night; "immediate, from midnight" is that midnight."""
    starts = act.pledge.starts
    if starts is not None and _BARE.search(starts.span.quote):
        return starts.day is None or _TONIGHT.search(starts.span.quote) is not None
    open_ = starts is None or starts.earliest is None or has("at_once", starts.span.quote)
    return open_ and _STARTS.search(act.pledge.sentence.quote) is not None
