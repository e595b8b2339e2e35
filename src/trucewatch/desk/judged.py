"""What is worked out about a truce once and for all: its verdicts for stretches of time in which nothing changes but the time itself.

A verdict changes at turning points alone. From one to the next all verdicts are one, told with another time; that is not taken for granted
but looked at, at both ends of each stretch, and a stretch whose ends differ is not kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from trucewatch.monitor.clock import moment, second
from trucewatch.records import Change, Testimony, Truce, Verdict

if TYPE_CHECKING:
    from .cases import Case

FAR = datetime(9000, 1, 1, tzinfo=UTC)
"""Later than anything that a report tells of."""
MOST = 4
"""How many stretches are kept: the newest, since most ask about today."""
Evidence = tuple[tuple[datetime, str], ...]


class Beforehand(Protocol):
    """What was worked out about a truce, wherever it is kept. Each answer is None where it is not."""

    @property
    def evidence(self) -> Evidence | None:
        """When and in which story something was claimed about the truce's pledges."""

    def verdicts(self, at: datetime) -> tuple[Verdict, ...] | None:
        """Return the verdicts of the stretch that a time lies in."""

    def last(self, at: datetime) -> Mapping[str, Change | None] | None:
        """Return the last change of each faction in the stretch that a time lies in."""


@dataclass(frozen=True)
class Stretch:
    """The verdicts, and the last change of each faction, from ``since`` on, up to but without ``until``."""

    since: datetime
    until: datetime
    verdicts: tuple[Verdict, ...]
    last: Mapping[str, Change | None]


@dataclass(frozen=True)
class Judged:
    """What was worked out about a truce."""

    stretches: tuple[Stretch, ...]
    evidence: Evidence


def told_at(verdicts: Iterable[Verdict], at: datetime) -> list[Verdict]:
    """Return verdicts as told at another time of their stretch."""
    when = moment(second(at if at.tzinfo else at.replace(tzinfo=UTC)))
    return [one.model_copy(update={"at": when}) for one in verdicts]


def judge(case: Case) -> Judged:
    """Return what can be worked out about a truce beforehand."""
    return Judged(tuple(_stretches(case)), evidence(case.truce, case.testimonies))


def evidence(truce: Truce, testimonies: Iterable[Testimony]) -> Evidence:
    """Return when and in which story something was claimed about the pledges of a truce."""
    pledges = set(truce.pledges)
    return tuple((one.told, one.story) for one in testimonies if any(_pledge(claim) in pledges for claim in one.claims))


def _pledge(claim: object) -> str | None:
    return getattr(getattr(claim, "proposition", None), "pledge", None)


def _stretches(case: Case) -> Iterator[Stretch]:
    name, monitor = case.truce.id, case.monitor
    factions = monitor.factions(name)
    points = sorted({point for faction in factions for point in monitor.turning(name, faction)})[-MOST:]
    for since, until in pairwise([*points, FAR]):
        verdicts = monitor.verdicts(since, truce=name)
        if _same(verdicts, monitor.verdicts(until - timedelta(seconds=1), truce=name)):
            last = {faction: monitor.last_change(name, faction, since) for faction in factions}
            yield Stretch(since, until, tuple(verdicts), last)


def _same(some: list[Verdict], others: list[Verdict]) -> bool:
    """Tell whether verdicts are the same but for the time that they are told at."""
    return len(some) == len(others) and all(
        one == other.model_copy(update={"at": one.at}) for one, other in zip(some, others, strict=True)
    )
