"""Days and times written in numbers alone: 3/4/2025, 03.04.2025, 2025. 4. 3., 20250403, seconds since 1970."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

DOTTED = re.compile(r"\b(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\b")
# German and Nordic pages leave out the century, but not in numbers of versions: a clock stands beside it.
SHORT = re.compile(r"\b(\d{2})\.(\d{2})\.(\d{2})(?=,? (?:um |kl\.? ?)?\d{1,2}[:.]\d{2}\b)")
EITHER = re.compile(r"\b(\d{1,2})([/-])(\d{1,2})\2(\d{4})\b")
YEAR_FIRST = re.compile(r"\b((?:19|20)\d{2})(/|-|\. ?)(\d{1,2})\2(\d{1,2})(?!\d)")
FORMS = (DOTTED, SHORT, EITHER, YEAR_FIRST)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.I)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_COMPACT = re.compile(r"((?:19|20)\d{6})(\d{6})?")
_SECONDS = re.compile(r"(\d{10})(\d{3})?")
# The years 2001 to 2033: such a number is hardly another one.
_EARLIEST, _LATEST = 1_000_000_000, 2_000_000_000
# Where English is written, the month stands first in these countries only; without a country nobody knows.
_MONTH_FIRST = frozenset({"en-us", "en-ph"})


def day_in_numbers(phrase: str, language: str = "") -> date | None:
    """Return the day that ``phrase`` writes in numbers; None for 3/4/2025 where neither ``language`` nor a weekday tells the order."""
    if dotted := DOTTED.search(phrase):
        return valid(int(dotted[3]), int(dotted[2]), int(dotted[1]))
    if first := YEAR_FIRST.search(phrase):
        return valid(int(first[1]), int(first[3]), int(first[4]))
    if short := SHORT.search(phrase):
        return valid(2000 + int(short[3]), int(short[2]), int(short[1]))
    either = EITHER.search(phrase)
    return _ordered(int(either[1]), int(either[3]), int(either[4]), language.lower(), phrase) if either else None


def readings(text: str) -> Iterator[tuple[date | None, date | None]]:
    """Yield what each day in numbers, as 3/4/2025, is with the day first and with the month first; None where there is no such day."""
    for first, _, second, year in EITHER.findall(text):
        found = valid(int(year), int(second), int(first)), valid(int(year), int(first), int(second))
        if any(found):
            yield found


def is_ambiguous(day: date, text: str) -> bool:
    """Tell whether ``text`` writes ``day`` with numbers that could as well be another one's, as 3/4/2025."""
    if day.day > 12 or day.day == day.month:
        return False
    return any({int(one), int(other)} == {day.day, day.month} and int(year) == day.year for one, _, other, year in EITHER.findall(text))


def stamp(text: str) -> datetime | None:
    """Return the time that ``text`` as a whole is the number of: 20250403, 20250403142100, seconds or thousandths since 1970, in UTC."""
    if compact := _COMPACT.fullmatch(text):
        try:
            return datetime.strptime(compact[1] + (compact[2] or "000000"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            return None
    seconds = _SECONDS.fullmatch(text)
    return datetime.fromtimestamp(int(seconds[1]), UTC) if seconds and _EARLIEST <= int(seconds[1]) <= _LATEST else None


def valid(year: int, month: int, day: int) -> date | None:
    """Return the day, None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ordered(first: int, second: int, year: int, language: str, phrase: str) -> date | None:
    day_first, month_first = valid(year, second, first), valid(year, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first
    if named := _by_weekday(day_first, month_first, phrase):
        return named
    if language in _MONTH_FIRST:
        return month_first
    return day_first if language and language != "en" else None


def _by_weekday(one: date, other: date, phrase: str) -> date | None:
    """Return which of two days falls on the weekday that ``phrase`` names; None where it names none, or both do."""
    found = _WEEKDAY.search(phrase)
    fitting = [day for day in (one, other) if found and day.weekday() == _WEEKDAYS.index(found[1].lower())]
    return fitting[0] if len(fitting) == 1 else None
