"""An offer that the same report tells again as what it became: "matching a ceasefire offered by X", beside "X declared a ceasefire"."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.records import Pledge, PledgeKind

from .parting import parted
from .phrases import has
from .sense import kind_of


def without_offers_made(pledges: Iterable[Pledge]) -> list[Pledge]:
    """Return the pledges without offers told only as another's occasion by one side whose own declaration of it stands beside them."""
    told = list(pledges)
    declared = [_sides(one) for one in told if kind_of(one) is PledgeKind.DECLARATION]
    return [one for one in told if not (_told_as_known(one) and _sides(one) in declared)]


def _told_as_known(pledge: Pledge) -> bool:
    _, own, after = parted(pledge)
    return pledge.kind is PledgeKind.OFFER and has("truce", own) and has("offered_before", after)


def _sides(pledge: Pledge) -> set[str | None]:
    return {party.actor for party in pledge.pledgers} or {None}
