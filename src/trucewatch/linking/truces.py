"""Which pledges from many reports are one truce.

Acts are taken in order of time. A reply, an extension or an end goes to the open truce whose parties it shares; an announcement
joins the truce that its parties have, or begins one; a draft is a truce of its own until an agreement takes its place. Parties decide,
time only bounds: nothing is joined by nearness alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import cache
from importlib.resources import files
from itertools import groupby

from trucewatch.records import ActorKind, Party, PledgeFactuality, PledgeKind

from .bond import DRAFTS, MAKING, REPLIES, SEQUELS, Bond, authors, creditors, debtors, end_of, marks
from .kin import BELLIGERENT, Kin
from .phrases import has
from .sense import Sense
from .told import Act

__all__ = ["Bond", "Joining", "bonds", "can_fight", "creditors", "debtors", "doubtful", "fighting_words"]

BEGIN_NONE = frozenset({PledgeKind.TERMINATION, PledgeKind.EXPIRY, PledgeKind.THREAT_TO_END, PledgeKind.REJECTION})
UNREAL = frozenset({PledgeFactuality.FAILED, PledgeFactuality.DENIED, PledgeFactuality.HYPOTHETICAL})
# Policy: how long after its last mention a truce can still be meant, by what is said.
SEQUEL_WITHIN = timedelta(days=400)
REPLY_WITHIN = timedelta(days=60)
DRAFT_WITHIN = timedelta(days=21)
ANNOUNCED_WITHIN = timedelta(days=45)
TOLD_AFTER_END = timedelta(days=21)
# Policy: an agreement told as made anew this long after the last telling of the kind is another one.
RETOLD_WITHIN = timedelta(days=14)
NEW_START = timedelta(days=3)
# Policy: what was spoken of as standing, or as one side's own, this long before is not what both sides make now.
SOON = timedelta(days=1)
# Policy: a draft is the last step of the agreement that follows it this soon, and what is drafted this soon after an agreement is that one.
EVE = timedelta(days=3)
# Policy: the least confidence with which a coder's word may end or prolong a truce.
SURE_ENOUGH = 0.6


def bonds(acts: Iterable[Act], kin: Kin, decided: Mapping[str, str] | None = None) -> list[Bond]:
    """Return the truces of the acts. ``decided`` maps act keys to names given by people: the same name is the same truce."""
    joining = Joining(kin, decided or {})
    order = sorted((act for act in acts if not doubtful(act)), key=lambda act: (act.told.order, act.number))
    for _, told in groupby(order, key=lambda act: act.told.order):
        joining.report(list(told))
    return joining.made


def doubtful(act: Act) -> bool:
    """Tell whether a coder was too unsure of an act that would end or prolong a truce: it waits for a person's word."""
    unsure = act.pledge.confidence is not None and act.pledge.confidence < SURE_ENOUGH
    return unsure and act.kind in SEQUELS


class Joining:
    """Puts acts into truces, one after the other."""

    def __init__(self, kin: Kin, decided: Mapping[str, str]) -> None:
        self.kin, self.decided = kin, decided
        self.made: list[Bond] = []
        self._free: list[Bond] = []
        self._named: dict[str, Bond] = {}
        self._bond_of: dict[int, Bond] = {}

    def report(self, acts: list[Act]) -> None:
        """Put the acts of one report into truces: what binds, replies to what is known, drafts, then replies to these."""
        for act in acts:
            if act.kind not in DRAFTS | REPLIES:
                _ = self.join(act) or self._begin(act)
        replies, drafts = [act for act in acts if act.kind in REPLIES], [act for act in acts if act.kind in DRAFTS]
        objects = [act for act in drafts if any(act.pledge.sentence == reply.pledge.sentence for reply in replies)]
        for act in drafts:
            _ = act in objects or self._with_sentence(act, acts) or self.join(act) or self._begin(act)
        left = [act for act in replies if not (self._reply(act, drafts) or self.join(act))]
        for act in objects:
            _ = self._with_sentence(act, acts) or self.join(act) or self._begin(act)
        for act in left:
            _ = self._reply(act, drafts) or self._begin(act)

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
        if bond is not None:
            self._take(act, bond)
        return bond is not None

    def _take(self, act: Act, bond: Bond) -> None:
        bond.take(act)
        self._bond_of[id(act)] = bond

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
        self._free = [bond for bond in self._free if act.told.time - bond.last <= SEQUEL_WITHIN]
        meant = [(score, bond.last, number) for number, bond in enumerate(self._free) if (score := self._fit(act, bond))]
        return self._free[max(meant)[2]] if meant else None

    def _begin(self, act: Act) -> bool:
        """Begin a new truce with an act that can, and tell whether it does; the drafts that it takes the place of are closed."""
        if not self._begins(act):
            return False
        for draft in self._free if act.kind in MAKING or self._drafted_by_both(act) else ():
            if self._replaces(act, draft):
                draft.replaced_by = act
        bond = Bond()
        self.made.append(bond)
        self._free.append(bond)
        self._take(act, bond)
        return True

    def _drafted_by_both(self, act: Act) -> bool:
        """Tell whether both sides undertake to make a truce."""
        return act.sense is Sense.DRAFTED and len(self._sides(act.pledge.pledgers)) > 1

    def _begins(self, act: Act) -> bool:
        """Tell whether an act begins a truce of which nobody told: refusals, ends and outsiders' calls begin none."""
        sentence = act.pledge.sentence.quote
        if act.kind is None or act.kind in BEGIN_NONE or act.pledge.factuality in UNREAL or not has("stops_violence", sentence):
            return False
        bound = self._sides(act.pledge.pledgers)
        if act.sense is Sense.STANDING or act.kind in REPLIES:
            bound = [party for party in bound if self.kin.kind(party) is not ActorKind.UNKNOWN]
        if act.kind is PledgeKind.CALL_FOR or (act.kind is PledgeKind.PROPOSAL and not has("draft_itself", sentence)):
            return len(bound) > 1
        if act.kind is not PledgeKind.AGREEMENT or act.pledge.kind is PledgeKind.DECLARATION or has("declared", sentence):
            return bool(bound)
        return len(bound) > 1 or any(self.kin.is_coalition(party) for party in bound)

    def _sides(self, parties: Iterable[Party]) -> list[str]:
        """Return one actor for each side among those of the parties that can fight."""
        found: list[str] = []
        for party in parties:
            if party.actor and can_fight(party, self.kin) and not any(self.kin.akin(party.actor, other) for other in found):
                found.append(party.actor)
        return found

    def _replaces(self, act: Act, draft: Bond) -> bool:
        """Tell whether an agreement takes the place of a draft: one still open, all of whose parties it has."""
        if draft.binds or draft.over(act.told.time) or act.told.time - draft.last > REPLY_WITHIN:
            return False
        return bool(draft.parties) and self.kin.shared(draft.parties, debtors(act) | creditors(act)) == len(draft.parties)

    def _fit(self, act: Act, bond: Bond) -> float:
        """Return how well an act fits a truce, 0 where it cannot be meant."""
        together = self._of_one_story(act, bond)
        if not together and (not self._in_reach(act, bond) or self._otherwise_known(act, bond)):
            return 0.0
        own = debtors(act) or creditors(act)
        shared, answers = self.kin.shared(own, bond.parties), self._answers(act, bond)
        if not own:
            return float(bond.binds and bool(act.title & bond.titles))
        if (shared and not self._same_sides(act, bond)) or not (shared or answers):
            return 0.0
        named = len(act.names & bond.names) / (len(act.names) or 1)
        return together + answers + shared / len(own) + self.kin.shared(creditors(act), bond.parties) / 10 + named / 2

    def _of_one_story(self, act: Act, bond: Bond) -> bool:
        """Tell whether another text of the act's own story is in the truce: these belong together, however far apart in time."""
        if act.told.story not in bond.stories or bond.binds is (act.kind in DRAFTS):
            return False
        return any(other.told.story == act.told.story and other.told.key != act.told.key for other in bond.acts)

    def _otherwise_known(self, act: Act, bond: Bond) -> bool:
        """Tell whether a draft goes by other numbers than the one on the table ("20-point", "60-day")."""
        ours = marks(act)
        return not bond.binds and bool(ours and bond.marks) and not ours & bond.marks

    def _in_reach(self, act: Act, bond: Bond) -> bool:
        since, over = act.told.time - bond.last, bond.over(act.told.time)
        if over and act.told.time - over > TOLD_AFTER_END:
            return False
        if act.kind in DRAFTS:
            return over is None and self._drafts_it(act, bond)
        if act.kind in REPLIES:
            return over is None and since <= REPLY_WITHIN
        if not bond.binds:
            return act.kind in MAKING and over is None and since <= EVE and self._replaces(act, bond)
        if act.kind in SEQUELS or act.sense is Sense.STANDING:
            return since <= SEQUEL_WITHIN
        return over is None and since <= ANNOUNCED_WITHIN and not self._made_anew(act, bond)

    def _drafts_it(self, act: Act, bond: Bond) -> bool:
        """Tell whether a draft is one that is on the table, or the draft of what was agreed just now."""
        if bond.binds:
            return act.told.time - bond.opened <= EVE and act.sense is Sense.TOLD
        since, both = act.told.time - bond.opened, self._drafted_by_both(act)
        if bond.refused is not None or both is not bond.mutual:
            return False
        theirs, ours = bond.authors, authors(act)
        other_author = bool(theirs and ours) and not theirs & ours and act.told.time - bond.last > EVE
        return since <= (ANNOUNCED_WITHIN if both else DRAFT_WITHIN) and not other_author

    def _made_anew(self, act: Act, bond: Bond) -> bool:
        """Tell whether parties that have a truce make another: for a later start, or long after the last telling of the making.

        One side's own declaration with a start or a term, too, is another truce than the one that both sides have; and what stands
        already is not what is being made.
        """
        if act.pledge.factuality is PledgeFactuality.DENIED:
            return False
        starts = act.pledge.starts.earliest if act.pledge.starts else None
        if starts is not None and starts - (bond.starts or bond.opened) > (NEW_START if bond.starts else RETOLD_WITHIN):
            return True
        sides = len(self._sides(act.pledge.pledgers))
        if sides > 1 and (len(bond.parties) == 1 or bond.made is None):
            return act.told.time - bond.opened > SOON
        own = act.kind is PledgeKind.DECLARATION and len(bond.debtors) > 1 and (starts is not None or end_of(act) is not None)
        again = own or (act.kind is PledgeKind.AGREEMENT and sides > 1)
        return again and act.told.time - (bond.made or bond.opened) > RETOLD_WITHIN

    def _same_sides(self, act: Act, bond: Bond) -> bool:
        """Tell whether an act with two sides has both of them in the truce, where the truce knows both of its own.

        Who is only described ("foreign forces") may be any of them.
        """
        sides, parties = named(debtors(act) | creditors(act)), named(bond.parties)
        if len(sides) < 2 or len(parties) < 2:
            return True
        return self.kin.shared(sides, parties) >= 2 or self.kin.shared(parties, sides) >= 2

    def _answers(self, act: Act, bond: Bond) -> bool:
        """Tell whether an act takes up a draft of which another side's word is known: of one author, under one number ("20-point")."""
        if bond.binds or act.kind not in DRAFTS | REPLIES:
            return False
        from_whom = {author for other in act.told.acts() for author in authors(other)}
        return bool(from_whom & bond.authors and marks(act) & bond.marks)


def named(actors: set[str]) -> set[str]:
    """Return those actors that go by a name of their own, not by one text's description."""
    return {actor for actor in actors if "@" not in actor}


def can_fight(party: Party, kin: Kin) -> bool:
    """Tell whether a party can be one of a truce: a belligerent of the registry, or an unknown name whose words are a fighting body's."""
    actor = party.actor or ""
    if kin.kind(actor) is not ActorKind.UNKNOWN:
        return kin.kind(actor) in BELLIGERENT
    last = party.span.quote.lower().split()[-1:]
    named = actor.startswith("new:") and "@" not in actor and party.span.quote[:1].isupper()
    return named or bool(set(last) & fighting_words())


@cache
def fighting_words() -> frozenset[str]:
    """Return the nouns for bodies that fight."""
    return frozenset((files("trucewatch.linking") / "data" / "belligerents.txt").read_text(encoding="utf-8").split())
