"""Whether parties that have a truce make, or prolong, another than that one."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from trucewatch.records import PledgeKind

from .bond import Bond, debtors, end_of, lasting
from .confirming import BEHIND, unconfirmed
from .fighters import Fighters
from .keeping import only_kept
from .kinds import ENDS
from .made_beside import made_of
from .phrases import has
from .policy import ANNOUNCED_WITHIN, EVE, NEW_START, RETOLD_WITHIN, SOON, STEPPED_WITHIN
from .senses import MADE, Sense
from .sentences import sentences
from .stepwise import in_steps
from .told import Act


def made_anew(act: Act, bond: Bond, who: Fighters) -> bool:
    """Tell whether parties that have a truce make another: for a later start, or long after the last telling of the making.

    One side's own declaration with a start or a term, too, is another truce than the one that both sides have; and what stands
    already is not what is being made.
    """
    if act.denies:
        return False
    starts = (act.pledge.starts.earliest or _from_now(act, who)) if act.pledge.starts else None
    if starts is not None and starts - (bond.starts or bond.opened) > (NEW_START if bond.starts else RETOLD_WITHIN):
        return True
    if bond.made and act.told.time - bond.made > SOON and named_anew(act):
        return True
    sides = len(who.sides(act.pledge.pledgers))
    if sides > 1 and bond.disowned is not None and act.told.time - bond.disowned > SOON:
        return True
    if sides > 1 and act.told.time - bond.opened > EVE and _nobody_confirmed(bond, who):
        return True
    if sides > 1 and (len(bond.parties) == 1 or bond.made is None):
        return act.told.time - bond.opened > (EVE if only_kept(bond) else SOON)
    own = act.kind is PledgeKind.DECLARATION and len(bond.debtors) > 1 and (starts is not None or end_of(act) is not None)
    if own and _of_no_term(act, bond):
        return True
    again = own or (act.kind is PledgeKind.AGREEMENT and sides > 1)
    return again and act.told.time - (bond.made or bond.opened) > RETOLD_WITHIN


def _nobody_confirmed(bond: Bond, who: Fighters) -> bool:
    """Tell whether outsiders alone told of a truce, and each of them that none of its parties confirmed it."""
    return all(debtors(act) and all(unconfirmed(act, one, who.kin) for one in debtors(act)) for act in bond.acts)


def _of_no_term(act: Act, bond: Bond) -> bool:
    """Tell whether one side's own halt of so many hours or days comes on a later day than what both agreed without a term."""
    both = bond.runs_out is None and any(one.kind is PledgeKind.AGREEMENT and one.sense in MADE for one in bond.acts)
    later = bond.made is not None and act.told.since.date() > bond.made.date()
    return both and later and lasting(act.pledge).term is not None and has("own_pause", act.pledge.undertaking.quote)


def _from_now(act: Act, who: Fighters) -> datetime | None:
    """Return when what both sides make begins whose start has no day of its own ("from midnight"): with the report."""
    new = act.kind is PledgeKind.AGREEMENT and act.sense is Sense.TOLD and len(who.sides(act.pledge.pledgers)) > 1
    return act.told.time if new else None


def named_anew(act: Act) -> bool:
    """Tell whether what is agreed is called another truce than the one before: "a new ceasefire"."""
    made = act.kind is PledgeKind.AGREEMENT and act.sense in MADE
    return made and has("another", act.before[-30:], act.pledge.undertaking.quote)


def prolonged_anew(act: Act, bond: Bond, over: datetime) -> bool:
    """Tell whether what an act prolongs was over before, and not only before anybody told of it.

    It was prolonged in time where its words give an earlier day or moment for that, or where it merely ran out, unnoticed, some days ago.
    """
    since, told, past = act.told.time - over, made_of(act), has("already_over", act.pledge.sentence.quote)
    if past and told and told.latest >= over:  # "that ran out on March 31": the day of its end
        told = None
    if since <= SOON or (told and told.earliest <= over):
        return False
    stood = stood_until_then(act) and not past
    unnoticed = over == bond.runs_out and bond.ended is None and (stood or (told is None and not past))
    if in_steps(act):
        return past or over != bond.runs_out or _ended_before(act, bond) or since > STEPPED_WITHIN
    return not unnoticed or since > (ANNOUNCED_WITHIN if stood or has("prolonged_before", act.pledge.sentence.quote) else EVE)


def _ended_before(act: Act, bond: Bond) -> bool:
    """Tell whether a report before that of an act told of an end by word."""
    return any(one.kind in ENDS and one.told.key != act.told.key for one in bond.acts)


def stood_until_then(act: Act) -> bool:
    """Tell whether what an act prolongs had not run out yet by its words, whatever end was known: it had been prolonged before.

    "Extended it on Monday, hours before it was to run out"; "last week they had prolonged it by six days", in the next sentences.
    """
    text = act.told.document.text[: act.told.document.body_end]
    around = islice((span for span in sentences(text) if span[1] > act.pledge.sentence.start), BEHIND)
    before = in_steps(act) or has("not_run_out", act.pledge.sentence.quote)
    return before or any(has("prolonged_it", text[slice(*span)]) for span in around)


def of_its_own_days(act: Act, bond: Bond) -> bool:
    """Tell whether one side declared a truce of other days than that of both: with an earlier start, and an end of its own."""
    starts, ends = act.pledge.starts.earliest if act.pledge.starts else None, end_of(act)
    alone = act.kind is PledgeKind.DECLARATION and act.sense in MADE and len(debtors(act)) == 1 < len(bond.debtors)
    if not alone or starts is None or ends is None or ends == bond.runs_out:
        return False
    return (bond.starts or bond.opened) - starts > NEW_START
