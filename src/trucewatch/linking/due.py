"""By when parties promise to make a truce: "will be signed no later than August 18". If that day passes, the promise came to nothing."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import UTC, date, datetime, time, timedelta

from .sense import Sense
from .told import Act

_MONTHS = {name: number for number, name in enumerate(month_name) if name}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_DAY = rf"(?:{_MONTH}\s(?P<day>\d{{1,2}})\b|(?P<day2>\d{{1,2}})\s{_MONTH.replace('month', 'month2')})(?:,?\s(?P<year>\d{{4}}))?"
_DUE = re.compile(
    r"\b(?:sign|conclud|reach|finali[sz]|complet|ratif|agree)\w*\b[^.;]{0,30}?\s(?:no\slater\sthan|not\slater\sthan|by|before|on|until)\s"
    rf"(?:[A-Z][a-z]+day,?\s)?{_DAY}"
)


def due(act: Act) -> datetime | None:
    """Return the last second of the day by which a truce that is promised is to be made, where its sentence names one that lies ahead."""
    match = _DUE.search(act.pledge.sentence.quote) if act.sense is Sense.DRAFTED else None
    day = _day(match, act.told.time.date()) if match else None
    if day is None or day < act.told.time.date():
        return None
    return datetime.combine(day + timedelta(days=1), time(), UTC) - timedelta(seconds=1)


def _day(match: re.Match[str], on: date) -> date | None:
    """Return the day that is named; without a year the one that comes next."""
    month, day = _MONTHS[match["month"] or match["month2"]], int(match["day"] or match["day2"])
    year = int(match["year"]) if match["year"] else on.year + ((month, day) < (on.month, on.day))
    try:
        return date(year, month, day)
    except ValueError:
        return None
