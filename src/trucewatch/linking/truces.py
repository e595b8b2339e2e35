"""Which pledges from many reports are one truce.

Acts are taken in order of time. A reply, an extension or an end goes to the open truce whose parties it shares; an announcement
joins the truce that its parties have, or begins one; a draft is a truce of its own until an agreement takes its place. Parties decide,
time only bounds: nothing is joined by nearness alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice

from trucewatch.records import ActorKind, PledgeFactuality, PledgeKind

from .ally import lent_to, of_sides
from .blaming import nameless
from .bond import Bond, creditors, debtors
from .confirming import borne_out, in_its_word
from .dated import of_a_month_told
from .fighters import Fighters
from .fitting import fit
from .implied import unnamed
from .kin import Kin
from .kinds import DRAFTS, ENDS, MAKING, REPLIES, SEQUELS
from .owing import owing
from .passed_over import passed_over
from .phrases import has
from .policy import ANNOUNCED_WITHIN, SEQUEL_WITHIN
from .replacing import renewed, renews, replaces
from .senses import MADE, OF_OLD, Sense
from .told import Act

BEGIN_NONE = ENDS | {PledgeKind.THREAT_TO_END, PledgeKind.REJECTION}
UNREAL = frozenset({PledgeFactuality.FAILED, PledgeFactuality.DENIED, PledgeFactuality.HYPOTHETICAL})
# Policy: the least confidence with which a coder's word may end or prolong a truce.
SURE_ENOUGH = 0.6

# A truce that somebody had, told by whose or how old it is.
_HAD = re.compile(r"\b(?:its|their|his|the|an?)\s(?:[\w-]+\s){0,2}?(?:(?:\w+-)+old|\w+-long|own|(?:cease-?\s?fire|truce|armistice)\b)")


def reports(acts: Iterable[Act]) -> Iterator[list[Act]]:
    """Yield acts by their reports, in order of time."""
    order = sorted(acts, key=lambda act: (act.told.order, act.number))
    return (list(told) for _, told in groupby(order, key=lambda act: act.told.order))


def doubtful(act: Act) -> bool:
    """Tell whether an act waits for a person's word: one that would end or prolong a truce, of which a coder was too unsure.

    So does whatever a page of opinions tells as done: it may be evidence that a truce stands, and makes, prolongs and ends none.
    """
    if act.told.opinion and act.sense not in OF_OLD:
        return True
    unsure = act.pledge.confidence is not None and act.pledge.confidence < SURE_ENOUGH
    return unsure and act.kind in SEQUELS and not has("outright", act.pledge.sentence.quote)


def _makes_it(act: Act) -> bool:
    return act.kind is PledgeKind.AGREEMENT and act.sense in MADE


def _fellows(act: Act, acts: list[Act]) -> list[Act]:
    """Return the acts of a report that make with its start what one of them makes without, between the same sides."""
    if act.pledge.starts is not None or not _makes_it(act):
        return []
    return [one for one in acts if one.pledge.starts is not None and _makes_it(one) and debtors(one) == debtors(act)]


class Joining:
    """Puts acts into truces, one after the other.

    ``decided`` maps act keys to names given by people: the same name is the same truce. ``before`` are the truces of the acts until then,
    in the order in which they began.
    """

    def __init__(self, kin: Kin, decided: Mapping[str, str], before: Iterable[Bond] = ()) -> None:
        self.decided = decided
        self.kin, self.who = kin, Fighters(kin)
        self.made = list(before)
        self._named = {decided[bond.acts[0].key]: bond for bond in self.made if bond.acts[0].key in decided}
        self._free = [bond for bond in self.made if bond.acts[0].key not in decided]
        self._bond_of: dict[int, Bond] = {}

    def report(self, acts: list[Act]) -> None:
        """Put the acts of one report into truces: what binds, replies to what is known, drafts, replies to these, and what is left."""
        self._free = [bond for bond in self._free if acts[0].told.time - bond.last <= SEQUEL_WITHIN]
        # what one denies is told first, wherever it stands, and a truce with its start before the headline
        for act in sorted(acts, key=lambda act: (act.denies, bool(_fellows(act, acts)))):
            if act.kind not in DRAFTS | REPLIES:
                _ = self._with_fellow(act, acts) or self.join(act) or self._begin(act)
        self._answers(acts)
        for act in acts:
            _ = id(act) in self._bond_of or self._point_back(act, acts) or (act.denies and self.join(act))

    def _answers(self, acts: list[Act]) -> None:
        """Put the drafts and replies of a report into truces."""
        replies, drafts = [act for act in acts if act.kind in REPLIES], [act for act in acts if act.kind in DRAFTS]
        objects = [act for act in drafts if any(act.pledge.sentence == reply.pledge.sentence for reply in replies)]
        for act in drafts:
            _ = act in objects or self._with_sentence(act, acts) or self.join(act) or self._begin(act)
        left = [act for act in replies if not (self._reply(act, drafts) or self.join(act))]
        for act in objects:
            _ = self._with_sentence(act, acts) or self.join(act) or self._begin(act)
        for act in left:
            _ = self._reply(act, drafts) or self._begin(act)

    def _with_fellow(self, act: Act, acts: list[Act]) -> bool:
        """Put a truce told without its start into the new one that its report tells of with it, of the same sides; tell whether it does."""
        fellows = [] if act.key in self.decided else _fellows(act, acts)
        bonds = (bond for one in fellows if (bond := self._bond_of.get(id(one))) and bond.acts[0].told is act.told)
        bond = next(bonds, None)
        if bond is not None:
            self._take(act, bond)
        return bond is not None

    def _point_back(self, act: Act, acts: list[Act]) -> bool:
        """Put "the agreement" into the one truce that its report tells of, whoever made that; tell whether there is one."""
        told = {id(bond): bond for other in acts if (bond := self._bond_of.get(id(other)))}
        if act.kind is None or not act.points_back or len(told) != 1:
            return False
        self._take(act, *told.values())
        return True

    def _reply(self, act: Act, drafts: list[Act]) -> bool:
        """Put a reply to "the proposal" into the draft that its report tells of, and tell whether it does."""
        told = (draft for draft in reversed(drafts) if draft is not act)
        bond = next((bond for draft in told if (bond := self._bond_of.get(id(draft))) and not bond.binds), None)
        if bond is not None:
            self._take(act, bond)
        return bond is not None

    def join(self, act: Act) -> bool:
        """Put an act into the truce that people say, or that it means; tell whether there is one."""
        bond = self._decided(act) if act.key in self.decided else self._meant(act)
        lent = lent_to(act, self._free, self.who) if bond is None else None
        if lent is not None:
            lent.allies = {actor: act for actor in debtors(act) if not self.kin.shared([actor], lent.parties)} | lent.allies
            self._bond_of[id(act)] = lent
            act, bond = of_sides(act, lent, self.kin), lent
        if bond is not None:
            self._take(act, bond)
        return bond is not None

    def _take(self, act: Act, bond: Bond) -> None:
        bond.take(act)
        self._bond_of[id(act)] = bond
        if bond.disowned is None and borne_out(act, self.kin):
            self._supersede(act, bond)

    def _supersede(self, act: Act, bond: Bond) -> None:
        """End the truces that the same parties had before the one of which an act is the first word that is not outsiders' alone."""
        first = bond.acts[0]
        if first.key in self.decided or any(borne_out(one, self.kin) for one in islice(bond.acts, len(bond.acts) - 1)):
            return
        for older in self._free:
            if older is bond or older.acts[0].told.order >= first.told.order or not renews(first, older, self.who):
                continue
            if (upheld := self._upheld(act, older)) is not None:
                older.upheld.append(upheld)
                continue
            older.followed_by = act
            if first.told.time - older.last <= ANNOUNCED_WITHIN:
                older.replaced_by = act

    def _upheld(self, act: Act, older: Bond) -> Act | None:
        """Return the act of a report by which both sides commit themselves, beside a new truce, to one that they made before."""
        again = (one for one in act.told.acts() if one.sense is Sense.REAFFIRMED and len(self.who.sides(one.pledge.pledgers)) > 1)
        return next((one for one in again if of_a_month_told(one, older)), None)

    def _with_sentence(self, act: Act, acts: list[Act]) -> bool:
        """Put a draft into the truce of an act of its own sentence of which it is the object ("approves the proposed ceasefire")."""
        same = (other for other in acts if other is not act and other.pledge.sentence == act.pledge.sentence)
        bond = next((bond for other in same if (bond := self._bond_of.get(id(other)))), None)
        if bond is None or act.key in self.decided:
            return False
        self._take(act, bond)
        return True

    def _decided(self, act: Act) -> Bond:
        name = self.decided[act.key]
        if name not in self._named:
            self._named[name] = Bond()
            self.made.append(self._named[name])
        return self._named[name]

    def _meant(self, act: Act) -> Bond | None:
        """Return the truce that an act speaks of: of those it can mean, the one that fits best, then the latest."""
        if act.kind is None:
            return None
        if nameless(act):
            return self._plain(act)
        meant = [(score, bond.last, number) for number, bond in enumerate(self._free) if (score := fit(act, bond, self.who))]
        bonds = [self._free[number] for _, _, number in meant]
        meant = [one for one, bond in zip(meant, bonds, strict=True) if not passed_over(act, bond, bonds)]
        if len(meant) > 1 and act.sense is Sense.OBLIGED:
            return owing(act, [self._free[number] for _, _, number in meant], self.kin)
        if len(meant) > 1 and self._only_resumed(act):
            return None
        return self._free[max(meant)[2]] if meant else None

    def _only_resumed(self, act: Act) -> bool:
        """Tell whether one side takes up its war again, and neither the truce that this ends nor its other side is named."""
        return act.kind in ENDS and not creditors(act) and len(debtors(act)) < 2 and not has("stops_violence", act.pledge.sentence.quote)

    def _plain(self, act: Act) -> Bond | None:
        """Return the truce for which two sides without a name blame each other, where only one can be meant that stands."""
        told, lately = act.told.time, act.told.time - ANNOUNCED_WITHIN
        standing = (bond for bond in self._free if bond.binds and bond.last >= lately and not bond.over(told))
        meant = [bond for bond in standing if fit(act, bond, self.who)]
        return meant[0] if len(meant) == 1 else None

    def _begin(self, act: Act) -> bool:
        """Begin a new truce with an act that can, and tell whether it does; the drafts that it takes the place of are closed."""
        unsaid = unnamed(act, self._free, self.who)
        if not self._begins(act, unsaid):
            return False
        for older in self._free if act.kind in MAKING or self.who.drafted_by_both(act) else ():
            if replaces(act, older, self.who):
                older.replaced_by = act
        if (late := renewed(act, self._free, self.who)) is not None:
            late.renewed_by = act
        bond = Bond(inherited=unsaid)
        self.made.append(bond)
        self._free.append(bond)
        self._take(act, bond)
        return True

    def _begins(self, act: Act, unsaid: set[str]) -> bool:
        """Tell whether an act begins a truce of which nobody told.

        Refusals and outsiders' calls begin none, and of ends only those of a truce whose two sides they name, or that was one side's own.
        """
        sentence = act.pledge.sentence.quote
        if act.told.opinion or self._only_says_it_kept(act):
            return False
        if act.kind in ENDS and act.pledge.factuality not in UNREAL and (has("truce", sentence) or has("peace_made", sentence)):
            sides = self.who.known(self.who.sides((*act.pledge.pledgers, *act.pledge.counterparts)))
            return len(sides) > 1 or (bool(sides) and (has("of_its_own", sentence) or self._ends_what_it_had(act)))
        if act.kind is None or act.sense is Sense.OBLIGED or act.kind in BEGIN_NONE:
            return False
        if act.pledge.factuality in UNREAL or not has("stops_violence", sentence):
            return False
        bound = self.who.sides(act.pledge.pledgers)
        if act.sense in OF_OLD or act.kind in REPLIES:
            bound = self.who.known(bound)
        if act.kind is PledgeKind.CALL_FOR or (act.kind is PledgeKind.PROPOSAL and not has("draft_itself", sentence)):
            return len(bound) > 1 or len(unsaid) > 1
        if act.kind is PledgeKind.PROPOSAL:
            return bool(unsaid or self.who.known(bound))
        if act.kind is not PledgeKind.AGREEMENT or act.pledge.kind is PledgeKind.DECLARATION or has("declared", sentence):
            return bool(bound)
        if act.sense in OF_OLD:
            return len(bound) > 1
        alone = has("own_stop", act.pledge.undertaking.quote) or self._signs(act, bound)
        return len(bound) > 1 or bool(unsaid) or alone or any(map(self.kin.is_coalition, bound))

    def _ends_what_it_had(self, act: Act) -> bool:
        """Tell whether somebody ends, by its own word, a truce that it is told to have had: "said its 17-month-old truce was over"."""
        own = any(in_its_word(act, one, self.kin) for one in debtors(act))
        return own and act.kind is PledgeKind.TERMINATION and bool(_HAD.search(act.before[-40:] + act.pledge.undertaking.quote))

    def _only_says_it_kept(self, act: Act) -> bool:
        """Tell whether one alone says that it has kept a truce of which nobody told: with whom that is, is not known."""
        kept = act.sense is Sense.STANDING and has("kept", act.pledge.undertaking.quote)
        return kept and len(self.who.sides((*act.pledge.pledgers, *act.pledge.counterparts))) < 2

    def _signs(self, act: Act, bound: list[str]) -> bool:
        """Tell whether one group signs what others have, or will: it is bound, whoever they are."""
        groups = [one for one in self.who.known(bound) if self.kin.kind(one) is not ActorKind.STATE]
        return act.sense is Sense.TOLD and bool(groups) and has("signs_it", act.before)
