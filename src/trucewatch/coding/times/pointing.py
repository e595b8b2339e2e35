"""Days that words point to from another: "two days later", "that evening", "within 48 hours", "on the 17th"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from trucewatch.wording import MONTHS

from .named import ADVERB, COUNT, NAMING, PART, Rule, day_of, near, number, off, today, valid
from .setting import Setting, begins, begins_before, looks_ahead

_ORDINAL = re.compile(r"\b(?P<day>[12]\d|3[01]|\d)(?:st|nd|rd|th)\b(?! \w)", re.IGNORECASE)
_STEP = re.compile(
    rf"\b(?:{COUNT}\s+)?(?:days?|{PART})\s+(?P<way>earlier|before|previously|later|after)\b"
    rf"|\b(?P<next>(?:next|following) {PART})\b|\b(?P<previous>(?:previous|preceding) {PART})\b", re.IGNORECASE)
AFTER = re.compile(rf"\b(?:{COUNT}\s+)?days?\s+after$", re.IGNORECASE)
# Behind "the day after" itself; behind "a day after" stands what happened a day earlier than what was told before.
_ARTICLE = re.compile(r"\s*\b(?:an?|the)$", re.IGNORECASE)
_ENDS_AFTER = re.compile(rf"\s*(?:[^\w\s\"“‘]|$|{ADVERB}\b)", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:(?P<within>within|in) )?(?P<n>24|48|72|96|twenty-four|forty-eight|seventy-two) hours\b(?P<later> (?:later|after|from))?",
    re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:overnight|(?:during|in) the night)\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:that|same|very) (?:very )?(?:day|date|morning|afternoon|evening|night)\b|\b(?:earlier|later|early|late) (?:in|on) the day\b"
    r"|\b(?:all|throughout the|the whole) day\b|\b(?:minutes?|hours?) (?:later|after(?:wards)?|earlier|before)\b"
    r"|\bwithin (?:minutes|hours|the hour|an hour|\w+ (?:minutes|hours))\b"
    r"|\b(?:half )?an hour later\b|\bat once\b|\bimmediate(?:ly)?\b|\bforthwith\b"
    r"|\bstraight ?away\b|\bwith(?:out)? (?:delay|immediate effect)\b", re.IGNORECASE)
# Hours count from the news that a report tells: "hours later", "hours before the ceremony".
_HOURS_OFF = re.compile(r"\b(?:minutes?|hours?) (?:later|after|before|earlier)", re.IGNORECASE)
# A term's first day ("runs from October 17 to January 15") is none on which something is told to have happened.
_TERM = re.compile(r"from [\w ,]{3,20}? (?:to|until|till|through)\b", re.IGNORECASE)
_NEWS = 3  # policy: a report tells of the last days; what is said of one further back is its background
_HOUR = re.compile(
    r"\b(?:dawn|daybreak|sunrise|morning|noon|midday|afternoon|evening|dusk|sunset|nightfall|midnight|dark|early hours|small hours"
    r"|\d{1,2}(?:[.:]\d\d)?\s*(?:a\.?m|p\.?m)\b|\d{1,2}[.:]\d\d|\d{4} (?:gmt|hours))", re.IGNORECASE)
# Behind an hour, before its day: "21:45 Khartoum time (19:45 GMT) on May 22", "6 p.m. local time, on Friday".
_ZONE = re.compile(
    r"\.?\s*(?:hours\b\s*)?(?:(?:(?:local|[A-Z]\w+(?: [A-Z]\w+)?) time|GMT|UTC)\b)?\s*(?:\([^()\n]{1,40}\))?,?\s*on\s+")
_VAGUE_HOUR = re.compile(r"\bmidnight\b|\bgmt\b|\d", re.IGNORECASE)
_MONTH_NAMED = re.compile("|".join(rf"\b{month.title()}\b" for month in MONTHS))


def antecedent(setting: Setting) -> date | None:
    """The day last named before the phrase in the text; in its own sentence also one named after it."""
    return max(_named_before(setting), default=(0, None))[1]


def _named_before(setting: Setting) -> list[tuple[int, date]]:
    return [(m.start(), d) for pattern, rule in NAMING for m in pattern.finditer(setting.text, 0, setting.at)
            if (d := day_of(m, rule, Setting(setting.published, setting.text, m.start(), setting.start)))]


def _of_the_news(setting: Setting) -> date | None:
    """The last day named before the phrase that the report is of, not of its background or to come; where none is, the last."""
    published, named = setting.published, _named_before(setting)
    news = [one for one in named if published and 0 <= (published - one[1]).days <= _NEWS]
    told = [one for one in news if not _TERM.match(setting.text, max(0, one[0] - len("from ")))]
    return max(told or news or named, default=(0, None))[1]


def _named_since(begin: int, setting: Setting) -> date | None:
    """The day last named before the phrase, from a place in the text on."""
    return antecedent(Setting(setting.published, setting.text[begin:], setting.at - begin, setting.start))


def _step(match: re.Match[str], setting: Setting) -> date | None:
    base = antecedent(setting)
    forward = bool(match["next"]) or (match["way"] or "").lower() in ("later", "after")
    if base is None:
        base = None if forward else setting.published
    return base + timedelta(days=number(match["n"]) * (1 if forward else -1)) if base else None


def earlier(match: re.Match[str], phrase: str, setting: Setting) -> date | None:
    """Of an act behind "two days after" ("X fell on Friday, two days after they took Y"): so long before the day of what stands in front.

    That is the day last named in the sentence, or else that of the report, where nothing or a comma stands in front.
    """
    begin = begins(setting)
    before = _ARTICLE.sub("", setting.text[begin : setting.at].rstrip())
    if _ENDS_AFTER.match(setting.text, setting.at + len(phrase)):
        return None
    named = _named_since(begin, setting)
    base = named or (setting.published if not before or before.endswith(",") else None)
    return base - timedelta(days=number(match["n"])) if base else None


def _back(match: re.Match[str], setting: Setting) -> date | None:
    base = (_of_the_news if _HOURS_OFF.search(match.group()) else antecedent)(setting)
    return base if base or "later" in match.group() or "after" in match.group() else today(setting)


def _within(match: re.Match[str], setting: Setting) -> date | None:
    """So many days after the day last named (the signing), else after publication."""
    if not (match["within"] or match["later"]):
        return None
    days = {"twenty-four": 1, "forty-eight": 2, "seventy-two": 3}.get(match["n"].lower()) or int(match["n"]) // 24
    base = antecedent(setting) or setting.published
    return base + timedelta(days=days) if base else None


def _hour(match: re.Match[str], setting: Setting) -> date | None:
    """An hour is one of the day right behind its zone, else of that last named in its sentence or the one before, else of publication.

    A start at a bare midnight is of no day (codebook).
    """
    if behind := _behind_zone(match, setting):
        return behind
    if setting.start and "midnight" in match.group().lower():
        return None
    begin = begins_before(setting)
    base = _named_since(begin, setting)
    vague = not setting.start and _VAGUE_HOUR.search(match.group())
    return base if base or vague else setting.published


def _behind_zone(match: re.Match[str], setting: Setting) -> date | None:
    """The day that stands behind the zone of an hour, where the phrase ends before that."""
    zone = _ZONE.match(setting.text, setting.at + len(match.string))
    found = next(((m, rule) for pattern, rule in NAMING if (m := pattern.match(setting.text, zone.end()))), None) if zone else None
    return day_of(*found, replace(setting, name=found[0].start() - setting.at)) if found else None


def _ordinal(match: re.Match[str], setting: Setting) -> date | None:
    """A day by its number ("on the 17th"): of a start to come the next, else of the month last named, or the last before publication."""
    published, wanted = setting.published, int(match["day"])
    if published is None:
        return None
    if setting.start and looks_ahead(setting):
        first = antecedent(setting) or published
        return next((day for day in _by_month(first, 1, wanted) if day >= first), None)
    if named := _MONTH_NAMED.findall(setting.text, 0, setting.at):
        return near(MONTHS.index(named[-1].lower()) + 1, wanted, published, False)
    return next((day for day in _by_month(published, -1, wanted) if day <= published), None)


def _by_month(first: date, step: int, wanted: int) -> Iterator[date]:
    """Yield the days of a number in the month of a day and in the two months before or behind it."""
    for nth in range(3):
        year, month = divmod(first.year * 12 + first.month - 1 + step * nth, 12)
        if day := valid(year, month + 1, wanted):
            yield day


RELATIVE: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (_ORDINAL, _ordinal), (_STEP, _step), (_WITHIN, _within), (_BACK, _back), (_HOUR, _hour), (_NIGHT, off(0)))
