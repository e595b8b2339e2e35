"""The dates at which the bundled case is asked about."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files


@dataclass(frozen=True)
class Asked:
    """A question of the case: the state at the end of the day ``at``, as known at the end of the day ``known``."""

    at: date
    known: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The two ends of day, in UTC."""
        return _end(self.at), _end(self.known)


def dates() -> list[Asked]:
    """Return the questions, in order."""
    rows = tomllib.loads((files("trucewatch") / "demo" / "dates.toml").read_text(encoding="utf-8"))["date"]
    return [Asked(row["at"], row.get("known", row["at"])) for row in rows]


def _end(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), UTC) - timedelta(microseconds=1)
