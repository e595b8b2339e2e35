"""Days that their own words name, against the day of publication: "8 July", "last Friday", "yesterday", "two days before Sunday"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

from trucewatch.wording import MONTHS, WEEKDAYS

from ..quoted import sayings
from .setting import Setting, looks_ahead

_YESTERDAYS = 2  # a weekday that was so few days ago is not the next one, whatever the sentence looks ahead to
NUMBERS = {"": 1, "a": 1, "an": 1, "the": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
           "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
MONTH = (r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
         r"|nov(?:ember)?|dec(?:ember)?)\b\.?")
_RANGE = r"(?:\s*(?:[-–/]|to|and)\s*\d{1,2}(?:st|nd|rd|th)?)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b|\s+(?P<which>this|last|next) year)?"
_CALENDAR = re.compile(rf"\b(?:{MONTH}\s+{_DAY}\b{_RANGE}{_YEAR})", re.IGNORECASE)
_CALENDAR_BRITISH = re.compile(rf"\b{_DAY}{_RANGE}\s+(?:of\s+)?{MONTH}{_YEAR}", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_SLASHED = re.compile(r"(?<![\d./])(?P<one>\d{1,2})(?P<mark>[/.])(?P<other>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d/])")
_WEEKDAY = re.compile(
    rf"(?:\b(?P<which>last|next|this|this past|past|coming|this coming)\s+)?\b(?P<name>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|this (?:very )?(?:day|morning|afternoon|evening)|tonight|earlier today)\b", re.IGNORECASE)
_YESTERDAY = re.compile(r"\b(?:yesterday|last (?:night|evening))\b", re.IGNORECASE)
_TOMORROW = re.compile(r"\btomorrow\b", re.IGNORECASE)
_BEFORE_LAST = re.compile(r"\b(?:day|night|evening) before last\b(?! (?:\w+day|week|month|year))", re.IGNORECASE)
# Where coders gave days: to a week ago mostly the one seven days back, to several weeks mostly none.
_AGO = re.compile(
    rf"\b(?:(?P<n>\d+|{'|'.join(k for k in NUMBERS if k)})\s+days?|(?P<hours>24|48|72|96) hours"
    r"|(?<!than )(?<!over )(?<!about )(?<!nearly )(?P<week>(?:a|one) week|^week)) ago\b", re.IGNORECASE)
_FEAST = re.compile(
    r"\b(?:(?P<newyear>New Year[’']s (?P<eve>Eve)|New Year[’']s(?: Day)?)|Christmas (?P<which>Day|Eve))\b", re.IGNORECASE)
PART = r"(?:day|morning|afternoon|evening|night)"
COUNT = rf"(?P<n>\d+|{'|'.join(k for k in NUMBERS if k)})"
# What a day is counted from stands behind in the same clause: "two days before Sunday's vote", "a day after it began on Saturday".
ADVERB = r"(?:and|but|in|at|on|near|when|that|this)"  # behind these the words before are whole: "killed the day before in Karo"
_COUNTED = re.compile(
    rf"\b(?:(?:{COUNT}\s+days?|{PART})\s+(?P<way>before|after)(?!\s+{ADVERB}\b)|eve\s+of)\s[^,;:.()“”\"\n—]*$", re.IGNORECASE)
_CLAUSE_LEFT = re.compile(r"[^,;:.()“”\"\n—]*")
_COUNTED_WITHIN = 80


def named_day(phrase: str, setting: Setting) -> date | None:
    """The day of a phrase that names it: a calendar day, a weekday, today, three days ago, or one counted from such a day."""
    found = _first_named(phrase)
    return day_of(*found, replace(setting, name=found[0].start())) if found else None


def named_behind(phrase: str, setting: Setting) -> date | None:
    """The day of a phrase that counts from one named behind it: "a day after" of "a day after it took effect on Saturday"."""
    left = _CLAUSE_LEFT.match(setting.text, setting.at + len(phrase))
    found = _first_named(phrase + left.group()) if left else None
    count = _count_before(found[0]) if found else None
    return day_of(*found, setting) if found and count and count.start() < len(phrase) else None


def _first_named(words: str) -> tuple[re.Match[str], Rule] | None:
    """What names a day in words, by the first pattern that finds it, and the rule of that pattern."""
    return next(((match, rule) for pattern, rule in NAMING if (match := pattern.search(words))), None)


def day_of(named: re.Match[str], rule: Rule, setting: Setting) -> date | None:
    """The day that is named, or the one that the words in front of its name count from it."""
    day, count = rule(named, setting), _count_before(named)
    if day is None or count is None:
        return day
    return day + timedelta(days=number(count["n"]) * (1 if (count["way"] or "").lower() == "after" else -1))


def _count_before(named: re.Match[str]) -> re.Match[str] | None:
    """The words before the name of a day that count from it: "two days before", "the eve of"."""
    return _COUNTED.search(named.string, max(0, named.start() - _COUNTED_WITHIN), named.start())


def today(setting: Setting) -> date | None:
    """The day that is "today" to who speaks: of quoted words the one on which their sentence says that they were said."""
    past = replace(setting, start=False)  # who announces a start has spoken already
    said = {day_of(*found, past) for words in sayings(setting.text, setting.at) if (found := _first_named(words))}
    return said.pop() if len(said) == 1 else setting.published


def number(word: str | None) -> int:
    """The number that a word or digits say; none is one."""
    word = (word or "").lower()
    return int(word) if word.isdigit() else NUMBERS[word]


def near(month: int, day: int, published: date, start: bool) -> date | None:
    """The day of the year that lies nearest to publication, or not after it (two days' grace) where nothing starts."""
    years = [d for step in (-1, 0, 1) if (d := valid(published.year + step, month, day))]
    if start:
        return min(years, key=lambda d: abs((d - published).days), default=None)
    return max((d for d in years if (d - published).days <= 2), default=None)


def valid(year: int, month: int, day: int) -> date | None:
    """The day of these numbers; None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _calendar(match: re.Match[str], setting: Setting) -> date | None:
    name = match["month"][:3].lower()
    month = next(n for n, m in enumerate(MONTHS, 1) if m.startswith(name)) if name.isalpha() else int(match["month"])
    day, year = int(match["day"]), match["year"]
    published, which = setting.published, match.groupdict().get("which")
    if year:
        return valid(int(year), month, day)
    if published is None:
        return None
    if which:
        return valid(published.year + {"last": -1, "this": 0, "next": 1}[which.lower()], month, day)
    return near(month, day, published, setting.start)


def _slashed(match: re.Match[str], setting: Setting) -> date | None:
    """A day as 30/04/2024 or 04/30/2024; where either number may be the month (05/04/2024) it is of no day."""
    days = {valid(int(match["year"]), *pair) for pair in permutations((int(match["one"]), int(match["other"])))} - {None}
    return days.pop() if len(days) == 1 else None


def _weekday(match: re.Match[str], setting: Setting) -> date | None:
    if setting.published is None:
        return None
    which, wanted = (match["which"] or "").lower(), WEEKDAYS.index(match["name"].lower())
    back = (setting.published.weekday() - wanted) % 7
    if which in ("next", "coming", "this coming"):
        return setting.published + timedelta(days=(7 - back) % 7 or 7)
    if which in ("last", "past", "this past"):
        return setting.published - timedelta(days=back or 7)
    if back > _YESTERDAYS and setting.start and looks_ahead(setting):
        return setting.published + timedelta(days=7 - back)
    return setting.published - timedelta(days=back)


def _feast(match: re.Match[str], setting: Setting) -> date | None:
    """New Year and Christmas: of a start the nearest, else the last."""
    if setting.published is None:
        return None
    eve = bool(match["eve"]) or (match["which"] or "").lower() == "eve"
    month, day = ((12, 31) if eve else (1, 1)) if match["newyear"] else (12, 24 if eve else 25)
    return near(month, day, setting.published, setting.start)


def _ago(match: re.Match[str], setting: Setting) -> date | None:
    days = 7 if match["week"] else int(match["hours"]) // 24 if match["hours"] else number(match["n"])
    now = today(setting)
    return now - timedelta(days=days) if now else None


def off(days: int) -> Callable[[re.Match[str], Setting], date | None]:
    """The rule of words that mean so many days from today."""
    return lambda _, setting: now + timedelta(days=days) if (now := today(setting)) else None


Rule = Callable[[re.Match[str], Setting], date | None]
NAMING: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (_NUMERIC, _calendar), (_SLASHED, _slashed), (_CALENDAR, _calendar), (_CALENDAR_BRITISH, _calendar), (_BEFORE_LAST, off(-2)),
    (_TODAY, off(0)), (_YESTERDAY, off(-1)), (_TOMORROW, off(1)), (_WEEKDAY, _weekday), (_FEAST, _feast), (_AGO, _ago))
