"""How well an act fits a truce of which was told before: whether it can be meant, and which of several is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from trucewatch.records import ActorKind, Interval, PledgeKind
from trucewatch.records.strangers import is_nameless

from .bond import Bond, authors, creditors, debtors, end_of, grounds, lasting, marks, stands_still
from .confirming import in_its_word, unconfirmed
from .dated import of_its_month
from .fighters import Fighters, is_described, one_each
from .keeping import makings, only_kept
from .kin import Kin
from .kinds import DRAFTS, ENDS, MAKING, REPLIES, SEQUELS
from .phrases import has
from .said_day import made_on
from .sense import MADE, OF_OLD, Sense
from .tie import hosts
from .told import Act

# Acts in which the other side may go without saying.
UNSAID = frozenset({PledgeKind.PROPOSAL, PledgeKind.OFFER, PledgeKind.ACCEPTANCE})
# Policy: how long after its last mention a truce can still be meant, by what is said.
SEQUEL_WITHIN = timedelta(days=3650)
REPLY_WITHIN = timedelta(days=60)
DRAFT_WITHIN = timedelta(days=21)
ANNOUNCED_WITHIN = timedelta(days=45)
# Policy: how long ago the truces lie by which the unnamed side of a draft is known.
OPPONENT_WITHIN = timedelta(days=400)
TOLD_AFTER_END = timedelta(days=21)
# Policy: how long after a truce ran out by its own term word of a breach of it shows that it was prolonged.
STOOD_WITHIN = timedelta(days=60)
# Policy: an agreement told as made anew this long after the last telling of the kind is another one.
RETOLD_WITHIN = timedelta(days=14)
NEW_START = timedelta(days=3)
# Policy: how long after its signing, with no day given, a truce can begin.
BEGUN_WITHIN = timedelta(days=120)
# Policy: how long after it was agreed a truce can be formally signed.
FORMAL_WITHIN = timedelta(days=200)
# Policy: what was spoken of as standing, or as one side's own, this long before is not what both sides make now.
SOON = timedelta(days=1)
# Policy: a draft is the last step of the agreement that follows it this soon, and what is drafted this soon after an agreement is that one.
EVE = timedelta(days=3)


class Fitting:
    """Compares acts with truces."""

    def __init__(self, kin: Kin) -> None:
        self.kin, self.who = kin, Fighters(kin)

    def fit(self, act: Act, bond: Bond) -> float:
        """Return how well an act fits a truce, 0 where it cannot be meant."""
        together = self._of_one_story(act, bond)
        if not together and (not self._in_reach(act, bond) or self._otherwise_known(act, bond) or self._denies_another(act, bond)):
            return 0.0
        own = debtors(act) or creditors(act)
        if not own:
            there = bool(act.title & bond.titles) or self.kin.shared(grounds(act), bond.parties) > 0
            return float(there and (bond.binds or act.kind in DRAFTS | REPLIES))
        shared, answers = self.kin.shared(own, bond.parties), self._answers(act, bond)
        if (shared and not self._same_sides(act, bond)) or not (shared or answers or self._takes_up(act, bond)):
            return 0.0
        named = self._called_so(act, bond)
        ended = self.kin.shared(own, bond.debtors) / 5 if act.kind in SEQUELS else 0  # who ends a truce ends sooner the one that it made
        takes_up = 0 if shared else 1 / 20
        return together + answers + ended + takes_up + shared / len(own) + self.kin.shared(creditors(act), bond.parties) / 10 + named / 2

    def _called_so(self, act: Act, bond: Bond) -> float:
        """Return how far a sentence calls a truce as those before did: its month counts most; of an end, only what the truce is called."""
        if act.kind in ENDS or act.sense in OF_OLD:
            month = of_its_month(act, bond)
            if month is not None:
                return 2.0 if month else -1 / 50
        if act.kind in ENDS:
            return float(bool(act.title & bond.titles))
        return len(act.names & bond.names) / (len(act.names) or 1)

    def _of_one_story(self, act: Act, bond: Bond) -> bool:
        """Tell whether another text of the act's own story is in the truce: these belong together, however far apart in time."""
        if act.told.story not in bond.stories or bond.binds is (act.kind in DRAFTS):
            return False
        return any(other.told.story == act.told.story and other.told.key != act.told.key for other in bond.acts)

    def _otherwise_known(self, act: Act, bond: Bond) -> bool:
        """Tell whether a draft goes by other numbers than the one on the table ("20-point", "60-day")."""
        ours = marks(act)
        return not bond.binds and bool(ours and bond.marks) and not ours & bond.marks

    def _denies_another(self, act: Act, bond: Bond) -> bool:
        """Tell whether who denies having agreed has long signed a truce, or told of it itself: that is not what it denies."""
        if not act.denies or act.kind not in MAKING or bond.first_made is None or act.told.time - bond.first_made <= EVE:
            return False
        by = act.pledge.said_by
        who = {by.actor} if by and by.actor else debtors(act)
        made = ((own, one) for own in who for one in makings(bond, own))
        return any(has("signing", one.before) or in_its_word(one, own, self.kin) for own, one in made)

    def _in_reach(self, act: Act, bond: Bond) -> bool:
        since, over = act.told.time - bond.last, bond.over(act.told.time) or self._left(act, bond)
        told_within = STOOD_WITHIN if over and over == bond.runs_out and stands_still(act) else TOLD_AFTER_END
        if over and act.told.time - over > told_within and not self._named_though_followed(act, bond):
            return False
        if act.kind in DRAFTS:
            return over is None and self._drafts_it(act, bond)
        if act.kind in REPLIES:
            return over is None and since <= REPLY_WITHIN
        if not bond.binds:
            return act.kind in MAKING and over is None and since <= EVE and self.replaces(act, bond)
        if act.kind is PledgeKind.EXTENSION and (self._one_sides_own(act, bond) or (over and prolonged_anew(act, bond, over))):
            return False
        if act.sense is Sense.OBLIGED:
            return over is None and since <= ANNOUNCED_WITHIN
        if act.kind in SEQUELS or act.sense in OF_OLD:
            return since <= SEQUEL_WITHIN and not ends_an_older(act, bond)
        if over is None and (at_its_start(act, bond) or told_again(act, bond) or self._begins_now(act, bond) or self._formal(act, bond)):
            return True
        return over is None and since <= ANNOUNCED_WITHIN and not self._made_anew(act, bond)

    def _named_though_followed(self, act: Act, bond: Bond) -> bool:
        """Tell whether an act speaks of a truce by its month that nobody ended, though both sides made another since."""
        lately = bond.ended is None and act.told.time - bond.last <= OPPONENT_WITHIN
        return lately and bond.replaced_by is None and act.sense is Sense.REAFFIRMED and bool(of_its_month(act, bond))

    def _one_sides_own(self, act: Act, bond: Bond) -> bool:
        """Tell whether both sides prolong a truce, and this is none by its name, but what one of them undertook ("not to attack")."""
        alone = len(one_each(sorted(bond.parties), self.kin)) == 1 and not any(has("truce", one.pledge.sentence.quote) for one in bond.acts)
        return alone and has("truce", act.pledge.sentence.quote) and len(self.who.sides(act.pledge.pledgers)) > 1

    def _left(self, act: Act, bond: Bond) -> datetime | None:
        """Return since when the truce is over for a party that prolongs it: since its own word."""
        own = (at for actor, at in bond.left.items() if actor in debtors(act))
        return min(own, default=None) if act.kind is PledgeKind.EXTENSION else None

    def _begins_now(self, act: Act, bond: Bond) -> bool:
        """Tell whether a truce that was signed without a day begins: that is no second one."""
        waiting = bond.made is not None and bond.starts is None and act.told.time - bond.made <= BEGUN_WITHIN
        begins = has("begins", act.behind) or has("takes_effect", act.behind)
        return waiting and begins and not has("undertaken", act.before) and len(self.who.sides(act.pledge.pledgers)) > 1

    def _formal(self, act: Act, bond: Bond) -> bool:
        """Tell whether what both sides agreed before is formally signed: that is no second one."""
        agreed = bond.made is not None and act.told.time - bond.made <= FORMAL_WITHIN
        return agreed and has("formally", act.before) and len(self.who.sides(act.pledge.pledgers)) > 1

    def _drafts_it(self, act: Act, bond: Bond) -> bool:
        """Tell whether a draft is one that is on the table, or the draft of what was agreed just now."""
        if bond.binds:
            return act.told.time - bond.opened <= EVE and act.sense is Sense.TOLD
        since, both = act.told.time - bond.opened, self.who.drafted_by_both(act)
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
        if act.denies:
            return False
        starts = (act.pledge.starts.earliest or self._from_now(act)) if act.pledge.starts else None
        if starts is not None and starts - (bond.starts or bond.opened) > (NEW_START if bond.starts else RETOLD_WITHIN):
            return True
        if bond.made and act.told.time - bond.made > SOON and named_anew(act):
            return True
        sides = len(self.who.sides(act.pledge.pledgers))
        if sides > 1 and bond.disowned is not None and act.told.time - bond.disowned > SOON:
            return True
        if sides > 1 and act.told.time - bond.opened > EVE and self._nobody_confirmed(bond):
            return True
        if sides > 1 and (len(bond.parties) == 1 or bond.made is None):
            return act.told.time - bond.opened > (EVE if only_kept(bond) else SOON)
        own = act.kind is PledgeKind.DECLARATION and len(bond.debtors) > 1 and (starts is not None or end_of(act) is not None)
        if own and self._of_no_term(act, bond):
            return True
        again = own or (act.kind is PledgeKind.AGREEMENT and sides > 1)
        return again and act.told.time - (bond.made or bond.opened) > RETOLD_WITHIN

    def _nobody_confirmed(self, bond: Bond) -> bool:
        """Tell whether outsiders alone told of a truce, and each of them that none of its parties confirmed it."""
        return all(debtors(act) and all(unconfirmed(act, one, self.kin) for one in debtors(act)) for act in bond.acts)

    def _of_no_term(self, act: Act, bond: Bond) -> bool:
        """Tell whether one side's own halt of so many hours or days comes on a later day than what both agreed without a term."""
        both = bond.runs_out is None and any(one.kind is PledgeKind.AGREEMENT and one.sense in MADE for one in bond.acts)
        later = bond.made is not None and act.told.since.date() > bond.made.date()
        return both and later and lasting(act.pledge).term is not None and has("own_pause", act.pledge.undertaking.quote)

    def _from_now(self, act: Act) -> datetime | None:
        """Return when what both sides make begins whose start has no day of its own ("from midnight"): with the report."""
        new = act.kind is PledgeKind.AGREEMENT and act.sense is Sense.TOLD and len(self.who.sides(act.pledge.pledgers)) > 1
        return act.told.time if new else None

    def _same_sides(self, act: Act, bond: Bond) -> bool:
        """Tell whether an act with two sides has both of them in the truce, where the truce knows both of its own.

        Who is only described ("foreign forces") may be any of them. What becomes of a truce may be told of the state in which it holds,
        in the place of the side that fights there.
        """
        sides, parties = named(debtors(act) | creditors(act)), named(bond.parties)
        if len(sides) < 2 or len(parties) < 2:
            return True
        if (act.kind in REPLIES and not bond.binds) or act.kind is PledgeKind.EXTENSION:  # so may the state in which a side fights
            parties |= {state for one in parties if self.kin.kind(one) is not ActorKind.STATE and (state := self._host(one))}
        if act.kind in SEQUELS or act.sense in OF_OLD:
            parties |= {actor for name in bond.names if (actor := self.kin.named(name)) and self.kin.kind(actor) is ActorKind.STATE}
        return self.kin.shared(sides, parties) >= 2 or self.kin.shared(parties, sides) >= 2

    def _host(self, group: str) -> str | None:
        return self.kin.state(self.kin.country(group) or "")

    def _takes_up(self, act: Act, bond: Bond) -> bool:
        """Tell whether an act answers the truce that the other side declared for itself: "will keep the ceasefire declared by X"."""
        alone = bond.binds and len(one_each(sorted(bond.parties), self.kin)) == 1
        answers = self.kin.shared(creditors(act), bond.debtors) > 0 or self._keeps_theirs(act, bond)
        return alone and act.kind is PledgeKind.ACCEPTANCE and answers

    def _keeps_theirs(self, act: Act, bond: Bond) -> bool:
        """Tell whether groups say that they keep the truce that the state in which they fight declared, and name nobody beside it."""
        theirs = hosts(act, self.kin)
        return len(theirs) == 1 and theirs <= bond.debtors

    def _answers(self, act: Act, bond: Bond) -> bool:
        """Tell whether an act takes up a draft of which another side's word is known: of one author, under one number ("20-point")."""
        if bond.binds or act.kind not in DRAFTS | REPLIES:
            return False
        from_whom = {author for other in act.told.acts() for author in authors(other)}
        return bool(from_whom & bond.authors and marks(act) & bond.marks)

    def replaces(self, act: Act, draft: Bond) -> bool:
        """Tell whether an agreement takes the place of a draft: one still open, all of whose parties it has."""
        if draft.binds or draft.over(act.told.time) or act.told.time - draft.last > REPLY_WITHIN:
            return False
        return bool(draft.parties) and self.kin.shared(draft.parties, debtors(act) | creditors(act)) == len(draft.parties)

    def renews(self, act: Act, older: Bond) -> bool:
        """Tell whether both sides make anew the truce that they have. It takes the place of what was lately spoken of as standing."""
        sides = self.who.sides(act.pledge.pledgers)
        if act.kind not in MAKING or act.sense not in MADE or len(sides) < 2 or older.over(act.told.time):
            return False
        theirs = one_each(sorted(older.debtors), self.kin)
        return older.made is not None and len(theirs) == len(sides) == self.kin.shared(theirs, sides)

    def renewed(self, act: Act, free: Iterable[Bond]) -> Bond | None:
        """Return the truce that an act prolongs too late: the last one of its parties, over and not renewed since."""
        if act.kind is not PledgeKind.EXTENSION:
            return None
        meant = [bond for bond in free if bond.binds and self.kin.shared(debtors(act), bond.parties) and self._same_sides(act, bond)]
        last = max(meant, key=lambda bond: bond.last, default=None)
        over = (last.over(act.told.time) or self._left(act, last)) if last else None
        late = over is not None and act.told.time - over <= OPPONENT_WITHIN
        return last if last and late and last.renewed_by is None else None

    def _lately(self, act: Act, bond: Bond) -> bool:
        """Tell whether a truce of two sides was spoken of lately."""
        return act.told.time - bond.last <= OPPONENT_WITHIN and self._two_sided(bond)

    def _two_sided(self, bond: Bond) -> bool:
        return len(one_each(sorted(bond.parties), self.kin)) == 2

    def unnamed(self, act: Act, free: Iterable[Bond]) -> set[str]:
        """Return the sides of a draft, of what "the warring sides" of a country make, or of "a new truce" of one, that go without saying.

        They are those of the truces called after the same place, or else whom alone its only side had truces with.
        """
        if (act.kind in MAKING or act.kind is PledgeKind.CALL_FOR) and act.sense is Sense.TOLD and not debtors(act) and grounds(act):
            there = [bond for bond in free if self._lately(act, bond) and self.kin.shared(grounds(act), bond.parties)]
            return set(max(there, key=lambda bond: bond.last).parties) if there else set()
        own = set(self.who.sides(act.pledge.pledgers))
        if len(own) == 1 and named_anew(act):
            theirs = [bond for bond in free if bond.binds and self.kin.shared(own, bond.parties)]
            return set(theirs[-1].parties) if theirs else set()
        if act.kind not in UNSAID or len(own) > 1:
            return set()
        lately = [bond for bond in free if self._lately(act, bond)]
        same_place = [bond for bond in lately if act.title & bond.titles and self.kin.shared(own, bond.parties) == len(own)]
        of_own = [bond for bond in lately if own and self.kin.shared(own, bond.parties)]
        sides = {frozenset(bond.parties) for bond in same_place[-1:] or of_own}
        return set(next(iter(sides))) if len(sides) == 1 else set()


def prolonged_anew(act: Act, bond: Bond, over: datetime) -> bool:
    """Tell whether what an act prolongs was over before, and not only before anybody told of it.

    It was prolonged in time where its words give an earlier day or moment for that, or where it merely ran out, unnoticed, some days ago.
    """
    since, told, past = act.told.time - over, made_on(act.pledge, act.told.since.date()), has("already_over", act.pledge.sentence.quote)
    if past and told and told.latest >= over:  # "that ran out on March 31": the day of its end
        told = None
    if since <= SOON or (told and told.earliest <= over):
        return False
    unnoticed = over == bond.runs_out and bond.ended is None and told is None and not past
    return not unnoticed or since > (ANNOUNCED_WITHIN if has("prolonged_before", act.pledge.sentence.quote) else EVE)


def at_its_start(act: Act, bond: Bond) -> bool:
    """Tell whether a truce is told to be made or to begin about when it was said to begin, however long before that was."""
    return bond.starts is not None and abs(act.told.time - bond.starts) <= NEW_START


def ends_an_older(act: Act, bond: Bond) -> bool:
    """Tell whether an act ended something before a truce was made, as far as days are told: "ended a ceasefire in November"."""
    over = act.pledge.starts.latest if act.kind in ENDS and act.pledge.starts else None
    making = (made_on(one.pledge, one.told.since.date()) for one in bond.acts if one.kind in MAKING and one.sense in MADE)
    days = [day for day in (bond.starts, *(made.earliest for made in making if made)) if day]
    since = min(days) if days else bond.first_made and bond.first_made - ANNOUNCED_WITHIN
    return over is not None and since is not None and over <= since


def named_anew(act: Act) -> bool:
    """Tell whether what is agreed is called another truce than the one before: "a new ceasefire"."""
    made = act.kind is PledgeKind.AGREEMENT and act.sense in MADE
    return made and has("another", act.before[-30:], act.pledge.undertaking.quote)


def told_again(act: Act, bond: Bond) -> bool:
    """Tell whether a truce is told by the day on which it was made or began: "the truce signed on July 5", weeks later.

    So it is by a month or a year: "last May, when they stopped shooting".
    """
    on = act.told.since.date()
    starts = act.pledge.starts if act.pledge.starts and act.pledge.starts.day else None
    told = made_on(act.pledge, on) or (Interval.instant(starts.earliest) if starts and starts.earliest else None)
    if told is None or on - told.earliest.date() <= NEW_START:
        return False
    since, until = told.earliest - NEW_START, max(told.earliest + NEW_START, told.latest)
    return any(known is not None and since <= known <= until for known in (bond.starts, bond.first_made, bond.made))


def named(actors: set[str]) -> set[str]:
    """Return those actors that go by a name of their own, not by a description ("X-backed forces")."""
    return {actor for actor in actors if not is_described(actor) and not is_nameless(actor)}
