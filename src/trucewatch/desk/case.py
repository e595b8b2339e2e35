"""The dates at which the bundled case is asked about."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files

from .moments import end_of


@dataclass(frozen=True)
class Asked:
    """A question of the case: the state at the end of the day ``at``, as known at the end of the day ``known``."""

    at: date
    known: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The two ends of day, in UTC."""
        return end_of(self.at), end_of(self.known)


def dates() -> list[Asked]:
    """Return the questions, in order."""
    rows = tomllib.loads((files("trucewatch") / "demo" / "dates.toml").read_text(encoding="utf-8"))["date"]
    return [Asked(row["at"], row.get("known", row["at"])) for row in rows]
