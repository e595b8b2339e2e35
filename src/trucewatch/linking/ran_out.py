"""When a truce began of which only is told that its term ran out."""

from __future__ import annotations

from trucewatch.records import Interval, PledgeKind

from .bond import lasting
from .told import Act


def begun(act: Act) -> Interval | None:
    """Return when a truce began of which only is told that its term ran out: as long before as that lasted."""
    starts, term = act.pledge.starts, lasting(act.pledge).term
    if act.kind is not PledgeKind.EXPIRY or term is None or starts is None or starts.latest is None:
        return None
    over = min(starts.latest, act.told.time)
    return Interval.instant(over - (term.after(over) - over))
