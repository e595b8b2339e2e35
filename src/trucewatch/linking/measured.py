"""Whom violence in the sentence of a truce makes its party, and to whom a truce in the sentence of violence gives that.

Who breaks a truce is one of its parties, and violence told against the measure of a truce ("the heaviest strikes since the ceasefire with
X") was that of the other side.
"""

from __future__ import annotations

from trucewatch.records import Incident, IncidentKind, Party, Pledge, PledgeKind

from .breach import akin_to_any, fights, is_side
from .cast import Cast
from .days import on_its_own_day
from .everyone import sides_of
from .kin import Kin
from .phrases import has
from .recalling import recalled_in
from .sense import sense
from .senses import Sense


def attributed(incident: Incident, pledges: list[Pledge], cast: Cast) -> Incident:
    """Give violence of which nobody is named, told against the measure of a truce, to those who have that truce."""
    incident, kin = _clashed(on_its_own_day(incident)), cast.kin
    named = [party for party in (incident.target, *incident.parties) if party]
    clash = incident.kind is IncidentKind.ARMED_CLASH and incident.actor is None and len(named) < 2
    if clash and (both := cast.exchanging(incident.sentence)):
        return incident.model_copy(update={"parties": both, "target": None})
    if incident.actor or any(fights(party, kin) for party in named):
        return incident
    own = (pledge for pledge in pledges if pledge.sentence == incident.sentence and sense(pledge) is Sense.STANDING)
    parties = next((pledge.pledgers for pledge in own if sides_of(pledge.pledgers, kin) > 1), ())
    return incident.model_copy(update={"parties": parties}) if parties else incident


def _clashed(incident: Incident) -> Incident:
    """Take "a clash between X and Y" as fought by both: nobody is said to have begun it."""
    one, other, sentence = incident.actor, incident.target, incident.sentence
    if incident.kind is not IncidentKind.ARMED_CLASH or one is None or other is None:
        return incident
    if not has("between_them", sentence.before(one.span)) or incident.claimed_by:
        return incident
    return incident.model_copy(update={"actor": None, "target": None, "parties": (one, other, *incident.parties)})


def completed(pledge: Pledge, incidents: tuple[Incident, ...], cast: Cast) -> Pledge:
    """Add to a truce that stands, and of which one side is named at most, those whose violence its sentence tells of."""
    kin = cast.kin
    if pledge.kind is PledgeKind.TERMINATION and has("truce", pledge.sentence.quote):
        return _with_hit(pledge, incidents, kin)
    if sides_of(pledge.pledgers, kin) > 1 or sense(pledge) is not Sense.STANDING or has("declared", pledge.sentence.quote):
        return pledge
    told = [incident for incident in incidents if incident.sentence == pledge.sentence] or recalled_in(pledge, incidents, cast)
    named = {party.actor for party in (*pledge.pledgers, *pledge.counterparts)}
    added = {party.actor: party for incident in told for party in _fighting(incident, kin) if party.actor not in named}
    return pledge.model_copy(update={"pledgers": (*pledge.pledgers, *added.values())})


def _with_hit(pledge: Pledge, incidents: tuple[Incident, ...], kin: Kin) -> Pledge:
    """Add to the end of a truce, of which one side is named, whom its attack in the same sentence hit: "attacked X, ending a ceasefire"."""
    hit = (one.target for one in incidents if one.sentence == pledge.sentence and one.target and fights(one.target, kin))
    others = [party for party in hit if not akin_to_any(party, pledge.pledgers, kin)]
    alone = sides_of((*pledge.pledgers, *pledge.counterparts), kin) == 1
    return pledge.model_copy(update={"counterparts": (*pledge.counterparts, *others[:1])}) if alone else pledge


def _fighting(incident: Incident, kin: Kin) -> list[Party]:
    """Return those whose violence it was, and who complains of it as a breach, or was hit by it as one, if that is a force."""
    breach = incident.alleged_violation or has("breaching", incident.sentence.quote)
    complains = incident.said_by.party if breach and incident.said_by else None
    hit = incident.target if breach and incident.target and is_side(incident.target, kin) else None
    known = [party for party in (incident.actor, *incident.parties, complains, hit) if party]
    return [party for party in known if fights(party, kin)]
