"""A time as a text gives it: the phrase, the interval it can mean, and how precise that is."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from .base import Record
from .span import Span


class Precision(StrEnum):
    """How finely a phrase fixes a time."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class When(Record):
    """A phrase and the half-open interval ``[earliest, latest)`` (UTC) that it can mean; None where unknown."""

    span: Span
    earliest: datetime | None = None
    latest: datetime | None = None
    precision: Precision = Precision.UNKNOWN

    @property
    def day(self) -> date | None:
        """The calendar day, where the phrase fixes one."""
        fixed = self.precision in (Precision.DAY, Precision.MINUTE)
        return self.earliest.date() if fixed and self.earliest else None
