"""A party's own word that it keeps a truce: it speaks of one that was made before, and neither makes nor renews it.

"The army said that it would respect the truce" answers a charge; the army was bound by what it agreed, not only from this word on.
"""

from __future__ import annotations

from trucewatch.records import Interval, PledgeKind

from .bond import Bond, debtors
from .kinds import BINDING
from .made_beside import made_of
from .phrases import has
from .senses import MADE, Sense
from .stance import observes
from .started import by_its_start
from .told import Act


def keeps(act: Act) -> bool:
    """Tell whether one side says that it keeps the truce that it has; "a truce" is one that it makes."""
    if len(debtors(act)) != 1:
        return False
    if act.sense is Sense.REAFFIRMED:
        return True
    keeping = act.kind is PledgeKind.ACCEPTANCE and act.sense is Sense.TOLD and observes(act.pledge)
    return keeping and not has("newly_kept", act.before)


def only_kept(bond: Bond) -> bool:
    """Tell whether of a truce no more is known than that one side says that it keeps it."""
    return all(map(keeps, bond.acts))


def makings(bond: Bond, faction: str) -> list[Act]:
    """Return the acts by which a faction is told by name to have made a truce, in order of time."""
    told = (act for act in bond.acts if act.kind in BINDING and act.sense in MADE and not act.denies)
    made = (act for act in told if not keeps(act) and faction in debtors(act))
    return sorted(made, key=lambda act: (act.told.order, act.number))


def bound_before(act: Act, bond: Bond, faction: str) -> Interval | None:
    """Return when a faction had bound itself to what an act says that it keeps or accepts; None where nobody told of that.

    Who had refused it meanwhile begins anew.
    """
    refused = any(one.kind is PledgeKind.REJECTION and faction in debtors(one) and one.told.order < act.told.order for one in bond.acts)
    told = (one for one in makings(bond, faction) if one is not act and (keeps(act) or one.told.order <= act.told.order))
    first = None if refused else next(told, None)
    return made_when(first) if first else None


def made_when(act: Act) -> Interval:
    """Return when what an act tells was made: on the day that it says, by its start where that lies before, or else when it was told."""
    return made_of(act) or by_its_start(act) or act.told.when


def mentioned_before(act: Act, bond: Bond) -> bool:
    """Tell whether a truce was spoken of as standing before an act told that it was made: it was made by then."""
    first = bond.acts[0]
    return first.sense is Sense.STANDING and first.told.time < act.told.since
