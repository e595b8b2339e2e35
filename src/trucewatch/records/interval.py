"""A stretch of time within which something happened, in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from pydantic import AwareDatetime, model_validator

from .base import Record

EARLIEST, LATEST = datetime(1000, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
"""Nothing is told of before or after: a time beyond is taken for these, so that what is counted from it stays within the calendar."""


# A day, with the hour that a change of the clocks can add.
_A_DAY = timedelta(hours=25)


class Interval(Record):
    """The half-open ``[earliest, latest)`` within which an act or event lies; equal ends mean that very instant."""

    earliest: AwareDatetime
    latest: AwareDatetime

    @model_validator(mode="after")
    def _in_order(self) -> Interval:
        if self.latest < self.earliest:
            raise ValueError(f"interval ends ({self.latest}) before it begins ({self.earliest})")
        return self

    @property
    def is_window(self) -> bool:
        """Whether it is more than one day: of what lies in it only the last day is known by which it was over."""
        return self.latest - self.earliest > _A_DAY

    @property
    def told_day(self) -> date:
        """The day to call it by: its own, or of a window the last."""
        return (self.latest - timedelta(microseconds=1)).date() if self.is_window else self.earliest.date()

    @classmethod
    def instant(cls, moment: AwareDatetime) -> Interval:
        """Return the interval that is one known instant."""
        return cls(earliest=moment, latest=moment)

    @classmethod
    def day(cls, midnight: AwareDatetime) -> Interval:
        """Return the 24 hours that begin at ``midnight``."""
        return cls(earliest=midnight, latest=midnight + timedelta(days=1))
