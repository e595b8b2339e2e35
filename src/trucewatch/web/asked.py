"""The time that a visitor asks about: ``at``, as known at ``known``, by which clock; all of it stands in the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from trucewatch.desk.known import By
from trucewatch.desk.moments import moment as named

from .faults import RefusedError

BY: tuple[By, ...] = ("published", "recorded")


@dataclass(frozen=True)
class Asked:
    """``at`` and ``known`` as moments (UTC), and as the visitor wrote them.

    Where only ``known`` is given, it is the time asked about too.
    """

    at: datetime
    known: datetime | None
    by: By
    at_text: str = ""
    known_text: str = ""

    @property
    def query(self) -> str:
        """The part of an address that asks the same again, with its question mark; empty for now and everything."""
        pairs = [("at", self.at_text), ("known", self.known_text)]
        given = [(name, value) for name, value in pairs if value]
        if self.known_text and self.by != BY[0]:
            given.append(("by", self.by))
        return f"?{urlencode(given)}" if given else ""

    @property
    def now(self) -> bool:
        """Whether nothing but the present is asked about."""
        return not (self.at_text or self.known_text)


def asked(at: str = "", known: str = "", by: str = BY[0]) -> Asked:
    """Return what the three parameters ask.

    Raises RefusedError for what is no time, and for a clock that there is none of.
    """
    if by not in BY:
        raise RefusedError(f"no clock called {by!r}", remedy="by is published or recorded")
    clock: By = "recorded" if by == "recorded" else "published"
    seen = moment(known)
    return Asked(moment(at) or seen or this_minute(), seen, clock, at.strip(), known.strip())


def moment(text: str) -> datetime | None:
    """Return the time that a text names, in UTC; a bare date means its end, nothing means None.

    Raises RefusedError for what is no ISO time.
    """
    text = text.strip()
    if not text:
        return None
    try:
        return named(text)
    except ValueError:
        raise RefusedError(f"no time: {text[:40]!r}", remedy="write 2020-11-17 or 2020-11-17T20:00Z") from None


def this_minute() -> datetime:
    """Return the end of the present minute, so that answers within it are the same and can be kept."""
    return datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(minutes=1)
