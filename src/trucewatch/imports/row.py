"""One row of a table: its cells by name, and what a cell must be. Every fault names the column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from trucewatch.errors import RecordError

# Ways to leave a cell empty, beside leaving it empty.
_EMPTY = frozenset({"", "na", "n/a", "nan", "null", "none", "."})
# Dots and dashes between numbers stand for day, month, year everywhere; slashes for either order, so the table has to tell.
_DATES = ("%d %B %Y", "%d %b %Y", "%d-%B-%Y", "%d-%b-%Y", "%d-%m-%Y", "%d.%m.%Y")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?$")
_WHOLE = re.compile(r"-?\d+(?:\.0+)?")
_COMMA = re.compile(r"-?\d{1,3},\d+")
_MOST_NAMED = 8
# Years of which a data set of today can tell.
YEARS = range(1800, 2200)
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4}(?: \d{1,2}:\d{2}(?::\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number (the header is row 1) and its cells; the names of columns are in lower case.

    ``day_first`` tells how the table writes days with slashes: 14/4/2015 or 4/14/2015; None where none of its days shows it.
    """

    number: int
    cells: Mapping[str, str]
    day_first: bool | None = None

    def text(self, column: str) -> str | None:
        """Return what a cell says, in one line; None where it says nothing."""
        words = " ".join(self.cells.get(column, "").split())
        return None if words.casefold() in _EMPTY else words

    def needed(self, column: str) -> str:
        """Return what a cell says. Raises RecordError where it says nothing."""
        words = self.text(column)
        if words is None:
            raise self.fault(column, "empty", "fill it, or leave the row out")
        return words

    def name(self, column: str) -> str:
        """Return a name that may be a number: 12 and 12.0, as programs write it, are one. Raises RecordError where it is empty."""
        return self.needed(column).removesuffix(".0")

    def whole(self, column: str) -> int | None:
        """Return a whole number, None where the cell is empty. Raises RecordError for what is none."""
        words = self.text(column)
        if words is None:
            return None
        if not _WHOLE.fullmatch(words):
            raise self.fault(column, f"no whole number: {words[:40]!r}", "write digits alone")
        return int(words.partition(".")[0])

    def degrees(self, column: str, most: float) -> float | None:
        """Return a coordinate of at most ``most`` degrees. Raises RecordError for what is none."""
        words = self.text(column)
        try:
            value = None if words is None else float(words.replace(",", ".") if _COMMA.fullmatch(words) else words)
        except ValueError:
            value = most + 1
        if value is not None and not abs(value) <= most:
            raise self.fault(column, f"no coordinate: {words!r}", f"write decimal degrees between -{most:g} and {most:g}")
        return value

    def day(self, column: str) -> date:
        """Return a day. Raises RecordError where there is none, or where day and month cannot be told apart."""
        words = self.needed(column)
        bare = _CLOCK.sub("", words)
        slashed = () if self.day_first is None else ("%d/%m/%Y",) if self.day_first else ("%m/%d/%Y",)
        found = _iso(words) or next((day for form in (*_DATES, *slashed) if (day := _formed(bare, form))), None)
        found = found if found and found.year in YEARS else None
        if found is None and self.day_first is None and SLASHED.fullmatch(words):
            raise self.fault(column, f"day or month first? {words!r}, and the table does not tell", "write it as 2020-10-11")
        if found is None:
            raise self.fault(column, f"no date: {words[:40]!r}", "write it as 2020-10-11")
        return found

    def code(self, column: str, codes: Mapping[str, str]) -> str:
        """Return what the code in a cell stands for. Raises RecordError for a code that is not in ``codes``."""
        value = self.name(column)
        known = value if value in codes else next((code for code in codes if code.casefold() == value.casefold()), None)
        if known is None:
            listed = f"known are: {', '.join(codes)}" if len(codes) <= _MOST_NAMED else "see docs/imports.md for those that are known"
            raise self.fault(column, f"unknown code: {value[:60]!r}", listed)
        return codes[known]

    def fault(self, column: str, what: str, remedy: str) -> RecordError:
        """Return the error that a cell is."""
        return RecordError(f"column {column!r}: {what}", f"row {self.number}", remedy)


def _iso(words: str) -> date | None:
    """Return the day of ``2020-10-11``, also where a time follows, as data bases write it."""
    try:
        return date.fromisoformat(words[:10]) if words[4:5] == "-" and words[10:11] in ("", " ", "T") else None
    except ValueError:
        return None


def _formed(words: str, form: str) -> date | None:
    try:
        return datetime.strptime(words, form).date()
    except ValueError:
        return None
