"""The day on which an act is said to have been done: "agreed in Doha on Monday to stop fighting", "extended the truce on March 5"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from trucewatch.records import Interval, Pledge, PledgeKind, Precision
from trucewatch.wording import MONTHS, WEEKDAYS

from .parting import around
from .phrases import found
from .prolonging import behind_prolonging
from .sentences import DATELINE

_WEEKDAYS = tuple(name.removesuffix("day").capitalize() for name in WEEKDAYS)
SHORT_MONTHS = tuple(name[:3].capitalize() for name in MONTHS)
MONTH = rf"(?:{'|'.join(f'{name[:3].capitalize()}(?:{name[3:]})?' for name in MONTHS)}|Sept)\b\.?"
_DAY = re.compile(
    rf"(?P<lead>[A-Za-z]+)\s(?:(?P<weekday>{'|'.join(_WEEKDAYS)})day\b"
    rf"|(?P<month>{MONTH})\s(?P<day>\d{{1,2}})\b|(?P<first>\d{{1,2}})\s(?P<of>{MONTH}))"
)
# "signed a ceasefire Friday": the day without its "on".
_AMERICAN = re.compile(rf"\A\s(?=(?:{'|'.join(_WEEKDAYS)})day\b(?![’']s))")
# A month, a year, or a month of a year. A month without a year is past behind these words.
_STRETCH = re.compile(
    rf"\b(?:(?P<lead>last|since)\s)?(?:(?P<month>{MONTH})(?:,?\s(?P<year>(?:19|20)\d\d))?|(?P<only>(?:19|20)\d\d))\b", re.IGNORECASE
)
# A month in which something was done.
_IN_MONTH = re.compile(
    rf"\b(?:in|(?P<last>last))\s(?P<when>(?:(?:early|mid|late)[\s-])?(?P<month>{MONTH})(?:,?\s(?P<year>(?:19|20)\d\d))?)(?!\s?\d)"
)
# A day behind these words is that of something else: until when it holds, from when, after what.
_OTHER = frozenset(
    ["until", "till", "through", "to", "from", "by", "since", "before", "after", "next", "starting", "beginning", "ending", "and", "for"]
)
_CLAUSE = re.compile(r"[,;.]")
# The first verb by which somebody makes an act or tells of it; the time right beside it, and the one at the beginning of the sentence.
_TELLS = re.compile(
    r"(?<!to )(?<!will )(?<!would )"
    r"\b(?:said|announced|declared|ordered|extended|prolonged|renewed|proclaimed|confirmed|agreed|signed|told)\b"
)
_WHEN = rf"(?:{'|'.join(_WEEKDAYS)})day\b|(?:{MONTH})\s\d{{1,2}}\b|\d{{1,2}}\s(?:{MONTH})"
DAY_NAMED = re.compile(_WHEN)
# A day between commas before the verb of its clause: "the government had, on 16 March, already declared a ceasefire".
_ASIDE = re.compile(
    rf",\s(?P<when>(?:(?:late|early|only|again)\s)?on\s(?:{_WHEN})),\s(?P<verb>(?:(?:had|has|have|already|also|formally|unilaterally)\s)*)$"
)
# "late on Monday", "on May 4"; "late Monday".
_ON = rf"(?:(?:late |early )?on\s(?:{_WHEN})|(?:late|early)\s(?:{'|'.join(_WEEKDAYS)})day\b(?![’']s))"
_BESIDE = re.compile(rf",?\s(?P<when>{_ON})")
# The same behind what was told: "the fighters would cease fire, their leader said late on Monday".
_SAID_BEHIND = re.compile(
    rf"[^,;.]{{0,60}},\s(?!(?:who|which|that|and|but|as|after|when|while|an?)\b)[^,;.]{{1,50}}?"
    rf"\s(?:said|announced|declared|told [^,;.]{{1,30}})\s(?P<when>{_ON})"
)
# A day of speaking that opens a sentence: "In a statement issued late on Monday, the army declared", "Speaking on Monday, he said".
_SPOKE = re.compile(
    rf"\W*(?:{DATELINE})?(?:In an? (?:[\w-]+ ){{0,2}}(?:statement|speech|address|broadcast|letter|communiqu[eé]|message)\b|Speaking\b)"
    rf"[^,;.]{{0,50}}?\s(?P<when>on\s(?:{_WHEN}))(?:,|\s(?=the\b))"
)
_OPENS = re.compile(rf"\W*(?:{DATELINE})?(?P<when>(?i:{_ON})|In\s(?:{MONTH})(?:,?\s(?:19|20)\d\d)?)")
# Behind such a beginning: what was done then is something else.
_LATER = re.compile(r"\b(?:after|before|since|when|while|but|and then|days?|hours|weeks?|will|would|as)\b")
_AFTER = re.compile(r"\b(?:after|following|since|amid|despite|before)\b")
# A truce told in passing, of whom the sentence tells something else: "X, which signed a truce with Y in January".
_PASSING = re.compile(
    r"\b(?:who|which|that)\s(?:(?:had|have|has|both|also|\w+ly)\s){0,2}"
    r"(?:agreed|signed|reached|concluded|accepted|declared|announced|made|struck)\b[^,;.]{0,50}$"
)
# Between such a truce and its time stands no verb, and no word by which the time is of something else.
_NO_OTHER = (
    r"(?:(?!\b(?:ha[sd]|have|is|are|was|were|will|would|to|that|which|who|and|but|until|till|from|since|after|before|starting)\b)[^,;.])"
)
_COUNTS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
# How many, in words.
COUNTED = f"an?|{'|'.join(_COUNTS[1:])}"
_AGO = re.compile(
    rf"^{_NO_OTHER}{{0,60}}?\s(?:(?P<month>(?:in|last)\s{MONTH}(?:\s(?:19|20)\d\d)?)(?!\s?\d)"
    r"|last\s(?P<last>month|year)\b|earlier this (?P<this>month|year)\b"
    rf"|(?P<count>{COUNTED}|\d+)\s(?P<unit>week|month|year)s?\s(?:ago|before|earlier)\b)"
)
# How far behind the verb, and behind the undertaking, the day of an act is looked for.
_REACH, _BEHIND = 60, 30
# A day behind the undertaking is past, if it is so near, or of a month that is over; else it may be the one on which a truce is to begin.
_NEAR = timedelta(days=2)
# Policy: a day of a month is the last one of that name until so long after it, and then the next.
_LAST = timedelta(days=180)


class Past(NamedTuple):
    """A time that is over: where words name it, its first day and the first one after it."""

    span: tuple[int, int]
    first: date
    after: date


def made_on(pledge: Pledge, on: date) -> Interval | None:
    """Return when, before the day of its report, a pledge is said to have been made or prolonged: a day, else a month or a year.

    None where no such time is told.
    """
    before, after = around(pledge)
    told = _day(_lead(pledge, before), on)
    day = told or _behind(pledge, after, on)
    if day is None:
        opening = _opening(pledge, before, on) or _said_behind(pledge, after, on)
        return _last_week(pledge, on) or _in_passing(pledge, on) or opening or long_ago(pledge, on)
    return None if day >= on else whole(day, day + timedelta(days=1))


def told_in_passing(pledge: Pledge) -> re.Match[str] | None:
    """Return the time, in words, that stands behind a truce of which only a relative clause tells: "which signed a truce in January"."""
    before, after = around(pledge)
    passing = pledge.kind in (PledgeKind.AGREEMENT, PledgeKind.DECLARATION) and pledge.starts is None and _PASSING.search(before)
    return _AGO.match(after) if passing else None


def _in_passing(pledge: Pledge, on: date) -> Interval | None:
    """Return when, before the report, a truce told in passing was made: in a month or a year, or so long ago."""
    told = told_in_passing(pledge)
    if told is None:
        return None
    if told["month"]:
        past = past_month(told["month"], on)
        return whole(past.first, past.after) if past else None
    if told["this"]:
        first = date(on.year, on.month if told["this"] == "month" else 1, 1)
        return whole(first, on) if first < on else None
    return _back(told["last"] or told["unit"], _count(told["count"] or "a"), on)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else 1 if word == "an" else _COUNTS.index(word) + 1


def counted_back(unit: str, count: str, on: date) -> Interval:
    """Return the time so many days, weeks, months or years before a day, of units that are spelled in the singular: "six", "week"."""
    return _back(unit, _count(count), on)


def _back(unit: str, count: int, on: date) -> Interval:
    """Return the month or the year so many before that of a day, or the days or the week about so many before it."""
    if unit == "day":
        about = on - timedelta(days=count)
        return whole(about - timedelta(days=1), about + timedelta(days=1))
    if unit == "week":
        about = on - timedelta(weeks=count)
        return whole(about - timedelta(days=3), about + timedelta(days=4))
    if unit == "year":
        return whole(date(on.year - count, 1, 1), date(on.year - count + 1, 1, 1))
    months = on.year * 12 + on.month - 1 - count
    return whole(*_month(SHORT_MONTHS[months % 12], months // 12))


def _last_week(pledge: Pledge, on: date) -> Interval | None:
    """Return the week before the report, where a truce is told as prolonged in it: "was renewed last week"."""
    monday = on - timedelta(days=on.weekday())
    told = _CLAUSE.split(behind_prolonging(pledge))[0].startswith(" last week")
    return whole(monday - timedelta(days=7), monday) if told else None


def _opening(pledge: Pledge, before: str, on: date) -> Interval | None:
    """Return when, by the words beside the first verb of its sentence or at its very beginning, an act was told or made.

    "X said on 30 April that it was extending its truce", "On Tuesday the Alliance, which ..., declared a truce", "In October X ordered".
    """
    verb = _TELLS.search(before)
    if verb is None or _starts_before(pledge, verb):
        return None
    subject = before[: verb.start()]
    opens = _OPENS.match(subject) or _SPOKE.match(subject)
    first = opens["when"] if opens and not _LATER.search(subject) else ""
    said = _BESIDE.match(before, verb.end())
    past = past_day(said["when"] if said else first, on) or past_month(first[:1].lower() + first[1:], on)
    return whole(past.first, past.after) if past and past.first < on else None


def _said_behind(pledge: Pledge, after: str, on: date) -> Interval | None:
    """Return the day, before the report, on which an act was told by the words that name its speaker behind it."""
    said = _SAID_BEHIND.match(after) if pledge.kind in (PledgeKind.AGREEMENT, PledgeKind.DECLARATION) else None
    past = past_day(said["when"], on) if said else None
    return whole(past.first, past.after) if past and past.first < on else None


def _starts_before(pledge: Pledge, verb: re.Match[str]) -> bool:
    """Tell whether the day at the beginning of a sentence was read as the one on which the truce starts."""
    return pledge.starts is not None and pledge.starts.span.start < pledge.sentence.start + verb.start()


def whole(first: date, after: date) -> Interval:
    """Return the days from a first one to the last before another, from the first second of them to the last."""
    start, end = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (first, after))
    return Interval(earliest=start, latest=end - timedelta(seconds=1))


def _month(name: str, year: int) -> tuple[date, date]:
    """Return the first day of a month by its name, and the first after it."""
    month = month_number(name)
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)


def month_number(name: str) -> int:
    """Return which month of a year a name, or the beginning of one, is of."""
    return SHORT_MONTHS.index(name[:3].capitalize()) + 1


def long_ago(pledge: Pledge, on: date) -> Interval | None:
    """Return the month or the year, over before the report, that the words for a start name: "last May", "since July", "in 2019"."""
    starts = pledge.starts
    if starts is None or starts.earliest is not None or starts.precision not in (Precision.MONTH, Precision.YEAR):
        return None
    told = _STRETCH.search(starts.span.quote)
    stretch = _stretch(told, on) if told else None
    return None if stretch is None or stretch[1] > on else whole(*stretch)


def _stretch(told: re.Match[str], on: date) -> tuple[date, date] | None:
    """Return the first day of the month or the year that words name, and the first after it; of no year: the last that is over."""
    named = told["year"] or told["only"]
    year = int(named) if named else None
    if told["month"] is None:
        return (date(year, 1, 1), date(year + 1, 1, 1)) if year else None
    if year is None and told["lead"] is None:  # it may be the next
        return None
    return _month(told["month"], year or _last_year(told["month"], on))


def _last_year(month: str, on: date) -> int:
    """Return the year of the last month of that name that began before the one of a day."""
    return on.year - (month_number(month) >= on.month)


def past_day(words: str, on: date) -> Past | None:
    """Return the last day, before or on a day, that the clause with which words begin names."""
    clause = _CLAUSE.split(words)[0]
    match, day = _last(clause), _day(clause, on)
    return Past(match.span(), day, day + timedelta(days=1)) if match and day else None


def past_month(words: str, on: date) -> Past | None:
    """Return the month, over before a day, that the clause with which words begin names: of no year, the last one that is over."""
    told = next(_IN_MONTH.finditer(_CLAUSE.split(words)[0]), None)
    if told is None:
        return None
    first, after = _month(told["month"], int(told["year"]) if told["year"] else _last_year(told["month"], on))
    this_month = first.month == on.month and not told["year"] and not told["last"]
    return None if this_month or after > on else Past(told.span("when"), first, after)


def _behind(pledge: Pledge, after: str, on: date) -> date | None:
    """Return the day that stands behind the undertaking, in the same clause, or behind the verb by which it is prolonged."""
    if prolonging := behind_prolonging(pledge):
        return _day(_CLAUSE.split(prolonging)[0][:_REACH], on)
    if pledge.kind is PledgeKind.EXTENSION:
        return _day(_CLAUSE.split(after)[0][:_REACH], on)
    clause = _AMERICAN.sub(" on ", _CLAUSE.split(after)[0][:_BEHIND])
    day = _day(clause, on) if pledge.starts is None else None
    told = _last(clause) if day else None
    return day if day and told and on - day <= (_NEAR if told["weekday"] else _LAST) else None


def _lead(pledge: Pledge, before: str) -> str:
    """Return the words beside the verb of an act, of those before its undertaking: those of its own clause."""
    verbs = [match.start() for match in found("undertaken", before)] if pledge.kind is not PledgeKind.EXTENSION else [len(before)]
    if not verbs:
        return ""
    subject, verb = _ASIDE.sub(r" \g<when> \g<verb>", before[: verbs[-1]]), before[verbs[-1] :]
    return _CLAUSE.split(subject)[-1][-_BEHIND:] + _AFTER.split(verb)[0][:_REACH]


def _day(words: str, on: date) -> date | None:
    """Return the last day that words name before or on a day, where that is no day of something else; of the last year, if of none said."""
    match = _last(words)
    if match is None:
        return None
    if match["weekday"]:
        return on - timedelta(days=(on.weekday() - _WEEKDAYS.index(match["weekday"])) % 7)
    return _past(month_number(match["month"] or match["of"]), int(match["day"] or match["first"]), on)


def _last(words: str) -> re.Match[str] | None:
    """Return the last day that words name, where that is no day of something else."""
    matches = [match for match in _DAY.finditer(words) if match["lead"].lower() not in _OTHER]
    return matches[-1] if matches else None


def _past(month: int, day: int, on: date) -> date | None:
    try:
        told = date(on.year, month, day)
        return told if told <= on else date(on.year - 1, month, day)
    except ValueError:  # 31 April, 29 February
        return None
