"""From when on what is told of incidents can bear on verdicts, as far as acts alone tell.

A pledge that is over is told by its acts. Of one that is not, neither how it is kept nor how old the newest evidence is can rest on an
incident that lies, and was last told of, before its first act. Only violence of those who never pledged counts whenever it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from trucewatch.records import Phase

from .clock import EVER, NEVER
from .judge import OVER, Ruling, rulings
from .state import PairState
from .verdicts import Court


def reach(court: Court, pairs: Iterable[PairState], accused: Mapping[str, Collection[str]], at: int) -> int:
    """Return the second from which on incidents can bear on verdicts at ``at`` (NEVER: none can; EVER: any can).

    ``court`` need not know any incident. ``accused`` are, by pledge, all whom anybody names for an incident that it may cover.
    """
    found = NEVER
    for pair in pairs:
        if court.is_strange(pair, accused.get(pair.pair[0], ())):
            return EVER
        found = min(found, _of(pair, rulings(pair, court.policy, at), at))
    return found


def _of(pair: PairState, ruled: list[Ruling], at: int) -> int:
    if all(one.phase in OVER or one.phase is Phase.NONE for one in ruled):
        return NEVER
    first = pair.evidence[0] if pair.evidence else NEVER
    return first if first <= at else EVER
