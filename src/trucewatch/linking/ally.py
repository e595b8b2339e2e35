"""Who complains of a breach of an ally's truce: "the coalition accused X of violating the ceasefire in Karo", which X has with another.

It is no truce of its own. Such a mention goes to the truce that it names by its place, as one of the side that has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .bond import Bond
from .fighters import Fighters, one_each
from .kin import Kin
from .senses import Sense
from .told import Act


def lent_to(act: Act, free: Iterable[Bond], who: Fighters) -> Bond | None:
    """Return the truce of one of two sides, with somebody else, of which an act speaks: by its place, or as its report did before."""
    sides = who.known(who.sides(act.pledge.pledgers)) if act.sense is Sense.STANDING else []
    if len(sides) != 2:
        return None
    standing = [bond for bond in free if bond.binds and not bond.over(act.told.time) and _ones(sides, bond, who.kin)]
    meant = [bond for bond in standing if act.title & (bond.titles | bond.names) or any(one.told.key == act.told.key for one in bond.acts)]
    return meant[0] if len(meant) == 1 else None


def of_sides(act: Act, bond: Bond, kin: Kin) -> Act:
    """Return an act as that of the sides alone that have a truce."""
    own = tuple(party for party in act.pledge.pledgers if party.actor and kin.shared([party.actor], bond.parties))
    return replace(act, pledge=act.pledge.model_copy(update={"pledgers": own}))


def _ones(sides: list[str], bond: Bond, kin: Kin) -> bool:
    """Tell whether just one of the sides has a truce, and with another side."""
    return kin.shared(sides, bond.parties) == 1 and len(one_each(sorted(bond.parties), kin)) == 2
