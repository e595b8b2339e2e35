"""By when parties promise to make a truce, "will be signed no later than August 18", a condition asks for an act, and an obligation is due.

If that day passes, the promise came to nothing, the condition failed, the obligation is overdue.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from trucewatch.records import Condition
from trucewatch.wording import MONTHS, WEEKDAYS

from .duration import duration
from .senses import Sense
from .told import Act, Told

_MONTHS = {name.capitalize(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAYS = [name.capitalize() for name in WEEKDAYS]
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_DAY = rf"(?:{_MONTH}\s(?P<day>\d{{1,2}})\b|(?P<day2>\d{{1,2}})\s{_MONTH.replace('month', 'month2')})(?:,?\s(?P<year>\d{{4}}))?"
_DUE = re.compile(
    r"\b(?:sign|conclud|reach|finali[sz]|complet|ratif|agree)\w*\b[^.;]{0,30}?\s(?:no\slater\sthan|not\slater\sthan|by|before|on|until)\s"
    rf"(?:[A-Z][a-z]+day,?\s)?{_DAY}"
)
_MONTH_END = re.compile(rf"\bend\sof\s{_MONTH}(?:,?\s(?P<year>\d{{4}}))?")
# What stands behind a day or a term where it is a deadline, and no part of a name ("by the January 19 accord") or counted from elsewhere.
_CLOSED = re.compile(r"\W*$|\s?[,;.:)”\"]|\s(?:and|or|at|as|in|to|so|under|with|local)\b")
# What stands behind a deadline that opens its clause: who is to act, "by Friday the army will".
_OPENED = re.compile(r",|\s(?:the|it|its|they|both|each|all|some|[A-Z])")
_OPENING = re.compile(r"(?:^\W*|[,;]\s|\b(?:that|and|but|if|unless)\s|\buntil\s.*)$")
_LAST_OF = rf"(?:the\s)?end\sof\s(?:{'|'.join(_MONTHS)})(?:,?\s\d{{4}})?"
_CLOCK = r"(?:(?:noon|midday|midnight|dawn|dusk|sunset|\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|[ap]\.m\.))\s(?:on\s)?)?"
_UNIT = r"[\w-]+\s(?:hour|day|week|month)s?"
_BY = re.compile(
    r"\b(?P<by>by|before|no\slater\sthan|not\slater\sthan|within|until)\s(?:the\snext\s)?"
    rf"{_CLOCK}(?P<when>(?:(?:{'|'.join(_WEEKDAYS)}),\s)?{_DAY}|{_LAST_OF}|{'|'.join(_WEEKDAYS)}|{_UNIT})"
    r"(?:\s(?:morning|noon|afternoon|evening|night)\b)?",
    re.IGNORECASE,
)
# Behind these words a day is that of something else: "prisoners who were captured before March 2", "he said on Friday".
_ELSEWHERE = re.compile(
    r"[.;:]|\b(?:if|once|when|after|unless|who|whom|which|that|said|told|since|(?:held|captured|seized|taken|detained|abducted|jailed)(?!\sby\b))\b"
)
# A day without a year that comes so late is one that lies behind.
_TOO_FAR = timedelta(days=270)
_BEFORE = re.compile(r"\bbefore\s(?:the\s)?$")


def due(act: Act) -> datetime | None:
    """Return the last second of the day by which a truce that is promised is to be made, where its sentence names one that lies ahead."""
    match = _DUE.search(act.pledge.sentence.quote) if act.sense is Sense.DRAFTED else None
    day = _day(match, act.told.time.date()) if match else None
    return _last_second(day) if day and day >= act.told.time.date() else None


def deadline(condition: Condition, told: Told) -> datetime | None:
    """Return the last second at which what a condition asks for can be done, where its words fix one on a clock that lies ahead."""
    words = condition.deadline
    if words is None or not _CLOSED.match(condition.span.behind(words)):
        return None
    if day := day_ahead(words.quote, told.time.date()):
        before = _BEFORE.search(condition.span.before(words)) and not _MONTH_END.search(words.quote)
        last = _last_second(day - timedelta(days=1) if before else day)
        return last if last >= told.time else None
    term = duration(words.quote).term
    return term.after(told.time) if term else None


def obligation_due(act: Act) -> datetime | None:
    """Return the last second at which an obligation can be met that its sentence asks for by a day or within a term."""
    sentence, own = act.pledge.sentence, act.pledge.undertaking
    until = own.start - sentence.start
    for match in _BY.finditer(sentence.quote):
        lead, between = sentence.quote[: match.start()], sentence.quote[own.end - sentence.start : match.start()]
        follows = sentence.quote[match.end() :]
        behind = match.start() >= own.end - sentence.start and not _ELSEWHERE.search(between) and _CLOSED.match(follows)
        opens = match.start() < until and _OPENING.search(lead) and _OPENED.match(follows)
        if behind or opens or match.start() == until:
            return _last_moment(match, act.told)
    return None


def _last_moment(match: re.Match[str], told: Told) -> datetime | None:
    """Return the last second before which, or within which, something is to be done."""
    on = told.time.date()
    if day := day_ahead(match["when"], on):
        day -= timedelta(days=match["by"].lower() == "before" and not _MONTH_END.search(match["when"]))
        return _last_second(day) if on <= day < on + _TOO_FAR else None
    term = duration(match["when"]).term if match["by"].lower() == "within" else None
    return term.after(told.time) if term else None


def day_ahead(words: str, on: date) -> date | None:
    """Return the day that words name, told on a day: of the calendar, the last of a month, the next of that weekday."""
    match = re.search(_DAY, words)
    if match:
        return _day(match, on)
    if end := _MONTH_END.search(words):
        return _last_of_month(_MONTHS[end["month"]], end["year"], on)
    if words == "tomorrow":
        return on + timedelta(days=1)
    return on + timedelta(days=(_WEEKDAYS.index(words) - on.weekday()) % 7 or 7) if words in _WEEKDAYS else None


def _last_of_month(month: int, year: str | None, on: date) -> date:
    """Return the last day of a month; without a year that of the one that runs or comes next."""
    of = int(year) if year else on.year + (month < on.month)
    return date(of + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _last_second(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), UTC) - timedelta(seconds=1)


def _day(match: re.Match[str], on: date) -> date | None:
    """Return the day that is named; without a year the one that comes next."""
    month, day = _MONTHS[match["month"] or match["month2"]], int(match["day"] or match["day2"])
    year = int(match["year"]) if match["year"] else on.year + ((month, day) < (on.month, on.day))
    try:
        return date(year, month, day)
    except ValueError:
        return None
