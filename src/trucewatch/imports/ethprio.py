"""ETH/PRIO ceasefires: a row for each party that declared one; rows of one ``cc`` and ``cf_id`` are one ceasefire."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.records import Party, Pledge, PledgeFactuality, PledgeKind, Precision, Span, When

from .importer import Part, data, dataset
from .prose import Prose, end_of
from .row import YEARS, Row

_CODES = "ethprio"
_GOVERNMENT = "government of"
_WORDS = re.compile(r"[^\W\d_]{2,}")
NEVER, UNKNOWN = 0, -1


class EthPrio:
    """The importer of the ETH/PRIO Civil Conflict Ceasefire Dataset."""

    dataset = dataset(_CODES)

    def identity(self, row: Row) -> str:
        """Return country code and number of the ceasefire, which PRIO's own programs join it by."""
        return f"{row.name('cc')}-{row.name('cf_id')}"

    def passes_over(self, row: Row) -> bool:
        """Pass nothing over."""
        return False

    def parts(self, rows: Sequence[Row]) -> Iterator[Part]:
        """Yield what was declared, and, as texts of their own times, when it took effect and when it ended."""
        # By what they say, not by where they stand: the order of rows means nothing.
        told = _Told(sorted(rows, key=lambda row: (row.needed("actor_name"), sorted(row.cells.items()))))
        yield told.declared()
        if told.effect and told.effect.last > told.day.last:
            yield told.in_effect(told.effect)
        if told.ended and not told.never:
            yield told.end(told.ended)


@dataclass(frozen=True)
class _Day:
    """A date of which the day, or the day and the month, may be unknown."""

    first: date
    last: date
    precision: Precision


class _Told:
    """One ceasefire as it is being put into words."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows, self.row, self.codes = rows, rows[0], data(_CODES)
        self.id = f"{self.row.name('cc')}-{self.row.name('cf_id')}"
        self.names = list(dict.fromkeys(row.needed("actor_name") for row in rows))
        for column in ("cf_dec", "cf_effect", "end"):
            self._agree(column)
        declared = min((day for row in rows if (day := _day(row, "cf_dec"))), key=lambda day: (day.first, day.last), default=None)
        self.never = self.row.whole("cf_effect_yr") == NEVER
        self.effect = None if self.never else _day(self.row, "cf_effect")
        self.ended = _day(self.row, "end")
        made = declared or self.effect
        if made is None:
            raise self.row.fault("cf_dec_yr", "neither a declaration nor an effect is dated", "fill cf_dec_yr or cf_effect_yr")
        self.day = made
        if self.ended and self.ended.last < made.first:
            order = f"it ends ({self.ended.last}) before it is declared ({made.first})"
            raise self.row.fault("end_yr", order, "look it up in the data set")

    def _agree(self, column: str) -> None:
        """Refuse a ceasefire whose rows date it differently. Each declaration has a date of its own; the earliest makes the ceasefire."""
        told = {tuple(row.text(f"{column}_{part}") for part in ("yr", "month", "day")) for row in self.rows}
        if len(told) > 1 and column != "cf_dec":
            numbers = ", ".join(str(row.number) for row in sorted(self.rows, key=lambda row: row.number))
            what = f"rows {numbers} date ceasefire {self.id} differently"
            raise self.row.fault(f"{column}_yr", what, "make them agree, or number them apart")

    def declared(self) -> Part:
        prose = Prose(f"ETH/PRIO ceasefire data, ceasefire {self.id}")
        pledge = self._declaration(prose)
        for words in (*self._said(), f"Conflict: {self.row.text('location') or 'not named'}."):
            prose.say(f" {words}")
        return self._part(prose, "declared", self.day, pledge)

    def _declaration(self, prose: Prose) -> Pledge:
        start, made = len(prose.text), self.day
        pledgers = prose.parties(self.names)
        prose.say(" declared a " + "".join(f"{word} " for word in self._flags()))
        undertaking = prose.say("ceasefire")
        counterparts = self._towards(prose)
        prose.say(" on " if made.first == made.last else " between ")
        prose.days(made.first, made.last, made.precision)
        starts, lasts = self._starts(prose), self._lasts(prose)
        prose.say(".")
        mediators = self._mediators(prose)
        return Pledge(
            kind=self._kind(), pledgers=pledgers, counterparts=counterparts, undertaking=undertaking, starts=starts, ends_or_duration=lasts,
            mediators=mediators, factuality=PledgeFactuality.REPORTED, sentence=prose.since(start),
        )  # fmt: skip

    def _kind(self) -> PledgeKind:
        """Return what was done. A ceasefire that never took effect bound nobody: it was on the table."""
        return PledgeKind.OFFER if self.never else PledgeKind.AGREEMENT if len(self.names) > 1 else PledgeKind.DECLARATION

    def in_effect(self, effect: _Day) -> Part:
        """Say when it took effect; said as of that day, it is evidence of that day."""
        prose = Prose(f"ETH/PRIO ceasefire data, effect of ceasefire {self.id}")
        return self._part(prose, "effect", effect, self._turn(prose, "took effect", effect, self._kind()))

    def end(self, ended: _Day) -> Part:
        """Say when it ended. What the codes of the column ``ended`` mean we could not verify: the code is told, nothing is made of it."""
        prose = Prose(f"ETH/PRIO ceasefire data, end of ceasefire {self.id}")
        pledge = self._turn(prose, "ended", ended, PledgeKind.TERMINATION)
        if code := self.row.text("ended"):
            prose.say(f" Its code in the column ended is {code}.")
        return self._part(prose, "ended", ended, pledge)

    def _turn(self, prose: Prose, verb: str, day: _Day, kind: PledgeKind) -> Pledge:
        start = len(prose.text)
        prose.say("For ")
        pledgers = prose.parties(self.names)
        prose.say(f", the ceasefire declared by {self.day.last} ")
        undertaking = prose.say(verb)
        prose.say(" on " if day.first == day.last else " between ")
        when = prose.days(day.first, day.last, day.precision)
        prose.say(".")
        return Pledge(
            kind=kind, pledgers=pledgers, undertaking=undertaking, starts=when, factuality=PledgeFactuality.REPORTED,
            sentence=prose.since(start),
        )  # fmt: skip

    def _part(self, prose: Prose, name: str, day: _Day, pledge: Pledge) -> Part:
        return Part(
            text=prose.text, body_start=prose.body_start, as_of=end_of(day.last), witness=f"ceasefire {self.id}", name=name,
            pledges=(pledge,),
        )  # fmt: skip

    def _towards(self, prose: Prose) -> tuple[Party, ...]:
        """Say towards whom: of a dyad of UCDP one side is the government of the country, so a rebel's ceasefire is towards that."""
        alone = len(self.names) == 1 and not self.names[0].casefold().startswith(_GOVERNMENT)
        if not alone or (self.row.whole("ucdp_dyad") or UNKNOWN) <= 0 or not self.row.text("location"):
            return ()
        prose.say(" towards the ")
        return (prose.party(f"Government of {self.row.needed('location')}"),)

    def _starts(self, prose: Prose) -> When | None:
        if self.never:
            prose.say("; it never took effect")
        if self.effect is None:
            return None
        prose.say("; it took effect " + ("on " if self.effect.first == self.effect.last else "between "))
        return prose.days(self.effect.first, self.effect.last, self.effect.precision)

    def _lasts(self, prose: Prose) -> Span | None:
        """Say for how long, where the data set says it with its unit; a bare number means nothing certain."""
        term = self.row.text("fixed_time")
        if term is None or not _WORDS.search(term):
            return None
        prose.say("; term: ")
        return prose.say(term)

    def _mediators(self, prose: Prose) -> tuple[Party, ...]:
        names = self.row.text("mediator_nego")
        if names is None or not _WORDS.search(names):
            return ()
        prose.say(" Mediated by ")
        found = prose.parties(name.strip() for name in re.split(r"[,;]", names) if name.strip())
        prose.say(".")
        return found

    def _flags(self) -> Iterator[str]:
        return (words[code] for column, words in self.codes["flags"].items() if (code := self._code(column)) in words)

    def _code(self, column: str) -> str:
        return (self.row.text(column) or "").removesuffix(".0")

    def _said(self) -> Iterator[str]:
        kind = self._code("ceasefire_class")
        if kind in self.codes["ceasefire_class"]:
            yield f"It was {self.codes['ceasefire_class'][kind]}."
        purposes = [word for column, word in self.codes["purpose"].items() if self._code(column) == "1"]
        first = self.codes["purpose_1"].get(self._code("purpose_1"))
        if told := dict.fromkeys([*purposes, *([first] if first else [])]):
            yield f"Purpose: {', '.join(told)}."


def _day(row: Row, column: str) -> _Day | None:
    """Return the date in three columns; -1, 0 and empty mean unknown. Raises RecordError for a date that is none."""
    year, month, day = (row.whole(f"{column}_{part}") or UNKNOWN for part in ("yr", "month", "day"))
    if year <= 0:
        return None
    try:
        first = date(year if year in YEARS else 0, max(month, 1), max(day, 1) if month > 0 else 1)
    except (ValueError, OverflowError):
        raise row.fault(f"{column}_day", f"no date: {year}-{month}-{day}", "correct it, or write -1 for what is unknown") from None
    if month <= 0:
        return _Day(first, date(year, 12, 31), Precision.YEAR)
    if day <= 0:
        return _Day(first, date(year, month, calendar.monthrange(year, month)[1]), Precision.MONTH)
    return _Day(first, first, Precision.DAY)


importer = EthPrio()
