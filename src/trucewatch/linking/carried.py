"""What an act about another truce says of a pledge: that it ended since that took its place or broke down, or goes on as that does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from trucewatch.records import Authority, Claim, Ended, EndKind, Extended, Interval, PledgeKind, Proposition, Reaffirmed, Reinstated

from .bond import end_of
from .told import Act


def ended(act: Act, kind: EndKind, pledge: str, factions: Iterable[str]) -> Iterator[Claim]:
    """Yield, for each faction, the claim that its pledge came to an end of a kind by an act about another truce."""
    return (_claim(act, Ended(pledge=pledge, faction=faction, kind=kind, when=act.told.when)) for faction in factions)


def prolonged(act: Act, past: datetime | None, pledge: str, factions: Iterable[str]) -> Iterator[Claim]:
    """Yield, for each faction, the claim that its pledge goes on with a truce of others that an act prolongs or finds standing.

    What is told after ``past``, when theirs would have run out, had happened by then.
    """
    latest = min(past or act.told.time, act.told.time)
    until = end_of(act) if act.kind is PledgeKind.EXTENSION else None
    when = Interval(earliest=min(act.told.since, latest), latest=latest)
    return (_claim(act, Extended(pledge=pledge, faction=faction, until=until, when=when)) for faction in factions)


def upheld(act: Act, pledge: str, factions: Iterable[str]) -> Iterator[Claim]:
    """Yield, for each faction, the claims that it commits itself again to its pledge beside a new truce, also if it had suspended it."""
    for faction in factions:
        yield _claim(act, Reaffirmed(pledge=pledge, faction=faction, when=act.told.when))
        yield _claim(act, Reinstated(pledge=pledge, faction=faction, when=act.told.when))


def _claim(act: Act, said: Proposition) -> Claim:
    return Claim(proposition=said, authority=Authority.THIRD_PARTY, evidence=act.told.evidence(act.pledge.sentence))
