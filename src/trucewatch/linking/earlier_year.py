"""Truces of an earlier time that a text remembers: "The last truce, in 1995, collapsed", "X had last declared a ceasefire in March"."""

from __future__ import annotations

import re
from datetime import date

from trucewatch.records import Pledge
from trucewatch.wording import MONTHS

from .parting import parted
from .sentences import DATELINE

_MONTH = rf"(?:{'|'.join(name.capitalize() for name in MONTHS)})"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_OPENS = re.compile(rf"^\W*(?:{DATELINE})?(?:(?:But|And|Back|Already)\s)?[Ii]n\s(?:{_MONTH}\s)?{_YEAR}(?!\s?[-–])")
_LAST_ONE = re.compile(r"\b(?:last|previous|earlier|prior|former|first)\s(?:[\w-]+\s){0,3}$")
_OF_YEAR = re.compile(rf"^[^.;]{{0,40}}?\bin\s(?:{_MONTH}\s)?{_YEAR}")
_WAS_OVER = re.compile(
    r"\b(?:collapsed?|lapsed?|fell apart|br[eo]ke?n? down|unravel\w*|failed|ended|expired|ran out|came to (?:an end|nothing))\b"
)
# Whoever last did it a while ago does not do it now.
_LAST_TIME = re.compile(r"\blast\s(?:obtain|secur|agre|declar|reach|sign|call|observ|conclud|announc|broker|negotiat)\w*\b[^,;.]{0,40}$")
_WHEN = re.compile(rf"^[^,;.]{{0,40}}?\s(?:in|last)\s(?:(?:early|mid|late)[\s-])?(?:{_MONTH}(?!\s?\d{{1,2}}\b)|{_YEAR})")
# Of the year just over a truce may still be in force, and a text may tell its end by the year alone.
_LONG = 2


def of_earlier_time(pledge: Pledge, on: date) -> bool:
    """Tell whether a truce is remembered that was over long before a report: it is none of those that are made, kept or ended by then."""
    before, own, after = parted(pledge)
    if _LAST_TIME.search(before) and (when := _WHEN.match(own + after)):
        return not when["year"] or int(when["year"]) < on.year
    opens = _OPENS.match(before)
    if opens and int(opens["year"]) <= on.year - _LONG:
        return _WAS_OVER.search(before + own + after) is not None
    lead, _, name = own.rpartition(" ")
    told = _OF_YEAR.match(name + after) if _LAST_ONE.search(f"{before}{lead}".rstrip() + " ") else None
    return told is not None and int(told["year"]) < on.year and _WAS_OVER.search(name + after, told.end()) is not None
