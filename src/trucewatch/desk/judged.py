"""What is worked out about a truce once and for all: its verdicts for stretches of time in which nothing changes but the time itself.

A verdict changes at turning points alone. From one to the next all verdicts are one, told with another time; that is not taken for granted
but looked at, at both ends of each stretch, and a stretch whose ends differ is not kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from trucewatch.monitor.clock import moment, second
from trucewatch.records import Change, Claim, Occurred, ScopeRelation, Testimony, Truce, Verdict

if TYPE_CHECKING:
    from .cases import Case

FAR = datetime(9000, 1, 1, tzinfo=UTC)
"""Later than anything that a report tells of."""
MOST = 4
"""How many stretches are kept: the newest, since most ask about today."""


class Piece(NamedTuple):
    """A piece of evidence on a truce: when and in which story it was told, and whether of the truce itself or of violence alone."""

    told: datetime
    story: str
    of_truce: bool


Evidence = tuple[Piece, ...]


class Beforehand(Protocol):
    """What was worked out about a truce, wherever it is kept. Each answer is None where it is not."""

    @property
    def evidence(self) -> Evidence | None:
        """What was told of the truce and of the incidents that it may cover."""

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
    """Return what was told of the pledges of a truce, and of incidents that they may cover."""
    pledges = frozenset(truce.pledges)
    return tuple(piece for one in testimonies if (piece := _piece(one, pledges)))


def _piece(told: Testimony, pledges: frozenset[str]) -> Piece | None:
    of_truce = any(getattr(claim.proposition, "pledge", None) in pledges for claim in told.claims)
    return Piece(told.told, told.story, of_truce) if of_truce or any(_may_breach(claim, pledges) for claim in told.claims) else None


def _may_breach(claim: Claim, pledges: frozenset[str]) -> bool:
    said = claim.proposition
    return isinstance(said, Occurred) and any(one.pledge in pledges and one.relation is not ScopeRelation.OUT for one in said.covers)


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
