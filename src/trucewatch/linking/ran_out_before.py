"""A term that ran out before a truce was made or prolonged, by one sentence: "declared a new truce hours after a three-day one expired"."""

from __future__ import annotations

from trucewatch.records import PledgeKind

from .bond import Bond
from .kinds import MAKING
from .phrases import has
from .senses import MADE
from .told import Act


def ran_out_before(act: Act, bond: Bond) -> bool:
    """Tell whether what ran out is no term of this truce, since it was made or prolonged after that by the same sentence."""
    if act.kind is not PledgeKind.EXPIRY or not has("after_it", act.before):
        return False
    return any(_goes_on(one) and _told_first(one, act) for one in bond.acts)


def _goes_on(act: Act) -> bool:
    return act.sense in MADE and (act.kind in MAKING or act.kind is PledgeKind.EXTENSION)


def _told_first(one: Act, act: Act) -> bool:
    same = one.told.key == act.told.key and one.pledge.sentence == act.pledge.sentence
    return same and one.pledge.undertaking.start < act.pledge.undertaking.start
