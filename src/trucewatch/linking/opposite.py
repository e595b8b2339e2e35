"""Whether an act and a truce have the same sides."""

from __future__ import annotations

from trucewatch.records import ActorKind, PledgeKind
from trucewatch.records.strangers import is_nameless

from .bond import Bond, creditors, debtors
from .fighters import Fighters, is_described, one_each
from .keeping import keeps
from .kinds import REPLIES, SEQUELS
from .senses import OF_OLD, Sense
from .tie import hosts
from .told import Act


def same_sides(act: Act, bond: Bond, who: Fighters) -> bool:
    """Tell whether an act with two sides has both of them in the truce, where the truce knows both of its own.

    Who is only described ("foreign forces") may be any of them. What becomes of a truce may be told of the state in which it holds,
    in the place of the side that fights there.
    """
    sides, parties = _named(debtors(act) | creditors(act)), _named(bond.parties)
    if len(sides) < 2 or len(parties) < 2:
        return True
    if (act.kind in REPLIES and not bond.binds) or act.kind is PledgeKind.EXTENSION:  # so may the state in which a side fights
        parties |= {state for one in parties if who.kin.kind(one) is not ActorKind.STATE and (state := _host(one, who))}
    if act.kind in SEQUELS or act.sense in OF_OLD:
        parties |= {actor for name in bond.names if (actor := who.kin.named(name)) and who.kin.kind(actor) is ActorKind.STATE}
    return who.kin.shared(sides, parties) >= 2 or who.kin.shared(parties, sides) >= 2


def _host(group: str, who: Fighters) -> str | None:
    return who.kin.state(who.kin.country(group) or "")


def takes_up(act: Act, bond: Bond, who: Fighters) -> bool:
    """Tell whether an act answers the truce that the other side declared for itself: "will keep the ceasefire declared by X"."""
    alone = bond.binds and len(one_each(sorted(bond.parties), who.kin)) == 1
    if act.sense is Sense.REAFFIRMED:
        return alone and keeps(act) and bond.over(act.told.time) is None and _told_beside(act, bond, who)
    answers = who.kin.shared(creditors(act), bond.debtors) > 0 or _keeps_theirs(act, bond, who)
    return alone and act.kind is PledgeKind.ACCEPTANCE and answers


def _told_beside(act: Act, bond: Bond, who: Fighters) -> bool:
    """Tell whether the report of a state that will keep the truce, and names nobody, tells of that of a group in its country."""
    own = debtors(act)
    of_it = all(who.kin.state(who.kin.country(group) or "") in own for group in bond.debtors)
    told = {one for other in act.told.acts() if other is not act for one in debtors(other)}
    return of_it and not bond.debtors & own and not creditors(act) and who.kin.shared(bond.debtors, told) > 0


def _keeps_theirs(act: Act, bond: Bond, who: Fighters) -> bool:
    """Tell whether groups say that they keep the truce that the state in which they fight declared, and name nobody beside it."""
    theirs = hosts(act, who.kin)
    return len(theirs) == 1 and theirs <= bond.debtors


def _named(actors: set[str]) -> set[str]:
    """Return those actors that go by a name of their own, not by a description ("X-backed forces")."""
    return {actor for actor in actors if not is_described(actor) and not is_nameless(actor)}
