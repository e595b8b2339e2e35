"""Truces that nobody tells of but by their breach: "strikes the suburbs, in violation of the ceasefire".

Where the sentence of an incident speaks so of a truce and no coder made an act of it, the truce is mentioned by those whose violence it was
and those whom it hit, or who complain of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trucewatch.records import ActorKind, Incident, IncidentFactuality, IncidentKind, Party, Pledge, PledgeKind, Span

from .kin import BELLIGERENT, Kin
from .phrases import TRUCE, found, has
from .sense import sense
from .senses import Sense

HAPPENED = frozenset({IncidentFactuality.ASSERTED, IncidentFactuality.REPORTED})
_MADE = r"(?:agreement|deal|accord)"
_TRUCE = re.compile(rf"\b(?:(?:{TRUCE}|cessation of hostilities)(?: {_MADE})?|peace {_MADE})\b", re.IGNORECASE)
_ACTS = r"clash(?:es)?|fighting|gunfire|shelling|violence|skirmishes|attacks|strikes|bombardments?"
_GOES_ON = re.compile(
    rf"\b(?P<act>{_ACTS})\b(?: \w+){{0,3}} (?:continu|persist|go(?:es)? on|resum|erupt|br[eo]k|flar|(?:is|are|was|were) reported)\w*"
    r"[^.;]{0,60}\b(?:despite|in spite of)\b[^.;]{0,60}\b(?:cease-?\s?fire|truce)\b",
    re.IGNORECASE,
)


def violence_told(incidents: Iterable[Incident], pledges: Iterable[Pledge]) -> Iterator[Incident]:
    """Yield the violence of nobody that no coder made an act: "clashes continue despite the truce"."""
    coded = [incident.anchor for incident in incidents]
    for pledge in pledges:
        match = _GOES_ON.search(pledge.sentence.quote) if sense(pledge) is Sense.STANDING else None
        if match is None or not pledge.pledgers:
            continue
        anchor = pledge.sentence.part(*match.span("act"))
        if not any(anchor.overlaps(other) for other in coded):
            coded.append(anchor)
            yield Incident(kind=IncidentKind.ARMED_CLASH, anchor=anchor, parties=pledge.pledgers, sentence=pledge.sentence)


def breaches_told(incidents: Iterable[Incident], pledges: Iterable[Pledge], kin: Kin) -> Iterator[Pledge]:
    """Yield a mention of the truce that the sentence of an incident tells as broken or ended, where no pledge has that sentence."""
    coded = {pledge.sentence for pledge in pledges}
    for incident in incidents:
        truce = _TRUCE.search(incident.sentence.quote)
        if truce is None or incident.sentence in coded or incident.factuality not in HAPPENED:
            continue
        mention = _mention(incident, incident.sentence.part(*truce.span()), kin)
        if mention is not None:
            coded.add(incident.sentence)
            yield mention


def _mention(incident: Incident, truce: Span, kin: Kin) -> Pledge | None:
    one, others = _one_and_others(incident, kin)
    bare = Pledge(kind=PledgeKind.AGREEMENT, undertaking=truce, sentence=incident.sentence)
    meant = sense(bare)
    again = next(found("resumes", incident.sentence.quote), None)
    if again and one and meant is not Sense.ENDING:
        resumed = {"kind": PledgeKind.TERMINATION, "undertaking": incident.sentence.part(*again.span())}
        return bare.model_copy(update=resumed | {"pledgers": one, "counterparts": others})
    if meant is Sense.ENDING and (one or others):
        return bare.model_copy(update={"pledgers": one or others, "counterparts": others if one else ()})
    if meant is Sense.STANDING and has("breaching", incident.sentence.quote) and ((one and others) or len(others) > 1):
        return bare.model_copy(update={"pledgers": (*one, *others)})
    return None


def _one_and_others(incident: Incident, kin: Kin) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who acted, and whom it hit or who complains: belligerents that are not akin to the actor."""
    one = tuple(party for party in (incident.actor,) if party and fights(party, kin))
    speaker = incident.said_by
    target = incident.target if incident.target and is_side(incident.target, kin) else None
    hit = (target, *incident.parties, speaker.party if speaker else None)
    others = {party.actor: party for party in hit if party and fights(party, kin) and not akin_to_any(party, one, kin)}
    return one, tuple(others.values())


def is_side(target: Party, kin: Kin) -> bool:
    """Tell whether who was hit may be a side: not a people, which goes by the name of its state."""
    return kin.kind(target.actor or "") is not ActorKind.STATE or has("state_forces", target.span.quote)


def fights(party: Party, kin: Kin) -> bool:
    """Tell whether a party is a belligerent that the registry has."""
    return kin.kind(party.actor or "") in BELLIGERENT


def akin_to_any(party: Party, others: Iterable[Party], kin: Kin) -> bool:
    """Tell whether a party is akin to one of the others."""
    return any(kin.akin(party.actor or "", other.actor or "") for other in others)
