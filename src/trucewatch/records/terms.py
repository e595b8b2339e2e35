"""The terms of a pledge, as one source reads them: who owes what to whom, from when to when, under which conditions."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, model_validator

from .base import Record
from .interval import LATEST, Interval


class Mode(StrEnum):
    """What a clause does to its pledge: start it, end it by failing, or carry it while it holds."""

    SUSPENSIVE = "suspensive"
    RESOLUTIVE = "resolutive"
    MAINTENANCE = "maintenance"


class Term(Record):
    """A duration by the calendar: "two months" from 31 December ends on the last day of February."""

    months: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0

    def after(self, start: datetime) -> datetime:
        """Return the end of the term that begins at ``start``; a day that the month lacks becomes its last one. At most ``LATEST``."""
        ordinal = start.year * 12 + start.month - 1 + self.months
        year, month = divmod(ordinal, 12)
        if year >= LATEST.year:
            return LATEST
        day = min(start.day, monthrange(year, month + 1)[1])
        moved = start.replace(year=year, month=month + 1, day=day)
        try:
            return min(moved + timedelta(days=self.days, hours=self.hours, minutes=self.minutes), LATEST)
        except OverflowError:
            return LATEST


class Instrument(Record):
    """A decision that a text refers to (a parliament's resolution). ``binding`` is None where no source says."""

    name: str
    binding: bool | None = None


class Clause(Record):
    """A condition of a pledge: who must do what, by when, and what it does to the pledge.

    ``deadline`` is crisp; ``deadline_label`` keeps a vague one ("acceptable timeframe"). ``deciders`` say whether it failed;
    empty means that every debtor decides for itself. ``actor`` is whose act meets it; None where no source says.
    """

    id: str
    mode: Mode
    text: str = ""
    actor: str | None = None
    deadline: AwareDatetime | None = None
    deadline_label: str | None = None
    deciders: tuple[str, ...] = ()
    instrument: Instrument | None = None

    @property
    def crisp(self) -> bool:
        """Whether the clock alone can let it fail."""
        return self.deadline is not None


class Scope(Record):
    """What a pledge covers. Empty fields were stated by no source; ``exceptions`` are what it leaves out."""

    actions: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()


class Terms(Record):
    """One reading of a pledge. ``id`` names the reading, ``pledge`` the pledge that it reads, ``truce`` the whole they belong to.

    ``effective`` is when it starts by its own words (None: with its announcement). It ends at ``until``, or ``term`` after its
    start, or, with neither, is open-ended. ``floor`` is a minimum term ("at least two months"), which never ends a pledge.
    ``follows`` names the pledge that this one prolongs after its expiry.
    """

    id: str
    pledge: str
    truce: str
    debtors: tuple[str, ...] = ()
    creditor: str | None = None
    undertaking: str = ""
    scope: Scope = Scope()
    effective: Interval | None = None
    until: AwareDatetime | None = None
    term: Term | None = None
    floor: Term | None = None
    clauses: tuple[Clause, ...] = ()
    threat: str | None = None
    mediators: tuple[str, ...] = ()
    follows: str | None = None

    @model_validator(mode="after")
    def _one_end(self) -> Terms:
        if self.until is not None and self.term is not None:
            raise ValueError(f"reading {self.id!r} has both an end and a duration")
        return self

    @property
    def open_ended(self) -> bool:
        """Whether no clock ends it."""
        return self.until is None and self.term is None
