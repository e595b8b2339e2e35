"""Which sides of an act go without saying, as the truces before tell them."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.records import PledgeKind

from .anew import named_anew
from .bond import Bond, debtors, grounds
from .fighters import Fighters, one_each
from .kinds import MAKING
from .policy import OPPONENT_WITHIN
from .senses import Sense
from .told import Act

# Acts in which the other side may go without saying.
UNSAID = frozenset({PledgeKind.PROPOSAL, PledgeKind.OFFER, PledgeKind.ACCEPTANCE})


def unnamed(act: Act, free: Iterable[Bond], who: Fighters) -> set[str]:
    """Return the sides of a draft, of what "the warring sides" of a country make, or of "a new truce" of one, that go without saying.

    They are those of the truces called after the same place, or else whom alone its only side had truces with.
    """
    if (act.kind in MAKING or act.kind is PledgeKind.CALL_FOR) and act.sense is Sense.TOLD and not debtors(act) and grounds(act):
        there = [bond for bond in free if _lately(act, bond, who) and who.kin.shared(grounds(act), bond.parties)]
        return set(max(there, key=lambda bond: bond.last).parties) if there else set()
    own = set(who.sides(act.pledge.pledgers))
    if len(own) == 1 and named_anew(act):
        theirs = [bond for bond in free if bond.binds and who.kin.shared(own, bond.parties)]
        return set(theirs[-1].parties) if theirs else set()
    if act.kind not in UNSAID or len(own) > 1:
        return set()
    lately = [bond for bond in free if _lately(act, bond, who)]
    same_place = [bond for bond in lately if act.title & bond.titles and who.kin.shared(own, bond.parties) == len(own)]
    of_own = [bond for bond in lately if own and who.kin.shared(own, bond.parties)]
    sides = {frozenset(bond.parties) for bond in same_place[-1:] or of_own}
    return set(next(iter(sides))) if len(sides) == 1 else set()


def _lately(act: Act, bond: Bond, who: Fighters) -> bool:
    """Tell whether a truce of two sides was spoken of lately."""
    return act.told.time - bond.last <= OPPONENT_WITHIN and _two_sided(bond, who)


def _two_sided(bond: Bond, who: Fighters) -> bool:
    return len(one_each(sorted(bond.parties), who.kin)) == 2
