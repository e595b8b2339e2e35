"""Whom the sentence of an act names beside it as a party, where its coder named too few or too many.

Who breaks a truce is one of its parties, and violence told against the measure of a truce ("the heaviest strikes since the ceasefire with
X") was that of the other side. Who drafts for others is none of those who reply.
"""

from __future__ import annotations

from trucewatch.records import ActorKind, Incident, Party, Pledge, PledgeKind, Report

from .kin import BELLIGERENT, Kin
from .phrases import has
from .sense import Sense, sense

TAKEN_UP = frozenset({PledgeKind.ACCEPTANCE, PledgeKind.PROPOSAL})


def with_beside(report: Report, kin: Kin) -> Report:
    """Return the report with the parties of its pledges mended by what stands in the same sentence."""
    mended = (_with_caller(_without_author(_without_title(_without_mediators(pledge), kin), report), kin) for pledge in report.pledges)
    return report.model_copy(update={"pledges": tuple(_completed(pledge, report.incidents, kin) for pledge in mended)})


def _without_mediators(pledge: Pledge) -> Pledge:
    """Leave out those who only brought the parties together ("mediated by ...")."""
    sentence, start = pledge.sentence.quote, pledge.sentence.start
    between = {party.actor for party in pledge.mediators}
    others = [p for p in pledge.pledgers if p.actor not in between and not has("mediated", sentence[: max(0, p.span.start - start)])]
    return pledge.model_copy(update={"pledgers": tuple(others)}) if others else pledge


def _without_title(pledge: Pledge, kin: Kin) -> Pledge:
    """Leave out a name that nobody knows where it only says which truce is meant: "the Gaza ceasefire"."""
    sentence, start = pledge.sentence.quote, pledge.sentence.start
    named = [party for party in pledge.pledgers if kin.kind(party.actor or "") is ActorKind.UNKNOWN]
    titles = [party for party in named if has("titled", sentence[max(0, party.span.end - start) :])]
    return pledge.model_copy(update={"pledgers": tuple(party for party in pledge.pledgers if party not in titles)}) if titles else pledge


def _with_caller(pledge: Pledge, kin: Kin) -> Pledge:
    """Add who calls for a truce that it would be a party of itself ("a ceasefire with X"): that call is an offer."""
    speaker = pledge.said_by if pledge.kind is PledgeKind.CALL_FOR else None
    named = {party.actor for party in pledge.pledgers}
    if speaker is None or kin.kind(speaker.actor or "") not in BELLIGERENT or speaker.actor in named or not named:
        return pledge
    if not has("mutual", pledge.sentence.quote[max(0, pledge.undertaking.start - pledge.sentence.start) :]):
        return pledge
    return pledge.model_copy(update={"pledgers": (*pledge.pledgers, Party(span=speaker.span, actor=speaker.actor))})


def _without_author(pledge: Pledge, report: Report) -> Pledge:
    """Leave out of a reply, or of a draft, those who drafted it for others."""
    if pledge.kind not in TAKEN_UP:
        return pledge
    drafts = [other for other in report.pledges if other.kind is PledgeKind.PROPOSAL and other.sentence == pledge.sentence]
    drafted_by = {other.said_by.actor for other in drafts if other.said_by}
    others = tuple(party for party in pledge.pledgers if party.actor not in drafted_by)
    return pledge.model_copy(update={"pledgers": others}) if others else pledge


def _completed(pledge: Pledge, incidents: tuple[Incident, ...], kin: Kin) -> Pledge:
    """Add to a truce that stands, and of which one side is named at most, those whose violence its sentence tells of."""
    if _sides(pledge.pledgers, kin) > 1 or sense(pledge) is not Sense.STANDING or has("declared", pledge.sentence.quote):
        return pledge
    told = [incident for incident in incidents if incident.sentence == pledge.sentence]
    named = {party.actor for party in (*pledge.pledgers, *pledge.counterparts)}
    added = {party.actor: party for incident in told for party in _fighting(incident, kin) if party.actor not in named}
    return pledge.model_copy(update={"pledgers": (*pledge.pledgers, *added.values())})


def _fighting(incident: Incident, kin: Kin) -> list[Party]:
    """Return those whose violence it was; who suffered it may be anybody."""
    known = [party for party in (incident.actor, *incident.parties) if party]
    return [party for party in known if kin.kind(party.actor or "") in BELLIGERENT]


def _sides(parties: tuple[Party, ...], kin: Kin) -> int:
    return len({party.actor for party in parties if kin.kind(party.actor or "") in BELLIGERENT})
