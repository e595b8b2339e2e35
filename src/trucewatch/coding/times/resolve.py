"""Days from phrases: "Sunday", "two days later", "midnight on 8 July" against the day of publication.

The rules are those of the codebook: weekdays look back from publication unless the sentence looks ahead, a range gives its first
day, a month, a year or a bare clock time gives no day. Phrases that point back ("that evening", "hours later", "at once") take
the day last named before them in the same text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .named import MONTH, named_behind, named_day
from .pointing import AFTER, RELATIVE, earlier
from .setting import Setting

_AT_ONCE = re.compile(r"\bat once\b|\bimmediate|\bforthwith\b|\bstraight ?away\b|\bwithout delay\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"\b(?:{MONTH}|months?)\b", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"\b(?:(?:19|20)\d\d|years?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """What a phrase says of its day: the date or None, and how finely it speaks ("day", "month", "year", "unknown")."""

    day: date | None
    precision: str = "unknown"


def at_once(phrase: str) -> bool:
    """Tell whether a phrase means at once: who calls on others to stop so says no day on which they will."""
    return _AT_ONCE.search(phrase) is not None


def resolve(phrase: str, setting: Setting) -> Day:
    """The day that `phrase` means in its setting; Day(None, ...) where passage and publication do not give one."""
    if named := named_day(phrase, setting) or named_behind(phrase, setting):
        return Day(named, "day")
    if (after := AFTER.search(phrase)) and (day := earlier(after, phrase, setting)):
        return Day(day, "day")
    for pattern, rule in RELATIVE:
        match = pattern.search(phrase)
        if match:
            day = rule(match, setting)
            return Day(day, "day" if day else "unknown")
    if _MONTH_ALONE.search(phrase):
        return Day(None, "month")
    return Day(None, "year" if _YEAR_ALONE.search(phrase) else "unknown")
