"""Whose truce it is where the sentence that tells of it names nobody, or one side: of the only two who fight in its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.records import Incident, Party, Pledge, PledgeKind

from .breach import is_side
from .kin import BELLIGERENT, Kin
from .phrases import has
from .sense import sense
from .senses import MADE, Sense

Pair = tuple[Party, Party]


def with_those_at_war(pledges: Iterable[Pledge], incidents: Iterable[Incident], kin: Kin) -> list[Pledge]:
    """Return the pledges; a truce of nobody by name that is or was in force is that of the only two who fight in its page."""
    told, fought = list(pledges), list(incidents)
    if not any(_half_told(one, kin) for one in told):
        return told
    at_war, forces = _only_pair(told, fought, kin), _only_pair(told, [one for one in fought if _hits_a_force(one, kin)], kin)
    mended = []
    for one in told:
        pair = forces if sense(one) is Sense.STANDING else at_war  # of a truce that stands a people that was hit is no side
        mended.append(one.model_copy(update={"pledgers": pair}) if pair and _fits(one, pair, kin) else one)
    return mended


def _only_pair(pledges: list[Pledge], incidents: list[Incident], kin: Kin) -> Pair | None:
    """Return the only two who fight, or else pledge, in a page; None where there are others."""
    pairs = list(_of_incidents(incidents, kin)) or list(_of_pledges(pledges, kin))
    return pairs[0] if pairs and all(_same(pair, pairs[0], kin) for pair in pairs) else None


def _hits_a_force(incident: Incident, kin: Kin) -> bool:
    return incident.target is None or is_side(incident.target, kin)


def _fits(pledge: Pledge, pair: Pair, kin: Kin) -> bool:
    """Tell whether a pair can be the sides of a half-told truce: whoever its sentence names is one of them."""
    named = (party for party in (*pledge.pledgers, *pledge.counterparts) if _fights(party, kin))
    return _half_told(pledge, kin) and all(any(kin.akin(one.actor or "", side.actor or "") for side in pair) for one in named)


def _half_told(pledge: Pledge, kin: Kin) -> bool:
    """Tell whether a sentence tells of a truce that is or was in force and names none who made it, or of one that stands, one at most."""
    begins = pledge.kind is PledgeKind.AGREEMENT and sense(pledge) in MADE and has("takes_effect", pledge.sentence.quote)
    told = begins or pledge.kind in (PledgeKind.EXPIRY, PledgeKind.EXTENSION) or sense(pledge) is Sense.STANDING
    named = {party.actor for party in (*pledge.pledgers, *pledge.counterparts) if _fights(party, kin)}
    most = 1 if sense(pledge) is Sense.STANDING else 0
    return told and len(named) <= most and has("truce", pledge.undertaking.quote)


def _of_incidents(incidents: Iterable[Incident], kin: Kin) -> Iterator[Pair]:
    """Yield who blames whom, and who attacks whom."""
    for one in incidents:
        for other in (one.said_by.party if one.said_by else None, one.target):
            if one.actor and other and _opposed(one.actor, other, kin):
                yield one.actor, other


def _of_pledges(pledges: Iterable[Pledge], kin: Kin) -> Iterator[Pair]:
    """Yield the first two sides of each pledge of two."""
    for pledge in pledges:
        parties = (*pledge.pledgers, *pledge.counterparts)
        other = next((party for party in parties if _opposed(parties[0], party, kin)), None)
        if other is not None:
            yield parties[0], other


def _opposed(one: Party, other: Party, kin: Kin) -> bool:
    return _fights(one, kin) and _fights(other, kin) and not kin.akin(one.actor or "", other.actor or "")


def _fights(party: Party, kin: Kin) -> bool:
    return kin.kind(party.actor or "") in BELLIGERENT


def _same(pair: Pair, other: Pair, kin: Kin) -> bool:
    ours, theirs = ({party.actor or "" for party in both} for both in (pair, other))
    return kin.shared(ours, theirs) == 2
