"""Whose word a claim about a pledge is: the party's own, its enemy's, somebody else's, and how far it counts."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.records import (
    ActorKind,
    Authority,
    Claim,
    ClauseFailed,
    Ended,
    Pledge,
    Pledged,
    PledgeFactuality,
    PledgeKind,
    Polarity,
    Proposition,
    Resumed,
    Speaker,
    Suspended,
)

from .bond import Bond, creditors, debtors
from .confirming import says_it_waits
from .kin import Kin
from .kinds import BINDING, ENDS
from .phrases import has
from .senses import Sense
from .standing import standing
from .subordinate import ended_by_a_subordinate
from .told import Act

# What is denied with an end; that the truce stood before is not.
_ENDINGS = (ClauseFailed, Ended, Resumed, Suspended)


@dataclass(frozen=True)
class Voice:
    """Makes claims of what one act of a truce says."""

    act: Act
    bond: Bond
    kin: Kin

    @property
    def pledge(self) -> Pledge:
        """What the act is told by."""
        return self.act.pledge

    def claim(self, said: Proposition, faction: str, speaker: Speaker | None) -> Claim:
        """Return what is said about a faction as the claim of a speaker, of the source where there is none."""
        own = self.pledge.anonymous and speaker is self.pledge.said_by
        return Claim(
            proposition=said,
            authority=Authority.ANONYMOUS if own else self._authority(faction, speaker),
            polarity=Polarity.DENIED if self._denies(said) else Polarity.AFFIRMED,
            speaker=speaker.known_as if speaker else None,
            evidence=self.act.told.evidence(self.pledge.sentence),
        )

    def stood(self, said: Proposition, faction: str) -> Claim | None:
        """Return as the source's own word that what the enemy says was ended had stood before: that much is no charge."""
        if not isinstance(said, Pledged) or self.act.kind not in ENDS or not self.is_enemy(self.pledge.said_by, faction):
            return None
        return self.claim(said, faction, None).model_copy(update={"authority": Authority.THIRD_PARTY})

    def teller(self, faction: str) -> Speaker | None:
        """Return who tells an act of a faction: of those who say together what they end or prolong, itself."""
        together = () if self.act.kind in BINDING else self.pledge.also_said_by
        return next((one for one in together if one.actor and self.kin.akin(one.actor, faction)), self.pledge.said_by)

    def is_enemy(self, speaker: Speaker | None, faction: str) -> bool:
        """Tell whether a speaker is the other side of a faction's truce."""
        who = speaker.actor if speaker else None
        return who is not None and not self.kin.akin(who, faction) and any(self.kin.akin(who, side) for side in self.bond.parties)

    def _authority(self, faction: str, speaker: Speaker | None) -> Authority:
        vouched = self.pledge.factuality is not PledgeFactuality.REPORTED and self.act.sense is not Sense.STANDING
        vouched = vouched and not (speaker is None and self._only_said_to_have_made_it(faction))
        enemies = {side for side in self.bond.parties - self._beside(faction) if side != faction and not self.kin.akin(side, faction)}
        authority = standing(speaker, faction, self.kin, enemies, vouched)
        if ended_by_a_subordinate(self.act) and authority in (Authority.OWN_VOICE, Authority.SPOKESMAN):
            return Authority.ANONYMOUS  # one of its own, whom its centre can overrule
        return authority

    def _denies(self, said: Proposition) -> bool:
        denied = self.act.kind is PledgeKind.REJECTION or self.pledge.factuality is PledgeFactuality.DENIED
        return denied and isinstance(said, _ENDINGS if self.act.kind in ENDS else Pledged)

    def _only_said_to_have_made_it(self, faction: str) -> bool:
        """Tell whether a faction says that it waits for others, and put its name to nothing that the act tells of it."""
        return not has("signing", self.act.before) and says_it_waits(faction, self.bond.acts, self.kin)

    def _beside(self, faction: str) -> set[str]:
        """Return those groups with which a faction declared the truce together, towards others: they are no enemies of its."""
        declared = (debtors(act) for act in self.bond.acts if act.kind is PledgeKind.DECLARATION and creditors(act) - debtors(act))
        return {one for own in declared if faction in own and self._groups(own) for one in own}

    def _groups(self, actors: set[str]) -> bool:
        return all(self.kin.kind(actor) is not ActorKind.STATE for actor in actors)
