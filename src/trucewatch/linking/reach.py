"""Whether a truce can still be meant at the time of an act, by what was told of both and when."""

from __future__ import annotations

from datetime import datetime, timedelta

from trucewatch.records import Interval, PledgeKind

from .anew import made_anew, of_its_own_days, prolonged_anew
from .bond import Bond, authors, debtors, lasting, stands_still
from .dated import of_its_month
from .fighters import Fighters, one_each
from .kinds import DRAFTS, ENDS, MAKING, REPLIES, SEQUELS
from .made_beside import made_of
from .phrases import has
from .policy import (
    ANNOUNCED_WITHIN,
    BEGUN_WITHIN,
    DRAFT_WITHIN,
    EVE,
    FORMAL_WITHIN,
    NEW_START,
    OPPONENT_WITHIN,
    REPLY_WITHIN,
    SEQUEL_WITHIN,
    STEPPED_WITHIN,
    STOOD_WITHIN,
    TOLD_AFTER_END,
)
from .replacing import left_since, replaces
from .senses import MADE, OF_OLD, Sense
from .stepwise import told_in_steps
from .told import Act


def in_reach(act: Act, bond: Bond, who: Fighters) -> bool:
    """Tell whether an act can mean a truce, by the time that lies between them and what became of the truce since."""
    since, over = act.told.time - bond.last, _over(act, bond)
    too_late = over is not None and (act.told.time - over > _told_within(act, bond, over) or _ran_out_later(act, over))
    if too_late and not _named_though_followed(act, bond):
        return False
    if act.kind in DRAFTS:
        return over is None and _drafts_it(act, bond, who)
    if act.kind in REPLIES:
        return over is None and since <= REPLY_WITHIN
    if not bond.binds:
        return act.kind in MAKING and over is None and since <= EVE and replaces(act, bond, who)
    if act.kind is PledgeKind.EXTENSION and (_one_sides_own(act, bond, who) or (over and prolonged_anew(act, bond, over))):
        return False
    if act.sense is Sense.OBLIGED:
        return over is None and since <= ANNOUNCED_WITHIN
    if act.kind in SEQUELS or act.sense in OF_OLD:
        return since <= SEQUEL_WITHIN and not ends_an_older(act, bond)
    if of_its_own_days(act, bond) or _made_an_older(act, bond):
        return False
    if over is None and (_at_its_start(act, bond) or _told_again(act, bond) or _begins_now(act, bond, who) or _formal(act, bond, who)):
        return True
    return over is None and since <= ANNOUNCED_WITHIN and not made_anew(act, bond, who)


def _told_within(act: Act, bond: Bond, over: datetime) -> timedelta:
    """Return how long after a truce was over it can be meant: longest where it ran out, and was prolonged in steps nobody told of."""
    if over != bond.runs_out:
        return TOLD_AFTER_END
    return STEPPED_WITHIN if told_in_steps(act) else STOOD_WITHIN if stands_still(act) else TOLD_AFTER_END


def _over(act: Act, bond: Bond) -> datetime | None:
    """Return since when a truce is over for an act; a side may still end what it undertook without a term when the other's has run out."""
    over = bond.over(act.told.time)
    if over == bond.runs_out and act.kind is PledgeKind.TERMINATION and bond.without_end(debtors(act)):
        over = None
    return over or left_since(act, bond)


def _named_though_followed(act: Act, bond: Bond) -> bool:
    """Tell whether an act speaks of a truce by its month that nobody ended, though both sides made another since."""
    lately = bond.ended is None and act.told.time - bond.last <= OPPONENT_WITHIN
    return lately and bond.replaced_by is None and act.sense is Sense.REAFFIRMED and bool(of_its_month(act, bond))


def _ran_out_later(act: Act, over: datetime) -> bool:
    """Tell whether the whole term that is told to have run out lies after the end of a truce: it is that of a later one."""
    told, term = (act.pledge.starts.latest if act.pledge.starts else None), lasting(act.pledge).term
    return act.kind is PledgeKind.EXPIRY and told is not None and term is not None and told - over > term.after(over) - over


def _one_sides_own(act: Act, bond: Bond, who: Fighters) -> bool:
    """Tell whether both sides prolong a truce, and this is none by its name, but what one of them undertook ("not to attack")."""
    alone = len(one_each(sorted(bond.parties), who.kin)) == 1 and not any(has("truce", one.pledge.sentence.quote) for one in bond.acts)
    return alone and has("truce", act.pledge.sentence.quote) and len(who.sides(act.pledge.pledgers)) > 1


def _begins_now(act: Act, bond: Bond, who: Fighters) -> bool:
    """Tell whether a truce that was signed without a day begins: that is no second one."""
    waiting = bond.made is not None and bond.starts is None and act.told.time - bond.made <= BEGUN_WITHIN
    begins = has("begins", act.behind) or has("takes_effect", act.behind)
    return waiting and begins and not has("undertaken", act.before) and len(who.sides(act.pledge.pledgers)) > 1


def _formal(act: Act, bond: Bond, who: Fighters) -> bool:
    """Tell whether what both sides agreed before is formally signed: that is no second one."""
    agreed = bond.made is not None and act.told.time - bond.made <= FORMAL_WITHIN
    return agreed and has("formally", act.before) and len(who.sides(act.pledge.pledgers)) > 1


def _drafts_it(act: Act, bond: Bond, who: Fighters) -> bool:
    """Tell whether a draft is one that is on the table, or the draft of what was agreed just now."""
    if bond.binds:
        return act.told.time - bond.opened <= EVE and act.sense is Sense.TOLD
    since, both = act.told.time - bond.opened, who.drafted_by_both(act)
    if bond.refused is not None or both is not bond.mutual:
        return False
    theirs, ours = bond.authors, authors(act)
    other_author = bool(theirs and ours) and not theirs & ours and act.told.time - bond.last > EVE
    return since <= (ANNOUNCED_WITHIN if both else DRAFT_WITHIN) and not other_author


def _at_its_start(act: Act, bond: Bond) -> bool:
    """Tell whether a truce is told to be made or to begin about when it was said to begin, however long before that was."""
    return bond.starts is not None and abs(act.told.time - bond.starts) <= NEW_START


def ends_an_older(act: Act, bond: Bond) -> bool:
    """Tell whether an act ended something before a truce was made, as far as days are told: "ended a ceasefire in November"."""
    over = act.pledge.starts.latest if act.kind in ENDS and act.pledge.starts else None
    if over is None:
        return False
    days = _days(bond)
    since = min(days) if days else bond.first_made and bond.first_made - ANNOUNCED_WITHIN
    return since is not None and over <= since


def _made_an_older(act: Act, bond: Bond) -> bool:
    """Tell whether an act made a truce long before the one at hand was: "had announced a ceasefire on December 31", in June."""
    if bond.first_made is None or act.kind not in MAKING or act.sense not in MADE:
        return False
    made = made_of(act)
    return made is not None and made.latest < min((*_days(bond), bond.first_made)) - ANNOUNCED_WITHIN


def _days(bond: Bond) -> list[datetime]:
    """Return the days on which a truce is told to begin or to have been made."""
    making = (made_of(one) for one in bond.acts if one.kind in MAKING and one.sense in MADE)
    return [day for day in (bond.starts, *(made.earliest for made in making if made)) if day]


def _told_again(act: Act, bond: Bond) -> bool:
    """Tell whether a truce is told by the day on which it was made, prolonged or began: "the truce signed on July 5", weeks later.

    So it is by a month or a year: "last May, when they stopped shooting".
    """
    on = act.told.since.date()
    starts = act.pledge.starts if act.pledge.starts and act.pledge.starts.day else None
    told = made_of(act) or (Interval.instant(starts.earliest) if starts and starts.earliest else None)
    if told is None or on - told.earliest.date() <= NEW_START:
        return False
    since, until = told.earliest - NEW_START, max(told.earliest + NEW_START, told.latest)
    prolonged = (one.told.since for one in bond.acts if one.kind is PledgeKind.EXTENSION)
    return any(known is not None and since <= known <= until for known in (bond.starts, bond.first_made, bond.made, *prolonged))
