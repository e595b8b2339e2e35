"""The month by which a sentence tells one truce from another: "the July ceasefire", "the truce signed last month"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .bond import Bond
from .phrases import TRUCE
from .said_day import MONTH, month_number
from .told import Act

_MONTH = rf"(?P<month>{MONTH})"
_THING = rf"(?:{TRUCE}|accords?|agreement|deal|declaration|pact)"
_MADE = r"(?:signed|agreed|reached|brokered|mediated|made|concluded|declared|announced)"
_CALLED = re.compile(rf"\b(?-i:(?=[A-Z])){_MONTH}(?:\s\d{{1,2}})?\s(?:[\w-]+\s)?{_THING}\b", re.IGNORECASE)
_WHEN = rf"(?:last (?P<last>month)\b|(?:in|on|last)\s{_MONTH})"
_MADE_IN = re.compile(rf"\b{_THING}\b[^.;,]{{0,40}}?\b{_MADE}\b[^.;,]{{0,40}}?\b{_WHEN}", re.IGNORECASE)


def of_its_month(act: Act, bond: Bond) -> bool | None:
    """Tell whether a truce was made in the month that an act's sentence tells first; None where either is not told."""
    told = list(_months(act))
    return None if not told or bond.first_made is None else bond.first_made.month == told[0]


def of_a_month_told(act: Act, bond: Bond) -> bool:
    """Tell whether a truce was made in one of the months that an act's sentence tells."""
    return bond.first_made is not None and bond.first_made.month in _months(act)


def _months(act: Act) -> Iterator[int]:
    """Yield the months by which a sentence calls truces, then those in which it tells them to be made."""
    sentence = act.pledge.sentence.quote
    for found in (*_CALLED.finditer(sentence), *_MADE_IN.finditer(sentence)):
        month = found.groupdict().get("month")
        yield month_number(month) if month else (act.told.time.month - 2) % 12 + 1
