"""Truces that had run out when somebody spoke of one, and after which the same sides made another: of that one it is spoken."""

from __future__ import annotations

from collections.abc import Sequence

from .bond import Bond, debtors
from .dated import of_its_month
from .day_told import of_its_day
from .senses import Sense
from .told import Act


def passed_over(act: Act, bond: Bond, meant: Sequence[Bond]) -> bool:
    """Tell whether an act that speaks of a truce as standing means a later one of those that it can mean; its day or month would tell."""
    own, over = debtors(act), min((one for one in (bond.ended, bond.runs_out) if one), default=None)
    if act.sense is not Sense.STANDING or len(own) < 2 or not over or over > act.told.time:
        return False
    if of_its_month(act, bond) or of_its_day(act, bond):
        return False
    return any(bond.opened < later.opened and over <= later.opened and own <= later.debtors for later in meant if later.binds)
