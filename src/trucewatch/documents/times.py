"""Days and times as pages write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..records import Span
from .lexicon import lines, table
from .numbers import FORMS, day_in_numbers, stamp, valid

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"


def _months(group: str) -> dict[str, int]:
    return {name: number for number, names in enumerate(table("times")[group]["names"], 1) for name in names}


_NUMBERS = {**_months("english"), **_months("other")}
_ANY = "|".join(sorted((re.escape(name) for name in _NUMBERS), key=len, reverse=True))
_OTHERS = "|".join(
    sorted((re.escape(form) for name in _months("other") for form in {name, name.title(), name.upper()}), key=len, reverse=True)
)
# A day as datelines and bylines write it, with or without a year.
DAY = (
    rf"{_WEEKDAY}(?:{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?"
    rf"|\d{{1,2}}\.? (?:de )?(?:{_OTHERS})\b\.?(?:,? (?:de )?\d{{4}})?)"
)
_PARTS = re.compile(
    rf"\b(?P<month>{_MONTH})[ -]?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:(?:,? |-)(?P<year>\d{{4}}))?"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th|º|er|\.)?[ /-](?:de |of )?(?P<month2>{_ANY})(?!\w)"
    r"\.?(?:[ /-]|, )?(?:de |del |năm )?(?P<year2>\d{4})?"
    rf"|\b(?P<year3>(?:19|20)\d{{2}})\.? (?P<month3>{_ANY})(?!\w) (?P<day3>\d{{1,2}})\b",
    re.I,
)
_CHINESE = re.compile(r"(?:(?P<year>\d{4})[年년] ?)?(?P<month>\d{1,2})[月월] ?(?P<day>\d{1,2})[日일]")
_ZONE = "|".join((*table("times")["zones"], *table("times")["places"], *table("times")["regional"]))
_CLOCK = re.compile(
    rf"\b(\d{{1,2}})[:.h](\d{{2}})(?::\d{{2}})?\s*(?:([ap])\.? ?m\b\.?)?,?\s*\(?"
    rf"(?:(?:GMT|UTC) ?(?P<offset>[+-]\d{{1,2}}(?::?\d{{2}})?)|(?P<zone>{_ZONE})\b)",
    re.I,
)
_WEEKDAYS = re.compile(r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b,?", re.I)
_HALVES = re.compile(r"(?<=\d) ?[ap]\.? ?m\b\.?", re.I)
_ISO = re.compile(r"\d{8}T\d{6}Z|\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?")
_LONGEST = 120
_MOST_DAYS = 1_000
_MOST_WORDS = 4
_OFFSET = re.compile(r"\b(?:GMT|UTC) ?[+-]\d")


def moment(text: str, language: str = "") -> datetime | None:
    """Return the time that ``text`` states, in UTC; a time without a zone is taken as UTC, a day alone as its first moment.

    Understands ISO 8601, RFC 2822, numbers alone and days with a year in the languages of times.toml; None for anything else, and for
    3/4/2025 where neither ``language``, the tag that the page declares, nor a weekday tells day from month.
    """
    text = text.strip()
    try:
        return stamp(text) or _iso(text, language) or _mail(text) or _written(text, language)
    except OverflowError:
        # A time that in UTC lies before the year 1 or after 9999.
        return None


def day_of(phrase: str, near: date | None = None, language: str = "") -> date | None:
    """Return the day that ``phrase`` names; without a year, the one closest to ``near``, and None where that is unknown."""
    if numeric := day_in_numbers(phrase, language):
        return numeric
    found = _CHINESE.search(phrase) or _PARTS.search(phrase)
    if not found:
        return None
    year, month, day = _read(found)
    if year:
        return valid(int(year), month, day)
    around = [valid(near.year + step, month, day) for step in (-1, 0, 1)] if near else []
    return min((one for one in around if one), key=lambda one: abs(one - near), default=None) if near else None


def days_in_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the month and the day of each day that ``text`` writes with the month in words, "Aug 7" as "7 August 2025"."""
    for found in islice(_PARTS.finditer(text), _MOST_DAYS):
        _, month, day = _read(found)
        yield month, day


def said_days(text: str, day: date) -> Iterator[Span]:
    """Yield the places at which ``text`` writes ``day``, in whatever order of day and month."""
    for pattern in (_ISO, _PARTS, *FORMS, _CHINESE):
        for found in islice(pattern.finditer(text), _MOST_DAYS):
            if any((stated := moment(found[0], language)) and stated.date() == day for language in ("en-gb", "en-us")):
                yield Span.of(text, found.start(), found.end())


def _states_day(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_ISO, _CHINESE, _PARTS, *FORMS))


def without_dates(text: str) -> str:
    """Return ``text`` without its days, weekdays and clocks."""
    for pattern in (_CLOCK, _WEEKDAYS, _HALVES, _ISO, _CHINESE, _PARTS, *FORMS):
        text = pattern.sub(" ", text)
    return text


def is_date(line: str) -> bool:
    """Tell whether ``line`` above an article states a time, and hardly anything else."""
    if lines("above", "date").fullmatch(line):
        return True
    return _states_day(line) and len(_other_words(line)) <= _MOST_WORDS


def is_lone_day(line: str) -> bool:
    """Tell whether ``line`` states a day, and nothing else."""
    return len(line) <= _LONGEST and _states_day(line) and not _other_words(line)


def _other_words(line: str) -> list[str]:
    """Return the words of a line that are neither dates nor their labels."""
    rest = _labels().sub(" ", without_dates(line)) if len(line) <= _LONGEST else line
    return re.findall(r"[^\W\d_]{2,}", rest)


def is_labelled(line: str) -> bool:
    """Tell whether ``line`` says when the page was published or changed, and nothing else: not in which paper."""
    return is_date(line) and any(group_of(word) for word, _ in labelled(line)) and len(_other_words(line)) <= 1


def labelled(line: str) -> Iterator[tuple[str, str]]:
    """Yield each label of a line with what follows it; first what stands before any."""
    pieces = _labels().split(line)
    yield "", pieces[0]
    yield from zip(pieces[1::2], pieces[2::2], strict=True)


@cache
def _labels() -> re.Pattern[str]:
    words = sorted((*table("times")["updated"]["words"], *table("times")["published"]["words"]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)", re.I)


def group_of(word: str) -> str:
    """Return which group of times.toml a label is of, "updated" or "published"; "" for none."""
    return next((group for group in ("updated", "published") if word.casefold() in table("times")[group]["words"]), "")


def _read(found: re.Match[str]) -> tuple[str | None, int, int]:
    groups = found.groupdict()
    if found.re is _CHINESE:
        return groups["year"], int(groups["month"]), int(groups["day"])
    year, name, day = (groups[part] or groups[part + "2"] or groups[part + "3"] for part in ("year", "month", "day"))
    name = name.casefold().rstrip(".")
    return year, _NUMBERS.get(name) or _NUMBERS[name[:3]], int(day)


def _iso(text: str, language: str) -> datetime | None:
    found = _ISO.search(text)
    if not found:
        return None
    try:
        stated = datetime.fromisoformat(re.sub(r"\s(?=Z|[+-]\d{2}:?\d{2}$)", "", found[0]))
    except ValueError:
        return None
    if stated.tzinfo is None and (clock := _CLOCK.search(text, found.start() + len("2025-02-03"))):
        # "2025-02-03 14:21 EST": letters that nobody can tell leave the day.
        day = stated.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC)
        return _at(day, clock, language) or day
    return _utc(stated)


def _mail(text: str) -> datetime | None:
    try:
        clock = re.search(r"\d:\d\d", text) and not re.search(r"[ap]\.?m\b", text, re.I)
        # "GMT+0300", as programs of browsers write it, means more than the mail's GMT.
        when = parsedate_to_datetime(text) if clock and not _OFFSET.search(text) else None
    except (ValueError, TypeError):
        return None
    # Letters that a mail's clock cannot have, "IST", are told apart by the page.
    return None if when is None or (when.tzinfo is None and _CLOCK.search(text)) else _utc(when)


def _written(text: str, language: str) -> datetime | None:
    day = day_of(text, language=language)
    if day is None:
        return None
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    clock = _CLOCK.search(text)
    return (_at(start, clock, language) or start) if clock else start


def _at(day: datetime, clock: re.Match[str], language: str) -> datetime | None:
    """Return the time that a clock with a zone shows on ``day``; None where it shows an impossible one."""
    hour, minute = int(clock[1]), int(clock[2])
    hour = hour % 12 + 12 * (clock[3].lower() == "p") if clock[3] else hour
    if hour > 23 or minute > 59:
        return None
    zone = _zone(clock, language.casefold())
    return day.replace(hour=hour, minute=minute, tzinfo=zone).astimezone(UTC) if zone else None


def _zone(clock: re.Match[str], language: str) -> timezone | ZoneInfo | None:
    if offset := clock["offset"]:
        digits = offset[1:].replace(":", "")
        hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
        shift = timedelta(hours=hours, minutes=minutes)
        return timezone(-shift if offset[0] == "-" else shift) if shift < timedelta(hours=24) else None
    name = clock["zone"].lower()
    if name in table("times")["zones"]:
        return timezone(timedelta(hours=table("times")["zones"][name]))
    regional = table("times")["regional"].get(name, {})
    place = table("times")["places"].get(name) or next((regional[part] for part in reversed(language.split("-")) if part in regional), "")
    try:
        return ZoneInfo(place) if place else None
    except ZoneInfoNotFoundError:
        return None


def _utc(when: datetime) -> datetime:
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
