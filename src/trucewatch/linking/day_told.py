"""The day by which a sentence tells one truce from another: "the ceasefire declared on August 28", "that I ordered last July 25"."""

from __future__ import annotations

import re
from datetime import date

from .bond import Bond
from .made_beside import made_of
from .phrases import TRUCE
from .policy import NEW_START
from .said_day import MONTH, month_number
from .told import Act

_THING = rf"(?:{TRUCE}|accord|agreement|deal)"
_MADE = r"(?:signed|agreed|reached|brokered|mediated|concluded|declared|announced|ordered|proclaimed|issued|dated)"
_DAY = rf"(?:(?P<month>{MONTH})\s(?P<day>\d{{1,2}})|(?P<first>\d{{1,2}})\s(?P<of>{MONTH}))\b(?:,?\s(?P<year>\d{{4}}))?"
_MADE_ON = re.compile(rf"\b{_THING}\b[^.;]{{0,60}}?\b{_MADE}\b[^.;,]{{0,50}}?\s(?:on|last|of)\s{_DAY}", re.IGNORECASE)


def of_its_day(act: Act, bond: Bond) -> bool | None:
    """Tell whether a truce was made or began about the day that an act's sentence gives for that; None where it gives none."""
    told = _day(act)
    if told is None:
        return None
    return any(abs(told - known) <= NEW_START for known in _days(bond))


def _day(act: Act) -> date | None:
    """Return the last day, by the report, on which a sentence tells its truce to have been made."""
    found, on = _MADE_ON.search(act.pledge.sentence.quote), act.told.since.date()
    if found is None:
        return None
    month = month_number(found["month"] or found["of"])
    try:
        day = date(int(found["year"] or on.year), month, int(found["day"] or found["first"]))
        return day if day <= on or found["year"] else day.replace(year=on.year - 1)
    except ValueError:  # 31 April
        return None


def _days(bond: Bond) -> set[date]:
    """Return the days on which a truce is told to begin or to have been made."""
    made = (made_of(act) for act in bond.acts)
    days = {one.earliest.date() for one in made if one}
    return days | {one.date() for one in (bond.starts, bond.first_made) if one}
