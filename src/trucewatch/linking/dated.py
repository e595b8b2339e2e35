"""The month by which a sentence tells one truce from another: "the July ceasefire", "the truce signed last month"."""

from __future__ import annotations

import re

from .bond import Bond
from .phrases import TRUCE
from .told import Act

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)})[a-z]*)\.?"
_THING = rf"(?:{TRUCE}|accords?|agreement|deal|declaration|pact)"
_MADE = r"(?:signed|agreed|reached|brokered|mediated|made|concluded|declared|announced)"
_CALLED = re.compile(rf"\b(?-i:(?=[A-Z])){_MONTH}(?:\s\d{{1,2}})?\s(?:[\w-]+\s)?{_THING}\b", re.IGNORECASE)
_WHEN = rf"(?:last (?P<last>month)\b|(?:in|on|last)\s{_MONTH})"
_MADE_IN = re.compile(rf"\b{_THING}\b[^.;,]{{0,40}}?\b{_MADE}\b[^.;,]{{0,40}}?\b{_WHEN}", re.IGNORECASE)


def of_its_month(act: Act, bond: Bond) -> bool | None:
    """Tell whether a truce was made in the month that an act's sentence tells; None where either is not told."""
    found = _CALLED.search(act.pledge.sentence.quote) or _MADE_IN.search(act.pledge.sentence.quote)
    if found is None or bond.first_made is None:
        return None
    month = found.groupdict().get("month")
    meant = _MONTHS.index(month[:3].lower()) + 1 if month else (act.told.time.month - 2) % 12 + 1
    return bond.first_made.month == meant
