"""Acts as claims about a pledge: who is said to have pledged, prolonged, ended or refused it, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from trucewatch.records import (
    Claim,
    ClauseFailed,
    Ended,
    EndKind,
    Extended,
    Interval,
    MemberOf,
    ObligationStatus,
    ObligationTold,
    Observed,
    Offered,
    Pledged,
    PledgeFactuality,
    PledgeKind,
    Polarity,
    Proposition,
    Reaffirmed,
    Reinstated,
    Resumed,
    Speaker,
    Suspended,
    Terms,
)
from trucewatch.records.strangers import is_nameless, new_id, words_of

from .anew import stood_until_then
from .bond import Bond, creditors, debtors, end_of, last_moment, lasting, stands_still
from .confirming import disowned_by_another, in_its_word, teller_of_terms, unconfirmed
from .due import obligation_due
from .fighters import fighting_words
from .keeping import bound_before, keeps, made_when, makings, mentioned_before
from .kin import Kin
from .kinds import BINDING, ENDS, MAKING
from .obliging import Obligation, obligation
from .phrases import has
from .ran_out import begun
from .senses import MADE, OF_OLD, Sense
from .sides import Side
from .subordinate import ended_by_a_subordinate
from .told import Act
from .voicing import Voice

# How long before its report a denial may have been made that is told as news: what was denied on Monday is denied still on Tuesday.
_STILL_DENIED = timedelta(days=3)


class Pledging:
    """Turns the acts of one pledge into claims, given its reading in the story that tells them and the truce they belong to."""

    def __init__(self, act: Act, terms: Terms, side: Side, bond: Bond, kin: Kin) -> None:
        self.act, self.pledge, self.terms, self.bond, self.kin = act, act.pledge, terms, bond, kin
        self.voice, self.factions = Voice(act, bond, kin), side.factions(act)
        self.collective = [debtor for debtor in sorted(side.debtors) if kin.is_coalition(debtor)]

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of the act, for each party it binds and for each further speaker."""
        if self.pledge.factuality in (PledgeFactuality.HYPOTHETICAL, PledgeFactuality.FAILED):
            return
        for faction in self.factions:
            for said in self._propositions(faction):
                yield self.voice.stood(said, faction) or self.voice.claim(said, faction, self.voice.teller(faction))
            if self._overrules(faction):
                yield self._still_stands(faction)
        if self.act.kind in BINDING and self.act.sense in MADE:
            yield from self._by_others()

    def _propositions(self, faction: str) -> Iterator[Proposition]:
        kind = self.act.kind
        yield from self._outlived(faction)
        if told := obligation(self.pledge.undertaking.quote, self.act.before) if self.act.sense is Sense.OBLIGED else None:
            yield self._obliged(told, faction)
        elif self.act.sense in OF_OLD and self.bond.made_by(self.act.told.time):
            yield from self._kept(faction)
            if self._told_for_it(faction) or self._joins_theirs(faction):
                yield self._pledged(faction)
        elif self._waits(faction):
            yield self._offered(faction)
        elif kind in BINDING or (kind is PledgeKind.REJECTION and not self._made_before(faction)):
            yield self._pledged(faction)
        elif kind is PledgeKind.EXTENSION:
            yield self._pledged(faction) if self._begins_by_extension() else self._extended(faction)
        elif kind in ENDS:
            yield from self._terminated(faction)
        elif kind in (PledgeKind.THREAT_TO_END, PledgeKind.REJECTION):
            yield Observed(pledge=self.terms.pledge, faction=faction)
        else:
            yield self._offered(faction)
            if has("vetoed", self.act.before):
                yield Ended(pledge=self.terms.pledge, faction=faction, kind=EndKind.WITHDRAWN, when=self.act.told.when)

    def _kept(self, faction: str) -> Iterator[Proposition]:
        """Yield that a faction keeps the truce; where both commit themselves to it again, also that it is no longer suspended.

        What they only say still stands is no longer suspended either, but clears nobody of what was done until then.
        """
        again = self.act.sense is Sense.REAFFIRMED and not keeps(self.act)
        said = Reaffirmed if again and not has("both_say", self.act.before) else Observed
        yield said(pledge=self.terms.pledge, faction=faction)
        if again and self._suspended_before(faction):
            yield Reinstated(pledge=self.terms.pledge, faction=faction)

    def _obliged(self, told: Obligation, faction: str) -> ObligationTold:
        """Return where a release or a withdrawal stands, and by when it is due if its sentence fixes that."""
        due = obligation_due(self.act) if told.status is ObligationStatus.DUE else None
        return ObligationTold(
            pledge=self.terms.pledge, faction=faction, obligation=told.what, status=told.status, due=due, when=self.act.told.when
        )  # fmt: skip

    def _outlived(self, faction: str) -> Iterator[Proposition]:
        """Yield that a truce spoken of as standing after its term had been prolonged before that ran out, nobody said for how long."""
        past = self.bond.outlived
        if past and past < self.act.told.time and stands_still(self.act):
            when = Interval(earliest=min(self.bond.opened, past), latest=past)
            yield Extended(pledge=self.terms.pledge, faction=faction, when=when)

    def _made_before(self, faction: str) -> bool:
        """Tell whether a faction made the truce before by name: what it refuses later is something else ("to change the deal").

        Who says in so many words that there is none ("denies the truce"), or that it fights on, refuses what only others told.
        """
        if has("denying_it", self.act.before):
            return False
        if has("fights_on", self.pledge.undertaking.quote):
            made = (act for act in makings(self.bond, faction) if act.told.time <= self.act.told.time)
            return any(self._told_as_its_own(act, faction) for act in made)
        return self.bond.binds and any(act.told.time < self.act.told.time for act in makings(self.bond, faction))

    def _told_as_its_own(self, act: Act, faction: str) -> bool:
        """Tell whether an act is told as a faction's own: by itself, or as a fact."""
        return act.pledge.said_by is None or in_its_word(act, faction, self.kin)

    def _waits(self, faction: str) -> bool:
        """Tell whether what the act tells is only put to a faction: an assent waits for the other side, an outsider's word for its own."""
        assents = self.act.kind is PledgeKind.ACCEPTANCE and not self._binds_to_accept()
        doubtful = unconfirmed(self.act, faction, self.kin) or disowned_by_another(self.act, faction, self.kin)
        return assents or (self.act.kind in BINDING and doubtful)

    def _binds_to_accept(self) -> bool:
        """Tell whether an acceptance binds: not one side's assent to what others drafted for both, which waits for the other side."""
        drafted_by_others = bool(self.bond.authors) and not self.bond.authors & self.bond.parties
        drafted_by_others |= self.act.sense is Sense.TAKEN_UP
        drafted, own = debtors(self.bond.acts[0]), debtors(self.act)
        return self.bond.binds or not drafted_by_others or (self.kin.shared(drafted, own) > 1 if len(drafted) > 1 else len(own) > 1)

    def _overrules(self, faction: str) -> bool:
        """Tell whether a side says that the truce stands which one of its commanders called over, by then or in the same report."""
        speaker = self.voice.teller(faction)
        if self.act.sense not in OF_OLD or speaker is None or not self.kin.akin(speaker.actor or "", faction):
            return False
        ends = (act for act in self.bond.acts if faction in debtors(act) and act.told.order <= self.act.told.order)
        return any(ended_by_a_subordinate(act) and not act.denies for act in ends)

    def _still_stands(self, faction: str) -> Claim:
        """Return a side's word that it has not ended the truce."""
        said = Ended(pledge=self.terms.pledge, faction=faction, kind=EndKind.WITHDRAWN, when=self.act.told.when)
        return self.voice.claim(said, faction, self.voice.teller(faction)).model_copy(update={"polarity": Polarity.DENIED})

    def _told_for_it(self, faction: str) -> bool:
        """Tell whether only the other side, or others unconfirmed, told that a faction made what this act now speaks of as standing."""
        made = [] if self.act.sense is Sense.URGED else makings(self.bond, faction)  # who asks for more may be wrong that there is one
        return bool(made) and all(self.voice.is_enemy(act.pledge.said_by, faction) or unconfirmed(act, faction, self.kin) for act in made)

    def _joins_theirs(self, faction: str) -> bool:
        """Tell whether a faction says that it will keep the truce that the other side alone had declared: by that it is bound too."""
        own = self.act.sense is Sense.REAFFIRMED and keeps(self.act) and not makings(self.bond, faction)
        before = self._before() if own else []
        return bool(before) and not any(self.kin.shared([faction], debtors(act) | creditors(act)) for act in before)

    def _before(self) -> list[Act]:
        return [act for act in self.bond.acts if act.told.time < self.act.told.time]

    def _begins_by_extension(self) -> bool:
        """Tell whether what is prolonged was never told of, or has run out: then its term begins with this act.

        A report may tell behind it of what was prolonged, with the day on which that began.
        """
        first, story = self.bond.acts[0], self.act.told.story
        behind = (act for act in self.bond.acts if act.told.story == story and act.kind in MAKING and act.sense in MADE)
        told = any(act.pledge.starts and act.pledge.ends_or_duration for act in behind)
        return first.kind is PledgeKind.EXTENSION and first.told.story == story and not told

    def _offered(self, faction: str) -> Offered:
        return Offered(pledge=self.terms.pledge, faction=faction, reading=self.terms.id, when=self.act.told.when)

    def _pledged(self, faction: str) -> Pledged:
        return Pledged(pledge=self.terms.pledge, faction=faction, reading=self.terms.id, when=self._bound(faction))

    def _bound(self, faction: str) -> Interval | None:
        """Return when a faction bound itself; None where this act only speaks of it, and nobody told when it was."""
        only_speaks = self.act.sense is Sense.STANDING or keeps(self.act)
        if only_speaks or self.act.kind is PledgeKind.ACCEPTANCE:
            before = bound_before(self.act, self.bond, faction)
            return before or (None if only_speaks and not self._joins_theirs(faction) else self._made())
        return None if mentioned_before(self.act, self.bond) else self._made()

    def _made(self) -> Interval:
        """Return when what the act tells was made or prolonged, or what it denies was denied; on the day of its start, before that."""
        if self.act.kind not in BINDING | {PledgeKind.EXTENSION}:
            return self.act.told.when
        made, start = made_when(self.act), self.terms.effective
        if self.act.denies and self.act.told.since - made.latest < _STILL_DENIED:
            return self.act.told.when
        within = start is not None and made.earliest <= start.latest < made.latest
        return Interval(earliest=made.earliest, latest=start.latest) if start and within else made

    def _extended(self, faction: str) -> Extended:
        """Return the extension; one told after the term ran out was made before that.

        Where its words say that the truce stood until then, its length counts from it, and not from the end that was known.
        """
        until, past = last_moment(self.pledge.until), self.bond.told_late.get(self.act.key)
        if past and not until and stood_until_then(self.act):
            until = end_of(self.act)
        term = None if until else lasting(self.pledge).term
        when = Interval(earliest=past - timedelta(days=1), latest=past) if past else None
        return Extended(pledge=self.terms.pledge, faction=faction, until=until, term=term, when=when)

    def _terminated(self, faction: str) -> Iterator[Proposition]:
        """Yield the end; of a truce that is first told of by its end, that it stood before."""
        if self.bond.acts[0].kind in ENDS and self.act.told.story == self.bond.acts[0].told.story:
            yield Pledged(pledge=self.terms.pledge, faction=faction, reading=self.terms.id, when=begun(self.act))
        sentence = self.pledge.sentence.quote
        clause = self.terms.clauses[0].id if self.terms.clauses else None
        if clause and has("condition_failed", sentence, self._whole_text()):
            yield ClauseFailed(pledge=self.terms.pledge, clause=clause, by=faction, when=self._when())
        elif self.act.suspends:
            yield Suspended(pledge=self.terms.pledge, faction=faction, when=self._when())
        else:
            ended = EndKind.EXPIRED if self.act.kind is PledgeKind.EXPIRY else EndKind.WITHDRAWN
            yield Ended(pledge=self.terms.pledge, faction=faction, kind=ended, when=self._when())
        if has("resumed", self.pledge.undertaking.quote) or has("and_resumes", self.act.behind) or has("resumes_and", self.act.before):
            yield Resumed(pledge=self.terms.pledge, faction=faction, when=self._when())

    def _suspended_before(self, faction: str) -> bool:
        """Tell whether a faction had suspended the truce to which both now commit themselves again."""
        ends = (act for act in self.bond.acts if act.kind in ENDS and act.told.order < self.act.told.order)
        return any(faction in debtors(act) and act.suspends for act in ends)

    def _whole_text(self) -> str:
        """The words around the act: what a following sentence gives as its reason counts as said with it."""
        body, at = self.act.told.document.text, self.pledge.sentence
        return body[at.start : at.end + 300]

    def _by_others(self) -> Iterator[Claim]:
        """Yield what the speakers add by speaking: a member vouches for itself beside the coalition, nameless factions for themselves."""
        speakers = (*((self.pledge.said_by,) if self.pledge.said_by else ()), *self.pledge.also_said_by)
        for speaker in speakers:
            who = self._one_in_all_prints(speaker.actor)
            if who and who not in self.factions and self._joins(who, speaker):
                yield self.voice.claim(self._pledged(who), who, speaker)
                yield from self._belongs(who, speaker)
        for faction in self.factions:
            own = None if self._told_as_its_own(self.act, faction) else teller_of_terms(self.act, faction, self.kin)
            for speaker in (*self.pledge.also_said_by, *((own,) if own else ())):
                yield self.voice.claim(self._pledged(faction), faction, speaker)

    def _joins(self, who: str, speaker: Speaker) -> bool:
        """Tell whether a speaker's party is one of those who pledge: a member of the coalition, or a nameless faction of it."""
        party = speaker.on_behalf_of or speaker.span
        nameless = speaker.anonymous and bool(set(party.quote.lower().split()) & fighting_words()) and bool(self.collective)
        return nameless or any(who in self.kin.members(coalition) for coalition in self.collective)

    def _belongs(self, who: str, speaker: Speaker) -> Iterator[Claim]:
        """Yield that a nameless faction is one of the collective that it speaks with: blame on all of them is blame on it."""
        if is_nameless(who):
            named = [coalition for coalition in self.collective if coalition in self.factions]
            for coalition in named[:1] or self.collective:
                yield self.voice.claim(MemberOf(actor=who, coalition=coalition), who, speaker)

    def _one_in_all_prints(self, actor: str | None) -> str | None:
        """Return the id of a nameless actor of one document as that of its story: every print of it means the same one."""
        return new_id(words_of(actor), self.act.told.story) if actor and is_nameless(actor) else actor

    def _when(self) -> Interval:
        """When a termination or an expiry takes effect: the day that its text gives, the end of its month or year, or when it was told."""
        starts, told = self.pledge.starts, self.act.told
        if starts is None or starts.earliest is None or starts.latest is None:
            return self.act.told.when
        tonight = self.act.kind is PledgeKind.EXPIRY and starts.earliest - told.since <= timedelta(days=1)
        first = min(starts.earliest, told.time) if tonight else starts.earliest
        return Interval.instant(first if starts.day or told.listed else min(starts.latest, told.time))
