"""How well an act fits a truce of which was told before: whether it can be meant, and which of several is."""

from __future__ import annotations

from trucewatch.records import PledgeKind

from .bond import Bond, authors, creditors, debtors, grounds, marks
from .confirming import in_its_word
from .dated import of_its_month
from .day_told import of_its_day
from .fighters import Fighters
from .keeping import makings
from .kinds import DRAFTS, ENDS, MAKING, REPLIES, SEQUELS
from .opposite import same_sides, takes_up
from .phrases import has
from .policy import EVE
from .ran_out_before import ran_out_before
from .reach import ends_an_older, in_reach
from .senses import OF_OLD
from .told import Act


def fit(act: Act, bond: Bond, who: Fighters) -> float:
    """Return how well an act fits a truce, 0 where it cannot be meant."""
    together = _of_one_story(act, bond) and not ends_an_older(act, bond)
    if not together and (not in_reach(act, bond, who) or _otherwise_known(act, bond) or _denies_another(act, bond, who)):
        return 0.0
    own = debtors(act) or creditors(act)
    if not own:
        there = bool(act.title & bond.titles) or who.kin.shared(grounds(act), bond.parties) > 0
        return float(there and (bond.binds or act.kind in DRAFTS | REPLIES))
    shared, answers = who.kin.shared(own, bond.parties), _answers(act, bond)
    if (shared and not same_sides(act, bond, who)) or not (shared or answers or takes_up(act, bond, who)):
        return 0.0
    if _others_own(act, bond, who) or ran_out_before(act, bond):
        return 0.0
    named = _called_so(act, bond)
    ended = who.kin.shared(own, bond.debtors) / 5 if act.kind in SEQUELS else 0  # who ends a truce ends sooner the one that it made
    from_other = 0 if shared else 1 / 20
    return together + answers + ended + from_other + shared / len(own) + who.kin.shared(creditors(act), bond.parties) / 10 + named / 2


def _others_own(act: Act, bond: Bond, who: Fighters) -> bool:
    """Tell whether the term of one side's truce ran out, and this one binds the other side alone: nobody told that it joined that."""
    ran_out = act.kind is PledgeKind.EXPIRY and bool(debtors(act)) and bool(bond.debtors)
    return ran_out and not who.kin.shared(debtors(act), bond.debtors)


def _called_so(act: Act, bond: Bond) -> float:
    """Return how far a sentence calls a truce as those before did: its day or month counts most; of an end, only its name."""
    if act.kind in ENDS or act.sense in OF_OLD or act.kind is PledgeKind.EXTENSION:
        month = of_its_month(act, bond) if (day := of_its_day(act, bond)) is None else day
        if month is not None:
            return 2.0 if month else -1 / 50
    if act.kind in ENDS:
        return float(bool(act.title & bond.titles))
    return len(act.names & bond.names) / (len(act.names) or 1)


def _of_one_story(act: Act, bond: Bond) -> bool:
    """Tell whether another text of the act's own story is in the truce: these belong together, however far apart in time."""
    if act.told.story not in bond.stories or bond.binds is (act.kind in DRAFTS):
        return False
    return any(other.told.story == act.told.story and other.told.key != act.told.key for other in bond.acts)


def _otherwise_known(act: Act, bond: Bond) -> bool:
    """Tell whether a draft goes by other numbers than the one on the table ("20-point", "60-day")."""
    ours = marks(act)
    return not bond.binds and bool(ours and bond.marks) and not ours & bond.marks


def _denies_another(act: Act, bond: Bond, who: Fighters) -> bool:
    """Tell whether who denies having agreed has long signed a truce, or told of it itself: that is not what it denies."""
    if not act.denies or act.kind not in MAKING or bond.first_made is None or act.told.time - bond.first_made <= EVE:
        return False
    by = act.pledge.said_by
    deniers = {by.actor} if by and by.actor else debtors(act)
    made = ((own, one) for own in deniers for one in makings(bond, own))
    return any(has("signing", one.before) or in_its_word(one, own, who.kin) for own, one in made)


def _answers(act: Act, bond: Bond) -> bool:
    """Tell whether an act takes up a draft of which another side's word is known: of one author, under one number ("20-point")."""
    if bond.binds or act.kind not in DRAFTS | REPLIES:
        return False
    from_whom = {author for other in act.told.acts() for author in authors(other)}
    return bool(from_whom & bond.authors and marks(act) & bond.marks)
