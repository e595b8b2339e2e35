"""Which truce takes the place of another: the agreement of its draft, the same made anew, one prolonged too late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from trucewatch.records import PledgeKind

from .bond import Bond, creditors, debtors
from .fighters import Fighters, one_each
from .kinds import MAKING
from .opposite import same_sides
from .policy import EVE, OPPONENT_WITHIN, REPLY_WITHIN
from .senses import MADE
from .told import Act


def replaces(act: Act, draft: Bond, who: Fighters) -> bool:
    """Tell whether an agreement takes the place of a draft: one still open, all of whose parties it has."""
    if draft.binds or draft.over(act.told.time) or act.told.time - draft.last > REPLY_WITHIN:
        return False
    return bool(draft.parties) and who.kin.shared(draft.parties, debtors(act) | creditors(act)) == len(draft.parties)


def renews(act: Act, older: Bond, who: Fighters) -> bool:
    """Tell whether both sides make anew the truce that they have, whoever signs with them. It takes the place of what lately stood."""
    sides = who.sides(act.pledge.pledgers)
    if act.kind not in MAKING or act.sense not in MADE or len(sides) < 2 or older.over(act.told.time):
        return False
    theirs = one_each(sorted(older.debtors), who.kin)
    return older.made is not None and 1 < len(theirs) == who.kin.shared(theirs, sides)


def renewed(act: Act, free: Iterable[Bond], who: Fighters) -> Bond | None:
    """Return the truce that an act prolongs too late: the last one of its parties, over and not renewed since."""
    if act.kind is not PledgeKind.EXTENSION:
        return None
    meant = [bond for bond in free if bond.binds and who.kin.shared(debtors(act), bond.parties) and same_sides(act, bond, who)]
    last = max(meant, key=lambda bond: bond.last, default=None)
    over = (last.over(act.told.time) or left_since(act, last)) if last else None
    late = over is not None and act.told.time - over <= OPPONENT_WITHIN
    return last if last and late and last.renewed_by is None else None


def left_since(act: Act, bond: Bond) -> datetime | None:
    """Return since when the truce is over for a party that prolongs it, or that ends one on a later day: since its own word."""
    left = min((at for actor, at in bond.left.items() if actor in debtors(act)), default=None)
    again = act.kind is PledgeKind.TERMINATION and left is not None and _ends_after(act, left)
    return left if again or act.kind is PledgeKind.EXTENSION else None


def _ends_after(act: Act, left: datetime) -> bool:
    return act.pledge.starts is not None and act.pledge.starts.earliest is not None and act.pledge.starts.earliest - left > EVE
