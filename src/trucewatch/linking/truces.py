"""Which pledges from many reports are one truce.

Acts are taken in order of time. A reply, an extension or an end goes to the open truce whose parties it shares; an announcement
joins the truce that its parties have, or begins one. Parties decide, time only bounds: nothing is joined by nearness alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from trucewatch.records import ActorKind, Party, PledgeFactuality, PledgeKind

from .kin import BELLIGERENT, Kin
from .phrases import has
from .told import Act

REPLIES = frozenset({PledgeKind.ACCEPTANCE, PledgeKind.REJECTION})
SEQUELS = frozenset({PledgeKind.EXTENSION, PledgeKind.TERMINATION, PledgeKind.EXPIRY, PledgeKind.THREAT_TO_END})
DRAFTS = frozenset({PledgeKind.PROPOSAL, PledgeKind.CALL_FOR, PledgeKind.OFFER})
BEGIN_NONE = frozenset({PledgeKind.TERMINATION, PledgeKind.EXPIRY, PledgeKind.THREAT_TO_END, PledgeKind.REJECTION, PledgeKind.CALL_FOR})
UNREAL = frozenset({PledgeFactuality.FAILED, PledgeFactuality.DENIED, PledgeFactuality.HYPOTHETICAL})
# Policy: how long after its last mention a truce can still be meant, by what is said.
SEQUEL_WITHIN = timedelta(days=400)
REPLY_WITHIN = timedelta(days=60)
DRAFT_WITHIN = timedelta(days=21)
ANNOUNCED_WITHIN = timedelta(days=45)
TOLD_AFTER_END = timedelta(days=21)
NEW_START = timedelta(days=3)
# Policy: the least confidence with which a coder's word may end or prolong a truce.
SURE_ENOUGH = 0.6


@dataclass
class Bond:
    """A truce as it is being put together: its acts, its parties, and when it was last spoken of."""

    acts: list[Act] = field(default_factory=list)
    debtors: set[str] = field(default_factory=set)
    creditors: set[str] = field(default_factory=set)
    last: datetime = datetime.min
    ended: datetime | None = None
    drafts_only: bool = True

    @property
    def parties(self) -> set[str]:
        """All whom it concerns, on either side."""
        return self.debtors | self.creditors

    @property
    def opened(self) -> datetime:
        """When it was first told of."""
        return min(act.told.time for act in self.acts)

    def take(self, act: Act) -> None:
        """Take an act into the truce."""
        self.acts.append(act)
        self.debtors |= debtors(act)
        self.creditors |= creditors(act)
        self.last = act.told.time
        self.drafts_only = self.drafts_only and act.pledge.kind in DRAFTS | REPLIES
        if act.pledge.kind in (PledgeKind.TERMINATION, PledgeKind.EXPIRY) and self.ended is None and _ends_all(act, self):
            self.ended = act.told.time


def doubtful(act: Act) -> bool:
    """Tell whether a coder was too unsure of an act that would end or prolong a truce: it waits for a person's word."""
    unsure = act.pledge.confidence is not None and act.pledge.confidence < SURE_ENOUGH
    return unsure and act.pledge.kind in SEQUELS


def debtors(act: Act) -> set[str]:
    """Return the ids of those whom an act binds."""
    return {party.actor for party in act.pledge.pledgers if party.actor}


def creditors(act: Act) -> set[str]:
    """Return the ids of those towards whom an act is."""
    return {party.actor for party in act.pledge.counterparts if party.actor}


def bonds(acts: Iterable[Act], kin: Kin, decided: Mapping[str, str] | None = None) -> list[Bond]:
    """Return the truces of the acts. ``decided`` maps act keys to names given by people: the same name is the same truce."""
    made: list[Bond] = []
    named: dict[str, Bond] = {}
    for act in sorted((act for act in acts if not doubtful(act)), key=lambda act: (act.told.order, act.number)):
        bond = _bond_for(act, made, named, kin, (decided or {}).get(act.key))
        if bond:
            bond.take(act)
    return made


def _bond_for(act: Act, made: list[Bond], named: dict[str, Bond], kin: Kin, name: str | None) -> Bond | None:
    if name is None:
        fixed = {id(bond) for bond in named.values()}
        return _meant([bond for bond in made if id(bond) not in fixed], act, kin) or _begun(act, made, kin)
    if name not in named:
        named[name] = Bond()
        made.append(named[name])
    return named[name]


def _meant(made: list[Bond], act: Act, kin: Kin) -> Bond | None:
    """Return the truce that an act speaks of: of those it can mean, the one that shares most parties, then the latest."""
    meant = [(score, bond.last, number) for number, bond in enumerate(made) if (score := _fit(act, bond, kin))]
    return made[max(meant)[2]] if meant else None


def _begun(act: Act, made: list[Bond], kin: Kin) -> Bond | None:
    """Return a new truce, where an act can begin one: calls, refusals and ends of what nobody told of begin none."""
    kind, factuality = act.pledge.kind, act.pledge.factuality
    if kind in BEGIN_NONE or factuality in UNREAL or not any(can_fight(party, kin) for party in act.pledge.pledgers):
        return None
    if not has("stops_violence", act.pledge.sentence.quote):
        return None
    made.append(Bond())
    return made[-1]


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


def _fit(act: Act, bond: Bond, kin: Kin) -> float:
    """Return how well an act fits a truce, 0 where it cannot be meant."""
    together = _of_one_story(act, bond)
    if not together and not _in_reach(act, bond):
        return 0.0
    own = debtors(act) or creditors(act)
    shared = kin.shared(own, bond.parties)
    if not shared or not _same_sides(act, bond, kin):
        return 0.0
    return together + shared / len(own) + kin.shared(creditors(act), bond.parties) / 10


def _of_one_story(act: Act, bond: Bond) -> bool:
    """Tell whether another text of the act's own story is in the truce: these belong together, however far apart in time."""
    return any(other.told.story == act.told.story and other.told.document.id != act.told.document.id for other in bond.acts)


def _in_reach(act: Act, bond: Bond) -> bool:
    since = act.told.time - bond.last
    if bond.ended is not None and act.told.time - bond.ended > TOLD_AFTER_END:
        return False
    if act.pledge.kind in SEQUELS:
        return since <= SEQUEL_WITHIN
    if act.pledge.kind in REPLIES:
        return since <= REPLY_WITHIN
    if bond.drafts_only:
        return act.told.time - bond.opened <= DRAFT_WITHIN
    return since <= ANNOUNCED_WITHIN and not _starts_anew(act, bond)


def _starts_anew(act: Act, bond: Bond) -> bool:
    """Tell whether an announcement has a start of its own, later than what the truce was announced for."""
    starts = act.pledge.starts.earliest if act.pledge.starts else None
    return bond.ended is not None and starts is not None and starts > bond.ended + NEW_START


def _same_sides(act: Act, bond: Bond, kin: Kin) -> bool:
    """Tell whether an act with two sides has both of them in the truce, where the truce knows both of its own."""
    sides = debtors(act) | creditors(act)
    if len(sides) < 2 or len(bond.parties) < 2:
        return True
    return kin.shared(sides, bond.parties) >= 2 or kin.shared(bond.parties, sides) >= 2


def _ends_all(act: Act, bond: Bond) -> bool:
    own = debtors(act)
    told_as_fact = act.pledge.kind is PledgeKind.EXPIRY and act.pledge.said_by is None
    return not own or own >= bond.debtors or told_as_fact
